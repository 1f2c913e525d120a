"""The operations of the coupons of users.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015781605, 4015781575, 4015781608, 4015781599, 4015781578, 4015781582 and 4015781590; of bundles
https://pay.weixin.qq.com/doc/v3/partner/4016280664, 4016280658 and 4016280670.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.product_coupon.callers import (
    ROOTS,
    Finder,
    arguments_of,
    caller_of,
    unknown_user_coupon,
)
from wechatpay_gateway.families.product_coupon.part_operations import IsStore
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.sending import API, Gift, NotSentError, Sender
from wechatpay_gateway.families.product_coupon.steps import (
    CONFIRM,
    CONFIRM_EARLY,
    DEACTIVATE,
    RETURN,
    USE,
    UserCouponState,
)
from wechatpay_gateway.families.product_coupon.stock_rules import check_single
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.use_rules import check_use
from wechatpay_gateway.families.product_coupon.user_coupon_machine import UserCouponMachine
from wechatpay_gateway.families.product_coupon.user_coupons import Selection, UserCoupon
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.brand_replies import reply_of, rows_of
from wechatpay_gateway.family.paging import put_page, window_of
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.notifications.changes import Changes

_FILTERS = {
    "product_coupon_id": "product_coupon_id",
    "stock_id": "stock_id",
    "coupon_state": "state",
    "user_coupon_bundle_id": "user_coupon_bundle_id",
}
_ORDERS = ("associated_order_info", "associated_pay_score_order_info")
_USAGE = (*_ORDERS, "saved_amount")


class UserCouponOperations:
    """Sends, confirms, uses, returns, deactivates and queries the coupons of users.

    Args:
        records: the records.
        machine: their state machine.
        sender: gives coupons to users.
        changes: commits a coupon together with its notification.
        is_open: returns whether a store belongs to a brand and is open.
    """

    def __init__(
        self, records: Records, machine: UserCouponMachine, sender: Sender, changes: Changes, is_open: IsStore
    ) -> None:
        self._records = records
        self._finder = Finder(records)
        self._machine = machine
        self._sender = sender
        self._changes = changes
        self._is_open = is_open
        self.behaviors: Mapping[Place, Behavior] = {
            (method, f"{root}/users/{{}}/{path}"): behavior
            for root in ROOTS
            for (method, path), behavior in {
                ("POST", "coupons"): self._send,
                ("POST", "coupon-bundles"): self._send_bundle,
                ("POST", "pre-send-coupon"): self._pre_send,
                ("POST", "pre-send-coupon-bundle"): self._pre_send_bundle,
                ("GET", "coupons"): self._list,
                ("GET", "coupons/{}"): self._query,
                ("POST", "coupons/{}/confirm"): self._confirm,
                ("POST", "coupons/{}/use"): self._use,
                ("POST", "coupons/{}/return"): self._return,
                ("POST", "coupons/{}/deactivate"): self._deactivate,
                ("POST", "coupon-bundles/{}/deactivate"): self._deactivate_bundle,
            }.items()
        }

    def _send(self, call: Call) -> Outcome:
        return reply_of(call, self._records.view(self._sent(call, [self._single(call)]), call.now))

    def _send_bundle(self, call: Call) -> Outcome:
        coupon = self._sent(call, self._finder.bundle(call))
        return reply_of(call, self._bundle_view(self._records.siblings_of(coupon), call.now))

    def _sent(self, call: Call, stocks: Sequence[Stock]) -> UserCoupon:
        gift = _gift(call)
        try:
            with self._changes.commit() as announce:
                existing = self._sender.existing(stocks[0], gift)
                if existing is not None:
                    return existing
                self._sender.check(stocks, gift)
                return self._sender.send(stocks, gift, announce)
        except NotSentError as error:
            raise _not_sent(call, error) from None

    def _pre_send(self, call: Call) -> Outcome:
        return self._token(call, [self._single(call)])

    def _pre_send_bundle(self, call: Call) -> Outcome:
        return self._token(call, self._finder.bundle(call))

    def _token(self, call: Call, stocks: Sequence[Stock]) -> Outcome:
        """Return a token; a user who has the coupon already also gets one, with which the component shows it."""
        gift = _gift(call)
        try:
            if self._sender.existing(stocks[0], gift) is None:
                self._sender.check(stocks, gift)
        except NotSentError as error:
            raise _not_sent(call, error) from None
        token = self._records.tokens.add(gift.openid, stocks[0].stock_id, gift.content, call.now)
        return reply_of(call, {"token": token})

    def _single(self, call: Call) -> Stock:
        stock = self._finder.stock(call)
        check_single(call, stock)
        return stock

    def _list(self, call: Call) -> Outcome:
        caller, wanted, pages = caller_of(call), call.arguments, call.operation.pages
        if pages is None:
            raise AssertionError("unreachable: the operation has pages")
        if "product_coupon_id" in wanted:
            self._finder.coupon(call)
            if "stock_id" in wanted:
                self._finder.stock(call)
        columns = {column: wanted[name] for name, column in _FILTERS.items() if name in wanted}
        selection = Selection(caller.owner, caller.brand_id, wanted["openid"], columns)
        window = window_of(call.operation, pages, wanted)
        found = self._records.user_coupons.page(selection, window.start, window.size)
        rows = rows_of(call, [self._records.view(each, call.now) for each in found])
        body: dict[str, Any] = {}
        put_page(body, pages, rows, window, self._records.user_coupons.count(selection))
        return Outcome(200, body)

    def _query(self, call: Call) -> Outcome:
        return reply_of(call, self._records.view(self._finder.user_coupon(call), call.now))

    def _confirm(self, call: Call) -> Outcome:
        coupon, number = self._finder.user_coupon(call), call.fields["out_request_no"]
        if coupon.fields.get("confirm_request_no") == number and not coupon.is_example:
            return reply_of(call, self._records.view(coupon, call.now))
        coupon = self._movable(call, coupon, CONFIRM)
        step = CONFIRM if coupon.begins <= call.now else CONFIRM_EARLY
        confirmation = {"confirm_request_no": number, "confirm_time": to_moment(call.now)}
        return self._moved(call, coupon, step, confirmation)

    def _use(self, call: Call) -> Outcome:
        coupon, fields = self._finder.user_coupon(call), call.fields
        caller, number = caller_of(call), fields["out_request_no"]
        if all(name in fields for name in _ORDERS):
            en = f"A use is of one order: send {' or '.join(_ORDERS)}, not both."
            raise refuse(call, "INVALID_REQUEST", "订单信息只能传入其中一个", en)
        store = fields.get("store_id")
        if store is not None and not self._is_open(caller.brand_id, store):
            en = "The store does not exist, is not open, or does not belong to the brand."
            raise refuse(call, "INVALID_REQUEST", "核销门店不存在、未营业或不属于当前品牌", en)
        if coupon.is_example:
            coupon = self._movable(call, coupon, USE)
        else:
            if self._records.uses.is_used(caller.owner, caller.brand_id, number):
                en = "out_request_no was used for another use, or for this one. Query the coupon before another call."
                raise refuse(call, "INVALID_REQUEST", "已使用过此单号核销券", en)
            check_use(call, coupon, self._records)
            self._records.uses.add(caller.owner, caller.brand_id, number)
        usage = {name: fields[name] for name in _USAGE if name in fields}
        used = {"use_request_no": number, "use_time": fields["use_time"], **usage}
        return self._moved(call, coupon, USE, {"usage": used})

    def _return(self, call: Call) -> Outcome:
        coupon = self._movable(call, self._finder.user_coupon(call), RETURN)
        returned = {"return_request_no": call.fields["out_request_no"], "return_time": to_moment(call.now)}
        return self._moved(call, coupon, RETURN, {"usage": {**coupon.fields.get("usage", {}), **returned}})

    def _deactivate(self, call: Call) -> Outcome:
        check_single(call, self._finder.stock(call))
        coupon, number = self._finder.user_coupon(call), call.fields["out_request_no"]
        if coupon.state is UserCouponState.DEACTIVATED and coupon.fields.get("deactivate_request_no") == number:
            return reply_of(call, self._records.view(coupon, call.now))
        return self._moved(call, self._movable(call, coupon, DEACTIVATE), DEACTIVATE, _deactivation(call))

    def _deactivate_bundle(self, call: Call) -> Outcome:
        stocks, arguments = self._finder.bundle(call), arguments_of(call)
        coupons = self._records.user_coupons.of_bundle(arguments["user_coupon_bundle_id"])
        numbers = {each.stock_id for each in stocks}
        if not coupons or coupons[0].openid != arguments["openid"] or coupons[0].stock_id not in numbers:
            en = "The user has no bundle with this number of this bundle of stocks."
            raise unknown_user_coupon(call, "user_coupon_bundle_id", en)
        number = call.fields["out_request_no"]
        if any(each.fields.get("deactivate_request_no") == number for each in coupons):
            return reply_of(call, self._bundle_view(coupons, call.now))
        movable = [each for each in coupons if each.state in DEACTIVATE.source]
        if not movable:
            raise _wrong_state(call, coupons[-1], DEACTIVATE)
        with self._changes.commit():
            for each in movable:
                self._machine.advance(each, DEACTIVATE, _deactivation(call))
        return reply_of(call, self._bundle_view(self._records.siblings_of(coupons[0]), call.now))

    def _bundle_view(self, coupons: Sequence[UserCoupon], now: float) -> dict[str, Any]:
        shown = [self._records.view(each, now) for each in coupons]
        return {"user_coupon_bundle_id": coupons[0].user_coupon_bundle_id, "user_product_coupon_list": shown}

    def _movable(self, call: Call, coupon: UserCoupon, step: Step) -> UserCoupon:
        """Return a coupon that must be in a state in which a step starts; one of the examples is put into one."""
        if coupon.is_example and coupon.state not in step.source:
            return self._machine.put(coupon, min(step.source))
        if coupon.state not in step.source:
            raise _wrong_state(call, coupon, step)
        return coupon

    def _moved(self, call: Call, coupon: UserCoupon, step: Step, fields: Mapping[str, Any]) -> Outcome:
        return reply_of(call, self._records.view(self._machine.advance(coupon, step, fields), call.now))


def _gift(call: Call) -> Gift:
    arguments = arguments_of(call)
    return Gift(arguments["openid"], call.fields["send_request_no"], API, call.fields)


def _deactivation(call: Call) -> dict[str, Any]:
    return {
        "deactivate_request_no": call.fields["out_request_no"],
        "deactivate_time": to_moment(call.now),
        "deactivate_reason": call.fields["deactivate_reason"],
    }


def _not_sent(call: Call, error: NotSentError) -> Refusal:
    return refuse(call, error.code, error.zh, f"{str(error)[0].upper()}{str(error)[1:]}.".replace("..", "."))


def _wrong_state(call: Call, coupon: UserCoupon, step: Step) -> Refusal:
    expected = " or ".join(sorted(step.source))
    en = f"The coupon is in state {coupon.state}; this call requires {expected}."
    return refuse(call, "INVALID_REQUEST", f"用户券状态非法，当前状态为{coupon.state}", en)
