"""Requests to share an order that WeChat Pay refuses, each with the status and code of its page."""

from typing import Any

import pytest
from attrs import evolve

from gateway.orders import SUB_MCHID, partner, refusal_of
from gateway.sharing import MOST, NET, PARTNER, SHARING, STORE, SUB_APPID, TOTAL, USER, Sharer

INVALID, PARAM, NOT_ENOUGH, RULE_LIMIT = (
    (400, "INVALID_REQUEST"),
    (400, "PARAM_ERROR"),
    (403, "NOT_ENOUGH"),
    (403, "RULE_LIMIT"),
)


def refund(one: Sharer, fen: int, number: str = "refund-1", **changes: Any) -> tuple[int, str]:
    amount = {"refund": fen, "total": TOTAL, "currency": "CNY"}
    body = {**one.api.identity, "out_trade_no": "order-20260101-1", "out_refund_no": number, "amount": amount}
    reply = one.merchant.call_json("/v3/refund/domestic/refunds", body | changes)
    return reply.status, reply.json().get("code", "")


def test_an_unmarked_order_cannot_be_shared(sharer: Sharer) -> None:
    transaction_id = sharer.pay(settle_info={"profit_sharing": False})
    sharer.add()
    assert refusal_of(sharer.share(transaction_id))[:2] == INVALID


def test_an_unpaid_order_cannot_be_shared(one: Sharer) -> None:
    one.add()
    assert refusal_of(one.share("4200000000202601010000000001"))[:2] == INVALID


