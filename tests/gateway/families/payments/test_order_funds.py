"""The money of orders: payments, fees, refunds and frozen money, as balances of the merchant."""

from typing import Any

import pytest

from gateway.merchant_side import Answer, Merchant
from gateway.orders import (
    NUMBER,
    REFUND,
    REFUNDS,
    SUB_MCHID,
    combined,
    direct,
    partner,
    place,
    place_and_pay,
    refund,
    refusal_of,
)
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.server import RunningGateway

SHARED: dict[str, Any] = {"settle_info": {"profit_sharing": True}}
TOTAL, FEE = 1000, 6
AVAILABLE, UNAVAILABLE = "AVAILABLE", "UNAVAILABLE"


def balances(gateway: RunningGateway, owner: str) -> tuple[int, int]:
    """Return how much the available and the frozen money of a merchant have changed since the start."""
    found = gateway.balances.get(owner)
    return found.available - (INITIAL_FEN if gateway.merchants.get(owner) else 0), found.frozen


def give_back(merchant: Merchant, fen: int, number: str = REFUND, **changes: Any) -> Answer:
    amount = {"refund": fen, "total": TOTAL, "currency": "CNY"} | changes.pop("amount", {})
    return merchant.call_json(REFUNDS, refund(out_refund_no=number, amount=amount, **changes))


def test_a_payment_is_available_without_its_fee(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    assert balances(gateway, merchant.mchid) == (TOTAL - FEE, 0)


def test_a_payment_with_profit_sharing_is_frozen(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **SHARED))
    assert balances(gateway, merchant.mchid) == (0, TOTAL - FEE)


def test_a_payment_through_a_partner_belongs_to_the_sub_merchant(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, partner(merchant, **SHARED))
    assert (balances(gateway, SUB_MCHID), balances(gateway, merchant.mchid)) == ((0, TOTAL - FEE), (0, 0))


def test_each_part_of_a_combined_order_is_frozen_or_available(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant, combined(merchant, part=SHARED))
    gateway.pay(NUMBER)
    assert balances(gateway, SUB_MCHID) == (497, 497)


def test_a_payment_by_code_is_frozen_as_well(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant, direct(merchant, "codepay", **SHARED))
    assert balances(gateway, merchant.mchid) == (0, TOTAL - FEE)


def test_an_unpaid_order_has_no_money(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant, direct(merchant))
    assert balances(gateway, merchant.mchid) == (0, 0)


def test_frozen_money_becomes_available_after_30_days(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **SHARED))
    gateway.clock.advance(days=30, seconds=-1)
    before = balances(gateway, merchant.mchid)
    gateway.clock.advance(seconds=2)
    assert (before, balances(gateway, merchant.mchid)) == ((0, TOTAL - FEE), (TOTAL - FEE, 0))


def test_a_refund_of_an_unshared_order_takes_available_money_and_returns_the_fee(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    give_back(merchant, 500)
    assert balances(gateway, merchant.mchid) == (500 - FEE // 2, 0)


def test_a_refund_of_a_shared_order_takes_frozen_money(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **SHARED))
    give_back(merchant, 500)
    assert balances(gateway, merchant.mchid) == (0, 500 - FEE // 2)


@pytest.mark.parametrize("settlement", [{}, SHARED], ids=["available", "frozen"])
def test_refunds_of_everything_leave_nothing(
    gateway: RunningGateway, merchant: Merchant, settlement: dict[str, Any]
) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **settlement))
    replies = [give_back(merchant, fen, f"r-{fen}").status for fen in (83, 84, 833)]
    assert (replies, balances(gateway, merchant.mchid)) == ([200, 200, 200], (0, 0))


def test_a_refund_takes_money_from_the_accounts_that_it_names(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **SHARED))
    funds = [{"account": AVAILABLE, "amount": 100}, {"account": UNAVAILABLE, "amount": 200}]
    give_back(merchant, 300, amount={"from": funds})
    assert balances(gateway, merchant.mchid) == (-100, TOTAL - FEE - 200 + 2)


