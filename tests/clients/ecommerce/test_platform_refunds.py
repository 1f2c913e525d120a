"""Refunds of a platform, from the request to the notification, and the return of an advance."""

from typing import Any

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import Forbidden

REFUNDS = "ecommerce.refunds"
CREATE, QUERY = f"{REFUNDS}.create_refund", f"{REFUNDS}.query_refund_by_out_refund_no"
RETURN, QUERY_RETURN = f"{REFUNDS}.create_advance_return", f"{REFUNDS}.query_advance_return"
APPID, SUB_MCHID, ORDER, NUMBER = "wx8888888888888888", "1900000109", "order-1", "refund-1"
TOTAL = 1000


@pytest.fixture
def refund(client: Both, wechatpay_gateway: RunningGateway) -> dict[str, Any]:
    """The arguments of a refund of a paid order, whose sub-merchant has no money any more."""
    client.call(
        "payments.partner_transactions.prepay_native",
        sp_appid=APPID,
        sub_mchid=SUB_MCHID,
        description="A book",
        out_trade_no=ORDER,
        notify_url="https://shop.example/paid",
        amount={"total": TOTAL},
    )
    wechatpay_gateway.orders.pay(ORDER)
    wechatpay_gateway.balances.withdraw(SUB_MCHID, wechatpay_gateway.balances.get(SUB_MCHID).available)
    return {
        "sub_mchid": SUB_MCHID,
        "sp_appid": APPID,
        "out_trade_no": ORDER,
        "out_refund_no": NUMBER,
        "amount": {"refund": 300, "total": TOTAL},
        "refund_account": "REFUND_SOURCE_PARTNER_ADVANCE",
    }


@pytest.mark.parametrize(
    ("step", "status"), [("succeed", "SUCCESS"), ("fail", "ABNORMAL"), ("close", "CLOSED")], ids=["s", "f", "c"]
)
def test_the_notification_of_a_refund_names_the_merchant_that_funded_it(
    client: Both, wechatpay_gateway: RunningGateway, refund: dict[str, Any], step: str, status: str
) -> None:
    with receiving() as receiver:
        client.call(CREATE, **refund, notify_url=receiver.url)
        wechatpay_gateway.refunds.take(step, NUMBER)
        wechatpay_gateway.deliver()
    received = client.parse(receiver.deliveries[-1].headers, receiver.deliveries[-1].body)
    content = received.resource
    assert (received.event_type, content.refund_status, content.sub_mchid) == (f"REFUND.{status}", status, SUB_MCHID)
    assert content.refund_account == "REFUND_SOURCE_PARTNER_ADVANCE"


def test_an_advance_is_returned_once_the_sub_merchant_has_money(
    client: Both, wechatpay_gateway: RunningGateway, refund: dict[str, Any]
) -> None:
    refund_id = client.call(CREATE, **refund).refund_id
    with pytest.raises(Forbidden) as refusal:
        client.call(RETURN, refund_id=refund_id, sub_mchid=SUB_MCHID)
    wechatpay_gateway.balances.deposit(SUB_MCHID, TOTAL)
    wechatpay_gateway.clock.advance(days=1)
    found = client.call(QUERY_RETURN, refund_id=refund_id, sub_mchid=SUB_MCHID)
    assert (refusal.value.code, found.result, found.return_amount) == ("NOT_ENOUGH", "SUCCESS", 300)


def test_an_open_outcome_is_settled_by_the_query(
    client: Both, wechatpay_gateway: RunningGateway, refund: dict[str, Any]
) -> None:
    wechatpay_gateway.faults.add("cut_after", operation=CREATE)
    created = client.call(CREATE, **refund)
    found = client.call(QUERY, out_refund_no=NUMBER, sub_mchid=SUB_MCHID)
    assert (found.refund_id, found.amount.advance) == (created.refund_id, 300)
