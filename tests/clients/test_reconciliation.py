"""Many orders with faults on: at the end, shop and WeChat Pay have the same in their books, row by row."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import cycle
from random import Random, SystemRandom
from typing import Any

import pytest
from attrs import field, frozen

from support.bookshop import SETTLED_BY, Bookshop
from support.notified import ADDRESS, starlette_on_uvicorn, without_a_framework
from support.trading_day import TIMEOUT_SECONDS, Plan, Trouble, World, planned
from wechatpay_clients import AsyncClient, Client
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.notifications import Router

IS_SOAK = os.environ.get("SUITE_PROFILE") == "soak"
ORDERS = 500 if IS_SOAK else 120
FIRES = ORDERS // 12
"""How often each kind of fault strikes: at least ten times."""
SEED = SystemRandom().getrandbits(32) if IS_SOAK else 20260101


class ImpatientClock:
    """The time of the machine; nobody waits."""

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Go on at once."""

    async def sleep_async(self, seconds: float) -> None:  # noqa: ARG002 - named so by the protocol
        """Let others go first."""
        await asyncio.sleep(0)


OPTIONS: dict[str, Any] = {"clock": ImpatientClock(), "timeout": TIMEOUT_SECONDS, "strict": True}


Life = Callable[[Bookshop, str, Callable[[], Coroutine[Any, Any, None]]], Coroutine[Any, Any, None]]
"""What happens to a shop whose callbacks go to an address, and that can fetch certificates."""
Run = Callable[[RunningGateway, Trouble, Life], Bookshop]


@contextmanager
def receiving(
    shop: Bookshop, client: Client | AsyncClient, serve: Callable[[Router], AbstractContextManager[int]]
) -> Generator[str]:
    """Serve a shop's callback address; gives the address."""
    router = Router(client)
    shop.register(router)
    with serve(router) as port:
        yield f"http://127.0.0.1:{port}{ADDRESS}"


def with_threads(gateway: RunningGateway, trouble: Trouble, life: Life) -> Bookshop:
    """Calls of the sync client from threads; callbacks to a plain server."""
    with Client.from_env(gateway.certificate_environment, **OPTIONS) as client:
        clients = cycle((client, client.with_options(max_attempts=1)))

        async def ask(operation: str, arguments: Mapping[str, Any]) -> Any:
            trouble.before_call()
            return await asyncio.to_thread(next(clients).call, operation, arguments)

        shop = Bookshop(ask)
        with receiving(shop, client, without_a_framework) as url:
            asyncio.run(life(shop, url, lambda: asyncio.to_thread(client.refresh_certificates)))
        return shop


def with_tasks(gateway: RunningGateway, trouble: Trouble, life: Life) -> Bookshop:
    """Calls of the async client from tasks; callbacks to Starlette."""

    async def run() -> Bookshop:
        async with AsyncClient.from_env(gateway.certificate_environment, **OPTIONS) as client:
            clients = cycle((client, client.with_options(max_attempts=1)))

            async def ask(operation: str, arguments: Mapping[str, Any]) -> Any:
                trouble.before_call()
                return await next(clients).call(operation, arguments)

            shop = Bookshop(ask)
            with receiving(shop, client, starlette_on_uvicorn) as url:
                await life(shop, url, client.refresh_certificates)
            return shop

    return asyncio.run(run())


@frozen
class Books:
    """Both sides at the end; a failing test shows the seed."""

    seed: int
    plans: list[Plan] = field(repr=False)
    shop: Bookshop = field(repr=False)
    gateway: RunningGateway = field(repr=False)
    trouble: Trouble = field(repr=False)


@pytest.fixture(scope="module", params=[with_threads, with_tasks], ids=lambda run: run.__name__)
def books(request: pytest.FixtureRequest, wechatpay_gateway_server: RunningGateway) -> Books:
    """A day of trade, with everything that can go wrong."""
    run: Run = request.param
    random = Random(SEED)  # noqa: S311 - a plan, no secret
    wechatpay_gateway_server.reset()
    plans = planned(random, ORDERS)
    trouble = Trouble.dealt(random, wechatpay_gateway_server, orders=ORDERS, times=FIRES)
    shop = run(wechatpay_gateway_server, trouble, World(wechatpay_gateway_server, trouble, plans).happen)
    return Books(SEED, plans, shop, wechatpay_gateway_server, trouble)


@pytest.fixture
def gateway(books: Books) -> RunningGateway:
    """WeChat Pay's side."""
    return books.gateway


def test_every_fault_has_struck(books: Books) -> None:
    assert (FIRES >= 10, books.trouble.left) == (True, 0)


def test_the_certificate_was_replaced_meanwhile(books: Books) -> None:
    assert books.trouble.rotations >= 10


def test_outcomes_stayed_unknown_and_were_settled(books: Books) -> None:
    assert set(books.shop.unknown) == {(operation, query) for operation, (query, _) in SETTLED_BY.items()}


def test_both_sides_have_the_same_orders(books: Books, gateway: RunningGateway) -> None:
    theirs = {
        order.out_trade_no: (order.total, order.state.value, order.transaction_id)
        for order in gateway.orders
        if not order.is_example
    }
    ours = {number: (order.total, order.state, order.transaction_id) for number, order in books.shop.orders.items()}

    assert (ours, len(ours)) == (theirs, ORDERS)


def test_both_sides_have_the_same_refunds(books: Books, gateway: RunningGateway) -> None:
    numbers = {order.transaction_id: order.out_trade_no for order in gateway.orders}
    theirs = {
        refund.out_refund_no: (numbers[refund.transaction_id], refund.amount, refund.status.value, refund.refund_id)
        for refund in gateway.refunds
        if not refund.is_example
    }
    ours = {
        number: (refund.out_trade_no, refund.amount, refund.status, refund.refund_id)
        for number, refund in books.shop.refunds.items()
    }

    assert ours == theirs


def test_nothing_is_given_back_but_what_was_planned(books: Books, gateway: RunningGateway) -> None:
    given = [(refund.out_refund_no, refund.amount) for refund in gateway.refunds if not refund.is_example]
    wanted = [(number, amount) for plan in books.plans for number, amount, _ in plan.refunds]

    assert sorted(given) == sorted(wanted)


def test_every_paid_order_is_booked_once(books: Books) -> None:
    paid = Counter(number for number, order in books.shop.orders.items() if order.transaction_id is not None)

    assert books.shop.booked == paid


def test_every_fate_was_there(books: Books) -> None:
    states = Counter(order.state for order in books.shop.orders.values())

    assert min(states[state] for state in ("NOTPAY", "SUCCESS", "REFUND", "CLOSED")) >= 10
