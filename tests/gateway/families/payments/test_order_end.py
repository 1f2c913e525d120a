"""An order that nobody pays is closed after 7 days, or at its `time_expire` if that is later: m/4012791870:160, m/4012791856:31."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gateway.merchant_side import Merchant
from gateway.orders import NUMBER, combined, direct, partner, place
from wechatpay_gateway import Gateway
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

Make = Callable[..., tuple[str, dict[str, Any]]]
EVERY = [pytest.param(make, id=make.__name__) for make in (direct, partner, combined)]
DAY = 86400.0


def states(gateway: RunningGateway) -> set[str]:
    return {order.state.value for order in gateway.orders.records()}


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize(("minutes", "state"), [(7 * 24 * 60 - 1, "NOTPAY"), (7 * 24 * 60, "CLOSED")])
def test_an_order_ends_after_seven_days(
    gateway: RunningGateway, merchant: Merchant, make: Make, minutes: int, state: str
) -> None:
    place(merchant, make(merchant))
    gateway.clock.advance(minutes=minutes)
    assert states(gateway) == {state}
    assert list(gateway.notifications) == []


@pytest.mark.parametrize(
    ("expires_days", "days", "state"), [(10, 9, "NOTPAY"), (10, 10, "CLOSED"), (1, 6, "NOTPAY"), (1, 7, "CLOSED")]
)
def test_a_payment_deadline_can_only_delay_the_end(
    gateway: RunningGateway, merchant: Merchant, expires_days: int, days: int, state: str
) -> None:
    deadline = to_moment(gateway.clock.now() + expires_days * DAY)
    place(merchant, direct(merchant, time_expire=deadline))
    gateway.clock.advance(days=days)
    assert states(gateway) == {state}


def test_an_order_with_a_later_deadline_can_be_paid_after_seven_days(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    place(merchant, direct(merchant, time_expire=to_moment(gateway.clock.now() + 10 * DAY)))
    gateway.clock.advance(days=9)
    gateway.pay(NUMBER)
    gateway.clock.advance(days=9)
    assert states(gateway) == {"SUCCESS"}


@pytest.mark.parametrize("make", EVERY)
def test_the_step_closes_an_order_before_its_end(gateway: RunningGateway, merchant: Merchant, make: Make) -> None:
    place(merchant, make(merchant))
    gateway.orders.expire(NUMBER)
    assert states(gateway) == {"CLOSED"}
    with pytest.raises(WrongStateError, match="is in state CLOSED; expire requires NOTPAY"):
        gateway.orders.expire(NUMBER)


@pytest.mark.usefixtures("example_orders")
def test_the_orders_of_the_examples_do_not_end(gateway: RunningGateway) -> None:
    before = [(order.out_trade_no, order.state) for order in gateway.orders]
    gateway.clock.advance(days=30)
    assert [(order.out_trade_no, order.state) for order in gateway.orders] == before


def test_an_order_of_an_older_state_file_ends(tmp_path: Path) -> None:
    path, now = tmp_path / "gateway.db", 1_700_000_000.0
    with closing(Gateway(state=path, clock=lambda: now, has_published_keys=True)) as first:
        order = Order("1900000001", "1900000001", "transactions", "NATIVE", NUMBER, OrderState.NOTPAY, 100, "{}", now)
        first.payments.orders.add(order)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX orders_by_end")
    with closing(Gateway(state=path, clock=lambda: now + 8 * DAY, has_published_keys=True)) as again:
        again.make_due_changes()
        assert {order.state.value for order in again.orders.records()} == {"CLOSED"}
