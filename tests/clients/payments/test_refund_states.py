"""States and refusals of refunds, through both clients over real HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest

from support.both import Both
from support.receiver import Receiver, receiving
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

ORDER, REFUND = "order-20260101-1", "refund-20260101-1"
MCHID = "1900000001"
CREATE, QUERY = "payments.refunds.create_refund", "payments.refunds.query_refund"
ABNORMAL = "payments.refunds.create_abnormal_refund"
CARD = {
    "type_": "USER_BANK_CARD",
    "bank_type": "ICBC_DEBIT",
    "bank_account": "6222020000000001234",
    "real_name": "张三",
}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def pay(client: Both, gateway: RunningGateway, number: str = ORDER, *, is_paid: bool = True) -> None:
    client.call(
        "payments.transactions.prepay_native",
        appid="wxd678efh567hg6787",
        mchid=MCHID,
        description="A book",
        out_trade_no=number,
        notify_url="https://shop.example/paid",
        amount={"total": 1000},
    )
    if is_paid:
        gateway.pay(number)


def refund_arguments(fen: int = 300, number: str = REFUND, **changes: Any) -> dict[str, Any]:
    amount = {"refund": fen, "total": 1000, "currency": "CNY"}
    return {"out_trade_no": ORDER, "out_refund_no": number, "amount": amount} | changes


def status(client: Both) -> str:
    answer: str = client.call(QUERY, out_refund_no=REFUND).status
    return answer


def test_a_refund_is_in_progress_until_a_step_ends_it(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    client.call(CREATE, **refund_arguments())
    before = status(client)
    wechatpay_gateway.refunds.succeed(REFUND)
    assert (before, status(client)) == ("PROCESSING", "SUCCESS")


def test_an_order_with_a_refund_has_the_refund_state(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    client.call(CREATE, **refund_arguments())
    order = client.call("payments.transactions.query_order_by_out_trade_no", out_trade_no=ORDER, mchid=MCHID)
    assert order.trade_state == "REFUND"


def test_requesting_the_same_refund_again_creates_no_second_refund(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    pay(client, wechatpay_gateway)
    first, second = client.call(CREATE, **refund_arguments()), client.call(CREATE, **refund_arguments())
    assert first.refund_id == second.refund_id
    assert [refund.amount for refund in wechatpay_gateway.refunds if not refund.is_example] == [300]


def test_an_order_is_refunded_in_parts_up_to_its_total(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    client.call(CREATE, **refund_arguments(300))
    client.call(CREATE, **refund_arguments(700, "refund-2"))
    with pytest.raises(ApiError, match="退款金额大于可退金额"):
        client.call(CREATE, **refund_arguments(1, "refund-3"))


def test_the_amount_of_a_closed_refund_can_be_refunded_again(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    client.call(CREATE, **refund_arguments(1000))
    wechatpay_gateway.refunds.close(REFUND)
    assert client.call(CREATE, **refund_arguments(1000, "refund-2")).amount.refund == 1000


def test_an_abnormal_refund_can_be_sent_to_another_card(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    refund_id = client.call(CREATE, **refund_arguments()).refund_id
    wechatpay_gateway.refunds.fail(REFUND)
    again = client.call(ABNORMAL, refund_id=refund_id, out_refund_no=REFUND, **CARD)
    assert (again.status, again.channel, again.user_received_account) == (
        "PROCESSING",
        "OTHER_BANKCARD",
        "工商银行借记卡1234",
    )


def test_an_abnormal_refund_can_be_returned_to_the_merchant(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    refund_id = client.call(CREATE, **refund_arguments()).refund_id
    wechatpay_gateway.refunds.fail(REFUND)
    again = client.call(ABNORMAL, refund_id=refund_id, out_refund_no=REFUND, type_="MERCHANT_BANK_CARD")
    assert again.channel == "OTHER_BALANCE"


@pytest.mark.parametrize(("step", "event"), [("succeed", "SUCCESS"), ("fail", "ABNORMAL"), ("close", "CLOSED")])
def test_the_result_of_a_refund_is_notified(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver, step: str, event: str
) -> None:
    pay(client, wechatpay_gateway)
    client.call(CREATE, **refund_arguments(notify_url=receiver.url))
    getattr(wechatpay_gateway.refunds, step)(REFUND)
    wechatpay_gateway.deliver()
    (delivery,) = receiver.deliveries
    opened = delivery.opened(wechatpay_gateway.environment["WECHATPAY_APIV3_KEY"])
    assert (delivery.envelope["event_type"], opened["refund_status"], opened["amount"]["refund"]) == (
        f"REFUND.{event}",
        event,
        300,
    )


def test_a_refund_without_an_address_is_not_notified(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    client.call(CREATE, **refund_arguments())
    before = len(wechatpay_gateway.notifications)
    wechatpay_gateway.refunds.succeed(REFUND)
    assert len(wechatpay_gateway.notifications) == before


@pytest.mark.parametrize("end", ["succeed", "close"])
@pytest.mark.parametrize("step", ["succeed", "fail", "close"])
def test_a_refund_in_a_final_state_refuses_every_step(
    client: Both, wechatpay_gateway: RunningGateway, end: str, step: str
) -> None:
    pay(client, wechatpay_gateway)
    client.call(CREATE, **refund_arguments())
    getattr(wechatpay_gateway.refunds, end)(REFUND)
    with pytest.raises(WrongStateError):
        getattr(wechatpay_gateway.refunds, step)(REFUND)


REFUSED = [
    ("absent", CREATE, refund_arguments(), 404, "RESOURCE_NOT_EXISTS"),
    ("unpaid", CREATE, refund_arguments(), 404, "RESOURCE_NOT_EXISTS"),
    ("paid", CREATE, refund_arguments(0), 400, "PARAM_ERROR"),
    ("paid", CREATE, refund_arguments(1001), 400, "INVALID_REQUEST"),
    ("paid", CREATE, refund_arguments(amount={"refund": 1, "total": 999, "currency": "CNY"}), 400, "INVALID_REQUEST"),
    ("paid", CREATE, refund_arguments(sub_mchid="1900000109"), 400, "PARAM_ERROR"),
    ("paid", CREATE, refund_arguments(notify_url="shop.example"), 400, "PARAM_ERROR"),
    ("refunded", CREATE, refund_arguments(299), 400, "INVALID_REQUEST"),
    ("refunded", CREATE, refund_arguments(reason="Another reason"), 400, "INVALID_REQUEST"),
    ("paid", QUERY, {"out_refund_no": REFUND}, 404, "RESOURCE_NOT_EXISTS"),
    ("refunded", QUERY, {"out_refund_no": REFUND, "sub_mchid": "1900000109"}, 404, "RESOURCE_NOT_EXISTS"),
    ("refunded", ABNORMAL, {"out_refund_no": REFUND, **CARD}, 400, "INVALID_REQUEST"),
    ("abnormal", ABNORMAL, {"out_refund_no": "refund-2", **CARD}, 404, "RESOURCE_NOT_EXISTS"),
    ("abnormal", ABNORMAL, {"out_refund_no": REFUND, "type_": "USER_BANK_CARD"}, 400, "PARAM_ERROR"),
]


@pytest.mark.parametrize(
    ("state", "operation", "arguments", "status", "code"),
    REFUSED,
    ids=[f"{row[0]}-{row[1].rpartition('.')[2]}-{number}" for number, row in enumerate(REFUSED)],
)
def test_a_call_in_the_wrong_state_is_refused_with_the_documented_code(
    client: Both,
    wechatpay_gateway: RunningGateway,
    state: str,
    operation: str,
    arguments: dict[str, Any],
    status: int,
    code: str,
) -> None:
    refund_id = "50300000000000000000000000000"
    if state != "absent":
        pay(client, wechatpay_gateway, is_paid=state != "unpaid")
    if state in {"refunded", "abnormal"}:
        refund_id = client.call(CREATE, **refund_arguments()).refund_id
    if state == "abnormal":
        wechatpay_gateway.refunds.fail(REFUND)
    all_arguments = {"refund_id": refund_id, **arguments} if operation == ABNORMAL else arguments
    with pytest.raises(ApiError) as caught:
        client.call(operation, **all_arguments)
    assert (caught.value.status, caught.value.code) == (status, code)


def test_an_order_can_be_refunded_for_a_year(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    wechatpay_gateway.clock.advance(days=366)
    with pytest.raises(ApiError, match="订单已超过可退款的最大期限"):
        client.call(CREATE, **refund_arguments())


def test_an_order_can_be_refunded_fifty_times(client: Both, wechatpay_gateway: RunningGateway) -> None:
    pay(client, wechatpay_gateway)
    for number in range(50):
        client.call(CREATE, **refund_arguments(1, f"refund-{number}"))
    with pytest.raises(ApiError, match="该订单退款次数已达上限"):
        client.call(CREATE, **refund_arguments(1, "refund-50"))
