"""Clients written by others, with only their host changed, work against the gateway: `make interop`."""

from collections.abc import Iterator

import pytest

from interop.conftest import ForeignClient
from support.receiver import Receiver, receiving
from wechatpay_gateway.server import RunningGateway

NUMBER = "order-20260101-1"
REFUND = "refund-20260101-1"
REVOKE = "/v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def place(
    foreign: ForeignClient, notify_url: str = "https://shop.example/paid", kind: str = "native"
) -> dict[str, str]:
    order = {"out_trade_no": NUMBER, "description": "书 and more", "notify_url": notify_url}
    reply: dict[str, str] = foreign.get("prepay", kind=kind, total=888, **order)
    return reply


def refund(foreign: ForeignClient, notify_url: str = "https://shop.example/refunded") -> dict[str, object]:
    reply: dict[str, object] = foreign.get(
        "refund", out_trade_no=NUMBER, out_refund_no=REFUND, refund=88, total=888, notify_url=notify_url
    )
    return reply


@pytest.mark.parametrize(
    ("kind_of_order", "field"), [("native", "code_url"), ("jsapi", "prepay_id"), ("app", "prepay_id")]
)
def test_an_order_is_placed(foreign: ForeignClient, kind_of_order: str, field: str) -> None:
    assert place(foreign, kind=kind_of_order)[field]


def test_non_ascii_text_arrives_unchanged(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    place(foreign)
    assert wechatpay_gateway.requests.last.arguments is not None
    assert wechatpay_gateway.requests.last.arguments["description"] == "书 and more"


def test_an_order_is_found_by_the_merchants_number(foreign: ForeignClient) -> None:
    place(foreign)
    assert foreign.get("query", out_trade_no=NUMBER)["trade_state"] == "NOTPAY"


def test_a_paid_order_is_found_by_its_transaction_id(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    place(foreign)
    wechatpay_gateway.pay(NUMBER)
    paid = foreign.get("query", out_trade_no=NUMBER)
    assert foreign.get("query", transaction_id=paid["transaction_id"]) == paid


def test_closing_an_order_accepts_the_signed_reply_without_a_body(foreign: ForeignClient) -> None:
    place(foreign)
    assert foreign.get("close", out_trade_no=NUMBER) is None
    assert foreign.get("query", out_trade_no=NUMBER)["trade_state"] == "CLOSED"


def test_a_paid_order_is_refunded_in_part(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    place(foreign)
    wechatpay_gateway.pay(NUMBER)
    assert refund(foreign)["status"] == "PROCESSING"


def test_a_refund_is_found(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    place(foreign)
    wechatpay_gateway.pay(NUMBER)
    refund(foreign)
    wechatpay_gateway.refunds.succeed(REFUND)
    assert foreign.get("query_refund", out_refund_no=REFUND)["status"] == "SUCCESS"


def test_the_notification_of_a_payment_is_verified_and_decrypted(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    place(foreign, notify_url=receiver.url)
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.deliver()
    [delivered] = receiver.deliveries

    opened = foreign.ask("callback", headers=delivered.headers, body=delivered.body.decode())["result"]

    assert (opened["event_type"], opened["resource"]["out_trade_no"]) == ("TRANSACTION.SUCCESS", NUMBER)


def test_the_notification_of_a_refund_is_verified_and_decrypted(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    place(foreign)
    wechatpay_gateway.pay(NUMBER)
    refund(foreign, notify_url=receiver.url)
    wechatpay_gateway.refunds.succeed(REFUND)
    wechatpay_gateway.deliver()
    [delivered] = receiver.deliveries

    opened = foreign.ask("callback", headers=delivered.headers, body=delivered.body.decode())["result"]

    assert (opened["event_type"], opened["resource"]["refund_status"]) == ("REFUND.SUCCESS", "SUCCESS")


@pytest.mark.parametrize("fault", ["probe", "bad_signature"])
def test_a_notification_with_a_wrong_signature_is_refused(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, receiver: Receiver, fault: str
) -> None:
    wechatpay_gateway.notifications.faults.add(fault)
    place(foreign, notify_url=receiver.url)
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.deliver()
    delivered = receiver.deliveries[0]

    answer = foreign.ask("callback", headers=delivered.headers, body=delivered.body.decode())

    assert answer.get("result") is None


def test_a_reply_with_a_wrong_signature_is_refused(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    place(foreign)
    wechatpay_gateway.faults.add("bad_signature")
    assert "verify" in foreign.ask("query", out_trade_no=NUMBER)["error"].lower()


def test_a_refusal_has_the_documented_code(foreign: ForeignClient) -> None:
    answer = foreign.ask("query", out_trade_no="never-placed")
    assert (answer["status"], answer["body"]["code"]) == (404, "ORDER_NOT_EXIST")


def test_an_encrypted_field_is_decrypted_by_either_side(foreign: ForeignClient) -> None:
    echoed = foreign.get("echo", message="ping", sealed="张三")
    assert foreign.ask("open", ciphtext=echoed["encrypted_echo_message"])["result"] == "张三"


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpay-axios-plugin"])
def test_a_post_without_a_body_is_accepted(foreign: ForeignClient) -> None:
    assert foreign.get("post_nothing", path=REVOKE)["state"] == "APPLYMENT_STATE_CANCELED"


@pytest.mark.parametrize("kind", ["wechatpayv3 async"])
def test_null_sent_instead_of_an_empty_body_is_refused_and_reported(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    """`wechatpayv3` 2.0.4 does this in each async POST without a body."""
    answer = foreign.ask("post_nothing", path=REVOKE)

    assert (answer["status"], answer["body"]["code"]) == (401, "SIGN_ERROR")
    refused = wechatpay_gateway.requests.last
    assert refused.request.body == b"null"
    assert "The client signed an empty body but sent 'null'." in refused.verdict.reason
