"""Closing the account of a sub-merchant, and paying out what is left in it."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SERVICE = "ecommerce.account_cancellation"
CLOSE, QUERY = f"{SERVICE}.create_cancellation_withdrawal", f"{SERVICE}.query_cancellation_withdrawal_by_out_request_no"
CHECK = f"{SERVICE}.validate_cancellation"
CLOSE_OLD, QUERY_OLD = f"{SERVICE}.create_cancel_application", f"{SERVICE}.query_cancel_application"
WITHDRAW_OLD = f"{SERVICE}.create_cancelled_merchant_withdrawal"
QUERY_WITHDRAWAL_OLD = f"{SERVICE}.query_cancelled_merchant_withdrawal_by_out_request_no"
SUB_MERCHANT = "1900000109"
TO_PAYMENT = ("accept", "confirm", "close", "pay")


@pytest.fixture(autouse=True)
def money(wechatpay_gateway: RunningGateway) -> None:
    """10 yuan are in the account."""
    wechatpay_gateway.balances.deposit(SUB_MERCHANT, 1_000)


def close(client: Both, **changes: Any) -> str:
    arguments = {**own_example(CLOSE), "out_request_no": "C1", **changes}
    number: str = client.call_by_name(CLOSE, arguments).applyment_id
    return number


def close_without_money(client: Both, gateway: RunningGateway) -> None:
    number = close(client, withdraw="NOT_APPLY_WITHDRAW")
    do(gateway, number, "accept", "confirm", "close", "finish")


def find(client: Both) -> Any:
    return client.call(QUERY, out_request_no="C1")


def do(gateway: RunningGateway, number: str, *steps: str) -> None:
    for step in steps:
        getattr(gateway.cancellation_withdrawals, step)(number)


def test_an_account_is_closed_and_its_money_paid_out(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = close(client)
    states = [find(client).cancel_state]
    for step in (*TO_PAYMENT, "succeed"):
        do(wechatpay_gateway, number, step)
        states.append(find(client).cancel_state)

    assert states == [
        "ACCEPTED",
        "WAITING_MERCHANT_CONFIRM",
        "SYSTEM_PROCESSING",
        "CANCELED",
        "FUND_PROCESSING",
        "FINISH",
    ]
    found = find(client)
    assert (found.withdraw_state, found.account_withdraw_result[0].pay_state) == ("WITHDRAW_SUCCEED", "PAY_SUCCEED")
    assert found.account_info[0].amount == 1_000
    assert wechatpay_gateway.balances.get(SUB_MERCHANT).available == 0


def test_the_money_is_locked_during_the_payment(client: Both, wechatpay_gateway: RunningGateway) -> None:
    do(wechatpay_gateway, close(client), *TO_PAYMENT)

    balance = wechatpay_gateway.balances.get(SUB_MERCHANT)
    assert (balance.available, balance.frozen) == (0, 1_000)
    assert find(client).withdraw_state == "WITHDRAW_PROCESSING"


@pytest.mark.parametrize(("steps", "pay_state"), [(("fail",), "PAY_FAIL"), (("succeed", "send_back"), "BANK_REFUNDED")])
def test_money_that_does_not_arrive_is_in_the_account_again(
    client: Both, wechatpay_gateway: RunningGateway, steps: tuple[str, ...], pay_state: str
) -> None:
    do(wechatpay_gateway, close(client), *TO_PAYMENT, *steps)

    found = find(client)
    assert (found.cancel_state, found.withdraw_state) == ("FINISH", "WITHDRAW_EXCEPTION")
    assert found.account_withdraw_result[0].pay_state == pay_state
    assert wechatpay_gateway.balances.get(SUB_MERCHANT).available == 1_000


def test_money_that_came_back_is_paid_out_with_another_application(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    do(wechatpay_gateway, close(client), *TO_PAYMENT, "fail")
    again = close(client, out_request_no="C2")
    do(wechatpay_gateway, again, "review", "pay_again", "succeed")

    assert wechatpay_gateway.balances.get(SUB_MERCHANT).available == 0


def test_an_application_can_close_an_account_without_a_withdrawal(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    number = close(client, withdraw="NOT_APPLY_WITHDRAW")
    do(wechatpay_gateway, number, "accept", "confirm", "close")
    with pytest.raises(WrongStateError, match="withdraws no money"):
        do(wechatpay_gateway, number, "pay")
    do(wechatpay_gateway, number, "finish")

    found = find(client)
    assert (found.cancel_state, found.withdraw_state, found.account_info) == ("FINISH", None, None)
    with pytest.raises(WrongStateError, match="has not paid"):
        do(wechatpay_gateway, number, "send_back")


def test_an_application_that_names_no_withdrawal_withdraws_nothing(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    arguments = {name: value for name, value in own_example(CLOSE).items() if name not in {"withdraw", "payee_info"}}
    number = client.call_by_name(CLOSE, {**arguments, "out_request_no": "C1"}).applyment_id
    do(wechatpay_gateway, number, "accept", "confirm", "close")

    with pytest.raises(WrongStateError, match="withdraws no money"):
        do(wechatpay_gateway, number, "pay")
    assert find(client).account_info is None


def test_an_application_with_a_withdrawal_does_not_end_without_it(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    number = close(client)
    do(wechatpay_gateway, number, "accept", "confirm", "close")

    with pytest.raises(WrongStateError, match="withdraws money; pay pays it"):
        do(wechatpay_gateway, number, "finish")


def test_the_review_closes_an_account_once(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number, again = close(client), close(client, out_request_no="C2")
    do(wechatpay_gateway, number, "review")
    do(wechatpay_gateway, again, "review")
    with pytest.raises(WrongStateError, match="not closed yet; approve closes it"):
        do(wechatpay_gateway, again, "pay_again")
    do(wechatpay_gateway, number, "approve", "close")

    with pytest.raises(WrongStateError, match="closed already; pay_again pays"):
        do(wechatpay_gateway, again, "approve")


def test_an_application_can_be_put_into_its_own_state(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = close(client)
    do(wechatpay_gateway, number, *TO_PAYMENT, "succeed")
    wechatpay_gateway.cancellation_withdrawals.set_state(number, "FINISH")

    assert find(client).withdraw_state == "WITHDRAW_SUCCEED"


def test_an_application_that_is_not_confirmed_is_revoked(client: Both, wechatpay_gateway: RunningGateway) -> None:
    do(wechatpay_gateway, close(client), "accept")
    waiting = find(client)
    wechatpay_gateway.clock.advance(days=30)

    assert waiting.confirm_cancel.confirm_cancel_url
    assert (find(client).cancel_state, find(client).confirm_cancel) == ("REVOKED", None)


def test_the_same_application_is_made_once(client: Both) -> None:
    assert close(client) == close(client)


def test_a_number_with_other_content_is_refused(client: Both) -> None:
    close(client)

    with pytest.raises(ApiError) as refusal:
        close(client, remark="其他")
    assert (refusal.value.status, refusal.value.code) == (400, "ALREADY_EXISTS")


def test_an_account_with_locked_money_cannot_be_closed(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.accounts.freeze(SUB_MERCHANT, 10, "test", "1")

    found = client.call(CHECK, sub_mchid=SUB_MERCHANT)
    assert (found.validate_result, found.merchant_state) == ("NOT_ALLOW_CANCEL_WITHDRAW", "NORMAL")
    assert (found.block_reasons[0].type, found.account_info[0].amount) == ("FUNDS_PENDING_PROCESSING", 990)


def test_the_check_of_a_closed_account_says_so(client: Both, wechatpay_gateway: RunningGateway) -> None:
    before = client.call(CHECK, sub_mchid=SUB_MERCHANT)
    do(wechatpay_gateway, close(client), "accept", "confirm", "close")

    after = client.call(CHECK, sub_mchid=SUB_MERCHANT)
    assert [each.merchant_state for each in (before, after)] == ["NORMAL", "HAS_BEEN_CANCELLED"]


def test_the_older_flow_closes_an_account_without_money(client: Both, wechatpay_gateway: RunningGateway) -> None:
    arguments = {**own_example(CLOSE_OLD), "out_apply_no": "C1", "sub_mchid": SUB_MERCHANT}
    with pytest.raises(ApiError) as refusal:
        client.call_by_name(CLOSE_OLD, arguments)
    wechatpay_gateway.balances.withdraw(SUB_MERCHANT, 1_000)
    client.call_by_name(CLOSE_OLD, arguments)
    wechatpay_gateway.cancel_applications.close("C1")

    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")
    assert client.call(QUERY_OLD, out_apply_no="C1").cancel_state == "CANCEL_SUCCESS"
    assert client.call(CHECK, sub_mchid=SUB_MERCHANT).merchant_state == "HAS_BEEN_CANCELLED"


@pytest.mark.parametrize(
    ("steps", "state", "available"),
    [
        ((), "SUBMITTED", 899),
        (("reject",), "REJECTED", 1_000),
        (("approve", "succeed"), "PAY_SUCCEED", 899),
        (("approve", "fail"), "PAY_FAILED", 1_000),
        (("approve", "succeed", "send_back"), "BANK_REFUNDED", 1_000),
    ],
)
def test_the_older_flow_withdraws_what_is_left(
    client: Both, wechatpay_gateway: RunningGateway, steps: tuple[str, ...], state: str, available: int
) -> None:
    close_without_money(client, wechatpay_gateway)
    arguments = {**own_example(WITHDRAW_OLD), "out_request_no": "W1", "amount": 101}
    number = client.call_by_name(WITHDRAW_OLD, arguments).applyment_id
    for step in steps:
        reason = ["银行卡信息有误"] if step in {"fail", "send_back"} else []
        getattr(wechatpay_gateway.cancelled_merchant_withdrawals, step)(number, *reason)

    assert client.call(QUERY_WITHDRAWAL_OLD, out_request_no="W1").withdrawl_apply.state == state
    assert wechatpay_gateway.balances.get(SUB_MERCHANT).available == available


def test_more_than_what_is_left_cannot_be_withdrawn(client: Both, wechatpay_gateway: RunningGateway) -> None:
    close_without_money(client, wechatpay_gateway)
    with pytest.raises(ApiError) as refusal:
        client.call_by_name(WITHDRAW_OLD, {**own_example(WITHDRAW_OLD), "out_request_no": "W1", "amount": 1_001})
    assert (refusal.value.status, refusal.value.code) == (403, "NOTENOUGH")
    with pytest.raises(ApiError):
        client.call(QUERY_WITHDRAWAL_OLD, out_request_no="W1")


def test_money_of_an_account_that_is_open_is_not_left(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call_by_name(WITHDRAW_OLD, {**own_example(WITHDRAW_OLD), "out_request_no": "W1", "amount": 101})
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_only_the_basic_account_has_money_left(client: Both, wechatpay_gateway: RunningGateway) -> None:
    close_without_money(client, wechatpay_gateway)
    arguments = {**own_example(WITHDRAW_OLD), "out_request_no": "W1", "amount": 101}

    with pytest.raises(ApiError) as refusal:
        client.call_by_name(WITHDRAW_OLD, {**arguments, "out_account_type": "OPERATE_ACCOUNT"})
    assert (refusal.value.status, refusal.value.code) == (403, "NOTENOUGH")
