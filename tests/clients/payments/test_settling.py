"""After `OutcomeUnknown`, `settle` queries the outcome of the call, through both clients over real HTTP."""

import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from support.both import Both, Kept
from support.catalog import CATALOG, ENTRIES
from support.examples import own_example
from support.peer import NUMBER, ORDER, PREPAY
from support.rows import check_rows
from wechatpay_clients import InvalidArgument, NotFound, OutcomeUnknown, VerificationError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError, Forbidden, RateLimited, ServerError, WeChatPayError

REFUND = "payments.refunds.create_refund"


def left_open(client: Both, gateway: RunningGateway, fault: str, operation: str, **arguments: Any) -> OutcomeUnknown:
    gateway.faults.add(fault, times=3)
    with pytest.raises(OutcomeUnknown, match=r"with client\.settle\(error\)|Check the outcome") as caught:
        client.call(operation, **arguments)
    return caught.value


def test_the_message_says_what_to_do_before_the_last_failure(client: Both, wechatpay_gateway: RunningGateway) -> None:
    error = left_open(client, wechatpay_gateway, "system_error", PREPAY, **ORDER)

    assert str(error).startswith(
        "payments.transactions.prepay_native: sent 3 times, but no reply shows whether it took effect. Check the outcome with "
        "client.settle(error) or payments.transactions.query_order_by_out_trade_no before you send anything new. Last error: 500 "
    )
    assert str(error).endswith(str(error.__cause__))


def test_an_order_that_was_placed_is_found(client: Both, wechatpay_gateway: RunningGateway) -> None:
    error = left_open(client, wechatpay_gateway, "cut_after", PREPAY, **ORDER)

    assert client.settle(error).trade_state == "NOTPAY"


def test_an_order_that_was_not_placed_is_not_found(client: Both, wechatpay_gateway: RunningGateway) -> None:
    error = left_open(client, wechatpay_gateway, "cut_before", PREPAY, **ORDER)

    with pytest.raises(NotFound):
        client.settle(error)


