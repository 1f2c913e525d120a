"""Splits: from the request to the result of each receiver, and the money that moves."""

import pytest
from attrs import evolve

from gateway.orders import refusal_of
from gateway.sharing import AUTHOR, NET, NOT_FINISHED, PARTNER, SHARING, STORE, USER, Sharer

INVALID = (400, "INVALID_REQUEST")


def test_a_request_is_accepted_with_pending_shares(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    reply = sharer.share(transaction_id).json()
    (share,) = reply["receivers"]
    assert (reply[sharer.api.state], share["result"], share["finish_time"]) == ("PROCESSING", "PENDING", NOT_FINISHED)
    assert (reply["transaction_id"], reply["out_order_no"]) == (transaction_id, SHARING)
    assert (share[sharer.api.account], share["amount"], share["type"]) == (STORE, 100, "MERCHANT_ID")
    assert {name: reply.get(name) for name in sharer.api.identity} == sharer.api.identity


def test_a_request_reserves_the_money(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.share(transaction_id)
    assert (sharer.unsplit(transaction_id), sharer.balances()) == (NET - 100, (0, NET))


def test_a_successful_share_arrives_at_the_receiver(sharer: Sharer) -> None:
    transaction_id = sharer.paid_and_shared()
    reply = sharer.query(transaction_id).json()
    (share,) = reply["receivers"]
    assert (reply[sharer.api.state], share["result"], "fail_reason" in share) == ("FINISHED", "SUCCESS", False)
    assert share["finish_time"] > "2026"
    assert (sharer.balances(), sharer.balances(STORE)) == ((0, NET - 100), (100, 0))


def test_a_closed_share_stays_with_the_merchant_and_can_be_shared_again(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.share(transaction_id)
    sharer.gateway.shares.fail(SHARING, STORE, "RECEIVER_HIGH_RISK")
    reply = sharer.query(transaction_id).json()
    (share,) = reply["receivers"]
    assert (reply[sharer.api.state], share["result"], share["fail_reason"]) == (
        "FINISHED",
        "CLOSED",
        "RECEIVER_HIGH_RISK",
    )
    assert (sharer.unsplit(transaction_id), sharer.balances(), sharer.balances(STORE)) == (NET, (0, NET), (0, 0))


def test_the_last_request_makes_the_rest_available_when_it_is_finished(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.share(transaction_id, sharer.part(100, sharer.last_account), last=True)
    before = sharer.balances()
    sharer.gateway.sharings.finish(SHARING)
    assert (before, sharer.balances(), sharer.unsplit(transaction_id)) == ((0, NET), (NET - 100, 0), 0)


def test_a_share_that_is_closed_in_the_last_request_becomes_available(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.share(transaction_id, sharer.part(100, sharer.last_account), last=True)
    sharer.gateway.shares.fail(SHARING, sharer.last_account)
    assert sharer.balances() == (NET, 0)


def test_receivers_of_one_request_have_results_of_their_own(one: Sharer) -> None:
    transaction_id = one.pay()
    for account in (STORE, AUTHOR):
        one.add(account)
    one.add(USER, kind="PERSONAL_OPENID", name=None)
    one.share(transaction_id, one.part(50), one.part(60, AUTHOR), one.part(70, USER, "PERSONAL_OPENID"))
    one.gateway.shares.succeed(SHARING, STORE)
    one.gateway.shares.fail(SHARING, AUTHOR)
    reply = one.query(transaction_id).json()
    assert reply["state"] == "PROCESSING"
    assert [each["result"] for each in reply["receivers"]] == ["SUCCESS", "CLOSED", "PENDING"]
    one.gateway.shares.succeed(SHARING, USER)
    assert one.query(transaction_id).json()["state"] == "FINISHED"
    assert (one.balances(), one.balances(STORE), one.balances(AUTHOR), one.balances(USER)) == (
        (0, NET - 120),
        (50, 0),
        (0, 0),
        (70, 0),
    )


def test_an_order_can_be_shared_several_times(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    for number in ("sharing-1", "sharing-2", "sharing-3"):
        assert one.share(transaction_id, out_order_no=number).status == 200
        one.gateway.sharings.finish(number)
        one.gateway.clock.advance(seconds=1)
    assert (one.unsplit(transaction_id), one.balances(STORE)) == (NET - 300, (300, 0))


def test_the_merchant_can_share_with_itself(one: Sharer) -> None:
    transaction_id = one.paid_and_shared(one.part(900, one.owner))
    assert (one.balances(), one.unsplit(transaction_id)) == ((900, NET - 900), NET - 900)


def test_money_that_is_not_shared_becomes_available_after_30_days(one: Sharer) -> None:
    transaction_id = one.paid_and_shared()
    one.gateway.clock.advance(days=30)
    one.add()
    assert (one.balances(), one.unsplit(transaction_id)) == ((NET - 100, 0), 0)
    assert refusal_of(one.share(transaction_id, out_order_no="late"))[:2] == (403, "NOT_ENOUGH")


def test_a_pending_share_outlives_the_freeze(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    one.gateway.clock.advance(days=31)
    between = one.balances()
    one.gateway.sharings.finish(SHARING)
    assert (between, one.balances(), one.balances(STORE)) == ((NET - 100, 100), (NET - 100, 0), (100, 0))


def test_the_same_request_is_carried_out_once(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    part = sharer.part()
    first, second = (sharer.share(transaction_id, part).json() for _ in range(2))
    sharer.gateway.sharings.finish(SHARING)
    third = sharer.share(transaction_id, part).json()
    assert first == second
    assert (third["order_id"], third[sharer.api.state]) == (first["order_id"], "FINISHED")
    assert sharer.unsplit(transaction_id) == NET - 100


def test_the_same_request_with_a_new_encryption_is_the_same(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    first, second = (one.share(transaction_id).json()["order_id"] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("change", [{"amount": 101}, {"description": "other"}], ids=["amount", "description"])
def test_another_request_with_the_same_number_is_refused(one: Sharer, change: dict[str, object]) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    reply = one.share(transaction_id, one.part(fen=100) | change)
    assert (refusal_of(reply)[:2], one.unsplit(transaction_id)) == (INVALID, NET - 100)


def test_a_query_names_the_payment_as_well(sharer: Sharer) -> None:
    transaction_id = sharer.paid_and_shared()
    replies = [sharer.query("4200000000"), sharer.query(transaction_id, "unknown")]
    assert {refusal_of(reply)[:2] for reply in replies} == {(404, "RESOURCE_NOT_EXISTS")}


def test_only_the_merchant_itself_sees_an_order(one: Sharer) -> None:
    transaction_id = one.paid_and_shared()
    other = type(one.merchant).from_env(one.gateway.merchants.add("1900000099", like=one.merchant.mchid))
    stranger = Sharer(one.gateway, other, one.api)
    assert [stranger.query(transaction_id).status, stranger.amount(transaction_id).status] == [404, 404]
    assert refusal_of(stranger.share(transaction_id, out_order_no="theirs"))[:2] == INVALID


def test_a_partner_must_name_the_sub_merchant_of_its_order(one: Sharer) -> None:
    partner = evolve(one, api=PARTNER)
    reply = one.share(partner.pay())
    assert refusal_of(reply) == (400, "PARAM_ERROR", "/sub_mchid")


def test_a_request_whose_reply_is_lost_is_carried_out_once(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    part = sharer.part()
    sharer.gateway.faults.add("system_error_after")
    statuses = [sharer.share(transaction_id, part).status for _ in range(2)]
    assert (statuses, sharer.unsplit(transaction_id)) == ([500, 200], NET - 100)


def test_a_return_whose_reply_is_lost_is_made_once(sharer: Sharer) -> None:
    sharer.paid_and_shared()
    sharer.gateway.faults.add("system_error_after")
    statuses = [sharer.give_back(60).status for _ in range(2)]
    assert (statuses, sharer.balances(STORE)) == ([500, 200], (40, 0))


def test_unfreezing_whose_reply_is_lost_is_carried_out_once(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.gateway.faults.add("system_error_after")
    statuses = [sharer.unfreeze(transaction_id).status for _ in range(2)]
    sharer.gateway.sharings.finish("unfreeze-1")
    assert (statuses, sharer.balances()) == ([500, 200], (NET, 0))
