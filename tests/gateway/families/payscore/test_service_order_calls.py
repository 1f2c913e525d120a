"""Each call in each state of a PayScore order, the orders of others, and what a call must name."""

from collections.abc import Mapping
from itertools import product
from typing import Any, get_args

import pytest

from gateway.merchant_side import Merchant
from gateway.orders import refusal_of
from gateway.service_orders import APPID, NUMBER, SERVICE, SUB_MCHID, Side, Verb
from wechatpay_gateway.families.payscore.steps import ServiceOrderState

VERBS: tuple[Verb, ...] = get_args(Verb)
STATE, DONE, CANCELED = (f"400 {code}" for code in ("INVALID_ORDER_STATE", "ORDER_DONE", "ORDER_CANCELED"))
CHANGED = {"complete": "MCH_COMPLETE", "modify": "MCH_COMPLETE", "sync": "DONE", "cancel": "REVOKED"}
ALLOWED: Mapping[Verb, set[str]] = {
    "complete": {"USER_CONFIRM"},
    "modify": {"MCH_COMPLETE"},
    "sync": {"MCH_COMPLETE"},
    "cancel": {"CREATED", "USER_CONFIRM", "MCH_COMPLETE"},
}
OTHER_MERCHANT = "1900000777"


def code_of(verb: str, state: str) -> str:
    """Return the refusal of a call in a state that does not allow it."""
    if state == "REVOKED":
        return CANCELED
    is_completed = verb == "complete" and state in {"MCH_COMPLETE", "CHARGING"}
    return DONE if state == "DONE" or is_completed else STATE


def refused(side: Side, verb: Verb, code: str) -> str:
    """Return the code as the page of a call has it: that of the partner's synchronization lists none."""
    return "400 INVALID_REQUEST" if side.is_partner and verb == "sync" else code


@pytest.mark.parametrize(("verb", "state"), [*product(VERBS, ServiceOrderState)])
def test_a_call_changes_the_order_or_is_refused(side: Side, verb: Verb, state: ServiceOrderState) -> None:
    side.created()
    side.put(state)
    reply = side.change(verb)
    if state in ALLOWED[verb]:
        assert (reply.status, side.machine.get(NUMBER).state) == (side.success, CHANGED[verb])
        return
    status, code, _ = refusal_of(reply)
    assert f"{status} {code}" == refused(side, verb, code_of(verb, state))
    assert side.machine.get(NUMBER).state == state


@pytest.mark.parametrize("state", ServiceOrderState)
def test_the_same_creation_succeeds_until_the_order_is_over(side: Side, state: ServiceOrderState) -> None:
    order_id = side.created()["order_id"]
    side.put(state)
    reply = side.create()
    if state in {"DONE", "REVOKED", "EXPIRED"}:
        status, code, _ = refusal_of(reply)
        assert f"{status} {code}" == code_of("create", state)
    else:
        assert (reply.status, reply.json()["order_id"]) == (200, order_id)


@pytest.mark.parametrize("state", ServiceOrderState)
def test_an_order_can_be_queried_in_each_state(side: Side, state: ServiceOrderState) -> None:
    side.created()
    side.put(state)
    assert side.query().status == 200


@pytest.mark.parametrize("verb", VERBS)
def test_an_unknown_order_is_not_found(side: Side, verb: Verb) -> None:
    status, code, _ = refusal_of(side.change(verb, "unknown1"))
    assert f"{status} {code}" == refused(side, verb, "404 ORDER_NOT_EXIST")


def test_a_query_for_an_unknown_number_is_refused(side: Side) -> None:
    assert refusal_of(side.query("unknown1"))[:2] == (404, "ORDER_NOT_EXIST")


def test_a_query_for_an_unknown_query_id_is_refused(side: Side) -> None:
    assert refusal_of(side.query("", query_id="unknown1"))[:2] == (404, "ORDER_NOT_EXIST")


def test_both_queries_show_the_same(side: Side) -> None:
    side.created()
    query_id = side.machine.get(NUMBER).query_id
    assert side.query("", query_id=query_id).json() == side.shown()


@pytest.mark.parametrize("arguments", [{"out_order_no": ""}, {"query_id": "q1"}], ids=["none", "both"])
def test_a_query_needs_exactly_one_number(side: Side, arguments: dict[str, str]) -> None:
    side.created()
    assert refusal_of(side.query(**arguments))[:2] == (400, "PARAM_ERROR")


def test_another_merchants_order_is_not_found(side: Side) -> None:
    side.created()
    query_id = side.machine.get(NUMBER).query_id
    other = Merchant.from_env(side.gateway.merchants.add(OTHER_MERCHANT, like=side.merchant.mchid))
    theirs = Side(side.gateway, other, side.is_partner)
    assert [each.status for each in (theirs.query(), theirs.query("", query_id=query_id))] == [404, 404]


@pytest.mark.parametrize("verb", VERBS)
def test_the_appid_must_be_that_of_the_creation(shop: Side, verb: Verb) -> None:
    shop.created()
    assert refusal_of(shop.change(verb, appid="wx1"))[:2] == (403, "NO_AUTH")


@pytest.mark.parametrize("name", ["service_id", "sub_mchid"])
def test_an_order_of_another_service_or_sub_merchant_is_not_found(partner: Side, name: str) -> None:
    partner.created()
    assert refusal_of(partner.query(**{name: "1900000110"}))[:2] == (404, "ORDER_NOT_EXIST")


def test_an_optional_service_may_be_left_out(partner: Side) -> None:
    partner.created()
    assert partner.query(service_id="").status == 200
    partner.changed("cancel", service_id=None)


def test_several_merchants_may_use_a_number(side: Side) -> None:
    side.created()
    other = Merchant.from_env(side.gateway.merchants.add(OTHER_MERCHANT, like=side.merchant.mchid))
    Side(side.gateway, other, side.is_partner).created()
    with pytest.raises(LookupError, match=r"2 PayScore orders with the number score1\. Pass mchid"):
        side.machine.confirm(NUMBER)
    side.machine.confirm(NUMBER, mchid=OTHER_MERCHANT)
    assert side.states[0] == "CREATED"


def test_an_unknown_number_has_a_clear_error(side: Side) -> None:
    with pytest.raises(LookupError, match="the gateway has no PayScore order nothing"):
        side.machine.get("nothing")


def test_the_control_api_shows_no_request(shop: Side) -> None:
    shop.completed(goods_tag="hidden-tag")
    shown: dict[str, Any] = shop.machine.to_json(shop.machine.get(NUMBER))
    assert (shown["state"], shown["total"], "hidden-tag" in str(shown)) == ("MCH_COMPLETE", 3_900, False)
    assert {APPID, SERVICE, SUB_MCHID}.isdisjoint(shown.values())
