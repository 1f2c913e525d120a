"""Subsidies of platforms: their money, the order of calls, numbers and refusals."""

from typing import Any

import pytest

from gateway.orders import REFUND, SUB_MCHID, refusal_of
from gateway.platform_money import FEE, SHARED, SUBSIDIZED, SUBSIDY, TOTAL, Platform
from wechatpay_gateway.families.ecommerce.subsidies import UnknownSubsidyError

NET = TOTAL - FEE
AVAILABLE: dict[str, Any] = {"from": [{"account": "AVAILABLE", "amount": SUBSIDY}]}
WRONG = 400, "INVALID_REQUEST"


def test_a_subsidy_joins_the_frozen_money_of_the_order(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    reply = platform.subsidize(transaction_id).json()
    assert platform.balances() == (-SUBSIDY, 0, NET + SUBSIDY)
    assert reply == {
        "sub_mchid": SUB_MCHID,
        "transaction_id": transaction_id,
        "subsidy_id": reply["subsidy_id"],
        "description": "满减",
        "amount": SUBSIDY,
        "result": "SUCCESS",
        "success_time": reply["success_time"],
        "out_subsidy_no": "subsidy-1",
    }


def test_an_order_is_split_only_after_its_subsidy(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    before = platform.split(transaction_id)
    platform.subsidize(transaction_id)
    after = platform.split(transaction_id)
    assert (refusal_of(before)[:2], after.status) == (WRONG, 200)


def test_unfreezing_makes_the_subsidy_available(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    platform.split(transaction_id, 100, finish=True)
    platform.gateway.sharings.finish("split-1")
    assert platform.balances() == (100 - SUBSIDY, NET + SUBSIDY - 100, 0)


@pytest.mark.parametrize("number", ["subsidy-1", None])
def test_the_same_request_pays_once(platform: Platform, number: str | None) -> None:
    transaction_id = platform.pay_subsidized()
    replies = [platform.subsidize(transaction_id, out_subsidy_no=number).json() for _ in range(2)]
    assert (replies[0], platform.balances()[0]) == (replies[1], -SUBSIDY)


def test_a_number_with_other_content_is_refused(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    assert refusal_of(platform.subsidize(transaction_id, description="other"))[:2] == WRONG


def test_a_request_is_repeated_for_180_days(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    platform.gateway.clock.advance(days=180, seconds=-60)
    before = platform.subsidize(transaction_id)
    platform.gateway.clock.advance(seconds=61)
    assert (before.status, refusal_of(platform.subsidize(transaction_id))[:2]) == (200, WRONG)


def test_an_order_has_one_subsidy(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    assert refusal_of(platform.subsidize(transaction_id, out_subsidy_no="subsidy-2"))[:2] == WRONG


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"fen": SUBSIDY + 1}, "INVALID_REQUEST"),
        ({"fen": SUBSIDY - 1}, "INVALID_REQUEST"),
        ({"fen": 0}, "PARAM_ERROR"),
        ({"sub_mchid": "1900000110"}, "INVALID_REQUEST"),
        ({"transaction_id": "4200000000000000000000000000"}, "INVALID_REQUEST"),
    ],
    ids=str,
)
def test_a_subsidy_is_refused(platform: Platform, changes: dict[str, Any], code: str) -> None:
    transaction_id = platform.pay_subsidized()
    before = platform.balances()
    arguments: dict[str, Any] = {"transaction_id": transaction_id, **changes}
    reply = platform.subsidize(**arguments)
    assert (refusal_of(reply)[:2], platform.balances()) == ((400, code), before)


@pytest.mark.parametrize("order", [{}, SHARED])
def test_an_order_without_a_subsidy_gets_none(platform: Platform, order: dict[str, Any]) -> None:
    transaction_id = platform.pay(**order)
    platform.gateway.clock.advance(minutes=1)
    assert refusal_of(platform.subsidize(transaction_id))[:2] == WRONG


def test_a_subsidy_waits_for_the_settlement_of_the_order(platform: Platform) -> None:
    assert refusal_of(platform.subsidize(platform.pay(**SUBSIDIZED)))[:2] == WRONG


def test_an_order_that_was_unfrozen_gets_no_subsidy(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.gateway.clock.advance(days=180)
    assert refusal_of(platform.subsidize(transaction_id))[:2] == WRONG


def test_a_subsidy_can_be_lower_after_a_refund(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.refund()
    assert platform.subsidize(transaction_id, SUBSIDY - 1).status == 200


def test_without_money_of_the_platform_the_same_number_succeeds_after_a_deposit(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    mchid = platform.merchant.mchid
    platform.gateway.balances.withdraw(mchid, platform.gateway.balances.get(mchid).available)
    refused = platform.subsidize(transaction_id)
    platform.gateway.balances.deposit(mchid, SUBSIDY)
    assert (refusal_of(refused)[:2], platform.subsidize(transaction_id).status) == (WRONG, 200)


def test_a_merchant_without_the_permission_for_profit_sharing_gets_no_subsidy(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.gateway.sharing_profiles.revoke(SUB_MCHID)
    assert refusal_of(platform.subsidize(transaction_id))[:2] == WRONG


def test_the_money_of_a_failed_subsidy_comes_back_after_a_day(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.gateway.subsidies.fail(1)
    results = [platform.subsidize(transaction_id).json()["result"]]
    frozen = platform.gateway.balances.get(platform.merchant.mchid).frozen
    platform.gateway.clock.advance(days=1)
    results.append(platform.subsidize(transaction_id).json()["result"])
    assert (results, frozen, platform.balances()) == (["FAIL", "REFUND"], SUBSIDY, (0, 0, NET))


def test_after_a_failure_a_new_number_succeeds(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.gateway.subsidies.fail(1)
    failed = platform.subsidize(transaction_id).json()
    platform.gateway.subsidies.refund(failed["subsidy_id"])
    reply = platform.subsidize(transaction_id, out_subsidy_no="subsidy-2").json()
    assert (reply["result"], platform.balances()[0]) == ("SUCCESS", -SUBSIDY)


def test_a_subsidy_is_returned_from_the_frozen_money(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    subsidy_id = platform.subsidize(transaction_id).json()["subsidy_id"]
    refund_id = platform.refund_id(TOTAL)
    reply = platform.return_subsidy(transaction_id, refund_id).json()
    assert platform.balances() == (0, 0, 0)
    assert reply == {
        "sub_mchid": SUB_MCHID,
        "transaction_id": transaction_id,
        "subsidy_refund_id": reply["subsidy_refund_id"],
        "refund_id": refund_id,
        "out_order_no": "return-1",
        "amount": SUBSIDY,
        "description": "退款",
        "result": "SUCCESS",
        "success_time": reply["success_time"],
        "subsidy_id": subsidy_id,
    }


def test_a_subsidy_is_returned_from_the_available_money_after_unfreezing(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    platform.split(transaction_id, 100, finish=True)
    platform.gateway.sharings.finish("split-1")
    platform.return_subsidy(transaction_id, platform.refund_id(300))
    assert platform.balances()[0] == 100


def test_a_subsidy_is_returned_from_the_named_account(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    platform.gateway.balances.deposit(SUB_MCHID, SUBSIDY)
    source = {"account": "AVAILABLE", "amount": SUBSIDY}
    chosen: dict[str, Any] = {"from": [source]}
    reply = platform.return_subsidy(transaction_id, platform.refund_id(TOTAL), **chosen)
    assert (reply.json()["from"], platform.balances()) == ([source], (0, 0, SUBSIDY))


def test_the_same_return_moves_money_once(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    refund_id = platform.refund_id(300)
    replies = [platform.return_subsidy(transaction_id, refund_id, 50).json() for _ in range(2)]
    other = platform.return_subsidy(transaction_id, refund_id, 51)
    assert (replies[0], refusal_of(other)[:2], platform.balances()[0]) == (replies[1], WRONG, 50 - SUBSIDY)


def test_parts_of_a_subsidy_are_returned_up_to_its_amount(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    refunds = [platform.refund_id(100, number) for number in ("r-1", "r-2", "r-3")]
    parts = zip(refunds, (SUBSIDY - 50, 51, 50), strict=True)
    replies = [platform.return_subsidy(transaction_id, each, fen, out_order_no=each).status for each, fen in parts]
    assert (replies, platform.balances()[0]) == ([200, 400, 200], 0)


def test_a_refund_has_one_return(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    refund_id = platform.refund_id(300)
    platform.return_subsidy(transaction_id, refund_id, 50)
    assert refusal_of(platform.return_subsidy(transaction_id, refund_id, 50, out_order_no="return-2"))[:2] == WRONG


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"fen": SUBSIDY + 1}, "INVALID_REQUEST"),
        ({"fen": 0}, "PARAM_ERROR"),
        ({"refund_id": None}, "PARAM_ERROR"),
        ({"refund_id": "50300000000000000000000000000"}, "INVALID_REQUEST"),
        ({"subsidy_id": "30000000000000000000000000000"}, "INVALID_REQUEST"),
        ({"from": [{"account": "AVAILABLE", "amount": SUBSIDY - 1}]}, "INVALID_REQUEST"),
        ({"from": [{"account": "AVAILABLE", "amount": SUBSIDY}]}, "INVALID_REQUEST"),
        ({"from": [{"account": "AVAILABLE"}]}, "PARAM_ERROR"),
    ],
    ids=str,
)
def test_a_return_is_refused(platform: Platform, changes: dict[str, Any], code: str) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    refund_id = platform.refund_id(300)
    before = platform.balances()
    arguments: dict[str, Any] = {"transaction_id": transaction_id, "refund_id": refund_id, **changes}
    reply = platform.return_subsidy(**arguments)
    assert (refusal_of(reply)[:2], platform.balances()) == ((400, code), before)


def test_frozen_money_of_other_orders_is_not_returned(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    refund_id = platform.refund_id(300)
    platform.gateway.clock.advance(days=180)
    platform.gateway.accounts.freeze(SUB_MCHID, SUBSIDY, "another order", "")
    chosen: dict[str, Any] = {"from": [{"account": "UNAVAILABLE", "amount": SUBSIDY}]}
    assert refusal_of(platform.return_subsidy(transaction_id, refund_id, **chosen))[:2] == WRONG


def test_an_order_without_a_refund_needs_no_refund_id(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    assert (platform.return_subsidy(transaction_id, None).status, platform.balances()[0]) == (200, 0)


def test_a_failed_return_moves_no_money_and_does_not_use_the_refund(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    refund_id = platform.refund_id(300)
    platform.gateway.subsidies.fail_returns(1)
    results = [platform.return_subsidy(transaction_id, refund_id).json()["result"] for _ in range(2)]
    before = platform.balances()[0]
    platform.return_subsidy(transaction_id, refund_id, out_order_no="return-2")
    assert (results, before, platform.balances()[0]) == (["FAIL", "FAIL"], -SUBSIDY, 0)


def poor_return(platform: Platform) -> tuple[str, str]:
    """Request the return of a subsidy from an account without money; return the numbers of the payment and of the refund."""
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    refund_id = platform.refund_id(300)
    refused = platform.return_subsidy(transaction_id, refund_id, **AVAILABLE)
    assert (refusal_of(refused)[:2], platform.balances()[0]) == (WRONG, -SUBSIDY)
    return transaction_id, refund_id


@pytest.mark.parametrize("hours", [0, 7 * 24 - 1])
def test_a_return_without_money_succeeds_when_it_is_sent_again_after_a_deposit(platform: Platform, hours: int) -> None:
    numbers = poor_return(platform)
    platform.gateway.clock.advance(hours=hours)
    again = platform.return_subsidy(*numbers, **AVAILABLE)
    platform.gateway.balances.deposit(SUB_MCHID, SUBSIDY)
    replies = [platform.return_subsidy(*numbers, **AVAILABLE).json() for _ in range(2)]
    assert (refusal_of(again)[:2], replies[0]["result"], replies[1]) == (WRONG, "SUCCESS", replies[0])
    assert platform.balances()[0] == 0


def test_a_return_without_money_fails_after_seven_days_and_a_new_number_succeeds(platform: Platform) -> None:
    numbers = poor_return(platform)
    platform.gateway.clock.advance(days=7)
    platform.gateway.balances.deposit(SUB_MCHID, SUBSIDY)
    failed = platform.return_subsidy(*numbers, **AVAILABLE).json()
    assert (failed["result"], platform.balances()[0]) == ("FAIL", -SUBSIDY)
    done = platform.return_subsidy(*numbers, out_order_no="return-2", **AVAILABLE).json()
    assert (done["result"], platform.balances()[0]) == ("SUCCESS", 0)


def test_a_return_that_waits_for_money_counts(platform: Platform) -> None:
    numbers = poor_return(platform)
    other = platform.return_subsidy(*numbers, out_order_no="return-2", **AVAILABLE)
    assert refusal_of(other)[:2] == WRONG


def test_a_subsidy_is_canceled_only_after_a_refund(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    before = platform.cancel_subsidy(transaction_id)
    platform.refund()
    replies = [platform.cancel_subsidy(transaction_id).json() for _ in range(2)]
    assert (refusal_of(before)[:2], replies[0]["result"], replies[0]) == (WRONG, "SUCCESS", replies[1])


def test_a_closed_refund_does_not_count(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.refund()
    platform.gateway.refunds.close(REFUND)
    assert refusal_of(platform.cancel_subsidy(transaction_id))[:2] == WRONG


def test_an_order_is_split_after_the_cancellation_and_gets_no_subsidy(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.refund()
    platform.cancel_subsidy(transaction_id)
    replies = platform.split(transaction_id), platform.subsidize(transaction_id)
    assert (replies[0].status, refusal_of(replies[1])[:2]) == (200, WRONG)


def test_a_subsidy_that_was_paid_cannot_be_canceled(platform: Platform) -> None:
    transaction_id = platform.pay_subsidized()
    platform.subsidize(transaction_id)
    platform.refund()
    assert refusal_of(platform.cancel_subsidy(transaction_id))[:2] == WRONG


def test_an_unknown_subsidy_is_a_lookup_error(platform: Platform) -> None:
    with pytest.raises(UnknownSubsidyError, match="the gateway has no subsidy 1"):
        platform.gateway.subsidies.get("1")


@pytest.mark.parametrize("action", ["fail", "fail_returns"])
def test_a_negative_number_of_failures_is_refused(platform: Platform, action: str) -> None:
    with pytest.raises(ValueError, match="times must not be negative, got -1"):
        getattr(platform.gateway.subsidies, action)(-1)
