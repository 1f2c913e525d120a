"""A reply with a different business number from the request is refused, through both clients over real HTTP."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from attrs import evolve, frozen

from support.both import Both, Kept
from support.catalog import CATALOG
from support.examples import arguments_of, environment_of
from support.peer import NUMBER, ORDER, PREPAY, QUERY
from support.rows import check_rows
from wechatpay_clients import ApiError, BadRequest, NotFound, OutcomeUnknown
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import NumberMismatch

pytestmark = pytest.mark.usefixtures("example_orders")

OTHER = "another-1"
NOTHING: dict[str, Any] = {}
SETTLED_BY: dict[str, str | None] = {
    entry["operation"]: ((entry["repeat"] or NOTHING).get("outcome") or NOTHING).get("operation")
    for entry in CATALOG
    if entry["numbers"]
}
"""The query for the outcome of each change with a number. Queries and some changes have none."""


@frozen
class Row:
    """An example of an operation that sends numbers, with the names of some of them."""

    entry: dict[str, Any]
    example: dict[str, Any]
    names: tuple[str, ...]


EXAMPLES = {
    f"{entry['operation']}-{position}": Row(entry, example, names)
    for entry in CATALOG
    for position, example in enumerate(entry["examples"])
    if (names := tuple(name for name in entry["numbers"] if name in example["given"]))
}
"""Each example of each operation, with all its numbers."""
NUMBERS = {f"{key}-{name}": evolve(row, names=(name,)) for key, row in EXAMPLES.items() for name in row.names}
"""The same, with each of the numbers."""


@pytest.fixture
def client_for(
    kept: Kept, wechatpay_gateway: RunningGateway, ready_for: Callable[[dict[str, Any]], None]
) -> Callable[..., Both]:
    """Opens the client of an example, with the transport that costs least. If there are changes, those of its next reply."""

    def client_for(row: Row, changes: dict[str, Any] | None = None) -> Both:
        ready_for(row.entry)
        client = kept(environment_of(wechatpay_gateway, row.example), transport="fast")
        if changes is not None:
            wechatpay_gateway.faults.add("changed_reply", changes=changes)
        return client

    return client_for


def mismatch(client: Both, operation: str, arguments: dict[str, Any]) -> NumberMismatch:
    with pytest.raises(NumberMismatch) as caught:
        client.call_by_name(operation, arguments)
    return caught.value


def test_every_different_number_is_refused(client_for: Callable[..., Both]) -> None:
    """The error names the field, both numbers, and the query for the outcome if the operation changes something."""

    def is_refused(row: Row) -> None:
        (name,) = row.names
        client = client_for(row, {name: OTHER})

        error = mismatch(client, row.entry["operation"], arguments_of(row.example))

        assert (error.field, error.expected, error.received) == (name, row.example["given"][name], OTHER)
        assert (error.operation, error.status) == (row.entry["operation"], row.example["status"])
        assert error.settled_by == SETTLED_BY[row.entry["operation"]]
        assert error.request_id

    check_rows(NUMBERS, is_refused)


def test_every_number_in_another_case_or_as_text_is_the_same(
    client_for: Callable[..., Both], wechatpay_gateway: RunningGateway
) -> None:
    def is_same(row: Row) -> None:
        client = client_for(row, {name: str(row.example["given"][name]).swapcase() for name in row.names})

        client.call_by_name(row.entry["operation"], arguments_of(row.example))

        assert wechatpay_gateway.requests.last.verdict.is_accepted

    check_rows(EXAMPLES, is_same)


def test_a_change_whose_reply_had_a_different_number_can_be_settled(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.pay(NUMBER)
    amount = {"refund": 100, "total": 888, "currency": "CNY"}
    refund = {"out_trade_no": NUMBER, "out_refund_no": "refund-1", "amount": amount}
    wechatpay_gateway.faults.add("changed_reply", changes={"out_refund_no": OTHER})

    error = mismatch(client, "payments.refunds.create_refund", refund)

    assert "check the outcome with client.settle(error) or payments.refunds.query_refund" in str(error)
    assert client.settle(error).out_refund_no == "refund-1"


def test_settling_refuses_a_different_number(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("cut_after", times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(PREPAY, **ORDER)
    wechatpay_gateway.faults.add("changed_reply", changes={"out_trade_no": OTHER})

    with pytest.raises(NumberMismatch):
        client.settle(caught.value)


def test_a_wait_refuses_a_different_number(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.faults.add("changed_reply", changes={"out_trade_no": OTHER})

    with pytest.raises(NumberMismatch):
        client.call("payments.transactions.wait_until_final", out_trade_no=NUMBER, timeout=0)


def test_with_response_refuses_a_different_number(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.faults.add("changed_reply", changes={"out_trade_no": OTHER})

    with pytest.raises(NumberMismatch):
        client.respond(QUERY, out_trade_no=NUMBER)


def test_a_different_number_is_not_retried(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.faults.add("changed_reply", changes={"out_trade_no": OTHER})

    mismatch(client, QUERY, {"out_trade_no": NUMBER})

    assert len(wechatpay_gateway.requests) == 2


def test_the_clients_own_number_is_compared(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.faults.add("changed_reply", changes={"mchid": "1900000999"})

    assert mismatch(client, QUERY, {"out_trade_no": NUMBER}).expected == "1900000001"


def test_a_number_missing_from_the_reply_is_accepted(kept: Kept, wechatpay_gateway: RunningGateway) -> None:
    client = kept(wechatpay_gateway.environment)
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.faults.add("changed_reply", changes={"out_trade_no": None})

    assert client.call(QUERY, out_trade_no=NUMBER).trade_state == "NOTPAY"


def test_a_number_that_was_not_sent_is_not_compared(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.pay(NUMBER)
    transaction_id = client.call(QUERY, out_trade_no=NUMBER).transaction_id
    amount = {"refund": 100, "total": 888, "currency": "CNY"}
    refund = {"out_trade_no": NUMBER, "out_refund_no": "refund-1", "amount": amount}

    assert client.call("payments.refunds.create_refund", **refund).transaction_id == transaction_id


def test_the_numbers_of_a_request_without_a_spec_are_not_compared(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.faults.add("changed_reply", changes={"out_trade_no": OTHER})

    reply = client.request("GET", f"/v3/pay/transactions/out-trade-no/{NUMBER}?mchid=1900000001")

    assert reply.model["out_trade_no"] == OTHER


@pytest.mark.parametrize("client_kind", ["sync"])  # both kinds send the same, as other tests show
def test_the_gateway_never_returns_a_different_number(client_for: Callable[..., Both]) -> None:
    def is_own(row: Row) -> None:
        (name,) = row.names
        sent_number = arguments_of(row.example)[name]
        other = sent_number + 1 if isinstance(sent_number, int) else f"{sent_number}7"[-32:]
        arguments = {**arguments_of(row.example), name: other}

        with suppress(ApiError):
            assert client_for(row).call_by_name(row.entry["operation"], arguments).received[name] == other

    check_rows(NUMBERS, is_own)


APPLYMENTS = "onboarding.sub_merchants"


@pytest.mark.parametrize(
    ("query", "number"),
    [
        (f"{APPLYMENTS}.query_applyment_state", {"business_code": "nobody_1"}),
        (f"{APPLYMENTS}.query_applyment_state_by_id", {"applyment_id": 7}),
    ],
)
def test_an_unknown_application_is_not_found(client: Both, query: str, number: dict[str, Any]) -> None:
    with pytest.raises(BadRequest) as caught:
        client.call(query, **number)

    assert caught.value.code == "APPLYMENT_NOT_EXIST"


def test_an_application_is_found_by_its_number(client: Both) -> None:
    (entry,) = (entry for entry in CATALOG if entry["operation"] == f"{APPLYMENTS}.submit_applyment")
    client.call_by_name(entry["operation"], {**entry["examples"][0]["given"], "business_code": "mine_1"})

    assert client.call(f"{APPLYMENTS}.query_applyment_state", business_code="mine_1").business_code == "mine_1"


def test_the_stores_of_an_unknown_stock_are_not_found(client: Both) -> None:
    with pytest.raises(NotFound):
        client.call("brand_own.product_coupon_stocks.list_associated_stores", product_coupon_id="7", stock_id="7")


def test_a_partnership_has_the_partner_of_the_request(client: Both) -> None:
    application = client.call(
        "marketing.partnerships.build_partnership",
        idempotency_key="k1",
        partner={"type": "MERCHANT", "merchant_id": "1900000109"},
        authorized_data={"business_type": "FAVOR_STOCK", "stock_id": "77"},
    )

    assert (application.partner.merchant_id, application.partner.appid, application.authorized_data.stock_id) == (
        "1900000109",
        None,
        "77",
    )


def test_an_unknown_refund_is_not_found(client: Both) -> None:
    with pytest.raises(NotFound):
        client.call("payments.refunds.wait_until_final", out_refund_no="book-1-1", timeout=0)
