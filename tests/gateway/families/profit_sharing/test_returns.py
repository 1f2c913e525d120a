"""Returns of shares: the receiver pays the merchant back."""

import pytest

from gateway.orders import refusal_of
from gateway.sharing import AUTHOR, BRIEF, NET, NOT_FINISHED, RETURN, SHARING, STORE, USER, Sharer

INVALID, PARAM = (400, "INVALID_REQUEST"), (400, "PARAM_ERROR")


def test_a_return_is_completed_immediately(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    reply = sharer.give_back(60)
    body = reply.json()
    assert (body["result"], body["amount"], body["return_mchid"]) == ("SUCCESS", 60, STORE)
    assert body["finish_time"] > "2026"
    assert body[sharer.api.return_id]
    assert (sharer.balances(), sharer.balances(STORE)) == ((60, NET - 100), (40, 0))


def test_the_query_shows_the_return(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    made = sharer.give_back().json()
    assert sharer.query_return().json() == made


def test_a_return_names_the_order_by_either_number(sharer: Sharer) -> None:
    transaction_id = sharer.paid_and_shared()
    order_id = sharer.query(transaction_id).json()["order_id"]
    reply = sharer.give_back(out_order_no=None, order_id=order_id)
    assert (reply.status, reply.json()["out_order_no"]) == (200, SHARING)


def test_the_same_return_is_made_once(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    first, second = (sharer.give_back(60).json() for _ in range(2))
    assert (first, sharer.balances(STORE)) == (second, (40, 0))


def test_another_return_with_the_same_number_is_refused(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.give_back(60)
    assert (refusal_of(sharer.give_back(61))[:2], sharer.balances(STORE)) == (INVALID, (40, 0))


def test_several_returns_cannot_exceed_the_share(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.gateway.balances.deposit(STORE, 100)
    replies = [sharer.give_back(fen, f"return-{fen}") for fen in (60, 41, 40)]
    code = (403, "NOT_ENOUGH") if sharer.api in BRIEF else INVALID
    assert [refusal_of(reply)[:2] for reply in replies] == [(200, ""), code, (200, "")]


def test_a_failed_return_can_be_made_again(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.gateway.sharing_returns.delay(1)
    sharer.give_back()
    sharer.gateway.sharing_returns.fail(RETURN, "ACCOUNT_ABNORMAL")
    failed = sharer.query_return().json()
    assert (failed["result"], failed["fail_reason"]) == (sharer.api.failed, "ACCOUNT_ABNORMAL")
    assert sharer.give_back(number="return-2").json()["result"] == "SUCCESS"


def test_a_return_without_enough_money_stays_in_progress(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.gateway.balances.withdraw(STORE, 50)
    reply = sharer.give_back()
    queried = sharer.query_return().json()
    assert (refusal_of(reply)[:2], reply.json()["message"]) == (INVALID, "可用余额不足，请充值后重新发起")
    assert (queried["result"], queried["finish_time"]) == ("PROCESSING", NOT_FINISHED)


def test_the_same_return_succeeds_after_a_deposit(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.gateway.balances.withdraw(STORE, 50)
    sharer.give_back()
    sharer.gateway.balances.deposit(STORE, 50)
    reply = sharer.give_back().json()
    assert (reply["result"], sharer.balances(), sharer.balances(STORE)) == ("SUCCESS", (100, NET - 100), (0, 0))


def test_a_delayed_return_is_completed_by_the_same_request(one: Sharer) -> None:
    one.paid_and_shared()
    one.gateway.sharing_returns.delay(1)
    results = [one.give_back().json()["result"] for _ in range(2)]
    assert (results, one.balances(STORE)) == (["PROCESSING", "SUCCESS"], (0, 0))


def test_a_delayed_return_can_be_completed_by_wechat_pay(one: Sharer) -> None:
    one.paid_and_shared()
    one.gateway.sharing_returns.delay(1)
    one.give_back()
    one.gateway.sharing_returns.succeed(RETURN)
    assert (one.query_return().json()["result"], one.balances(STORE)) == ("SUCCESS", (0, 0))


def test_a_delay_must_not_be_negative(one: Sharer) -> None:
    with pytest.raises(ValueError, match="times must not be negative, got -1"):
        one.gateway.sharing_returns.delay(-1)


def test_a_return_in_progress_fails_after_5_days(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.gateway.sharing_returns.delay(1)
    sharer.give_back()
    sharer.gateway.clock.advance(days=5, seconds=-2)
    before = sharer.query_return().json()["result"]
    sharer.gateway.clock.advance(seconds=2)
    after = sharer.query_return().json()
    assert (before, after["result"], after["fail_reason"]) == ("PROCESSING", sharer.api.failed, "TIME_OUT_CLOSED")
    assert sharer.give_back().json()["result"] == sharer.api.failed


@pytest.mark.parametrize(("days", "status"), [(179, 200), (180, 400)])
def test_shares_can_be_returned_for_180_days_after_the_order(sharer: Sharer, days: int, status: int) -> None:
    sharer.paid_and_shared()
    sharer.gateway.clock.advance(days=days)
    reply = sharer.give_back(transaction_id=None)
    assert reply.status == status


def test_a_receiver_that_was_deleted_can_return(one: Sharer) -> None:
    one.paid_and_shared()
    one.delete()
    assert one.give_back().json()["result"] == "SUCCESS"


def test_a_receiver_that_refuses_returns_is_an_error(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.gateway.sharing_profiles.refuse_returns(STORE)
    refused = refusal_of(sharer.give_back())[:2]
    sharer.gateway.sharing_profiles.accept_returns(STORE)
    assert (refused, sharer.give_back().status) == ((403, "NO_AUTH"), 200)


def test_a_share_of_a_user_cannot_be_returned(one: Sharer) -> None:
    one.add(USER, kind="PERSONAL_OPENID", name=None)
    one.paid_and_shared(one.part(10, USER, "PERSONAL_OPENID"))
    assert refusal_of(one.give_back(10, account=USER[:32]))[:2] == INVALID


def test_a_share_that_is_not_finished_cannot_be_returned(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.add(AUTHOR)
    one.share(transaction_id, one.part(), one.part(10, AUTHOR))
    pending = refusal_of(one.give_back())[:2]
    one.gateway.shares.succeed(SHARING, STORE)
    assert (pending, refusal_of(one.give_back())[:2]) == (INVALID, INVALID)


def test_a_closed_share_cannot_be_returned(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    one.gateway.shares.fail(SHARING, STORE)
    assert refusal_of(one.give_back())[:2] == INVALID


def test_unfrozen_money_cannot_be_returned(one: Sharer) -> None:
    transaction_id = one.pay()
    one.unfreeze(transaction_id)
    one.gateway.sharings.finish("unfreeze-1")
    reply = one.give_back(account=STORE, out_order_no="unfreeze-1")
    assert refusal_of(reply)[:2] == INVALID


def test_the_merchant_does_not_return_to_itself(one: Sharer) -> None:
    one.paid_and_shared(one.part(10, one.owner))
    assert refusal_of(one.give_back(10, account=one.owner)) == (*PARAM, "/return_mchid")


@pytest.mark.parametrize("fen", [0, -5])
def test_a_return_is_at_least_1_fen(one: Sharer, fen: int) -> None:
    one.paid_and_shared()
    assert refusal_of(one.give_back(fen)) == (*PARAM, "/amount")


def test_numbers_of_different_orders_are_refused(one: Sharer) -> None:
    transaction_id = one.paid_and_shared()
    order_id = one.query(transaction_id).json()["order_id"]
    assert refusal_of(one.give_back(order_id=order_id, out_order_no="other-1"))[:2] == INVALID


def test_an_order_can_have_50_returns(one: Sharer) -> None:
    one.paid_and_shared()
    statuses = {one.give_back(1, f"return-{number}").status for number in range(50)}
    assert (statuses, refusal_of(one.give_back(1))[:2]) == ({200}, INVALID)


def test_an_unknown_return_does_not_exist(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.give_back()
    replies = [sharer.query_return("unknown"), sharer.query_return(out_order_no="other-1")]
    assert {refusal_of(reply)[:2] for reply in replies} == {(404, "RESOURCE_NOT_EXISTS")}


def test_a_refund_after_the_return_takes_the_returned_money(one: Sharer) -> None:
    transaction_id = one.paid_and_shared(last=True)
    one.give_back()
    amount = {"refund": 1000, "total": 1000, "currency": "CNY"}
    body = {"transaction_id": transaction_id, "out_refund_no": "refund-1", "amount": amount}
    reply = one.merchant.call_json("/v3/refund/domestic/refunds", body)
    assert (reply.status, one.balances(), one.balances(STORE)) == (200, (0, 0), (0, 0))
