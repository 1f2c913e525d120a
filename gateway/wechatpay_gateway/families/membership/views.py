"""Membership cards of users as replies and notifications show them."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.membership.cards import UserCard
from wechatpay_gateway.families.membership.templates import Template

OWN = (
    "card_color",
    "card_picture_url",
    "phone_number",
    "level",
    "valid_date_information",
    "user_information",
    "attach",
)
"""The fields of a card that merchants and users set."""
_COLOR, _PICTURE = "#FFFF00", "https://wxpaylogo.qpic.cn/wxpaylogo/0"


def card_view(card: UserCard, template: Template | None) -> dict[str, Any]:
    """Return a card; what it lacks is that of its template."""
    shared: Mapping[str, Any] = template.fields if template else {}
    own = card.fields
    values = {
        "user_card_code": card.code,
        "card_id": card.card_id,
        "openid": card.openid,
        **{name: own.get(name) for name in OWN},
        "card_color": own.get("card_color") or shared.get("card_color") or _COLOR,
        "card_picture_url": own.get("card_picture_url") or shared.get("card_picture_url") or _PICTURE,
        "valid_date_information": own.get("valid_date_information")
        or (template.validity if template else {"type": "PERMANENT"}),
        "level": own.get("level") or shared.get("init_level"),
        "brand_id": card.brand_id,
        "card_type": "NORMAL",
        "pickup_time": to_moment(card.picked),
        "user_card_state": card.state.value,
        "invalid_reason": card.reason,
        "invalid_time": None if card.invalidated is None else to_moment(card.invalidated),
        "create_time": to_moment(card.created),
        "modify_time": to_moment(card.modified),
    }
    return {name: value for name, value in values.items() if value is not None}
