"""A day of trade at the gateway: what becomes of each order, and everything that goes wrong meanwhile."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from random import Random
from threading import Lock
from typing import Any

from attrs import define, field, frozen

from support.bookshop import Bookshop
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

IN_FLIGHT = 8
TIMEOUT_SECONDS = 0.5
"""How long the clients are to wait for a reply."""

REPLY_FAULTS: Mapping[str, Mapping[str, Any]] = {
    "system_error": {},
    "system_error_after": {},
    "html_502": {},
    "rate_limit": {},
    "cut_before": {},
    "cut_after": {},
    "cut_midway": {},
    "slow_reply": {"seconds": 2 * TIMEOUT_SECONDS},
    "probe": {},
    "certificate_rotation": {},
}
CALLBACK_FAULTS = ("duplicate", "late", "probe", "bad_signature")
FATES = ("paid", "refunded", "refunded", "closed", "contested", "unheard", "left")
"""What becomes of an order; one that is unheard is paid, and its callback has an address where nobody listens."""
ENDS = ("succeed", "succeed", "fail", "fail late", "close", "stay")
"""What the bank does with a refund."""
NOBODY = "http://127.0.0.1:9/paid"


@frozen
class Plan:
    """What is to happen to one order."""

    number: str
    total: int
    fate: str
    refunds: tuple[tuple[str, int, str], ...] = ()
    """Number, amount and end of each."""
    dies_after_booking: bool = False
    """Whether the shop's process dies between booking and answering."""


def planned(random: Random, orders: int) -> list[Plan]:
    """Plans for so many orders."""
    return [_plan(random, f"order-{index:04}") for index in range(orders)]


def _plan(random: Random, number: str) -> Plan:
    total, fate = random.randint(2, 10_000), random.choice(FATES)
    amounts = [total // 2, total - total // 2][: random.randint(1, 2)] if fate == "refunded" else []
    refunds = tuple((f"{number}-{part}", amount, random.choice(ENDS)) for part, amount in enumerate(amounts))
    return Plan(number, total, fate, refunds, dies_after_booking=random.random() < 0.1)


@define
class Trouble:
    """Deals out faults, one before each call and each event until there are none left; all of them strike."""

    gateway: RunningGateway
    replies: list[str | None]
    callbacks: list[str]
    lock: Lock = field(factory=Lock)

    @classmethod
    def dealt(cls, random: Random, gateway: RunningGateway, *, orders: int, times: int) -> "Trouble":
        """So many of each kind, spread over the first calls and events of so many orders."""
        replies: list[str | None] = [kind for kind in REPLY_FAULTS for _ in range(times)]
        replies += [None] * (orders - len(replies))  # every order makes at least one call
        callbacks = [kind for kind in CALLBACK_FAULTS for _ in range(times)]
        random.shuffle(replies)
        random.shuffle(callbacks)
        return cls(gateway, replies, callbacks)

    def before_call(self) -> None:
        """Let a reply go wrong, this one or another."""
        with self.lock:
            kind = self.replies.pop() if self.replies else None
            if kind is not None:
                self.gateway.faults.add(kind, **REPLY_FAULTS[kind])

    def before_event(self) -> None:
        """Let a callback go wrong, this one or another."""
        with self.lock:
            if self.callbacks:
                self.gateway.notifications.faults.add(self.callbacks.pop())

    @property
    def left(self) -> int:
        """How many faults have not struck."""
        waiting = (*self.gateway.faults.pending, *self.gateway.notifications.faults.pending)
        return len(self.replies) + len(self.callbacks) + len(waiting)


@define
class World:
    """A gateway, the payers and banks at it, and what they do to each order of a shop."""

    gateway: RunningGateway
    trouble: Trouble
    plans: list[Plan]
    wait: Callable[[], None]
    """Lets a minute pass for the clients."""

    async def happen(self, shop: Bookshop, url: str) -> None:
        """Let every order have its fate, several at a time; then let a day pass, and let the shop ask what is left."""
        shop.dies_after_booking.update(plan.number for plan in self.plans if plan.dies_after_booking)
        gate = asyncio.Semaphore(IN_FLIGHT)

        async def live(plan: Plan) -> None:
            async with gate:
                await self._live(shop, plan, NOBODY if plan.fate == "unheard" else url)

        await asyncio.gather(*map(live, self.plans))
        self.wait()
        await asyncio.to_thread(self.gateway.clock.advance, days=1, minutes=5)
        await shop.reconcile()

    async def _live(self, shop: Bookshop, plan: Plan, url: str) -> None:
        await shop.place(plan.number, plan.total, url)
        if plan.fate == "left":
            return
        if plan.fate == "closed":
            await shop.close(plan.number)
            return
        if plan.fate == "contested":
            await asyncio.gather(shop.close(plan.number), asyncio.to_thread(self._pay, plan))
            return
        await asyncio.to_thread(self._pay, plan)
        if plan.refunds:
            await shop.look_up_order(plan.number)
        for number, amount, end in plan.refunds:
            # A clerk who presses the button twice: the same number, so the same refund.
            await asyncio.gather(*(shop.refund(number, plan.number, amount, url) for _ in range(2)))
            await asyncio.to_thread(self._end_refund, number, end)

    def _pay(self, plan: Plan) -> None:
        if plan.fate != "unheard":
            self.trouble.before_event()
        with suppress(WrongStateError):  # the shop was quicker and has closed it
            self.gateway.pay(plan.number)

    def _end_refund(self, number: str, end: str) -> None:
        refunds = self.gateway.refunds
        if end == "fail late":  # the news of the failure comes after that of the end
            self.gateway.notifications.faults.add("late")
            refunds.fail(number)
            refunds.close(number)
        elif end != "stay":
            self.trouble.before_event()
            {"succeed": refunds.succeed, "fail": refunds.fail, "close": refunds.close}[end](number)