def test_a_refund_is_found(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.pay(NUMBER)
    amount = {"refund": 100, "total": 888, "currency": "CNY"}
    refund = {"out_trade_no": NUMBER, "out_refund_no": "refund-1", "amount": amount}
    error = left_open(client, wechatpay_gateway, "cut_after", REFUND, **refund)

    assert client.settle(error).amount.refund == 100


def test_a_refund_of_more_than_is_left_may_have_been_accepted_before(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.pay(NUMBER)
    refund = {"out_trade_no": NUMBER, "amount": {"refund": 800, "total": 888, "currency": "CNY"}}
    client.call(REFUND, **refund, out_refund_no="refund-1")

    with pytest.raises(ApiError, match="INVALID_REQUEST") as caught:
        client.call(REFUND, **refund, out_refund_no="refund-2")
    assert caught.value.is_outcome_open
    with pytest.raises(NotFound):
        client.settle(caught.value)


@pytest.mark.parametrize("fault", ["bad_signature", "missing_signature", "stale_clock", "unknown_serial"])
def test_a_change_whose_reply_was_not_verified_can_be_settled(
    client: Both, wechatpay_gateway: RunningGateway, fault: str
) -> None:
    wechatpay_gateway.faults.add(fault)
    with pytest.raises(VerificationError) as caught:
        client.call(PREPAY, **ORDER)

    assert client.settle(caught.value).trade_state == "NOTPAY"


def test_a_query_whose_reply_was_not_verified_cannot_be_settled(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    client.call(PREPAY, **ORDER)
    wechatpay_gateway.faults.add("bad_signature")
    with pytest.raises(VerificationError) as caught:
        client.call("payments.transactions.query_order_by_out_trade_no", out_trade_no=NUMBER)

    with pytest.raises(InvalidArgument, match="No query returns the outcome"):
        client.settle(caught.value)


def test_only_the_arguments_of_the_query_are_kept(client: Both, wechatpay_gateway: RunningGateway) -> None:
    error = left_open(client, wechatpay_gateway, "cut_after", PREPAY, **ORDER)

    assert error.settled_with == {"out_trade_no": NUMBER, "mchid": "1900000001"}


def test_a_stored_error_can_be_settled_later(client: Both, wechatpay_gateway: RunningGateway) -> None:
    error = left_open(client, wechatpay_gateway, "cut_after", PREPAY, **ORDER)

    kept: OutcomeUnknown = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert client.settle(kept).out_trade_no == NUMBER


def test_settling_a_call_without_a_query_raises(client: Both, wechatpay_gateway: RunningGateway) -> None:
    revoke = "onboarding.merchant_alteration.revoke_name_alteration"
    error = left_open(client, wechatpay_gateway, "cut_after", revoke, apply_id="20220617143306000013906025001")

    with pytest.raises(InvalidArgument, match=f"No query returns the outcome of {revoke}"):
        client.settle(error)


CODE_PAYS = [entry["operation"] for entry in CATALOG if entry["operation"].endswith(".code_pay")]


@pytest.mark.parametrize("operation", CODE_PAYS)
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("system_error_after", ServerError),
        ("html_502", ServerError),
        ("rate_limit", RateLimited),
        ("cut_after", OutcomeUnknown),
        ("bad_signature", VerificationError),
    ],
)
def test_a_payment_code_is_sent_once_and_its_error_names_the_query(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, fault: str, error: type[Any]
) -> None:
    arguments = own_example(operation)
    wechatpay_gateway.faults.add(fault)
    with pytest.raises(error) as caught:
        client.call_by_name(operation, arguments)

    query = f"{operation.rpartition('.')[0]}.query_order_by_out_trade_no"
    assert len(wechatpay_gateway.requests) == 1
    assert caught.value.settled_by == query


@pytest.mark.parametrize("operation", CODE_PAYS)
@pytest.mark.parametrize("fault", ["rate_limit", "system_error", "html_502", "cut_after"])
def test_the_message_of_an_open_charge_names_the_query(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, fault: str
) -> None:
    wechatpay_gateway.faults.add(fault)

    with pytest.raises(WeChatPayError, match=r"client\.settle\(error\) or payments.*\.query_order_by_out_trade_no"):
        client.call_by_name(operation, own_example(operation))


@pytest.mark.parametrize("operation", CODE_PAYS)
def test_a_payment_code_that_was_charged_despite_a_500_is_settled(
    client: Both, wechatpay_gateway: RunningGateway, operation: str
) -> None:
    wechatpay_gateway.faults.add("system_error_after")
    with pytest.raises(ServerError) as caught:
        client.call_by_name(operation, own_example(operation))

    assert client.settle(caught.value).trade_state == "SUCCESS"


def test_a_refused_call_cannot_be_settled(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("no_auth")
    with pytest.raises(Forbidden) as caught:
        client.call(PREPAY, **ORDER)

    with pytest.raises(
        InvalidArgument, match=r"was refused with status 403; .* query by your number before you use another one"
    ):
        client.settle(caught.value)


def test_an_unrelated_error_is_refused(client: Both) -> None:
    with pytest.raises(
        InvalidArgument,
        match="settle: error must be an OutcomeUnknown, ApiError or VerificationError raised by a call, got ValueError",
    ):
        client.settle(ValueError())


def value_at(arguments: Mapping[str, Any], source: str) -> Any:
    """Return an argument, or the field of a model that a dotted name leads to; `None` if it was not sent."""
    first, _, rest = source.partition(".")
    value = arguments.get(first)
    return value_at(value, rest) if rest and value is not None else value


def test_every_operation_that_can_be_settled_keeps_the_arguments_of_its_query(
    kept: Kept, wechatpay_gateway: RunningGateway, ready_for: Callable[[dict[str, Any]], None]
) -> None:
    client = kept(wechatpay_gateway.environment, max_attempts=1)

    def keeps_them(entry: dict[str, Any]) -> None:
        arguments = next(example["given"] for example in entry["examples"])
        ready_for(entry)
        wechatpay_gateway.faults.add("cut_before")

        with pytest.raises(OutcomeUnknown) as caught:
            client.call_by_name(entry["operation"], arguments)

        outcome = entry["repeat"]["outcome"]
        assert caught.value.settled_by == outcome["operation"]
        sent = {name: value_at(arguments, source) for name, source in outcome["with"].items()}
        assert caught.value.settled_with == {name: value for name, value in sent.items() if value is not None}

    settled = {name: entry for name, entry in ENTRIES.items() if entry["repeat"] and entry["repeat"]["outcome"]}
    check_rows(settled, keeps_them)
