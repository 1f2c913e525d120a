"""Withdrawals of the platform's own money: what is refused, and how long they can be queried."""

from typing import Any

import pytest

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.server import RunningGateway

WITHDRAW = "/v3/merchant/fund/withdraw"
BY_NUMBER = f"{WITHDRAW}/out-request-no/W1"


def withdraw(merchant: Merchant, **changes: Any) -> Answer:
    return merchant.call_json(WITHDRAW, {"out_request_no": "W1", "amount": 100, "account_type": "BASIC", **changes})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"account_type": "FEES"}, "INVALID_REQUEST"),
        ({"amount": 0}, "PARAM_ERROR"),
        ({"amount": -1}, "PARAM_ERROR"),
        ({"notify_url": "https://shop.example/?a=1"}, "PARAM_ERROR"),
        ({"amount": 200_000_000}, "NOT_ENOUGH"),
    ],
)
def test_a_withdrawal_that_is_not_possible_is_refused(merchant: Merchant, changes: dict[str, Any], code: str) -> None:
    assert withdraw(merchant, **changes).code == code


@pytest.mark.parametrize(("days", "status"), [(89, 200), (91, 404)])
def test_a_withdrawal_can_be_queried_for_90_days(
    gateway: RunningGateway, merchant: Merchant, days: int, status: int
) -> None:
    assert withdraw(merchant).status == 200
    gateway.clock.advance(days=days)

    assert merchant.call(BY_NUMBER, method="GET").status == status


def test_the_withdrawal_of_another_merchant_is_unknown(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.merchants.add("1900000777", like=merchant.mchid)
    withdraw_id = withdraw(merchant).json()["withdraw_id"]
    other = Merchant.from_env(gateway.merchants.environment("1900000777"))

    assert other.call(BY_NUMBER, method="GET").code == "ORDER_NOT_EXIST"
    assert other.call(f"{WITHDRAW}/withdraw-id/{withdraw_id}", method="GET").code == "ORDER_NOT_EXIST"


def test_the_same_request_after_a_failure_does_not_withdraw_again(gateway: RunningGateway, merchant: Merchant) -> None:
    withdraw(merchant)
    gateway.platform_withdrawals.fail("W1", reason="卡号错误")

    assert withdraw(merchant).status == 200
    assert gateway.platform_withdrawals.get("W1").state == "FAIL"


def test_a_number_of_two_merchants_needs_the_merchant(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.merchants.add("1900000777", like=merchant.mchid)
    withdraw(merchant)
    withdraw(Merchant.from_env(gateway.merchants.environment("1900000777")))

    with pytest.raises(LookupError, match="2 withdrawals W1"):
        gateway.platform_withdrawals.succeed("W1")
    assert gateway.platform_withdrawals.succeed("W1", mchid="1900000777").state == "SUCCESS"
