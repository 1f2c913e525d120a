"""Orders from start to end, through both clients over real HTTP."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from support.both import Both
from support.receiver import Receiver, receiving
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

NUMBER = "order-20260101-1"
MCHID = "1900000001"
DAY_SECONDS = 86400
KINDS = ("jsapi", "app", "h5", "native")
RESULT_FIELDS = {"jsapi": "prepay_id", "app": "prepay_id", "h5": "h5_url", "native": "code_url"}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def order_of(kind: str = "native", **changes: Any) -> dict[str, Any]:
    """Return the arguments to place an order."""
    order: dict[str, Any] = {
        "appid": "wxd678efh567hg6787",
        "mchid": MCHID,
        "description": "A book",
        "out_trade_no": NUMBER,
        "notify_url": "https://shop.example/paid",
        "amount": {"total": 888, "currency": "CNY"},
    }
    if kind == "jsapi":
        order["payer"] = {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}
    if kind == "h5":
        order["scene_info"] = {"payer_client_ip": "14.23.150.211", "h5_info": {"type": "Wap"}}
    return order | changes


def place(client: Both, kind: str = "native", **changes: Any) -> Any:
    return client.call(f"payments.transactions.prepay_{kind}", **order_of(kind, **changes))


def query(client: Both) -> Any:
    return client.call("payments.transactions.query_order_by_out_trade_no", out_trade_no=NUMBER, mchid=MCHID)


@pytest.mark.parametrize("kind", KINDS)
def test_placing_an_order_returns_the_data_that_starts_the_payment(client: Both, kind: str) -> None:
    assert getattr(place(client, kind), RESULT_FIELDS[kind])


def test_a_new_order_is_not_paid(client: Both) -> None:
    place(client)
    assert (query(client).trade_state, query(client).amount.total) == ("NOTPAY", 888)


@pytest.mark.parametrize("kind", KINDS)
def test_a_paid_order_has_its_payment_method_and_payer(
    client: Both, wechatpay_gateway: RunningGateway, kind: str
) -> None:
    place(client, kind)
    wechatpay_gateway.pay(NUMBER, openid="oPayer")
    paid = query(client)
    assert (paid.trade_state, paid.trade_type, paid.payer.openid, paid.amount.payer_total) == (
        "SUCCESS",
        {"jsapi": "JSAPI", "app": "APP", "h5": "MWEB", "native": "NATIVE"}[kind],
        "oPayer",
        888,
    )


def test_a_paid_order_is_found_by_its_transaction_id(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client)
    wechatpay_gateway.pay(NUMBER)
    transaction_id = query(client).transaction_id
    found = client.call("payments.transactions.query_order_by_id", transaction_id=transaction_id, mchid=MCHID)
    assert found.out_trade_no == NUMBER


def test_placing_the_same_order_again_creates_no_second_order(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client)
    place(client)
    assert [order.out_trade_no for order in wechatpay_gateway.orders if not order.is_example] == [NUMBER]


def test_each_prepay_call_returns_a_new_prepay_id(client: Both) -> None:
    assert place(client).code_url != place(client).code_url


def test_an_order_can_be_paid_with_its_code(client: Both, wechatpay_gateway: RunningGateway) -> None:
    code = place(client).code_url.partition("pr=")[2].partition("&")[0]
    wechatpay_gateway.orders.pay_prepayment(code)
    assert query(client).trade_state == "SUCCESS"


def test_a_code_expires_after_two_hours(client: Both, wechatpay_gateway: RunningGateway) -> None:
    code = place(client).code_url.partition("pr=")[2].partition("&")[0]
    wechatpay_gateway.clock.advance(hours=2)
    with pytest.raises(WrongStateError, match=r"expired at 20.*\. Prepay again"):
        wechatpay_gateway.orders.pay_prepayment(code)


def time_expire(days: int | None) -> dict[str, str]:
    """Return `time_expire` some days from now, or nothing."""
    if days is None:
        return {}
    moment = datetime.fromtimestamp(time.time() + days * DAY_SECONDS, timezone(timedelta(hours=8)))
    return {"time_expire": moment.isoformat()}


LIFETIMES = [
    pytest.param(None, 7 * DAY_SECONDS, id="default: a week"),
    pytest.param(2, 2 * DAY_SECONDS, id="two days"),
    pytest.param(-1, 60, id="in the past: a minute"),
    pytest.param(400, 15 * DAY_SECONDS, id="too late: fifteen days"),
]


@pytest.mark.parametrize(("days", "seconds"), LIFETIMES)
def test_an_order_can_be_paid_before_it_expires(
    client: Both, wechatpay_gateway: RunningGateway, days: int | None, seconds: int
) -> None:
    place(client, **time_expire(days))
    wechatpay_gateway.clock.advance(seconds=seconds - 40)
    wechatpay_gateway.pay(NUMBER)
    assert query(client).trade_state == "SUCCESS"


@pytest.mark.parametrize(("days", "seconds"), LIFETIMES)
def test_an_order_cannot_be_paid_after_it_expires(
    client: Both, wechatpay_gateway: RunningGateway, days: int | None, seconds: int
) -> None:
    place(client, **time_expire(days))
    wechatpay_gateway.clock.advance(seconds=seconds + 1)
    with pytest.raises(WrongStateError, match=r"expired at 20.* and cannot be paid|is in state CLOSED"):
        wechatpay_gateway.pay(NUMBER)


def test_attached_data_is_returned_after_the_order_is_paid(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client, attach="table 7")
    before = query(client).attach
    wechatpay_gateway.pay(NUMBER)
    assert (before, query(client).attach) == (None, "table 7")


def test_a_closed_order_stays_closed(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client)
    client.call("payments.transactions.close_order", out_trade_no=NUMBER, mchid=MCHID)
    assert query(client).trade_state == "CLOSED"
    with pytest.raises(WrongStateError, match="is in state CLOSED"):
        wechatpay_gateway.pay(NUMBER)


def test_closing_twice_succeeds(client: Both) -> None:
    place(client)
    for _ in range(2):
        client.call("payments.transactions.close_order", out_trade_no=NUMBER, mchid=MCHID)
    assert query(client).trade_state == "CLOSED"


def code_order(**changes: Any) -> dict[str, Any]:
    order = order_of() | {"payer": {"auth_code": "130061098828009406"}, "scene_info": {"store_info": {"id": "1"}}}
    del order["notify_url"]
    return order | changes


def test_a_payment_code_pays_immediately(client: Both) -> None:
    assert client.call("payments.transactions.code_pay", **code_order()).trade_state == "SUCCESS"


def test_a_payment_code_for_a_large_amount_requires_the_password(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    answer = client.respond("payments.transactions.code_pay", **code_order(amount={"total": 100_001}))
    assert (answer.status, answer.model.trade_state) == (202, "USERPAYING")
    wechatpay_gateway.pay(NUMBER)
    assert query(client).trade_state == "SUCCESS"


def test_a_payment_without_password_fails(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.orders.passwords_asked = 1
    client.call("payments.transactions.code_pay", **code_order())
    wechatpay_gateway.orders.fail(NUMBER)
    assert query(client).trade_state == "PAYERROR"


def test_a_payment_code_can_be_reversed(client: Both) -> None:
    client.call("payments.transactions.code_pay", **code_order())
    client.call("payments.transactions.reverse_order", out_trade_no=NUMBER, appid="wxd678efh567hg6787", mchid=MCHID)
    assert query(client).trade_state == "REVOKED"


def move_to(client: Both, gateway: RunningGateway, state: str) -> None:
    """Move the order to a state."""
    if state in {"USERPAYING", "REVOKED"}:
        gateway.orders.passwords_asked = 1
        client.call("payments.transactions.code_pay", **code_order())
    elif state != "absent":
        place(client)
    if state == "REVOKED":
        client.call("payments.transactions.reverse_order", out_trade_no=NUMBER, appid="wx1", mchid=MCHID)
    if state == "SUCCESS":
        gateway.pay(NUMBER)
    if state == "CLOSED":
        client.call("payments.transactions.close_order", out_trade_no=NUMBER, mchid=MCHID)


REFUSED = [
    ("SUCCESS", "prepay_native", order_of(), 403, "OUT_TRADE_NO_USED"),
    ("CLOSED", "prepay_native", order_of(), 400, "ORDER_CLOSED"),
    ("REVOKED", "prepay_native", order_of(), 400, "ORDER_CLOSED"),
    ("NOTPAY", "prepay_native", order_of(description="Another book"), 403, "OUT_TRADE_NO_USED"),
    ("NOTPAY", "prepay_jsapi", order_of("jsapi"), 403, "OUT_TRADE_NO_USED"),
    ("absent", "prepay_native", order_of(mchid="1900000099"), 400, "MCH_NOT_EXISTS"),
    ("absent", "prepay_native", order_of(out_trade_no="no spaces"), 400, "PARAM_ERROR"),
    ("absent", "prepay_native", order_of(amount={"total": 0}), 400, "PARAM_ERROR"),
    ("absent", "prepay_native", order_of(amount={"total": 1, "currency": "USD"}), 400, "PARAM_ERROR"),
    ("absent", "prepay_native", order_of(notify_url="http://["), 400, "PARAM_ERROR"),
    ("absent", "prepay_native", order_of(notify_url="https://shop.example:port/paid"), 400, "PARAM_ERROR"),
    ("absent", "prepay_native", order_of(notify_url="https://shop.example/paid?x=1"), 400, "PARAM_ERROR"),
    ("absent", "prepay_native", order_of(notify_url="shop.example"), 400, "PARAM_ERROR"),
    ("absent", "query_order_by_out_trade_no", {"out_trade_no": NUMBER, "mchid": MCHID}, 404, "ORDER_NOT_EXIST"),
    ("NOTPAY", "query_order_by_out_trade_no", {"out_trade_no": NUMBER, "mchid": "2"}, 400, "MCH_NOT_EXISTS"),
    ("absent", "query_order_by_id", {"transaction_id": "42", "mchid": MCHID}, 404, "ORDER_NOT_EXIST"),
    ("absent", "close_order", {"out_trade_no": NUMBER, "mchid": MCHID}, 400, "INVALID_REQUEST"),
    ("SUCCESS", "close_order", {"out_trade_no": NUMBER, "mchid": MCHID}, 400, "INVALID_REQUEST"),
    ("SUCCESS", "code_pay", code_order(), 400, "ORDER_PAID"),
    ("CLOSED", "code_pay", code_order(), 400, "ORDER_CLOSED"),
    ("REVOKED", "code_pay", code_order(), 400, "ORDER_REVERSED"),
    ("NOTPAY", "code_pay", code_order(), 403, "OUT_TRADE_NO_USED"),
    ("NOTPAY", "reverse_order", {"out_trade_no": NUMBER, "appid": "wx1", "mchid": MCHID}, 400, "INVALID_REQUEST"),
]


@pytest.mark.parametrize(
    ("state", "operation", "arguments", "status", "code"),
    REFUSED,
    ids=[f"{row[0]}-{row[1]}-{row[4]}" for row in REFUSED],
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
    move_to(client, wechatpay_gateway, state)
    with pytest.raises(ApiError) as caught:
        client.call(f"payments.transactions.{operation}", **arguments)
    assert (caught.value.status, caught.value.code) == (status, code)


@pytest.mark.parametrize("state", ["SUCCESS", "CLOSED", "REVOKED"])
def test_an_order_in_a_final_state_cannot_be_paid(client: Both, wechatpay_gateway: RunningGateway, state: str) -> None:
    move_to(client, wechatpay_gateway, state)
    with pytest.raises(WrongStateError):
        wechatpay_gateway.pay(NUMBER)


def test_only_an_order_that_waits_for_a_password_can_fail(client: Both, wechatpay_gateway: RunningGateway) -> None:
    place(client)
    with pytest.raises(WrongStateError, match="requires USERPAYING"):
        wechatpay_gateway.orders.fail(NUMBER)


def test_a_payment_is_notified(client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver) -> None:
    place(client, notify_url=receiver.url, attach="table 7")
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.deliver()
    (delivery,) = receiver.deliveries
    environment = wechatpay_gateway.environment
    assert delivery.is_signed_with(environment["WECHATPAY_PUBLIC_KEY"])
    opened = delivery.opened(environment["WECHATPAY_APIV3_KEY"])
    assert (opened["out_trade_no"], opened["trade_state"], opened["attach"], opened["amount"]["total"]) == (
        NUMBER,
        OrderState.SUCCESS,
        "table 7",
        888,
    )