@pytest.mark.parametrize(
    ("settlement", "sources", "account"),
    [
        ({}, (), "AVAILABLE"),
        (SHARED, (), "UNAVAILABLE"),
        (SHARED, ((AVAILABLE, 100), (UNAVAILABLE, 200)), "BASIC"),
    ],
    ids=["available", "frozen", "both"],
)
def test_a_refund_names_the_account_that_funded_it(
    gateway: RunningGateway,
    merchant: Merchant,
    settlement: dict[str, Any],
    sources: tuple[tuple[str, int], ...],
    account: str,
) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **settlement))
    listed = [{"account": name, "amount": fen} for name, fen in sources]
    created = give_back(merchant, 300, amount={"from": listed} if listed else {}).json()
    queried = merchant.call(f"{REFUNDS}/{REFUND}", method="GET").json()
    assert (created["funds_account"], queried["funds_account"]) == (account, account)


@pytest.mark.parametrize("settlement", [{}, SHARED], ids=["available", "frozen"])
def test_a_closed_refund_returns_the_money_to_its_account(
    gateway: RunningGateway, merchant: Merchant, settlement: dict[str, Any]
) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **settlement))
    before = balances(gateway, merchant.mchid)
    give_back(merchant, 500)
    gateway.refunds.close(REFUND)
    assert balances(gateway, merchant.mchid) == before


def test_a_refund_that_is_closed_after_the_freeze_makes_the_money_available(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    place_and_pay(gateway, merchant, direct(merchant, **SHARED))
    give_back(merchant, 500)
    gateway.clock.advance(days=31)
    gateway.refunds.close(REFUND)
    assert balances(gateway, merchant.mchid) == (TOTAL - FEE, 0)


def test_an_abnormal_refund_does_not_return_the_money(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    give_back(merchant, TOTAL)
    gateway.refunds.fail(REFUND)
    assert balances(gateway, merchant.mchid) == (0, 0)


def test_a_refund_without_enough_money_is_refused(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, partner(merchant))
    gateway.balances.withdraw(SUB_MCHID, 800)
    reply = give_back(merchant, TOTAL, sub_mchid=SUB_MCHID)
    assert (refusal_of(reply)[:2], balances(gateway, SUB_MCHID)) == ((403, "NOT_ENOUGH"), (194, 0))


def test_a_refused_refund_succeeds_with_the_same_number_after_a_deposit(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    place_and_pay(gateway, merchant, partner(merchant))
    gateway.balances.withdraw(SUB_MCHID, 800)
    give_back(merchant, TOTAL, sub_mchid=SUB_MCHID)
    gateway.balances.deposit(SUB_MCHID, 800)
    assert give_back(merchant, TOTAL, sub_mchid=SUB_MCHID).status == 200
    assert balances(gateway, SUB_MCHID) == (0, 0)


def test_a_refund_from_frozen_money_that_does_not_exist_is_closed(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    give_back(merchant, 300, amount={"from": [{"account": UNAVAILABLE, "amount": 300}]})
    query = merchant.call(f"{REFUNDS}/{REFUND}", method="GET").json()
    assert (query["status"], balances(gateway, merchant.mchid)) == ("CLOSED", (TOTAL - FEE, 0))
    assert [each.event_type for each in gateway.notifications] == ["TRANSACTION.SUCCESS"]


def test_a_reversed_payment_returns_the_money(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant, direct(merchant, "codepay", **SHARED))
    reply = merchant.call_json(
        f"/v3/pay/transactions/out-trade-no/{NUMBER}/reverse",
        {"appid": "wxd678efh567hg6787", "mchid": merchant.mchid},
    )
    assert (reply.status, balances(gateway, merchant.mchid)) == (200, (0, 0))


def test_a_payment_cannot_be_reversed_without_enough_money(gateway: RunningGateway, merchant: Merchant) -> None:
    place(merchant, partner(merchant, "codepay"))
    gateway.balances.withdraw(SUB_MCHID, 800)
    body = {"sp_appid": "wx8888888888888888", "sp_mchid": merchant.mchid, "sub_mchid": SUB_MCHID}
    reply = merchant.call_json(f"/v3/pay/partner/transactions/out-trade-no/{NUMBER}/reverse", body)
    assert (reply.status, gateway.orders.get(NUMBER).state) == (400, "SUCCESS")
