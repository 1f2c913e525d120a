"""The refunds of ecommerce platforms: their money, states, numbers and refusals."""

from typing import Any

import pytest

from gateway.orders import NUMBER, REFUND, SUB_MCHID, direct, partner, place, place_and_pay, refusal_of
from gateway.platform_money import ADVANCE, FEE, OWN, SHARED, TOTAL, Platform

AVAILABLE, UNAVAILABLE = "AVAILABLE", "UNAVAILABLE"


def test_a_refund_takes_the_money_of_the_sub_merchant_and_returns_the_fee(platform: Platform) -> None:
    platform.pay()
    reply = platform.refund(500)
    assert (reply.status, platform.balances()) == (200, (0, 500 - FEE // 2, 0))


def test_the_reply_has_the_fields_of_the_page(platform: Platform) -> None:
    platform.pay()
    reply = platform.refund(500).json()
    amount = {"refund": 500, "payer_refund": 500, "discount_refund": 0, "currency": "CNY"}
    assert reply == {
        "refund_id": reply["refund_id"],
        "out_refund_no": REFUND,
        "create_time": reply["create_time"],
        "amount": amount,
        "refund_account": OWN,
    }


def test_a_part_of_a_combined_order_is_refunded(platform: Platform) -> None:
    transaction_id = platform.pay_combined()
    reply = platform.refund(500, total=500, transaction_id=transaction_id, out_trade_no="part-1")
    assert (reply.status, platform.balances()) == (200, (0, 497, 0))


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, (0, 497)),
        ({"funds_account": AVAILABLE}, (-500 + 3, 994)),
        ({"amount": {"from": [{"account": AVAILABLE, "amount": 500}]}}, (-500 + 3, 994)),
        (
            {"amount": {"from": [{"account": AVAILABLE, "amount": 200}, {"account": UNAVAILABLE, "amount": 300}]}},
            (-200, 697),
        ),
    ],
    ids=["default", "funds_account", "available", "both"],
)
def test_the_money_of_an_order_that_waits_to_be_split_comes_from_the_named_account(
    platform: Platform, changes: dict[str, Any], left: tuple[int, int]
) -> None:
    platform.pay(**SHARED)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    assert platform.refund(500, **changes).status == 200
    assert platform.balances() == (0, TOTAL + left[0], left[1])


def test_both_queries_return_the_refund(platform: Platform) -> None:
    transaction_id = platform.pay()
    created = platform.refund().json()
    own, by_id = platform.query().json(), platform.query_by_id(created["refund_id"]).json()
    assert own == by_id
    assert own == created | {
        "transaction_id": transaction_id,
        "out_trade_no": NUMBER,
        "channel": "ORIGINAL",
        "user_received_account": "支付用户零钱",
        "status": "PROCESSING",
        "funds_account": AVAILABLE,
    }


def test_the_same_request_gets_the_same_reply_and_refunds_once(platform: Platform) -> None:
    platform.pay()
    replies = [platform.refund(500).json() for _ in range(2)]
    assert (replies[0], platform.balances()) == (replies[1], (0, 497, 0))


@pytest.mark.parametrize("changes", [{"fen": 301}, {"reason": "other"}, {"refund_account": ADVANCE}], ids=str)
def test_a_number_with_other_content_is_refused(platform: Platform, changes: dict[str, Any]) -> None:
    platform.pay()
    platform.refund()
    assert refusal_of(platform.refund(**changes))[:2] == (400, "INVALID_REQUEST")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"out_trade_no": "order-unknown"}, 404, "RESOURCE_NOT_EXISTS"),
        ({"sub_mchid": "1900000110"}, 400, "MCH_NOT_EXISTS"),
        ({"total": 999}, 400, "INVALID_REQUEST"),
        ({"fen": 1001}, 400, "INVALID_REQUEST"),
        ({"fen": 0}, 400, "PARAM_ERROR"),
        ({"out_trade_no": None}, 400, "PARAM_ERROR"),
        (
            {"funds_account": AVAILABLE, "amount": {"from": [{"account": AVAILABLE, "amount": 300}]}},
            400,
            "INVALID_REQUEST",
        ),
        ({"amount": {"from": [{"account": AVAILABLE, "amount": 299}]}}, 400, "INVALID_REQUEST"),
        ({"amount": {"currency": "USD"}}, 400, "PARAM_ERROR"),
    ],
    ids=str,
)
def test_a_refund_is_refused(platform: Platform, changes: dict[str, Any], status: int, code: str) -> None:
    platform.pay(**SHARED)
    before = platform.balances()
    assert refusal_of(platform.refund(**changes))[:2] == (status, code)
    assert platform.balances() == before


