"""Notifications to the merchants that receive shares, or pay them back."""

from collections.abc import Iterator
from typing import Any

import pytest

from gateway.orders import SUB_MCHID
from gateway.sharing import AUTHOR, RETURN, SHARING, STORE, USER, Sharer
from support.receiver import Receiver, receiving


@pytest.fixture
def receiver(sharer: Sharer) -> Iterator[Receiver]:
    """The server of the merchant that receives shares, with its address set on the merchant platform."""
    sharer.gateway.merchants.add(STORE, like=sharer.merchant.mchid)
    with receiving() as receiver:
        sharer.gateway.sharing_profiles.set_notify_url(STORE, receiver.url)
        yield receiver


def received(sharer: Sharer, receiver: Receiver) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the envelope and the decrypted content of each delivery; all signatures must be correct."""
    sharer.gateway.deliver()
    store = sharer.gateway.merchants.environment(STORE)
    assert all(each.is_signed_with(store["WECHATPAY_PUBLIC_KEY"]) for each in receiver.deliveries)
    return [(each.envelope, each.opened(store["WECHATPAY_APIV3_KEY"])) for each in receiver.deliveries]


def test_the_receiver_of_a_share_is_notified(sharer: Sharer, receiver: Receiver) -> None:
    transaction_id = sharer.paid_and_shared()
    order_id = sharer.query(transaction_id).json()["order_id"]
    ((envelope, content),) = received(sharer, receiver)
    owner = (
        {"mchid": sharer.merchant.mchid}
        if sharer.api.is_direct
        else {"sp_mchid": sharer.merchant.mchid, "sub_mchid": SUB_MCHID}
    )
    assert (envelope["event_type"], envelope["summary"]) == ("TRANSACTION.SUCCESS", "分账")
    assert envelope["resource"]["original_type"] == "profitsharing"
    assert content == {
        **owner,
        "transaction_id": transaction_id,
        "order_id": order_id,
        "out_order_no": SHARING,
        "receiver": {"type": "MERCHANT_ID", "account": STORE, "amount": 100, "description": "分给书店"},
        "success_time": content["success_time"],
    }


def test_the_merchant_that_pays_a_share_back_is_notified(sharer: Sharer, receiver: Receiver) -> None:
    sharer.paid_and_shared()
    return_id = sharer.give_back(60).json()[sharer.api.return_id]
    _, (envelope, content) = received(sharer, receiver)
    assert (envelope["event_type"], envelope["summary"]) == ("TRANSACTION.SUCCESS", "分账回退")
    assert (content["order_id"], content["out_order_no"], content["receiver"]["amount"]) == (return_id, RETURN, 60)
    assert content["receiver"]["account"] == STORE


def test_a_closed_share_is_not_notified(sharer: Sharer, receiver: Receiver) -> None:
    transaction_id = sharer.pay()
    sharer.add()
    sharer.share(transaction_id)
    sharer.gateway.shares.fail(SHARING, STORE)
    assert received(sharer, receiver) == []


def test_only_merchants_with_an_address_are_notified(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.add(AUTHOR)
    one.add(USER, kind="PERSONAL_OPENID", name=None)
    one.share(transaction_id, one.part(10), one.part(10, AUTHOR), one.part(10, USER, "PERSONAL_OPENID"))
    one.gateway.sharings.finish(SHARING)
    assert [each.mchid for each in one.gateway.notifications] == [one.merchant.mchid]


def test_an_address_requires_a_merchant_of_the_gateway(one: Sharer) -> None:
    with pytest.raises(ValueError, match=f"the gateway has no merchant {STORE}"):
        one.gateway.sharing_profiles.set_notify_url(STORE, "https://store.example/shares")


@pytest.mark.parametrize(
    "url", ["shop.example", "https://shop.example", "https://shop.example/shares?a=1", "ftp://a/b"]
)
def test_an_address_is_a_url_with_a_path_and_without_a_query(one: Sharer, url: str) -> None:
    with pytest.raises(ValueError, match="url must be an absolute http or https URL with a path and without a query"):
        one.gateway.sharing_profiles.set_notify_url(one.owner, url)


def test_an_address_can_be_removed(one: Sharer) -> None:
    one.gateway.sharing_profiles.set_notify_url(one.owner, "https://shop.example/shares")
    one.gateway.sharing_profiles.set_notify_url(one.owner, "")
    assert one.gateway.sharing_profiles.get(one.owner).notify_url is None


def test_unfreezing_notifies_nobody(one: Sharer) -> None:
    one.gateway.sharing_profiles.set_notify_url(one.owner, "https://shop.example/shares")
    transaction_id = one.pay()
    one.unfreeze(transaction_id)
    one.gateway.sharings.finish("unfreeze-1")
    assert [each.url for each in one.gateway.notifications] == ["https://shop.example/paid"]


def test_a_notification_is_retried_on_the_schedule_of_its_page(sharer: Sharer, receiver: Receiver) -> None:
    sharer.paid_and_shared()
    (*_, notification) = sharer.gateway.notifications
    minutes, hours = 60, 3600
    assert notification.retries == (
        *(15, 15, 30, 3 * minutes, 10 * minutes, 20 * minutes, 30 * minutes, 30 * minutes, 30 * minutes, 60 * minutes),
        *(3 * hours, 3 * hours, 3 * hours, 6 * hours, 6 * hours),
    )
    assert notification.url == receiver.url
