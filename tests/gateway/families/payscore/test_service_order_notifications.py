"""Notifications of PayScore orders: when, in which envelope, what is in them, and how often."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gateway.service_orders import APPID, DISCOUNTS, NUMBER, PAYMENTS, SERVICE, SUB_APPID, SUB_MCHID, TOTAL, Side
from support.receiver import Receiver, receiving

RETRY_SECONDS = (15, 15, 30, 180, *[1800] * 4, 3600)
"""From https://pay.weixin.qq.com/doc/v3/merchant/4012587960, section 2.3."""
OPENID = "oUser"


@pytest.fixture(scope="module")
def listening() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def receiver(listening: Receiver) -> Receiver:
    listening.deliveries.clear()
    listening.answers.clear()
    return listening


def heard(side: Side, receiver: Receiver) -> list[dict[str, Any]]:
    """Return the contents of all notifications that arrived, after checking their signatures."""
    side.gateway.deliver()
    environment = side.gateway.environment
    assert all(each.is_signed_with(environment["WECHATPAY_PUBLIC_KEY"]) for each in receiver.deliveries)
    return [each.opened(environment["WECHATPAY_APIV3_KEY"]) for each in receiver.deliveries]


def common(side: Side, order_id: str) -> dict[str, Any]:
    """Return what both notifications of an order contain."""
    return {
        **side.names,
        "appid": APPID,
        "mchid": side.merchant.mchid,
        "out_order_no": NUMBER,
        "service_id": SERVICE,
        "openid": OPENID,
        "service_introduction": "XX充电宝",
        "risk_fund": {"name": "DEPOSIT", "amount": 10_000},
        "time_range": {"start_time": "OnAccept"},
        "attach": "a%20b",
        "order_id": order_id,
        "need_collection": True,
    }


def test_a_confirmation_is_announced(side: Side, receiver: Receiver) -> None:
    order_id = side.created(notify_url=receiver.url, attach="a%20b")["order_id"]
    side.machine.confirm(NUMBER, openid=OPENID)
    (content,) = heard(side, receiver)
    assert content == common(side, order_id) | {
        "state": "DOING",
        "state_description": "USER_CONFIRM",
        "post_payments": [{"name": "收费标准", "description": "1元/1小时"}],
        "post_discounts": [{"name": "满20减1元", "description": "不与其他优惠叠加"}],
    }


@pytest.mark.parametrize("step", ["collect", "pay"])
def test_a_payment_is_announced(side: Side, receiver: Receiver, step: str) -> None:
    order_id = side.created(notify_url=receiver.url, attach="a%20b")["order_id"]
    side.machine.confirm(NUMBER, openid=OPENID)
    side.changed("complete")
    side.machine.take(step, NUMBER)
    _, content = heard(side, receiver)
    assert receiver.event_types == ["PAYSCORE.USER_CONFIRM", "PAYSCORE.USER_PAID"]
    assert content.pop("notify_url", None) == (None if side.is_partner else receiver.url)
    assert content == common(side, order_id) | {
        "state": "DONE",
        "total_amount": TOTAL,
        "post_payments": PAYMENTS,
        "post_discounts": DISCOUNTS,
        "collection": side.shown()["collection"],
    }


@pytest.mark.parametrize(("step", "summary"), [("confirm", "确认订单"), ("collect", "支付成功")])
def test_a_notification_has_the_envelope_of_the_page(shop: Side, receiver: Receiver, step: str, summary: str) -> None:
    shop.created(notify_url=receiver.url)
    if step == "collect":
        shop.put("MCH_COMPLETE")
    shop.machine.take(step, NUMBER)
    shop.gateway.deliver()
    (envelope,) = (each.envelope for each in receiver.deliveries)
    assert (envelope["summary"], envelope["resource_type"]) == (summary, "encrypt-resource")
    assert envelope["resource"]["original_type"] == "payscore"


def test_a_sub_merchants_user_has_the_number_of_its_app(partner: Side, receiver: Receiver) -> None:
    partner.created(notify_url=receiver.url, sub_appid=SUB_APPID)
    partner.machine.confirm(NUMBER, openid=OPENID)
    (content,) = heard(partner, receiver)
    assert (content["sub_openid"], content["sub_mchid"], "openid" in content) == (OPENID, SUB_MCHID, False)


def test_an_order_without_items_is_announced_with_an_empty_list(side: Side, receiver: Receiver) -> None:
    side.created(notify_url=receiver.url, post_payments=None, post_discounts=None)
    side.machine.confirm(NUMBER)
    (content,) = heard(side, receiver)
    assert (content["post_payments"], "post_discounts" in content) == ([], False)


def synchronize(side: Side) -> None:
    side.changed("sync")


def cancel(side: Side) -> None:
    side.changed("cancel")


def fail_a_charge(side: Side) -> None:
    side.machine.charge(NUMBER)
    side.machine.fail_charge(NUMBER)


def lower_to_nothing(side: Side) -> None:
    side.changed("modify", post_payments=[{"name": "租金", "amount": 0}], total_amount=0)


@pytest.mark.parametrize(
    "change", [synchronize, cancel, fail_a_charge, lower_to_nothing], ids=lambda each: each.__name__
)
def test_nothing_else_is_announced(side: Side, receiver: Receiver, change: Callable[[Side], None]) -> None:
    side.created(notify_url=receiver.url)
    side.put("MCH_COMPLETE")
    change(side)
    assert heard(side, receiver) == []


def test_an_expiry_is_not_announced(side: Side, receiver: Receiver) -> None:
    side.created(notify_url=receiver.url)
    side.gateway.clock.advance(days=31)
    assert heard(side, receiver) == []


def test_a_notification_is_repeated_as_on_the_page(shop: Side, receiver: Receiver) -> None:
    receiver.answers[:] = [500] * 20
    shop.created(notify_url=receiver.url)
    shop.machine.confirm(NUMBER)
    shop.gateway.deliver()
    for count, seconds in enumerate(RETRY_SECONDS, start=1):
        assert len(receiver.deliveries) == count
        shop.gateway.clock.advance(seconds=seconds)
    shop.gateway.clock.advance(days=2)
    assert len(receiver.deliveries) == len(RETRY_SECONDS) + 1
