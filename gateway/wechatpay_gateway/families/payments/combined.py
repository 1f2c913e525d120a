"""Combined payments: several orders that a payer pays together.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012556982 and related pages.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.payments.apis import COMBINED, TRADE_TYPES
from wechatpay_gateway.families.payments.checks import (
    LONGEST_COMBINED_SECONDS,
    check_amount,
    check_caller,
    check_number,
    expiry,
)
from wechatpay_gateway.families.payments.order_rules import check_combination
from wechatpay_gateway.families.payments.orders import Combination, Combinations, Order, Orders
from wechatpay_gateway.families.payments.prepayments import Prepayments, lifetime_seconds
from wechatpay_gateway.families.payments.refusals import missing_sub_mchid, unknown_order
from wechatpay_gateway.families.payments.steps import CLOSE_ORDER, OVER, PAID, OrderState
from wechatpay_gateway.families.payments.transactions import prepaid
from wechatpay_gateway.families.payments.views import combination_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse, wrong_value

_FEWEST_PARTS = 1
_MOST_PARTS = 50


class CombinedTransactions:
    """The operations of combined payments."""

    def __init__(
        self, orders: Orders, combinations: Combinations, prepayments: Prepayments, address: Callable[[], str]
    ) -> None:
        self._orders = orders
        self._combinations = combinations
        self._prepayments = prepayments
        self._address = address
        own = f"{COMBINED.root}/out-trade-no/{{}}"
        self.behaviors: Mapping[Place, Behavior] = {
            **{("POST", f"{COMBINED.root}/{kind}"): self._prepaying(name) for kind, name in TRADE_TYPES.items()},
            ("GET", own): self._query,
            ("POST", f"{own}/close"): self._close,
        }

    def _prepaying(self, trade_type: str) -> Behavior:
        def prepay(call: Call) -> Outcome:
            combination = self._place(trade_type, call)
            number = combination.combine_out_trade_no
            seconds = lifetime_seconds(trade_type)
            prepayment = self._prepayments.add(call.mchid, number, is_combined=True, at=call.now, seconds=seconds)
            return to_reply(call, prepaid(prepayment.prepay_id, prepayment.code, self._address()))

        return prepay

    def _place(self, trade_type: str, call: Call) -> Combination:
        fields = dict(call.fields)
        check_caller(call, COMBINED, fields["combine_mchid"])
        number: str = fields["combine_out_trade_no"]
        check_number("/combine_out_trade_no", number)
        check_notify_url(fields)
        _check_parts(fields["sub_orders"])
        check_combination(call)
        content = to_content(fields)
        existing = self._combinations.find(call.mchid, number)
        if existing is not None and not existing.is_example:
            return self._same(call, existing, content)
        combination = Combination(
            call.mchid, number, trade_type, content, call.now, expiry(call, LONGEST_COMBINED_SECONDS)
        )
        parts = [
            Order(
                call.mchid,
                part.get("sub_mchid", part["mchid"]),
                COMBINED.name,
                trade_type,
                part["out_trade_no"],
                OrderState.NOTPAY,
                part["amount"]["total_amount"],
                to_content(part),
                call.now,
                combination.expires,
                number,
            )
            for part in fields["sub_orders"]
        ]
        try:
            self._orders.add(*parts)
        except ValueError:
            raise _taken(call) from None
        self._combinations.add(combination)
        return combination

    def _same(self, call: Call, existing: Combination, content: str) -> Combination:
        states = {part.state for part in self._orders.parts(existing.caller, existing.combine_out_trade_no)}
        if states & OVER:
            raise refuse(call, "ORDER_CLOSED", "订单已关闭，请重新下单", "The order is closed. Use a new number.")
        if states & PAID:
            zh, en = "该订单已支付", "The order with this number is paid."
            raise refuse(call, "OUT_TRADE_NO_USED", zh, en, InternalNumber.ORDER_PAID)
        if existing.content != content:
            raise _taken(call)
        return existing

    def _query(self, call: Call) -> Outcome:
        combination = self._own(call)
        parts = self._orders.parts(combination.caller, combination.combine_out_trade_no)
        return to_reply(call, combination_view(combination, parts))

    def _close(self, call: Call) -> Outcome:
        """Close a combined order; the request must list all its parts."""
        combination = self._own(call)
        parts = self._orders.parts(combination.caller, combination.combine_out_trade_no)
        if combination.is_example and not parts:
            return Outcome(204)
        placed = {part.out_trade_no: part for part in parts}
        for index, part in enumerate(call.fields["sub_orders"]):
            order = placed.get(part["out_trade_no"])
            if "sub_mchid" not in part and order is not None and order.sub_mchid is not None:
                raise missing_sub_mchid(f"/sub_orders/{index}/sub_mchid", "body")
        requested = {(each["mchid"], each.get("sub_mchid"), each["out_trade_no"]) for each in call.fields["sub_orders"]}
        if requested != {(part.fields["mchid"], part.sub_mchid, part.out_trade_no) for part in parts}:
            en = "sub_orders must list all orders of the combined order."
            raise refuse(call, "INVALID_REQUEST", "关单的子单信息与下单时的子单信息不一致", en)
        if any(part.state in PAID for part in parts):
            raise refuse(call, "INVALID_REQUEST", "订单已支付", "The order is paid.", InternalNumber.ORDER_PAID)
        for part in parts:
            if part.state not in OVER:
                self._orders.step(part, CLOSE_ORDER)
        return Outcome(204)

    def _own(self, call: Call) -> Combination:
        combination = self._combinations.find(call.mchid, call.arguments["combine_out_trade_no"])
        if combination is None:
            raise unknown_order(call)
        return combination


def _check_parts(parts: list[dict[str, Any]]) -> None:
    if not _FEWEST_PARTS <= len(parts) <= _MOST_PARTS:
        en = f"must be {_FEWEST_PARTS} to {_MOST_PARTS} orders"
        raise wrong_value("/sub_orders", len(parts), "子单个数不符合要求", en)
    for index, part in enumerate(parts):
        check_number(f"/sub_orders/{index}/out_trade_no", part["out_trade_no"])
        amount = part["amount"]
        check_amount(f"/sub_orders/{index}/amount/total_amount", amount["total_amount"], amount.get("currency"))


def _taken(call: Call) -> Exception:
    zh, en = "商户订单号重复，且请求内容不一致", "A number is already used by an order with different content."
    return refuse(call, "OUT_TRADE_NO_USED", zh, en, InternalNumber.CHANGED_PARAMETERS)
