"""Combined and partner orders from start to end, through both clients over real HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest

from support.both import Both
from support.receiver import Receiver, receiving
from wechatpay_gateway.families.payments.orders import UnknownOrderError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

NUMBER = "combined-20260101"
PARTS = ("part-20260101-1", "part-20260101-2")
MCHID, SUB_MCHID = "1900000001", "1900000109"
SERVICE = "payments.combine_transactions"
PARTNER = "payments.partner_transactions"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def part(number: str, fen: int, description: str = "A book") -> dict[str, Any]:
    amount = {"total_amount": fen, "currency": "CNY"}
    return {"mchid": MCHID, "attach": "x", "amount": amount, "out_trade_no": number, "description": description}


def order(**changes: Any) -> dict[str, Any]:
    return {
        "combine_appid": "wxd678efh567hg6787",
        "combine_mchid": MCHID,
        "combine_out_trade_no": NUMBER,
        "sub_orders": [part(PARTS[0], 100), part(PARTS[1], 250)],
        "notify_url": "https://shop.example/paid",
    } | changes


def place(client: Both, **changes: Any) -> Any:
    return client.call(f"{SERVICE}.prepay_native", **order(**changes))


def query(client: Both) -> Any:
    return client.call(f"{SERVICE}.query_order_by_out_trade_no", combine_out_trade_no=NUMBER)


def closing(*numbers: str) -> dict[str, Any]:
    parts = [{"mchid": MCHID, "out_trade_no": number} for number in numbers]
    return {"combine_out_trade_no": NUMBER, "combine_appid": "wxd678efh567hg6787", "sub_orders": parts}


def states(client: Both) -> list[str]:
    return [str(each.trade_state) for each in query(client).sub_orders]


def test_a_combined_order_is_paid_as_a_whole(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client)
    before = states(client)
    wechatpay_gateway.pay(NUMBER)
    assert (before, states(client)) == (["NOTPAY", "NOTPAY"], ["SUCCESS", "SUCCESS"])


def test_a_part_cannot_be_paid_on_its_own(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client)
    with pytest.raises(UnknownOrderError, match=f"is part of the combined order {NUMBER}. Pay that"):
        wechatpay_gateway.pay(PARTS[0])


def test_a_combined_payment_is_notified_once(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    place(client, notify_url=receiver.url)
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.deliver()
    (delivery,) = receiver.deliveries
    opened = delivery.opened(wechatpay_gateway.environment["WECHATPAY_APIV3_KEY"])
    assert (opened["combine_out_trade_no"], [each["out_trade_no"] for each in opened["sub_orders"]]) == (
        NUMBER,
        list(PARTS),
    )


def test_a_part_is_refunded_on_its_own(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client)
    wechatpay_gateway.pay(NUMBER)
    amount = {"refund": 250, "total": 250, "currency": "CNY"}
    client.call("payments.refunds.create_refund", out_trade_no=PARTS[1], out_refund_no="refund-1", amount=amount)
    assert states(client) == ["SUCCESS", "REFUND"]


def test_a_combined_order_is_closed_as_a_whole(client: Both) -> None:
    place(client)
    client.call(f"{SERVICE}.close_order", **closing(*PARTS))
    assert states(client) == ["CLOSED", "CLOSED"]


REFUSED = [
    ("NOTPAY", "prepay_native", order(scene_info={"payer_client_ip": "1.2.3.4"}), 403, "OUT_TRADE_NO_USED"),
    ("NOTPAY", "prepay_native", order(combine_out_trade_no="another-1"), 403, "OUT_TRADE_NO_USED"),
    ("SUCCESS", "prepay_native", order(), 403, "OUT_TRADE_NO_USED"),
    ("CLOSED", "prepay_native", order(), 400, "ORDER_CLOSED"),
    ("absent", "prepay_native", order(combine_mchid="1900000099"), 400, "MCH_NOT_EXISTS"),
    ("absent", "prepay_native", order(sub_orders=[part("part-1", 0)]), 400, "PARAM_ERROR"),
    ("absent", "prepay_native", order(sub_orders=[part("a b", 1)]), 400, "PARAM_ERROR"),
    ("absent", "query_order_by_out_trade_no", {"combine_out_trade_no": NUMBER}, 404, "ORDERNOTEXIST"),
    ("absent", "close_order", closing(*PARTS), 404, "ORDERNOTEXIST"),
    ("NOTPAY", "close_order", closing(PARTS[0]), 400, "INVALID_REQUEST"),
    ("SUCCESS", "close_order", closing(*PARTS), 400, "INVALID_REQUEST"),
]


@pytest.mark.parametrize(
    ("state", "operation", "arguments", "status", "code"),
    REFUSED,
    ids=[f"{row[0]}-{row[1]}-{number}" for number, row in enumerate(REFUSED)],
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
    if state != "absent":
        place(client)
    if state == "SUCCESS":
        wechatpay_gateway.pay(NUMBER)
    if state == "CLOSED":
        client.call(f"{SERVICE}.close_order", **closing(*PARTS))
    with pytest.raises(ApiError) as caught:
        client.call(f"{SERVICE}.{operation}", **arguments)
    assert (caught.value.status, caught.value.code) == (status, code)


def partner_order(**changes: Any) -> dict[str, Any]:
    return {
        "sp_appid": "wxd678efh567hg6787",
        "sp_mchid": MCHID,
        "sub_mchid": SUB_MCHID,
        "description": "A book",
        "out_trade_no": NUMBER,
        "notify_url": "https://shop.example/paid",
        "amount": {"total": 100},
    } | changes


def test_a_partners_order_belongs_to_the_sub_merchant(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(f"{PARTNER}.prepay_native", **partner_order())
    wechatpay_gateway.pay(NUMBER)
    order_numbers = {"out_trade_no": NUMBER, "sp_mchid": MCHID, "sub_mchid": SUB_MCHID}
    paid = client.call(f"{PARTNER}.query_order_by_out_trade_no", **order_numbers)
    assert (paid.trade_state, paid.sp_mchid, paid.sub_mchid) == ("SUCCESS", MCHID, SUB_MCHID)


PARTNER_REFUSED = [
    ("query_order_by_out_trade_no", {"sub_mchid": "1900000108"}, 400, "PARAM_ERROR"),
    ("query_order_by_out_trade_no", {"sp_mchid": "1900000099"}, 400, "MCH_NOT_EXISTS"),
    ("close_order", {"sub_mchid": "1900000108"}, 400, "PARAM_ERROR"),
]


@pytest.mark.parametrize(("operation", "changes", "status", "code"), PARTNER_REFUSED)
def test_a_partner_finds_only_orders_of_the_merchant_it_names(
    client: Both, operation: str, changes: dict[str, str], status: int, code: str
) -> None:
    client.call(f"{PARTNER}.prepay_native", **partner_order())
    order_numbers = {"out_trade_no": NUMBER, "sp_mchid": MCHID, "sub_mchid": SUB_MCHID} | changes
    with pytest.raises(ApiError) as caught:
        client.call(f"{PARTNER}.{operation}", **order_numbers)
    assert (caught.value.status, caught.value.code) == (status, code)


def test_a_direct_query_does_not_find_a_partners_order(client: Both) -> None:
    client.call(f"{PARTNER}.prepay_native", **partner_order())
    with pytest.raises(ApiError, match="ORDER_NOT_EXIST"):
        client.call("payments.transactions.query_order_by_out_trade_no", out_trade_no=NUMBER, mchid=MCHID)
