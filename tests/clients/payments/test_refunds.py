"""Refunds over real HTTP: retried with the same number, an open outcome always reported, card numbers encrypted."""

import json
from typing import Any

import pytest

from support.both import Both
from support.catalog import CATALOG
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import BadRequest, OutcomeUnknown

pytestmark = pytest.mark.usefixtures("example_orders")

CREATE = "payments.refunds.create_refund"
QUERY = "payments.refunds.query_refund"
ABNORMAL = "payments.refunds.create_abnormal_refund"
NUMBER = "1217752501201407033233368018"
REFUND: dict[str, Any] = {
    "transaction_id": NUMBER,
    "out_refund_no": NUMBER,
    "amount": {"refund": 888, "total": 888, "currency": "CNY"},
}
CARD = "6222020000000000000"
SENT_ANOTHER_WAY: dict[str, Any] = {
    "refund_id": "50000000382019052709732678859",
    "out_refund_no": NUMBER,
    "type_": "USER_BANK_CARD",
    "bank_type": "ICBC_DEBIT",
    "bank_account": CARD,
    "real_name": "张三",
}
CHANGES = [pytest.param(CREATE, REFUND, id="create"), pytest.param(ABNORMAL, SENT_ANOTHER_WAY, id="abnormal")]


@pytest.mark.parametrize(("operation", "arguments"), CHANGES)
@pytest.mark.parametrize("fault", ["system_error", "system_error_after", "cut_after", "html_502", "rate_limit"])
def test_after_a_failure_the_same_refund_is_retried(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, arguments: dict[str, Any], fault: str
) -> None:
    wechatpay_gateway.faults.add(fault)

    client.call(operation, **arguments)

    numbers = [json.loads(exchange.request.body)["out_refund_no"] for exchange in wechatpay_gateway.requests]
    assert numbers == [NUMBER, NUMBER]


@pytest.mark.parametrize(("operation", "arguments"), CHANGES)
def test_the_error_of_an_open_refund_names_the_query(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, arguments: dict[str, Any]
) -> None:
    wechatpay_gateway.faults.add("cut_after", times=3)

    with pytest.raises(OutcomeUnknown, match=QUERY) as raised:
        client.call(operation, **arguments)
    assert raised.value.settled_by == QUERY


@pytest.mark.parametrize(
    "changes",
    [
        {"out_refund_no": "no spaces"},
        {"out_refund_no": "退款"},
        {"amount": {"refund": 0, "total": 888, "currency": "CNY"}},
        {"amount": {"refund": 888, "total": 888, "currency": "USD"}},
        {"amount": {"refund": 888, "total": 888}},
    ],
)
def test_a_refund_beyond_the_documented_limits_is_refused(client: Both, changes: dict[str, Any]) -> None:
    with pytest.raises(BadRequest) as raised:
        client.call(CREATE, **REFUND | changes)
    assert raised.value.code == "PARAM_ERROR"


def test_a_refund_number_may_contain_every_documented_character(client: Both) -> None:
    assert client.call(CREATE, **REFUND | {"out_refund_no": "aZ9_-|*@"}).out_refund_no == "aZ9_-|*@"


def test_a_refund_is_queried_by_its_number(client: Both) -> None:
    answer = client.call(QUERY, out_refund_no=NUMBER)

    assert (answer.out_refund_no, answer.amount.refund) == (NUMBER, 100)


def test_a_partner_refunds_an_order_of_its_sub_merchant(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(QUERY, out_refund_no=NUMBER, sub_mchid="1900000109")

    assert wechatpay_gateway.requests[-1].request.target.endswith(b"?sub_mchid=1900000109")


@pytest.mark.parametrize("secret", [CARD, "张三"], ids=["card", "name"])
def test_card_and_name_are_sent_encrypted(client: Both, wechatpay_gateway: RunningGateway, secret: str) -> None:
    client.call(ABNORMAL, **SENT_ANOTHER_WAY)

    assert secret not in wechatpay_gateway.requests[-1].request.body.decode()


@pytest.mark.parametrize("operation", [CREATE, ABNORMAL])
def test_the_notification_that_follows_is_named(operation: str) -> None:
    (entry,) = (entry for entry in CATALOG if entry["operation"] == operation)

    assert [each["notification"] for each in entry["notifications"]] == ["payments.refunds.refund_result"]
