"""A day of trade at the gateway: the fate of each order, and all the faults on the way."""

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
"""The clients' timeout."""

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
NOTIFICATION_FAULTS = ("duplicate", "late", "probe", "bad_signature")
FATES = ("paid", "refunded", "refunded", "closed", "contested", "unheard", "left")
"""Fates of an order. An `unheard` one is paid, but nothing listens at the URL of its notification."""
ENDS = ("succeed", "succeed", "fail", "fail late", "close", "stay")
"""The bank's step on a refund."""
UNREACHABLE_URL = "http://127.0.0.1:9/paid"


@frozen
class Plan:
    """The plan for one order."""

    number: str
    total: int
    fate: str
    refunds: tuple[tuple[str, int, str], ...] = ()
    """Number, amount and final step of each."""
    dies_after_booking: bool = False
    """Whether the shop's process dies between booking and acknowledging."""


def planned(random: Random, orders: int) -> list[Plan]:
    """Return plans for a number of orders."""
    return [_plan(random, f"order-{index:04}") for index in range(orders)]


def _plan(random: Random, number: str) -> Plan:
    total, fate = random.randint(2, 10_000), random.choice(FATES)
    amounts = [total // 2, total - total // 2][: random.randint(1, 2)] if fate == "refunded" else []
    refunds = tuple((f"{number}-{part}", amount, random.choice(ENDS)) for part, amount in enumerate(amounts))
    return Plan(number, total, fate, refunds, dies_after_booking=random.random() < 0.1)


@define
class Trouble:
    """Adds a fault before each call and each event until none is left; all of them occur."""

    gateway: RunningGateway
    replies: list[str | None]
    notification_faults: list[str]
    lock: Lock = field(factory=Lock)

    @classmethod
    def spread(cls, random: Random, gateway: RunningGateway, *, orders: int, times: int) -> "Trouble":
        """Create `times` faults of each kind, spread over the first calls and events of `orders` orders."""
        replies: list[str | None] = [kind for kind in REPLY_FAULTS for _ in range(times)]
        replies += [None] * (orders - len(replies))  # every order makes at least one call
        notification_faults = [kind for kind in NOTIFICATION_FAULTS for _ in range(times)]
        random.shuffle(replies)
        random.shuffle(notification_faults)
        return cls(gateway, replies, notification_faults)

    def before_call(self) -> None:
        """Add a fault to the next reply, of this call or another."""
        with self.lock:
            kind = self.replies.pop() if self.replies else None
            if kind is not None:
                self.gateway.faults.add(kind, **REPLY_FAULTS[kind])

    def before_event(self) -> None:
        """Add a fault to the next notification, of this event or another."""
        with self.lock:
            if self.notification_faults:
                self.gateway.notifications.faults.add(self.notification_faults.pop())

    @property
    def left(self) -> int:
        """Return the number of faults that have not occurred."""
        waiting = (*self.gateway.faults.pending, *self.gateway.notifications.faults.pending)
        return len(self.replies) + len(self.notification_faults) + len(waiting)


@define
class TradingDay:
    """A gateway with payers and banks, who act on each order of a shop according to its plan."""

    gateway: RunningGateway
    trouble: Trouble
    plans: list[Plan]
    wait: Callable[[], None]
    """Moves the clients' clock by a minute."""

    async def run(self, shop: Bookshop, url: str) -> None:
        """Carry out every plan, several at a time; then let a day pass and the shop reconcile."""
        shop.dies_after_booking.update(plan.number for plan in self.plans if plan.dies_after_booking)
        gate = asyncio.Semaphore(IN_FLIGHT)

        async def run_one(plan: Plan) -> None:
            async with gate:
                await self._run_plan(shop, plan, UNREACHABLE_URL if plan.fate == "unheard" else url)

        await asyncio.gather(*map(run_one, self.plans))
        self.wait()
        await asyncio.to_thread(self.gateway.clock.advance, days=1, minutes=5)
        await shop.reconcile()

    async def _run_plan(self, shop: Bookshop, plan: Plan, url: str) -> None:
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
            # A clerk presses the button twice: the same number, so the same refund.
            await asyncio.gather(*(shop.refund(number, plan.number, amount, url) for _ in range(2)))
            await asyncio.to_thread(self._end_refund, number, end)

    def _pay(self, plan: Plan) -> None:
        if plan.fate != "unheard":
            self.trouble.before_event()
        with suppress(WrongStateError):  # the shop has already closed it
            self.gateway.pay(plan.number)

    def _end_refund(self, number: str, end: str) -> None:
        refunds = self.gateway.refunds
        if end == "fail late":  # the notification of the failure arrives after the one of the final state
            self.gateway.notifications.faults.add("late")
            refunds.fail(number)
            refunds.close(number)
        elif end != "stay":
            self.trouble.before_event()
            {"succeed": refunds.succeed, "fail": refunds.fail, "close": refunds.close}[end](number)
