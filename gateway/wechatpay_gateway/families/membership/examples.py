"""Adds the cards and the exchanges that the examples of members refer to, so that the examples succeed."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.membership.callers import ROOTS
from wechatpay_gateway.families.membership.cards import Cards, UserCard
from wechatpay_gateway.families.membership.requests import Requests
from wechatpay_gateway.families.membership.steps import CardState
from wechatpay_gateway.families.membership.views import OWN
from wechatpay_gateway.family.behavior import examples_at, to_content

_QUERY = ("GET", f"{ROOTS[0]}/user-cards/{{}}")
_CONFIRM = ("POST", f"{ROOTS[0]}/user-points/exchange-coupon/confirm")


def add_examples(catalog: Catalog, mchid: str, cards: Cards, requests: Requests, at: float) -> None:
    """Add the records of the examples, for the merchant `mchid` and for all brands, at `at`, in seconds since 1970."""
    serial = 0
    for example in examples_at(catalog, _QUERY):
        named, reply = example.arguments, example.reply_fields
        kept = {name: reply[name] for name in OWN if name in reply}
        content = to_content({**kept, "valid_date_information": {"type": "PERMANENT"}})
        numbers = (mchid, named["brand_id"], named["card_id"], named["openid"], named["user_card_code"])
        if cards.with_code(*numbers[:3], named["user_card_code"]) is None:
            card = UserCard(0, *numbers, CardState.EFFECTIVE, content, at, at, at, is_example=True)
            serial = cards.add(card).serial
    for example in examples_at(catalog, _CONFIRM):
        values: Mapping[str, Any] = {**example.reply_fields, **example.arguments}
        if requests.exchange(values["record_id"]) is None:
            requests.add_exchange(values["record_id"], "", serial, values)
