"""Withdrawals of sub-merchants, from the request to the notification of the bank's result."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_clients.ecommerce.funds import SubMerchantWithdraw, WithdrawEntity
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

FUNDS = "ecommerce.funds"
WITHDRAW, QUERY = f"{FUNDS}.create_withdrawal", f"{FUNDS}.query_withdrawal_by_out_request_no"
DAY_END, DAY_END_QUERY = f"{FUNDS}.create_day_end_balance_withdrawal", f"{FUNDS}.query_day_end_balance_withdrawal"
SUB_MERCHANT = "1900000109"
NUMBER = {"out_request_no": "W1", "sub_mchid": SUB_MERCHANT}
BALANCE, DAY_END_BALANCE = f"{FUNDS}.query_balance", f"{FUNDS}.query_day_end_balance"


@pytest.fixture(autouse=True)
def money(wechatpay_gateway: RunningGateway) -> None:
    """The sub-merchant had 10 yuan at the end of yesterday."""
    wechatpay_gateway.balances.deposit(SUB_MERCHANT, 1_000)
    wechatpay_gateway.clock.advance(days=1)


def money_of(client: Both) -> tuple[int, int]:
    """Return the available and the locked money of the sub-merchant."""
    balance = client.call(BALANCE, sub_mchid=SUB_MERCHANT)
    return balance.available_amount, balance.pending_amount


def withdraw(client: Both, **changes: Any) -> Any:
    return client.call(WITHDRAW, **{**NUMBER, "amount": 100, **changes})


def withdraw_day_end(client: Both, **changes: Any) -> Any:
    return client.call(DAY_END, **{**NUMBER, "calculate_amount_type": "ONLY_DAY_END_BALANCE", **changes})


def test_a_withdrawal_is_found_by_its_number(client: Both) -> None:
    created = withdraw(client, remark="货款")

    found = client.call(QUERY, **NUMBER)
    assert (found.withdraw_id, found.status, found.amount) == (created.withdraw_id, "CREATE_SUCCESS", 100)
    assert (found.reason, found.remark, found.bank_memo) == ("", "货款", "")


def test_the_same_request_is_one_withdrawal(client: Both) -> None:
    assert withdraw(client) == withdraw(client)


def test_another_amount_with_the_same_number_is_refused(client: Both) -> None:
    withdraw(client)

    with pytest.raises(ApiError) as refusal:
        withdraw(client, amount=101)
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


@pytest.mark.parametrize("query", [QUERY, DAY_END_QUERY])
def test_an_unknown_withdrawal_is_not_found(client: Both, query: str) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call(query, out_request_no="unknown", sub_mchid="1900000109")
    assert (refusal.value.status, refusal.value.code) == (404, "ORDER_NOT_EXIST")


def test_the_bank_can_send_back_what_it_confirmed(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = withdraw(client).withdraw_id
    wechatpay_gateway.withdrawals.succeed(number)

    wechatpay_gateway.withdrawals.send_back(number, "卡号错误")

    found = client.call(QUERY, **NUMBER)
    assert (found.status, found.reason) == ("REFUND", "卡号错误")


def test_a_failed_withdrawal_is_final(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = withdraw(client).withdraw_id
    wechatpay_gateway.withdrawals.fail(number, "卡号错误")

    with pytest.raises(WrongStateError):
        wechatpay_gateway.withdrawals.succeed(number)


def test_a_withdrawal_is_notified_with_the_content_of_its_query(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    with receiving() as receiver:
        number = withdraw(client, notify_url=receiver.url).withdraw_id
        wechatpay_gateway.withdrawals.fail(number, "卡号错误")
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    assert type(notification.resource) is SubMerchantWithdraw
    assert (notification.event_type, notification.resource) == ("MCHWITHDRAW.CHANGE", client.call(QUERY, **NUMBER))


def test_a_withdrawal_of_a_day_end_balance_is_notified_with_its_own_content(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    with receiving() as receiver:
        number = withdraw_day_end(client, notify_url=receiver.url).withdraw_id
        wechatpay_gateway.day_end_balance_withdrawals.finish(number)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    assert type(notification.resource) is WithdrawEntity
    assert notification.resource == client.call(DAY_END_QUERY, **NUMBER)
    assert (notification.resource.status, notification.resource.success_amount) == ("FINISHED", 1000)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), (900, 100)),
        (("succeed",), (900, 0)),
        (("fail",), (1_000, 0)),
        (("succeed", "send_back"), (1_000, 0)),
        (("close",), (1_000, 0)),
        (("run_short",), (1_000, 0)),
        (("run_short", "accept"), (900, 100)),
    ],
)
def test_the_balance_follows_a_withdrawal(
    client: Both, wechatpay_gateway: RunningGateway, steps: tuple[str, ...], expected: tuple[int, int]
) -> None:
    number = withdraw(client).withdraw_id
    for step in steps:
        reason = [] if step in {"succeed", "run_short", "accept"} else ["卡号错误"]
        getattr(wechatpay_gateway.withdrawals, step)(number, *reason)

    assert money_of(client) == expected


def test_a_withdrawal_without_enough_money_succeeds_after_a_deposit(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    with pytest.raises(ApiError) as refusal:
        withdraw(client, amount=1_001)
    waiting = client.call(QUERY, **NUMBER).status
    wechatpay_gateway.balances.deposit(SUB_MERCHANT, 1)

    withdraw(client, amount=1_001)
    assert (refusal.value.code, refusal.value.is_outcome_open) == ("NOT_ENOUGH", True)
    assert (waiting, client.call(QUERY, **NUMBER).status) == ("INIT", "CREATE_SUCCESS")
    assert money_of(client) == (0, 1_001)


@pytest.mark.parametrize(
    ("changes", "total"),
    [({}, 1_000), ({"reserve_amount": 300}, 700), ({"calculate_amount_type": "ALLOW_CURRENT_BALANCE"}, 1_000)],
)
def test_a_day_end_withdrawal_has_the_balance_of_yesterday(
    client: Both, wechatpay_gateway: RunningGateway, changes: dict[str, Any], total: int
) -> None:
    wechatpay_gateway.balances.deposit(SUB_MERCHANT, 50)

    assert withdraw_day_end(client, **changes).total_amount == total
    assert money_of(client) == (1_050 - total, total)


def test_a_lower_balance_can_be_withdrawn_if_the_request_allows_it(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.balances.withdraw(SUB_MERCHANT, 400)
    with pytest.raises(ApiError) as refusal:
        withdraw_day_end(client, out_request_no="D1")

    assert refusal.value.code == "NOT_ENOUGH"
    assert client.call(DAY_END_QUERY, out_request_no="D1", sub_mchid=SUB_MERCHANT).status == "CREATED"
    assert withdraw_day_end(client, calculate_amount_type="ALLOW_CURRENT_BALANCE").total_amount == 600


def test_a_bank_can_refuse_a_part_of_a_day_end_withdrawal(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = withdraw_day_end(client).withdraw_id
    wechatpay_gateway.day_end_balance_withdrawals.fail(number, "卡号错误", 300)

    found = client.call(DAY_END_QUERY, **NUMBER)
    assert (found.status, found.success_amount, found.fail_amount) == ("ABNORMAL", 700, 300)
    assert money_of(client) == (300, 0)


def test_the_balance_of_a_day_is_that_of_its_end(client: Both, wechatpay_gateway: RunningGateway) -> None:
    withdraw(client)
    day = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date().isoformat()
    wechatpay_gateway.clock.advance(days=1)
    wechatpay_gateway.balances.withdraw(SUB_MERCHANT, 900)

    found = client.call(DAY_END_BALANCE, sub_mchid=SUB_MERCHANT, date=day)
    assert (found.available_amount, found.pending_amount) == (900, 100)


def test_an_account_that_a_sub_merchant_lacks_is_refused(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call(BALANCE, sub_mchid=SUB_MERCHANT, account_type="FEES")
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


@pytest.mark.parametrize("account", ["FEES", "OPERATION"])
def test_only_money_of_the_basic_account_is_withdrawn(client: Both, account: str) -> None:
    with pytest.raises(ApiError) as refusal:
        withdraw(client, account_type=account)
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


@pytest.mark.parametrize("request_withdrawal", [withdraw, withdraw_day_end])
def test_nothing_is_withdrawn_to_an_account_that_refused_a_payment(
    client: Both, wechatpay_gateway: RunningGateway, request_withdrawal: Callable[[Both], Any]
) -> None:
    accounts = wechatpay_gateway.settlement_accounts
    accounts.add(SUB_MERCHANT)
    accounts.fail(SUB_MERCHANT, "用户姓名不匹配")
    with pytest.raises(ApiError) as refusal:
        request_withdrawal(client)
    accounts.verify(SUB_MERCHANT)

    assert (refusal.value.status, refusal.value.code) == (403, "ACCOUNT_NOT_VERIFIED")
    assert request_withdrawal(client).withdraw_id


def test_withdrawals_of_both_kinds_do_not_share_their_money(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.balances.deposit(SUB_MERCHANT, 100)
    withdraw(client)
    withdraw_day_end(client, calculate_amount_type="ALLOW_CURRENT_BALANCE")

    assert money_of(client) == (0, 1_100)


@pytest.mark.parametrize("request_withdrawal", [withdraw, withdraw_day_end])
def test_a_sub_merchant_that_may_not_withdraw_is_refused_until_that_is_lifted(
    client: Both, wechatpay_gateway: RunningGateway, request_withdrawal: Callable[[Both], Any]
) -> None:
    restrictions = wechatpay_gateway.merchant_restrictions
    number = restrictions.add(SUB_MERCHANT, ["NO_WITHDRAWAL"]).case_id
    with pytest.raises(ApiError) as refusal:
        request_withdrawal(client)
    restrictions.lift(number)

    assert (refusal.value.status, refusal.value.code) == (403, "REQUEST_BLOCKED")
    assert request_withdrawal(client).withdraw_id
