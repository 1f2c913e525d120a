"""Members that an order names in its `attach`: https://pay.weixin.qq.com/doc/v3/partner/4015534755, section 2.3."""

import re
from collections.abc import Callable

from wechatpay_gateway.families.membership.cards import Cards, UserCard, end_of
from wechatpay_gateway.families.membership.steps import CardState
from wechatpay_gateway.families.membership.templates import Templates
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.family.behavior import to_content

_CELL, _CARD_ID, _CODE = (re.compile(rf"{name}=\[([^\[\]]+)\]") for name in ("cell", "card_id", "user_card_code"))


class OrderAttach:
    """Makes the payer of an order a member, if its `attach` has a template and a code, and the payer has or had no card of the template."""

    def __init__(self, cards: Cards, templates: Templates, now: Callable[[], float]) -> None:
        self._cards = cards
        self._templates = templates
        self._now = now

    def follow(self, order: Order) -> None:
        """Import the payer of a paid order as a member, if the order asks for it."""
        attach: str = order.fields.get("attach") or ""
        named, code = _CARD_ID.search(attach), _CODE.search(attach)
        if _CELL.search(attach) is None or named is None or code is None or not order.openid:
            return
        template = self._templates.find(named.group(1))
        if template is None or not template.is_effective:
            return
        names = (template.owner, template.brand_id)
        is_known = self._cards.of_user(*names, order.openid, template.card_id)
        if is_known or self._cards.with_code(*names, template.card_id, code.group(1)) is not None:
            return
        now = self._now()
        numbers = (*names, template.card_id, order.openid, code.group(1))
        due = end_of(template.validity, now)
        self._cards.add(UserCard(0, *numbers, CardState.EFFECTIVE, to_content({}), now, now, now, due=due))
