"""Many orders with faults: at the end, the shop and WeChat Pay have the same records, row by row."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import count, cycle
from random import Random, SystemRandom
from typing import Any

import pytest
from attrs import field, frozen

from support.bookshop import SETTLED_BY, Bookshop
from support.notification_servers import ADDRESS, starlette_on_uvicorn, without_a_framework
from support.trading_day import TIMEOUT_SECONDS, Plan, TradingDay, Trouble, planned
from wechatpay_clients import AsyncClient, Client
from wechatpay_gateway.server import RunningGateway

IS_SOAK = os.environ.get("SUITE_PROFILE") == "soak"
ORDERS = 500 if IS_SOAK else 120
FIRES = ORDERS // 12
"""Number of faults of each kind, at least ten."""
SEED = SystemRandom().getrandbits(32) if IS_SOAK else 20260101


MCHID = "1900000008"


class ImpatientClock:
    """A clock with the machine's time that does not wait. Its monotonic time can be moved by a minute."""

    def __init__(self) -> None:
        self._ahead_seconds = count(0, 61)
        self._offset_seconds = 0

    def pass_a_minute(self) -> None:
        """Move the monotonic time by a little more than a minute."""
        self._offset_seconds = next(self._ahead_seconds)

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic() + self._offset_seconds

    def sleep(self, seconds: float) -> None:
        """Return immediately."""

    async def sleep_async(self, seconds: float) -> None:  # noqa: ARG002 - the protocol's signature
        """Let other tasks run."""
        await asyncio.sleep(0)


def with_threads(day: TradingDay, environment: Mapping[str, str], options: Any) -> Bookshop:
    """Trade with the sync client in threads; deliver notifications to a WSGI server."""
    with Client.from_env(environment, **options) as client:
        clients = cycle((client, client.with_options(max_attempts=1)))

        async def ask(operation: str, arguments: Mapping[str, Any]) -> Any:
            day.trouble.before_call()
            return await asyncio.to_thread(next(clients).call, operation, arguments)

        shop = Bookshop(ask, day.wait)
        with without_a_framework(shop.receiving(client)) as port:
            asyncio.run(day.run(shop, address(port)))
        return shop


def with_tasks(day: TradingDay, environment: Mapping[str, str], options: Any) -> Bookshop:
    """Trade with the async client in tasks; deliver notifications to Starlette, which has its own loop and client."""

    async def trade() -> Bookshop:
        async with AsyncClient.from_env(environment, **options) as client:
            clients = cycle((client, client.with_options(max_attempts=1)))

            async def ask(operation: str, arguments: Mapping[str, Any]) -> Any:
                day.trouble.before_call()
                return await next(clients).call(operation, arguments)

            shop = Bookshop(ask, day.wait)
            receiver = AsyncClient.from_env(environment, **options)
            with starlette_on_uvicorn(shop.receiving(receiver), receiver) as port:
                await day.run(shop, address(port))
            return shop

    return asyncio.run(trade())


def address(port: int) -> str:
    return f"http://127.0.0.1:{port}{ADDRESS}"


@frozen
class Books:
    """The records of both sides at the end. A failing test shows the seed."""

    seed: int
    plans: list[Plan] = field(repr=False)
    shop: Bookshop = field(repr=False)
    gateway: RunningGateway = field(repr=False)
    trouble: Trouble = field(repr=False)


@pytest.fixture(scope="module", params=[with_threads, with_tasks], ids=lambda trade_with: trade_with.__name__)
def books(request: pytest.FixtureRequest, wechatpay_gateway_server: RunningGateway) -> Books:
    """The records after a day of trade with faults."""
    trade_with: Callable[[TradingDay, Mapping[str, str], Any], Bookshop] = request.param
    random = Random(SEED)  # noqa: S311 - a plan, not a secret
    gateway, clock = wechatpay_gateway_server, ImpatientClock()
    gateway.reset()
    environment = gateway.merchants.add(MCHID, "certificates", like=gateway.merchants.default.mchid)
    plans = planned(random, ORDERS)
    trouble = Trouble.spread(random, gateway, orders=ORDERS, times=FIRES)
    options = {"clock": clock, "timeout": TIMEOUT_SECONDS, "strict": True}
    shop = trade_with(TradingDay(gateway, trouble, plans, clock.pass_a_minute), environment, options)
    return Books(SEED, plans, shop, gateway, trouble)


@pytest.fixture
def gateway(books: Books) -> RunningGateway:
    """WeChat Pay's side."""
    return books.gateway


def test_every_fault_occurred(books: Books) -> None:
    assert (FIRES >= 10, books.trouble.left) == (True, 0)


def test_the_certificate_was_replaced_during_the_day(gateway: RunningGateway) -> None:
    assert len(gateway.merchants.certificates(MCHID).listed) > FIRES


def test_unknown_outcomes_named_the_query_that_settled_them(books: Books) -> None:
    queries_named = {
        (operation, query) for operation, (query, _) in SETTLED_BY.items()
    }  # the set depends on the threads

    assert books.shop.unknown.total() > 0
    assert set(books.shop.unknown) <= queries_named


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


def test_only_planned_refunds_were_made(books: Books, gateway: RunningGateway) -> None:
    refunded = [(refund.out_refund_no, refund.amount) for refund in gateway.refunds if not refund.is_example]
    planned_refunds = [(number, amount) for plan in books.plans for number, amount, _ in plan.refunds]

    assert sorted(refunded) == sorted(planned_refunds)


def test_every_paid_order_was_booked_once(books: Books) -> None:
    paid = Counter(number for number, order in books.shop.orders.items() if order.transaction_id is not None)

    assert books.shop.booked == paid


def test_every_fate_occurred(books: Books) -> None:
    states = Counter(order.state for order in books.shop.orders.values())

    assert min(states[state] for state in ("NOTPAY", "SUCCESS", "REFUND", "CLOSED")) >= 10
