"""Calls do not become slower with the number of stored orders, measured in database steps rather than time."""

import json
from collections.abc import Callable, Iterator

import pytest

from gateway.merchant_side import Merchant
from gateway.pages import page
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.steps import OrderState, RefundStatus
from wechatpay_gateway.server import RunningGateway

STORED = 3000
ROOT = "/v3/pay/transactions/out-trade-no/order-1"
REFUNDS = "/v3/refund/domestic/refunds"


@pytest.fixture
def steps(gateway: RunningGateway) -> Iterator[Callable[[], int]]:
    """Return the number of database steps since the last call."""
    connection = gateway.gateway._store._connection  # pyright: ignore[reportPrivateUsage]  # no other way to count
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    def take() -> int:
        nonlocal counted
        taken, counted = counted, 0
        return taken

    connection.set_progress_handler(count, 1)
    yield take
    connection.set_progress_handler(None, 0)


def store_many(gateway: RunningGateway, mchid: str) -> None:
    """Store many paid orders and refunds of a merchant."""
    content = json.dumps({"appid": "wx1", "mchid": mchid, "amount": {"total": 888}})
    gateway.payments.orders.add(
        *(
            Order(
                mchid,
                mchid,
                "direct",
                "NATIVE",
                f"stored-{number}",
                OrderState.SUCCESS,
                888,
                content,
                1.0 + number,
                transaction_id=f"43{number}",
                paid=1.0 + number,
            )
            for number in range(STORED)
        )
    )
    refunds = gateway.gateway.payments.refunds
    for number in range(STORED // 10):
        refunds.add(
            Refund(
                mchid, f"stored-{number}", f"504{number}", "direct", f"43{number}", RefundStatus.SUCCESS, 1, "{}", 1.0
            )
        )


def life(gateway: RunningGateway, merchant: Merchant) -> None:
    """Make all calls for an order and its refund."""
    own = {"appid": "wx1", "mchid": merchant.mchid, "out_trade_no": "order-1"}
    order = own | {"description": "A book", "notify_url": "http://192.0.2.1/paid", "amount": {"total": 888}}
    refund = {"out_trade_no": "order-1", "out_refund_no": "refund-1"}
    amount = {"refund": 88, "total": 888, "currency": "CNY"}
    merchant.call_json("/v3/pay/transactions/native", order)
    gateway.pay("order-1", mchid=merchant.mchid)
    assert merchant.call(f"{ROOT}?mchid={merchant.mchid}", method="GET").json()["trade_state"] == "SUCCESS"
    assert merchant.call_json(f"{ROOT}/close", {"mchid": merchant.mchid}).status == 400
    assert merchant.call_json(REFUNDS, {**refund, "amount": amount}).status == 200
    gateway.refunds.succeed("refund-1")
    assert merchant.call(f"{REFUNDS}/refund-1", method="GET").json()["status"] == "SUCCESS"
    gateway.deliver()


def test_stored_orders_do_not_make_calls_slower(
    gateway: RunningGateway, merchant: Merchant, steps: Callable[[], int]
) -> None:
    life(gateway, merchant)
    alone = steps()
    gateway.reset()
    store_many(gateway, merchant.mchid)
    steps()

    life(gateway, merchant)

    assert steps() <= 1.5 * alone  # the thread that delivers looks about at its own pace


def test_the_console_reads_only_the_records_that_it_shows(
    gateway: RunningGateway, merchant: Merchant, steps: Callable[[], int]
) -> None:
    store_many(gateway, merchant.mchid)
    steps()

    assert page(merchant, "/_gateway/console/families/orders").body.count(b"stored-") >= 50

    assert steps() < 10 * STORED
