"""The operations of membership cards of users.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015336979 to 4015336986. No page of the twins for brands could be read.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.membership.callers import (
    ROOTS,
    arguments_of,
    caller_of,
    no_card,
    reply_of,
    template_of,
)
from wechatpay_gateway.families.membership.card_machine import MemberCardMachine
from wechatpay_gateway.families.membership.cards import Cards, UserCard, end_of
from wechatpay_gateway.families.membership.rules import check_content
from wechatpay_gateway.families.membership.steps import CONFIRM, INVALIDATE, REJECT, CardState
from wechatpay_gateway.families.membership.templates import Template, Templates
from wechatpay_gateway.families.membership.views import OWN, card_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content
from wechatpay_gateway.family.paging import put_page, put_request, window_of
from wechatpay_gateway.family.refusals import refuse, wrong_value

_FAILED = "CREATE_CARD_FAIL"
_TOKEN_SECONDS = 3600


class CardOperations:
    """The operations of cards, for service providers and for brands."""

    def __init__(self, cards: Cards, templates: Templates, machine: MemberCardMachine) -> None:
        self._cards = cards
        self._templates = templates
        self._machine = machine
        behaviors: Mapping[Place, Behavior] = {
            ("POST", "/user-cards/{}/confirm"): self._confirm,
            ("POST", "/user-cards/import-by-openid"): self._import,
            ("GET", "/user-cards/{}"): self._query,
            ("GET", "/user-cards"): self._list,
            ("PATCH", "/user-cards/{}"): self._update,
            ("POST", "/user-cards/{}/invalidate"): self._invalidate,
            ("POST", "/pre-auth-tokens"): self._authorize,
        }
        self.behaviors: Mapping[Place, Behavior] = {
            (method, f"{root}{path}"): does for root in ROOTS for (method, path), does in behaviors.items()
        }

    def _confirm(self, call: Call) -> Outcome:
        named, caller = arguments_of(call), caller_of(call)
        template = template_of(call, self._templates, is_needed=False)
        check_content(named, template)
        of_user = self._cards.of_user(caller.owner, caller.brand_id, named["openid"], named["card_id"])
        waiting = [each for each in of_user if each.state is CardState.UNACTIVATED or each.is_example]
        if not waiting:
            raise refuse(
                call,
                "NOT_FOUND",
                "用户不存在未激活的会员卡",
                "The user does not have a card that waits for confirmation.",
            )
        card, code = waiting[0], named["user_card_code"]
        if card.is_example and card.state is not CardState.UNACTIVATED:
            card = self._machine.put(card, CardState.UNACTIVATED)
        if card.code is None:
            self._check_code(call, code)
        elif card.code != code:
            zh = "会员卡号分配方式为系统分配，不允许修改会员卡号"
            raise refuse(call, "INVALID_REQUEST", zh, "WeChat Pay assigns the codes of this template.")
        step = REJECT if named["user_card_confirm_state"] == _FAILED else CONFIRM
        changed = self._cards.update(card, code=code, content=_content(card, named))
        return self._reply(call, self._machine.advance(changed, step, {}))

    def _import(self, call: Call) -> Outcome:
        named, caller = arguments_of(call), caller_of(call)
        template = template_of(call, self._templates)
        check_content(named, template)
        self._check_importable(call)
        self._check_code(call, named["user_card_code"])
        picked = from_moment(named["pickup_time"]) if "pickup_time" in named else call.now
        if picked > call.now:
            raise wrong_value("/pickup_time", named["pickup_time"], "必须是过去的时间", "must be in the past")
        due = end_of(named.get("valid_date_information") or template.validity, picked)
        if due is not None and due <= call.now:
            raise refuse(call, "INVALID_REQUEST", "会员卡已过期", "The card has expired.")
        content = to_content({name: named[name] for name in OWN if name in named})
        numbers = (caller.owner, caller.brand_id, named["card_id"], named["openid"], named["user_card_code"])
        card = UserCard(0, *numbers, CardState.EFFECTIVE, content, picked, call.now, call.now, due=due)
        return self._reply(call, self._cards.add(card), template)

    def _check_importable(self, call: Call) -> None:
        for card in self._of_user(call):
            if card.state is CardState.UNACTIVATED:
                raise refuse(
                    call,
                    "INVALID_REQUEST",
                    "用户存在未激活的会员卡",
                    "The user has a card that waits for confirmation.",
                )
            if card.state is CardState.EFFECTIVE:
                raise refuse(call, "INVALID_REQUEST", "用户已有生效的会员卡", "The user has an effective card.")
            if card.is_deleted:
                raise refuse(call, "INVALID_REQUEST", "用户已删除会员卡，不允许导入", "The user deleted the card.")

    def _check_code(self, call: Call, code: str) -> None:
        caller = caller_of(call)
        existing = self._cards.with_code(caller.owner, caller.brand_id, arguments_of(call)["card_id"], code)
        if existing is not None and not existing.is_example:
            raise refuse(call, "INVALID_REQUEST", "该用户卡code已存在", "Another card has this code.")

    def _query(self, call: Call) -> Outcome:
        return self._reply(call, self._find(call))

    def _list(self, call: Call) -> Outcome:
        operation, pages, caller = call.operation, call.operation.pages, caller_of(call)
        assert pages is not None  # noqa: S101 (the spec of the list has pages)
        window = window_of(operation, pages, call.arguments)
        named = (caller.owner, caller.brand_id, call.arguments["openid"], call.arguments.get("user_card_state"))
        total, found = self._cards.page(*named, window.start, window.size)
        rows = [self._view(call, each) for each in found]
        body: dict[str, Any] = {}
        put_page(body, pages, rows, window, total)
        put_request(body, operation.replies[200], pages, window)
        return Outcome(200, body)

    def _update(self, call: Call) -> Outcome:
        card, named = self._find(call), arguments_of(call)
        if card.state is not CardState.EFFECTIVE:
            raise _wrong_state(call, card, "只能操作已激活的会员卡")
        check_content(named, template_of(call, self._templates, is_needed=False))
        content = _content(card, named)
        validity = named.get("valid_date_information")
        due = card.due if validity is None or card.is_example else end_of(validity, card.picked)
        return self._reply(call, self._cards.update(card, content=content, modified=call.now, due=due))

    def _invalidate(self, call: Call) -> Outcome:
        named, caller = arguments_of(call), caller_of(call)
        template_of(call, self._templates, is_needed=False)
        card = self._cards.with_code(caller.owner, caller.brand_id, named["card_id"], named["user_card_code"])
        if card is not None and card.openid != named["openid"]:
            raise wrong_value("/openid", named["openid"], "OpenID不正确", "must be that of the user who has the card")
        card = self._find(call)
        if card.state not in INVALIDATE.source:
            raise _wrong_state(call, card, "只能作废未激活或已激活的会员卡")
        return self._reply(call, self._machine.advance(card, INVALIDATE, {"reason": named.get("invalid_reason")}))

    def _authorize(self, call: Call) -> Outcome:
        template = template_of(call, self._templates)
        end = end_of(template.validity, call.now)
        if end is not None and end <= call.now and not template.is_example:
            raise refuse(call, "INVALID_REQUEST", "会员卡模板已过期", "The card template has expired.")
        if any(each.state is CardState.EFFECTIVE for each in self._of_user(call)):
            raise refuse(
                call,
                "INVALID_REQUEST",
                "用户已有该模板生效的会员卡",
                "The user has an effective card of this template.",
            )
        values = {"token": secrets.token_hex(16), "expire_time": to_moment(call.now + _TOKEN_SECONDS)}
        return reply_of(call, values)

    def _of_user(self, call: Call) -> list[UserCard]:
        named, caller = arguments_of(call), caller_of(call)
        of_user = self._cards.of_user(caller.owner, caller.brand_id, named["openid"], named["card_id"])
        return [each for each in of_user if not each.is_example]

    def _find(self, call: Call) -> UserCard:
        named, caller = arguments_of(call), caller_of(call)
        template_of(call, self._templates, is_needed=False)
        card = self._cards.with_code(caller.owner, caller.brand_id, named["card_id"], named["user_card_code"])
        if card is None or card.openid != named["openid"]:
            raise no_card(call)
        return card

    def _reply(self, call: Call, card: UserCard, template: Template | None = None) -> Outcome:
        return reply_of(call, self._view(call, card, template))

    def _view(self, call: Call, card: UserCard, template: Template | None = None) -> dict[str, Any]:
        caller = caller_of(call)
        values = card_view(card, template or self._templates.find(card.card_id)) | {"brand_id": caller.brand_id}
        return {name: value for name, value in values.items() if name != "brand_id" or not caller.is_brand}


def _content(card: UserCard, named: Mapping[str, Any]) -> str:
    """Return the content of a card with the changes of a call."""
    return to_content({**card.fields, **{name: named[name] for name in OWN if name in named}})


def _wrong_state(call: Call, card: UserCard, zh: str) -> Refusal:
    en = f"The card is {card.state.value}, so the call is not possible."
    return refuse(call, "INVALID_REQUEST", f"用户卡状态不正确，{zh}", en)
