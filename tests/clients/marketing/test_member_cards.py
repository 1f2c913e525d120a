"""The notifications about members, opened by both clients."""

from collections.abc import Iterator
from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from support.receiver import Receiver, receiving
from wechatpay_gateway.server import RunningGateway

CARDS, USERS = "brand.member_cards", "brand.member_users"
OPENID, CODE = "oUser", "card-0001"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def create_template(client: Both, url: str, mode: str) -> Any:
    example = own_example(f"{CARDS}.create_card")
    return client.call_by_name(f"{CARDS}.create_card", {**example, "notify_url": url, "code_mode": mode})


def test_every_notification_about_a_member_opens_with_its_type(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    template = create_template(client, receiver.url, "MERCHANT_ALLOCATE")
    names = {"brand_id": template.brand_id, "card_id": template.card_id, "openid": OPENID}
    cards = wechatpay_gateway.member_cards
    cards.add(template.card_id, OPENID, "13900000000", {"USER_FORM_FLAG_SEX": "男"}, {"喜欢的运动": ["篮球"]})
    client.call(
        f"{USERS}.confirm_user_card", user_card_code=CODE, user_card_confirm_state="CREATE_CARD_SUCCESS", **names
    )
    cards.open_points(OPENID)
    cards.exchange_points(OPENID, points=500)
    cards.delete(OPENID)
    wechatpay_gateway.deliver()

    opened = [client.parse(each.headers, each.body) for each in receiver.deliveries]
    assert [each.event_type.removeprefix("BRAND_MEMBER_CARD_SP.") for each in opened] == [
        "USER_CARD.CREATE",
        "SYNC_USER_POINT",
        "POINT_EXCHANGE_COUPON",
        "USER_CARD.DELETE",
    ]
    joined, points, exchange, deleted = (each.resource for each in opened)
    assert (joined.user_card_state, joined.user_card_code, joined.phone_number) == ("UNACTIVATED", None, "13900000000")
    assert joined.user_information.custom_field_list[0].user_chosen_values == ["篮球"]
    assert (points.user_card_code, exchange.deduct_points) == (CODE, 500)
    assert (deleted.user_card_state, deleted.user_card_code) == ("INVALID", CODE)
    assert [each.resource.problems for each in opened] == [()] * 4


def test_an_exchange_is_decided_with_what_the_notification_has(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    template = create_template(client, receiver.url, "SYSTEM_ALLOCATE")
    names = {"brand_id": template.brand_id, "card_id": template.card_id, "openid": OPENID}
    client.call(f"{USERS}.import_user_by_openid", user_card_code=CODE, **names)
    wechatpay_gateway.member_cards.exchange_points(OPENID)
    wechatpay_gateway.deliver()

    exchange = client.parse(receiver.deliveries[0].headers, receiver.deliveries[0].body).resource
    decided = client.call(
        f"{USERS}.confirm_points_exchange",
        record_id=exchange.record_id,
        exchange_coupon_template_id=exchange.exchange_coupon_template_id,
        user_card_code=exchange.user_card_code,
        result="POINT_EXCHANGE_COUPON_ALLOW",
        **names,
    )
    assert (decided.state, decided.stock_id) == ("POINT_EXCHANGE_COUPON_SUCCESS", exchange.stock_id)
    assert decided.problems == ()
