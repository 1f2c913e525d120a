"""The platform's own money: its balances, its withdrawals, and the file of those that failed."""

from pathlib import Path
from typing import Any

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_clients.merchant_funds.accounts import Withdraw
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

FUNDS = "merchant_funds.accounts"
WITHDRAW = f"{FUNDS}.create_withdrawal"
QUERIES = [f"{FUNDS}.query_withdrawal_by_{number}" for number in ("out_request_no", "withdraw_id")]


def withdraw(client: Both, **changes: Any) -> Any:
    return client.call(WITHDRAW, **{"out_request_no": "W1", "amount": 100, "account_type": "BASIC", **changes})


def balance(client: Both) -> Any:
    return client.call(f"{FUNDS}.query_balance", account_type="BASIC")


def test_both_queries_find_a_withdrawal(client: Both) -> None:
    created = withdraw(client, remark="货款")

    by_number, by_id = (
        client.call(query, **{query.split("_by_")[1]: number})
        for query, number in zip(QUERIES, ("W1", created.withdraw_id), strict=True)
    )
    assert by_number == by_id
    assert (by_id.status, by_id.amount, by_id.remark, by_id.solution) == ("CREATE_SUCCESS", 100, "货款", "")


def test_another_amount_with_the_same_number_is_refused(client: Both) -> None:
    withdraw(client)

    with pytest.raises(ApiError) as refusal:
        withdraw(client, amount=101)
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_a_withdrawal_is_notified_as_the_model_of_its_query(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with receiving() as receiver:
        withdraw(client, notify_url=receiver.url)
        wechatpay_gateway.platform_withdrawals.fail("W1", reason="卡号错误", solution="请修改结算银行卡信息")
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    assert type(notification.resource) is Withdraw
    assert notification.resource == client.call(QUERIES[0], out_request_no="W1")
    assert (notification.resource.status, notification.resource.solution) == ("FAIL", "请修改结算银行卡信息")


@pytest.mark.parametrize(
    ("steps", "available", "locked"),
    [
        ((), -100, 100),
        (("succeed",), -100, 0),
        (("fail",), 0, 0),
        (("close",), 0, 0),
        (("succeed", "send_back"), 0, 0),
    ],
)
def test_the_money_of_a_withdrawal_is_where_its_state_says(
    client: Both, wechatpay_gateway: RunningGateway, steps: tuple[str, ...], available: int, locked: int
) -> None:
    before = balance(client)
    withdraw(client)
    for step in steps:
        reason = {} if step == "succeed" else {"reason": "卡号错误"}
        wechatpay_gateway.platform_withdrawals.take(step, "W1", **reason)

    after = balance(client)
    assert after.available_amount - before.available_amount == available
    assert after.pending_amount - before.pending_amount == locked


def test_a_withdrawal_without_enough_money_is_accepted_by_the_same_request_later(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    amount = balance(client).available_amount + 1
    with pytest.raises(ApiError) as refusal:
        withdraw(client, amount=amount)
    assert (refusal.value.code, refusal.value.is_outcome_open) == ("NOT_ENOUGH", True)
    assert client.call(QUERIES[0], out_request_no="W1").status == "INIT"

    wechatpay_gateway.balances.deposit("1900000001", 1)
    withdraw(client, amount=amount)

    assert client.call(QUERIES[0], out_request_no="W1").status == "CREATE_SUCCESS"


def test_an_unknown_withdrawal_is_not_found(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call(QUERIES[0], out_request_no="unknown")
    assert (refusal.value.status, refusal.value.code) == (404, "ORDER_NOT_EXIST")


def test_locked_money_is_in_the_balance_as_unavailable(client: Both, wechatpay_gateway: RunningGateway) -> None:
    accounts = wechatpay_gateway.accounts
    accounts.freeze("1900000001", 300, "test", "1")

    shown = balance(client)
    assert (shown.available_amount, shown.pending_amount) == (accounts.balance("1900000001"), 300)


def test_the_fee_account_is_not_enabled(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call(f"{FUNDS}.query_balance", account_type="FEES")
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_a_compressed_file_of_failed_withdrawals_is_verified_and_unpacked(client: Both, tmp_path: Path) -> None:
    file = client.call(
        f"{FUNDS}.download_abnormal_withdrawal_bill",
        bill_type="NO_SUCC",
        bill_date="2019-08-17",
        tar_type="GZIP",
        to=tmp_path / "failed.csv",
    )

    assert "`NO_SUCC" in file.path.read_text("utf-8")
