"""Withdrawals of sub-merchants, from the request to the notification of the bank's result."""

from typing import Any

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_clients.ecommerce.funds import SubMerchantWithdraw, WithdrawEntity
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

FUNDS = "ecommerce.funds"
WITHDRAW, QUERY = f"{FUNDS}.create_withdrawal", f"{FUNDS}.query_withdrawal_by_out_request_no"
DAY_END, DAY_END_QUERY = f"{FUNDS}.create_day_end_balance_withdrawal", f"{FUNDS}.query_day_end_balance_withdrawal"
NUMBER = {"out_request_no": "W1", "sub_mchid": "1900000109"}


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
        wechatpay_gateway.day_end_balance_withdrawals.finish(number, 3)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    assert type(notification.resource) is WithdrawEntity
    assert notification.resource == client.call(DAY_END_QUERY, **NUMBER)
    assert (notification.resource.status, notification.resource.success_amount) == ("FINISHED", 3)
