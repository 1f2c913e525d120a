"""The lists of receivers."""

import pytest
from attrs import evolve

from gateway.orders import refusal_of
from gateway.sharing import AUTHOR, STORE, SUB_APPID, USER, Sharer

INVALID, PARAM = (400, "INVALID_REQUEST"), (400, "PARAM_ERROR")


def test_a_receiver_is_added(sharer: Sharer) -> None:
    reply = sharer.add().json()
    assert (reply["type"], reply["account"]) == ("MERCHANT_ID", STORE)
    assert {name: reply.get(name) for name in sharer.api.list_of} == sharer.api.list_of


def test_the_name_comes_back_encrypted_for_the_merchant(sharer: Sharer) -> None:
    if sharer.api.seals_names:
        reply = sharer.add().json()
        assert sharer.merchant.open(reply["name"]) == "书店"


def test_adding_a_receiver_again_keeps_the_first(one: Sharer) -> None:
    one.add()
    reply = one.add(relation_type="BRAND").json()
    assert (reply["relation_type"], len(list(one.gateway.sharing_receivers.records()))) == ("PARTNER", 1)


def test_a_deleted_receiver_can_be_added_again(sharer: Sharer) -> None:
    sharer.add()
    deleted = sharer.delete().json()
    reply = sharer.add()
    assert (deleted["account"], reply.status, sharer.gateway.sharing_receivers.get(STORE).state) == (
        STORE,
        200,
        "ADDED",
    )


def test_deleting_a_receiver_twice_succeeds_twice(sharer: Sharer) -> None:
    sharer.add()
    assert [sharer.delete().status, sharer.delete().status] == [200, 200]
    assert sharer.gateway.sharing_receivers.get(STORE).state == "DELETED"


def test_a_receiver_that_was_never_added_cannot_be_deleted(sharer: Sharer) -> None:
    assert refusal_of(sharer.delete())[:2] == INVALID


def test_the_name_of_a_merchant_is_required(sharer: Sharer) -> None:
    assert refusal_of(sharer.add(name=None)) == (*PARAM, "/name")


def test_the_name_of_a_user_is_optional(sharer: Sharer) -> None:
    assert sharer.add(USER, kind="PERSONAL_OPENID", name=None).status == 200


@pytest.mark.parametrize(
    ("account", "kind", "message"),
    [
        (STORE, "MERCHANT_ID", "分账接收商户全称不匹配"),
        (USER, "PERSONAL_OPENID", "微信用户姓名与实名不一致"),
    ],
)
def test_a_name_that_is_not_the_receivers_is_refused(sharer: Sharer, account: str, kind: str, message: str) -> None:
    sharer.gateway.sharing_profiles.set_name(account, "张三")
    wrong, right = (sharer.add(account, kind=kind, name=name) for name in ("李四", "张三"))
    assert (refusal_of(wrong)[:2], wrong.json()["message"], right.status) == (INVALID, message, 200)


def test_a_custom_relation_must_be_described(one: Sharer) -> None:
    refused = refusal_of(one.add(relation_type="CUSTOM"))
    accepted = one.add(relation_type="CUSTOM", custom_relation="代理商").json()
    assert (refused, accepted["custom_relation"]) == ((*PARAM, "/custom_relation"), "代理商")


def test_a_merchant_without_a_partner_has_no_service_provider(one: Sharer) -> None:
    assert refusal_of(one.add(relation_type="SERVICE_PROVIDER")) == (*PARAM, "/relation_type")


def test_a_merchant_without_sub_merchants_has_no_users_of_theirs(one: Sharer) -> None:
    fields = {"kind": "PERSONAL_SUB_OPENID", "sub_appid": SUB_APPID}
    replies = [change(USER, **fields) for change in (one.add, one.delete)]
    assert [refusal_of(reply) for reply in replies] == [(*PARAM, "/type")] * 2


def test_a_merchant_without_permission_cannot_add_receivers(one: Sharer) -> None:
    one.gateway.sharing_profiles.revoke(one.owner)
    assert [refusal_of(reply)[:2] for reply in (one.add(), one.delete())] == [(403, "NO_AUTH")] * 2


def test_a_list_has_at_most_20000_receivers(one: Sharer) -> None:
    receivers = one.gateway.profit_sharing.receivers
    one.add()
    first = one.gateway.sharing_receivers.get(STORE)
    with one.gateway.gateway.changes.commit():
        for number in range(19_999):
            receivers.put(evolve(first, account=f"{number}"))
    refused = one.add(AUTHOR)
    one.delete()
    assert (refusal_of(refused)[:2], one.add(AUTHOR).status) == (INVALID, 200)


def test_the_control_api_does_not_show_the_name(one: Sharer) -> None:
    one.add()
    (shown,) = (one.gateway.sharing_receivers.to_json(each) for each in one.gateway.sharing_receivers.records())
    assert "书店" not in str(shown)
