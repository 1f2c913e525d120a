"""Refunds whose money a platform advances, and the return of the advance by the sub-merchant."""

import pytest

from gateway.orders import REFUND, SUB_MCHID, refusal_of
from gateway.platform_money import ADVANCE, FEE, OWN, SHARED, TOTAL, Platform
from wechatpay_gateway.families.accounts.entries import NotEnoughError

UNKNOWN = 404, "RESOURCE_NOT_EXISTS"


def test_an_advance_is_not_used_while_the_sub_merchant_has_enough_money(platform: Platform) -> None:
    platform.pay()
    reply = platform.refund(500, refund_account=ADVANCE).json()
    assert (reply["refund_account"], platform.balances()) == (OWN, (0, 497, 0))


def test_the_platform_advances_the_whole_refund_and_the_sub_merchant_gets_the_fee_back(platform: Platform) -> None:
    platform.advanced(500)
    shown = platform.query().json()
    assert platform.balances() == (-500, FEE // 2, 0)
    assert (shown["refund_account"], shown["amount"]["advance"], shown["funds_account"]) == (ADVANCE, 500, "BASIC")


def test_without_money_of_the_platform_nothing_is_refunded(platform: Platform) -> None:
    platform.pay()
    platform.gateway.balances.withdraw(SUB_MCHID, TOTAL - FEE)
    own = platform.gateway.balances.get(platform.merchant.mchid)
    platform.gateway.balances.withdraw(platform.merchant.mchid, own.available - 499)
    reply = platform.refund(500, refund_account=ADVANCE)
    assert refusal_of(reply)[:2] == (403, "NOT_ENOUGH")
    assert (platform.balances()[1:], platform.query().status) == ((0, 0), 404)


def test_an_order_that_waits_to_be_split_can_be_refunded_with_an_advance(platform: Platform) -> None:
    platform.pay(**SHARED)
    platform.refund(500, refund_account=ADVANCE, funds_account="AVAILABLE")
    assert platform.balances() == (-500, FEE // 2, TOTAL - FEE)


def test_a_refund_after_an_advance_returns_the_rest_of_the_fee(platform: Platform) -> None:
    platform.advanced(500)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    platform.refund(500, "second")
    assert platform.balances() == (-500, TOTAL + FEE - 500, 0)


def test_a_closed_refund_gives_the_advance_back_to_the_platform_and_takes_the_fee(platform: Platform) -> None:
    platform.advanced(500)
    platform.gateway.refunds.close(REFUND)
    assert platform.balances() == (0, 0, 0)


def test_a_refund_cannot_be_closed_while_the_fee_is_spent(platform: Platform) -> None:
    platform.advanced(500)
    platform.gateway.balances.withdraw(SUB_MCHID, FEE // 2)
    with pytest.raises(NotEnoughError):
        platform.gateway.refunds.close(REFUND)
    assert (platform.query().json()["status"], platform.balances()) == ("PROCESSING", (-500, 0, 0))


def test_the_sub_merchant_returns_the_advance(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    reply = platform.return_advance(refund_id).json()
    assert platform.balances() == (0, TOTAL - 500 + FEE // 2, 0)
    assert reply == {
        "refund_id": refund_id,
        "advance_return_id": reply["advance_return_id"],
        "return_amount": 500,
        "payer_mchid": SUB_MCHID,
        "payer_account": "BASIC",
        "payee_mchid": platform.merchant.mchid,
        "payee_account": "BASIC",
        "result": "SUCCESS",
        "success_time": reply["success_time"],
    }


def test_a_repeated_return_gets_the_same_reply_as_the_query(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    replies = [platform.return_advance(refund_id).json() for _ in range(2)]
    assert replies == [platform.query_advance_return(refund_id).json()] * 2
    assert platform.balances()[0] == 0


def test_a_return_without_enough_money_is_refused_and_stays_in_progress(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    refused = platform.return_advance(refund_id)
    queried = platform.query_advance_return(refund_id).json()
    assert (refusal_of(refused)[:2], queried["result"]) == ((403, "NOT_ENOUGH"), "PROCESSING")
    assert "success_time" not in queried


def test_the_same_return_succeeds_after_a_deposit(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.return_advance(refund_id)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    assert (platform.return_advance(refund_id).json()["result"], platform.balances()[0]) == ("SUCCESS", 0)


def test_wechat_pay_tries_a_return_again_every_day(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.return_advance(refund_id)
    platform.gateway.clock.advance(days=30)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    before = platform.query_advance_return(refund_id).json()["result"]
    platform.gateway.clock.advance(days=1)
    assert (before, platform.query_advance_return(refund_id).json()["result"]) == ("PROCESSING", "SUCCESS")


def test_a_return_fails_for_good_after_90_days(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.return_advance(refund_id)
    platform.gateway.clock.advance(days=90, seconds=-1)
    before = platform.query_advance_return(refund_id).json()["result"]
    platform.gateway.clock.advance(seconds=2)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    after = platform.return_advance(refund_id).json()["result"]
    assert (before, after, platform.balances()[0]) == ("PROCESSING", "FAILED", -500)


def test_a_delayed_return_succeeds_with_a_step(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    platform.gateway.advance_returns.delay(1)
    first = platform.return_advance(refund_id).json()["result"]
    platform.gateway.advance_returns.retry(REFUND)
    assert (first, platform.query_advance_return(refund_id).json()["result"]) == ("PROCESSING", "SUCCESS")


def test_a_refund_that_is_closed_after_the_return_pays_the_sub_merchant(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.gateway.balances.deposit(SUB_MCHID, TOTAL)
    platform.return_advance(refund_id)
    platform.gateway.refunds.close(REFUND)
    assert platform.balances() == (0, TOTAL, 0)


def test_a_return_in_progress_ends_when_the_refund_is_closed(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.return_advance(refund_id)
    platform.gateway.refunds.close(REFUND)
    assert platform.query_advance_return(refund_id).json()["result"] == "FAILED"


def test_a_refund_without_an_advance_cannot_be_returned(platform: Platform) -> None:
    platform.pay()
    assert refusal_of(platform.return_advance(platform.refund_id()))[:2] == (403, "NO_AUTH")


def test_the_advance_of_a_closed_refund_cannot_be_returned(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.gateway.refunds.close(REFUND)
    assert refusal_of(platform.return_advance(refund_id))[:2] == UNKNOWN


def test_a_refund_that_does_not_exist_cannot_be_returned(platform: Platform) -> None:
    assert refusal_of(platform.return_advance("50300000000000000000000000000"))[:2] == UNKNOWN


def test_a_return_that_was_not_requested_is_not_found(platform: Platform) -> None:
    assert refusal_of(platform.query_advance_return(platform.advanced()))[:2] == UNKNOWN


def test_another_sub_merchant_is_refused(platform: Platform) -> None:
    refund_id = platform.advanced(500)
    platform.return_advance(refund_id)
    replies = platform.return_advance(refund_id, "1900000110"), platform.query_advance_return(refund_id, "1900000110")
    assert [refusal_of(each)[:2] for each in replies] == [(400, "MCH_NOT_EXISTS")] * 2
