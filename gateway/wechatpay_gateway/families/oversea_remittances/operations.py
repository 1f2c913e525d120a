"""The rules and the money of remittances: https://pay.weixin.qq.com/doc/v3/partner/4015593257.

An order can be remitted for three years, and at most what was not refunded, not shared, not remitted yet and is not frozen for profit
sharing. The money is locked from acceptance on. The orders of the examples move no money.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Message, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.ecommerce.operations import Ecommerce
from wechatpay_gateway.families.oversea_remittances.remittable import Remittable
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.sub_merchant_funds.state_money import Shares, StateMoney
from wechatpay_gateway.families.sub_merchant_funds.wrapped import Creation
from wechatpay_gateway.family.behavior import Call, Place, examples_at
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record

_REMITTANCES = "ecommerce.oversea_remittance.remittances"
_CREATE: Place = ("POST", "/v3/funds-to-oversea/orders")
_QUERY: Place = ("GET", "/v3/funds-to-oversea/orders/{}")
_AVAILABLE: Place = ("GET", "/v3/funds-to-oversea/transactions/{}/available_abroad_amounts")
_CAUSE, _NUMBER = "remittance", "order_id"
_LONGEST_DAYS, _DAY_SECONDS = 1096, 86400
_PRESALE = ("deposit_transaction_id", "balance_transaction_id")
_RATE_UNIT, _USUAL_RATE = 10**8, 650_000_000
_WITHOUT_CENTS = "JPY"


class OverseaRemittances(Family):
    """The remittances of platforms, whose records and states are a resource."""

    name = "oversea_remittances"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._resources = context.family(Resources)
        self._remittable = Remittable(context.family(Ecommerce))
        self._money = StateMoney(context.family(Accounts), _CAUSE, _NUMBER, _shares)
        self._creation = Creation(context, _CREATE, _REMITTANCES, _NUMBER)
        self._resources.follow(_REMITTANCES, self._follow)
        self._examples = {
            str(example.arguments["transaction_id"]): example.reply_fields.get("available_abroad_amount", 0)
            for place in (_CREATE, _AVAILABLE)
            for example in examples_at(context.catalog, place)
        }
        presales = (example.arguments.get("presale_info", {}) for example in examples_at(context.catalog, _CREATE))
        self._example_presales = {str(presale[name]) for presale in presales for name in _PRESALE if name in presale}
        is_known = self._creation.is_known
        self.behaviors = (
            {_CREATE: self._create, _QUERY: self._query, _AVAILABLE: self._query_available} if is_known else {}
        )

    def _create(self, call: Call) -> Outcome:
        """Accept a remittance, and lock its money.

        Raises:
            Refusal: the order, or the other one of its presale, does not exist, is of another merchant, is not paid or too old, or has less money.
        """
        outcome, record = self._creation.create(call)
        if call.fields["transaction_id"] in self._examples or self._money.has_moved(record) or record.state != "ACCEPT":
            return outcome
        order = self._order(call, call.fields)
        self._check_presale(call)
        left = self._left(order, but=record)
        if not 1 <= call.fields["amount"] <= left:
            en = f"Of the order, {left} fen can be remitted, not {call.fields['amount']}."
            raise refuse(call, "INVALID_REQUEST", "剩余可出境余额不足", en)
        try:
            self._money.move(None, record)
        except NotEnoughError as error:
            raise Refusal(403, "NOT_ENOUGH", Message("账户余额不足", f"Not enough money: {error}")) from None
        return outcome

    def _check_presale(self, call: Call) -> None:
        presale = call.fields.get("presale_info", {})
        for name in _PRESALE:
            number = str(presale.get(name, ""))
            if number and number not in self._example_presales and not self._remittable.paid_orders(number):
                en = f"No paid order has this presale_info.{name}."
                raise refuse(call, "NOT_FOUND", "预售订单号或尾款订单号不存在", en)

    def _query(self, call: Call) -> Outcome:
        """Return a remittance.

        Raises:
            Refusal: 404 NOT_FOUND: no such request was accepted. The page of the operation has no row for it; the guide has the code.
        """
        try:
            return self._resources.behaviors[_QUERY](call)
        except Refusal as refusal:
            if refusal.code != "INVALID_REQUEST":
                raise
            raise Refusal(404, "NOT_FOUND", refusal.message) from None

    def _query_available(self, call: Call) -> Outcome:
        """Return how much of an order can still be remitted.

        Raises:
            Refusal: the order does not exist, is of another merchant, is not paid, or is too old.
        """
        number = str(call.arguments["transaction_id"])
        amount = self._examples[number] if number in self._examples else self._left(self._order(call, call.arguments))
        return Outcome(200, {"transaction_id": number, "available_abroad_amount": amount})

    def _order(self, call: Call, values: Mapping[str, Any]) -> Order:
        found = self._remittable.paid_orders(str(values["transaction_id"]))
        if not found:
            raise refuse(call, "INVALID_REQUEST", "订单不存在或未支付", "No paid order has this transaction_id.")
        for order in found:
            if (order.initiator, order.payee) == (call.mchid, values["sub_mchid"]):
                if call.now - (order.paid or 0) > _LONGEST_DAYS * _DAY_SECONDS:
                    en = "The order is older than three years."
                    raise refuse(call, "INVALID_REQUEST", "交易时间超过3年，不允许发起出境", en)
                return order
        raise refuse(call, "NO_AUTH", "商户权限异常", "The order is not one of this merchant for this sub-merchant.")

    def _left(self, order: Order, but: Record | None = None) -> int:
        """Return what can still be remitted of an order, in fen, apart from the remittance `but`."""
        found = self._creation.staff.alike({"transaction_id": order.transaction_id})
        own = [each for each in found if but is None or each.serial != but.serial]
        remitted = sum(int(each.request["amount"]) for each in own if each.content and each.state != "FAIL")
        return max(self._remittable.amount(order) - remitted, 0)

    def _follow(self, before: Record, after: Record) -> Record:
        """Complete a remittance that succeeded with its rate and its foreign amount, and move its money."""
        if after.state == "SUCCESS" != before.state and after.content is not None:
            rate = int(after.fields.get("rate") or _USUAL_RATE)
            units = int(after.request["amount"]) * _RATE_UNIT // rate
            foreign = units // 100 if after.request["foreign_currency"] == _WITHOUT_CENTS else units
            after = self._creation.staff.fill(after, {"rate": rate, "foreign_amount": foreign})
        return self._money.follow(before, after)


def _shares(record: Record) -> Shares:
    fen = int(record.request.get("amount", 0))
    return Shares(frozen=fen if record.state == "ACCEPT" else 0, out=fen if record.state == "SUCCESS" else 0)