def test_an_advance_from_two_accounts_is_refused(platform: Platform) -> None:
    platform.pay(**SHARED)
    sources = [{"account": AVAILABLE, "amount": 100}, {"account": UNAVAILABLE, "amount": 200}]
    reply = platform.refund(refund_account=ADVANCE, amount={"from": sources})
    assert refusal_of(reply)[:2] == (400, "INVALID_REQUEST")


def test_an_order_without_a_sub_merchant_is_refused(platform: Platform) -> None:
    place_and_pay(platform.gateway, platform.merchant, direct(platform.merchant))
    assert refusal_of(platform.refund())[:2] == (400, "MCH_NOT_EXISTS")


def test_an_unpaid_order_is_refused(platform: Platform) -> None:
    place(platform.merchant, partner(platform.merchant))
    assert refusal_of(platform.refund())[:2] == (404, "RESOURCE_NOT_EXISTS")


def test_an_order_can_be_refunded_for_a_year(platform: Platform) -> None:
    platform.pay()
    platform.gateway.clock.advance(days=365, seconds=1)
    assert refusal_of(platform.refund())[:2] == (400, "INVALID_REQUEST")


def test_a_query_for_another_sub_merchant_finds_nothing(platform: Platform) -> None:
    platform.pay()
    refund_id = platform.refund_id()
    replies = platform.query(sub_mchid="1900000110"), platform.query_by_id(refund_id, "1900000110")
    assert [refusal_of(each)[:2] for each in replies] == [(404, "RESOURCE_NOT_EXISTS")] * 2


def test_a_refund_without_enough_money_succeeds_with_the_same_number_after_a_deposit(platform: Platform) -> None:
    platform.pay()
    platform.gateway.balances.withdraw(SUB_MCHID, 800)
    refused = platform.refund(500)
    platform.gateway.balances.deposit(SUB_MCHID, 800)
    assert (refusal_of(refused)[:2], platform.refund(500).status) == ((403, "NOT_ENOUGH"), 200)


def test_a_partly_shared_order_must_be_unfrozen_before_a_larger_refund(platform: Platform) -> None:
    transaction_id = platform.pay(**SHARED)
    platform.gateway.clock.advance(minutes=1)
    assert platform.split(transaction_id, 300).status == 200
    assert refusal_of(platform.refund(900, refund_account=ADVANCE))[:2] == (400, "INVALID_REQUEST")


def test_an_abnormal_refund_is_redirected_and_processed_again(platform: Platform) -> None:
    platform.pay()
    refund_id = platform.refund_id()
    too_early = platform.redirect(refund_id)
    platform.gateway.refunds.fail(REFUND)
    replies = [platform.redirect(refund_id).json() for _ in range(2)]
    assert refusal_of(too_early)[:2] == (400, "INVALID_REQUEST")
    assert (replies[0], replies[0]["status"], replies[0]["channel"]) == (replies[1], "PROCESSING", "OTHER_BALANCE")


def test_refunds_of_both_apis_add_up(platform: Platform) -> None:
    platform.pay()
    platform.refund(600)
    body = {
        "sub_mchid": SUB_MCHID,
        "out_trade_no": NUMBER,
        "out_refund_no": "other",
        "amount": {"refund": 500, "total": TOTAL, "currency": "CNY"},
    }
    reply = platform.merchant.call_json("/v3/refund/domestic/refunds", body)
    assert refusal_of(reply)[:2] == (400, "INVALID_REQUEST")


def test_a_closed_refund_gives_the_money_back(platform: Platform) -> None:
    platform.pay()
    before = platform.balances()
    platform.refund(500)
    platform.gateway.refunds.close(REFUND)
    assert (platform.query().json()["status"], platform.balances()) == ("CLOSED", before)
