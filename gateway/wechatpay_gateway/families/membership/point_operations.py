"""The operations of points and news of members.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015897268, 4015336987 and 4016096820.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.membership.callers import (
    ROOTS,
    arguments_of,
    caller_of,
    no_card,
    reply_of,
    template_of,
)
from wechatpay_gateway.families.membership.card_machine import MemberCardMachine
from wechatpay_gateway.families.membership.cards import Cards, UserCard
from wechatpay_gateway.families.membership.requests import Requests
from wechatpay_gateway.families.membership.steps import CardState
from wechatpay_gateway.families.membership.templates import Templates
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content
from wechatpay_gateway.family.refusals import refuse

_ALLOWED = "POINT_EXCHANGE_COUPON_ALLOW"
_DONE, _FAILED = "POINT_EXCHANGE_COUPON_SUCCESS", "POINT_EXCHANGE_COUPON_FAIL"
_CARD = ("card_id", "openid", "user_card_code")


class PointOperations:
    """The operations of points and news, for service providers and for brands."""

    def __init__(self, cards: Cards, requests: Requests, templates: Templates, machine: MemberCardMachine) -> None:
        self._cards = cards
        self._requests = requests
        self._templates = templates
        self._machine = machine
        behaviors: Mapping[str, Behavior] = {
            "/user-points/sync": self._sync,
            "/user-points/exchange-coupon/confirm": self._confirm,
            "/user-feeds": self._report,
        }
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{root}{path}"): does for root in ROOTS for path, does in behaviors.items()
        }

    def _sync(self, call: Call) -> Outcome:
        named, owner = arguments_of(call), caller_of(call).owner
        card = self._find(call)
        if card is None or card.state is not CardState.EFFECTIVE:
            raise no_card(call)
        content, number = to_content(named), named["out_request_no"]
        existing = self._requests.content(owner, "points", number)
        if existing is None:
            self._requests.add(owner, "points", number, content)
            self._cards.update(card, points=named["point_balance"])
        elif existing != content:
            en = "out_request_no is already used by a report with other values."
            raise refuse(
                call, "INVALID_REQUEST", "商家请求单号已存在，但参数不一致", en, InternalNumber.CHANGED_PARAMETERS
            )
        return reply_of(call, named)

    def _report(self, call: Call) -> Outcome:
        named, owner = arguments_of(call), caller_of(call).owner
        template_of(call, self._templates)
        card = self._find(call)
        if card is None or card.state is not CardState.EFFECTIVE:
            raise refuse(call, "INVALID_REQUEST", "用户不是会员", "The user is not a member.")
        if self._requests.content(owner, "news", named["out_request_no"]) is not None:
            raise refuse(call, "ALREADY_EXISTS", "商家请求单号已存在", "A message with this number exists.")
        self._requests.add(owner, "news", named["out_request_no"], to_content(named))
        return reply_of(call, named)

    def _confirm(self, call: Call) -> Outcome:
        named, owner = arguments_of(call), caller_of(call).owner
        if self._find(call) is None:
            raise no_card(call)
        exchange = self._requests.exchange(named["record_id"])
        is_own = exchange is not None and (exchange.owner in (owner, ""))
        if exchange is None or not is_own or any(exchange.content[name] != named[name] for name in _CARD):
            raise refuse(call, "NOT_FOUND", "积分兑券记录不存在", "There is no such exchange.")
        if exchange.result is None or not exchange.owner:
            reply = self._decided(exchange.content, named)
            self._requests.decide(exchange, named["result"], reply)
        elif exchange.result == named["result"]:
            reply = dict(exchange.reply)
        else:
            en = "The exchange was decided before, with another result."
            raise refuse(call, "INVALID_REQUEST", "积分兑券结果已同步，且与本次结果不一致", en)
        return reply_of(call, {**named, **reply})

    def _decided(self, content: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
        names = ("product_coupon_id", "product_coupon_stock_type", "stock_id")
        coupon = {name: content[name] for name in names}
        if named["result"] != _ALLOWED:
            return {**coupon, "state": _FAILED, "reject_reason": named.get("reject_reason")}
        if self._machine.takes_failure():
            return {**coupon, "state": _FAILED}
        return {**coupon, "state": _DONE, "coupon_code": f"{secrets.randbelow(10**12):012d}"}

    def _find(self, call: Call) -> UserCard | None:
        named, caller = arguments_of(call), caller_of(call)
        card = self._cards.with_code(caller.owner, caller.brand_id, named["card_id"], named["user_card_code"])
        return card if card is not None and card.openid == named["openid"] else None
