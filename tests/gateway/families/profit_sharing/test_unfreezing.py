"""Unfreezing the rest of an order."""

import pytest

from gateway.orders import refusal_of
from gateway.sharing import NET, SHARING, STORE, Sharer


def test_the_rest_becomes_available_when_the_request_is_finished(sharer: Sharer) -> None:
    transaction_id = sharer.paid_and_shared()
    reply = sharer.unfreeze(transaction_id)
    before = sharer.balances()
    sharer.gateway.sharings.finish("unfreeze-1")
    assert reply.status == 200, reply.body
    assert reply.json()["out_order_no"] == "unfreeze-1"
    assert (before, sharer.balances(), sharer.balances(STORE)) == ((0, NET - 100), (NET - 100, 0), (100, 0))


def test_the_query_shows_the_merchant_as_the_receiver_of_the_rest(sharer: Sharer) -> None:
    transaction_id = sharer.paid_and_shared()
    sharer.unfreeze(transaction_id)
    sharer.gateway.sharings.finish("unfreeze-1")
    reply = sharer.query(transaction_id, "unfreeze-1").json()
    assert reply[sharer.api.state] == "FINISHED"
    if sharer.api.has_paths:
        (share,) = reply["receivers"]
        assert (share["account"], share["amount"], share["result"]) == (sharer.owner, NET - 100, "SUCCESS")
        assert share["description"] == "解冻全部剩余资金"
    else:
        finish = (reply["receivers"], reply["finish_amount"], reply["finish_description"])
        assert finish == ([], NET - 100, "解冻全部剩余资金")


def test_an_order_that_is_not_shared_can_be_unfrozen(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.unfreeze(transaction_id)
    sharer.gateway.sharings.finish("unfreeze-1")
    assert (sharer.balances(), sharer.unsplit(transaction_id)) == ((NET, 0), 0)


def test_nothing_is_left_to_unfreeze_twice(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.unfreeze(transaction_id)
    assert refusal_of(sharer.unfreeze(transaction_id, "unfreeze-2"))[:2] == (403, "NOT_ENOUGH")


def test_the_same_request_to_unfreeze_succeeds_again(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    first, second = (sharer.unfreeze(transaction_id).json()["order_id"] for _ in range(2))
    sharer.gateway.sharings.finish("unfreeze-1")
    third = sharer.unfreeze(transaction_id).json()["order_id"]
    assert first == second == third
    assert sharer.balances() == (NET, 0)


def test_the_number_of_a_share_cannot_unfreeze(sharer: Sharer) -> None:
    transaction_id = sharer.paid_and_shared()
    assert refusal_of(sharer.unfreeze(transaction_id, SHARING))[:2] == (400, "INVALID_REQUEST")


def test_an_unfrozen_order_cannot_be_shared(sharer: Sharer) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.unfreeze(transaction_id)
    assert refusal_of(sharer.share(transaction_id))[:2] == (403, "NOT_ENOUGH")


def test_the_freeze_that_has_ended_leaves_nothing_to_unfreeze(one: Sharer) -> None:
    transaction_id = one.pay()
    one.gateway.clock.advance(days=30)
    assert refusal_of(one.unfreeze(transaction_id))[:2] == (403, "NOT_ENOUGH")


def test_a_fully_refunded_order_has_nothing_to_unfreeze(one: Sharer) -> None:
    transaction_id = one.pay()
    amount = {"refund": 1000, "total": 1000, "currency": "CNY"}
    body = {"transaction_id": transaction_id, "out_refund_no": "refund-1", "amount": amount}
    one.merchant.call_json("/v3/refund/domestic/refunds", body)
    assert refusal_of(one.unfreeze(transaction_id))[:2] == (403, "NOT_ENOUGH")


def test_pending_shares_are_not_unfrozen(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    one.unfreeze(transaction_id)
    one.gateway.sharings.finish("unfreeze-1")
    between = one.balances()
    one.gateway.sharings.finish(SHARING)
    assert (between, one.balances(), one.balances(STORE)) == ((NET - 100, 100), (NET - 100, 0), (100, 0))


def test_unfreezing_needs_no_permission(one: Sharer) -> None:
    transaction_id = one.pay()
    one.gateway.sharing_profiles.set_max_ratio(one.owner, 3000)
    one.gateway.sharing_profiles.revoke(one.owner)
    assert one.unfreeze(transaction_id).status == 200


@pytest.mark.parametrize("transaction_id", ["4200000000", "unmarked"])
def test_an_order_without_profit_sharing_cannot_be_unfrozen(one: Sharer, transaction_id: str) -> None:
    if transaction_id == "unmarked":
        transaction_id = one.pay(settle_info={"profit_sharing": False})
    assert refusal_of(one.unfreeze(transaction_id))[:2] == (400, "INVALID_REQUEST")
    assert refusal_of(one.amount(transaction_id))[:2] == (404, "RESOURCE_NOT_EXISTS")