def test_the_order_of_another_merchant_cannot_be_shared(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    reply = one.share(transaction_id, sub_mchid=SUB_MCHID)
    assert (refusal_of(reply)[:2], reply.json()["message"]) == (INVALID, "商户号和订单信息不匹配")


@pytest.mark.parametrize(("seconds", "expected"), [(58, INVALID), (60, (200, ""))])
def test_an_order_can_be_shared_one_minute_after_the_payment(
    sharer: Sharer, seconds: int, expected: tuple[int, str]
) -> None:
    transaction_id = sharer.pay(waits=False)
    sharer.add()
    sharer.gateway.clock.advance(seconds=seconds)
    assert refusal_of(sharer.share(transaction_id))[:2] == expected


def test_an_order_can_be_shared_once_a_second(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.share(transaction_id)
    early = refusal_of(sharer.share(transaction_id, out_order_no="sharing-2"))[:2]
    sharer.gateway.clock.advance(seconds=1)
    assert (early, sharer.share(transaction_id, out_order_no="sharing-2").status) == ((429, "FREQUENCY_LIMITED"), 200)


def test_a_receiver_must_be_added_first(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    assert refusal_of(sharer.share(transaction_id))[:2] == INVALID


def test_a_deleted_receiver_gets_no_share(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.delete()
    assert refusal_of(sharer.share(transaction_id))[:2] == INVALID


def test_a_receiver_that_is_deleted_meanwhile_gets_nothing(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    one.delete()
    one.gateway.sharings.finish(SHARING)
    assert one.query(transaction_id).json()["receivers"][0]["fail_reason"] == "NO_RELATION"


def test_the_merchant_itself_is_no_receiver_of_the_last_request(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    assert refusal_of(sharer.share(transaction_id, sharer.part(100, sharer.owner), last=True))[:2] == INVALID


def test_a_receiver_occurs_once_in_a_request(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    assert refusal_of(one.share(transaction_id, one.part(10), one.part(20)))[:2] == INVALID


@pytest.mark.parametrize("count", [0, 51])
def test_a_request_has_1_to_50_receivers(one: Sharer, count: int) -> None:
    transaction_id = one.pay()
    receivers = [one.part(1, f"{number}") for number in range(count)]
    assert refusal_of(one.share(transaction_id, receivers=receivers))[:2] == PARAM


def test_50_receivers_are_accepted(one: Sharer) -> None:
    transaction_id = one.pay()
    accounts = [f"{number}" for number in range(1900000200, 1900000250)]
    for account in accounts:
        one.add(account)
    reply = one.share(transaction_id, *(one.part(1, account) for account in accounts))
    assert (reply.status, one.unsplit(transaction_id)) == (200, NET - 50)


@pytest.mark.parametrize("fen", [0, -1])
def test_a_share_is_at_least_1_fen(one: Sharer, fen: int) -> None:
    transaction_id = one.pay()
    one.add()
    assert refusal_of(one.share(transaction_id, one.part(fen)))[:2] == PARAM


def test_the_openid_of_a_user_needs_its_appid(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add(USER, kind="PERSONAL_OPENID", name=None)
    body = {
        "transaction_id": transaction_id,
        "out_order_no": SHARING,
        "receivers": [one.part(10, USER, "PERSONAL_OPENID")],
        "unfreeze_unsplit": False,
    }
    assert refusal_of(one.post("orders", body)) == (*PARAM, "/appid")


def test_a_merchant_without_sub_merchants_shares_with_no_users_of_theirs(one: Sharer) -> None:
    part = one.part(account=USER, kind="PERSONAL_SUB_OPENID")
    assert refusal_of(one.share(one.pay(), part, sub_appid=SUB_APPID)) == (*PARAM, "/receivers/0/type")


def test_the_openid_of_a_sub_merchants_user_needs_its_appid(one: Sharer) -> None:
    partner_side = evolve(one, api=PARTNER)
    transaction_id = partner_side.pay()
    partner_side.add(USER, kind="PERSONAL_SUB_OPENID", name=None)
    part = partner_side.part(10, USER, "PERSONAL_SUB_OPENID")
    without, named = (
        partner_side.share(transaction_id, part),
        partner_side.share(transaction_id, part, sub_appid=SUB_APPID),
    )
    assert (refusal_of(without), named.status) == ((*PARAM, "/sub_appid"), 200)


@pytest.mark.parametrize("number", ["a b", "中文", "a/b", ""])
def test_a_number_has_only_digits_letters_and_some_signs(one: Sharer, number: str) -> None:
    transaction_id = one.paid_and_shared()
    replies = [
        one.share(transaction_id, out_order_no=number),
        one.unfreeze(transaction_id, number),
        one.give_back(10, number),
    ]
    assert {refusal_of(reply)[:2] for reply in replies} == {PARAM}


def test_the_name_of_a_merchant_is_required(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    part = {name: value for name, value in one.part().items() if name != "name"}
    assert refusal_of(one.share(transaction_id, part)) == (*PARAM, "/receivers/0/name")


def test_a_wrong_name_is_refused(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.gateway.sharing_profiles.set_name(STORE, "另一家书店")
    reply = one.share(transaction_id)
    assert (refusal_of(reply)[:2], reply.json()["message"]) == (INVALID, "分账接收商户全称不匹配")


@pytest.mark.parametrize(("fen", "expected"), [(MOST, (200, "")), (MOST + 1, RULE_LIMIT)])
def test_at_most_30_percent_of_an_order_can_be_shared(sharer: Sharer, fen: int, expected: tuple[int, str]) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    assert refusal_of(sharer.share(transaction_id, sharer.part(fen)))[:2] == expected


def test_the_ratio_counts_all_shares_of_an_order(one: Sharer) -> None:
    transaction_id = one.paid_and_shared(one.part(MOST - 10))
    one.gateway.clock.advance(seconds=1)
    replies = [one.share(transaction_id, one.part(fen), out_order_no=f"sharing-{fen}") for fen in (11, 10)]
    assert [refusal_of(reply)[:2] for reply in replies] == [RULE_LIMIT, (200, "")]


def test_a_closed_share_does_not_count_for_the_ratio(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id, one.part(MOST))
    one.gateway.shares.fail(SHARING, STORE)
    one.gateway.clock.advance(seconds=1)
    assert one.share(transaction_id, one.part(MOST), out_order_no="again").status == 200


@pytest.mark.parametrize(("ratio", "expected"), [(100, RULE_LIMIT), (10_000, (200, ""))])
def test_the_merchant_can_set_another_ratio(sharer: Sharer, ratio: int, expected: tuple[int, str]) -> None:
    (scope,) = sharer.api.list_of.values() or [sharer.merchant.mchid]
    sharer.gateway.sharing_profiles.set_max_ratio(scope, ratio)
    transaction_id = sharer.pay()
    sharer.add()
    assert refusal_of(sharer.share(transaction_id, sharer.part(MOST + 1)))[:2] == expected


@pytest.mark.parametrize("ratio", [99, 10_001])
def test_the_ratio_is_1_to_100_percent(one: Sharer, ratio: int) -> None:
    with pytest.raises(ValueError, match="ratio must be between 100 and 10000"):
        one.gateway.sharing_profiles.set_max_ratio(one.owner, ratio)


def test_more_than_the_order_has_cannot_be_shared(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    assert refusal_of(sharer.share(transaction_id, sharer.part(NET + 1)))[:2] == NOT_ENOUGH


def test_a_refund_leaves_less_to_share(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    refunded = refund(one, 800)
    replies = [one.share(transaction_id, one.part(fen), out_order_no=f"sharing-{fen}") for fen in (200, 199)]
    assert (refunded, [refusal_of(reply)[:2] for reply in replies]) == ((200, ""), [NOT_ENOUGH, (200, "")])


def test_a_fully_refunded_order_cannot_be_shared(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    refund(one, TOTAL)
    assert refusal_of(one.share(transaction_id))[:2] == NOT_ENOUGH


def test_an_order_can_be_shared_50_times_even_if_the_shares_fail(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    for number in range(50):
        assert one.share(transaction_id, one.part(1), out_order_no=f"sharing-{number}").status == 200
        one.gateway.shares.fail(f"sharing-{number}", STORE)
        one.gateway.clock.advance(seconds=1)
    assert refusal_of(one.share(transaction_id, one.part(1)))[:2] == INVALID


def test_a_request_that_is_refused_does_not_count(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id, one.part(NET + 1))
    assert one.share(transaction_id).status == 200


def test_a_merchant_without_permission_cannot_share(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.gateway.sharing_profiles.revoke(sharer.owner)
    shared = refusal_of(sharer.share(transaction_id))[:2]
    sharer.gateway.sharing_profiles.grant(sharer.owner)
    assert (shared, sharer.share(transaction_id).status) == ((403, "NO_AUTH"), 200)


def test_a_partner_without_permission_cannot_share(one: Sharer) -> None:
    partner_side = evolve(one, api=PARTNER)
    transaction_id = partner_side.pay()
    partner_side.add()
    one.gateway.sharing_profiles.revoke(one.merchant.mchid)
    replies = [partner_side.share(transaction_id), partner_side.get(f"merchant-configs/{SUB_MCHID}")]
    assert [refusal_of(reply)[:2] for reply in replies] == [(403, "NO_AUTH")] * 2


def test_a_permission_that_is_revoked_meanwhile_closes_the_shares(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    one.gateway.sharing_profiles.revoke(one.owner)
    one.gateway.sharings.finish(SHARING)
    queried = refusal_of(one.query(transaction_id))[:2]
    assert (queried, one.gateway.shares.get(SHARING, STORE).fail_reason) == (INVALID, "NO_AUTH")


def test_a_user_receives_at_most_200000_yuan_a_month(one: Sharer) -> None:
    transaction_id = one.pay(amount={"total": 100_000_000})
    one.add(USER, kind="PERSONAL_OPENID", name=None)
    results: list[str | None] = []
    for number, fen in (("first-1", 15_000_000), ("second-1", 5_000_000), ("third-1", 1)):
        assert one.share(transaction_id, one.part(fen, USER, "PERSONAL_OPENID"), out_order_no=number).status == 200
        one.gateway.sharings.finish(number)
        one.gateway.clock.advance(seconds=1)
        results.append(one.gateway.shares.get(number, USER).fail_reason)
    assert results == [None, None, "RECEIVER_RECEIPT_LIMIT"]


def test_a_refund_above_the_rest_of_a_partly_shared_order_is_refused(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    assert [refund(sharer, fen, f"refund-{fen}") for fen in (NET - 99, NET - 100)] == [INVALID, (200, "")]
    assert sharer.balances() == (0, 5)


def test_a_refund_after_unfreezing_takes_available_money(one: Sharer) -> None:
    transaction_id = one.paid_and_shared()
    one.unfreeze(transaction_id)
    one.gateway.sharings.finish("unfreeze-1")
    assert (refund(one, TOTAL), one.balances()) == ((200, ""), (-100, 0))


def test_a_refund_after_unfreezing_needs_enough_money(one: Sharer) -> None:
    sub = Sharer(one.gateway, one.merchant, one.api)
    place = partner(one.merchant, settle_info={"profit_sharing": True})
    assert sub.merchant.call_json(*place).status == 200
    one.gateway.pay("order-20260101-1")
    one.gateway.balances.deposit(SUB_MCHID, 1)
    one.gateway.clock.advance(days=31)
    one.gateway.balances.withdraw(SUB_MCHID, 500)
    assert refund(one, TOTAL, sub_mchid=SUB_MCHID) == NOT_ENOUGH


def test_a_pending_share_succeeds_although_the_rest_is_refunded(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    refunded = refund(one, NET - 100)
    one.gateway.sharings.finish(SHARING)
    assert (refunded, one.balances(STORE)) == ((200, ""), (100, 0))


def test_a_share_can_be_returned_after_the_refund(one: Sharer) -> None:
    one.paid_and_shared(last=True)
    refunded = refund(one, TOTAL)
    assert (refunded, one.give_back().status, one.balances(), one.balances(STORE)) == ((200, ""), 200, (0, 0), (0, 0))
