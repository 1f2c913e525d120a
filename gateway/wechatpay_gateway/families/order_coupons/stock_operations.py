"""The rules of stocks that move money or need an expression, and the lists of what a stock says about orders.

Their states and all other calls are described in `specs/marketing/cash_coupons`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.order_coupons.budgets import Budgets
from wechatpay_gateway.families.order_coupons.stock_rules import check_stock
from wechatpay_gateway.families.order_coupons.wallet import Wallet
from wechatpay_gateway.family.behavior import Behavior, Call, Check, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.paging import page_of
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources

_ROOT = "/v3/marketing/favor"
_CREATE: Place = ("POST", f"{_ROOT}/coupon-stocks")
_START: Place = ("POST", f"{_ROOT}/stocks/{{}}/start")
_SEND: Place = ("POST", f"{_ROOT}/users/{{}}/coupons")
_CHOSEN_VALUE = ("coupon_value", "coupon_minimum")
_LISTS: Mapping[Place, str] = {
    ("GET", f"{_ROOT}/stocks/{{}}/items"): "available_items",
    ("GET", f"{_ROOT}/stocks/{{}}/merchants"): "available_merchants",
}
"""The lists of a stock, each with its field of `coupon_use_rule`."""
_SHOWN: Sequence[Place] = (("GET", f"{_ROOT}/stocks/{{}}"), ("GET", f"{_ROOT}/stocks"))
"""The operations that show stocks."""


class StockOperations:
    """The operations of stocks that the resource does not perform alone."""

    def __init__(self, context: Context, wallet: Wallet, budgets: Budgets) -> None:
        self._store: Store = context.store
        self._wallet = wallet
        self._budgets = budgets
        self._performs = context.family(Resources).behaviors
        self.checks: Mapping[Place, Check] = {_CREATE: check_stock, _START: self._lock_budget}
        self.behaviors: dict[Place, Behavior] = {place: self._listing(name) for place, name in _LISTS.items()}
        if _SEND in self._performs:
            self.behaviors[_SEND] = self._send
        self.behaviors |= {place: self._showing(place) for place in _SHOWN if place in self._performs}

    def _lock_budget(self, call: Call) -> None:
        """Lock the budget of prepaid coupons before their stock is started. If starting it is refused, nothing was locked."""
        stock_id = call.arguments["stock_id"]
        stock = self._wallet.stock(stock_id)
        if stock.get("status") != "unactivated" or stock["mchid"] != call.mchid or stock.get("no_cash") is not False:
            return
        try:
            self._budgets.lock(stock_id, stock)
        except NotEnoughError as error:
            en = f"The balance is not enough for the budget: {error}."
            raise refuse(call, "NOT_ENOUGH", "账户余额不足，请充值", en) from None

    def _send(self, call: Call) -> Outcome:
        """Send a coupon, unless the coupons that were sent on this day have used the budget of the day.

        Raises:
            Refusal: the resource refuses the coupon, its value is chosen, or the budget of the day is used.
        """
        stock_id: str = call.fields["stock_id"]
        stock = self._wallet.stock(stock_id)
        rule: Mapping[str, Any] = stock.get("stock_use_rule") or {}
        limit: int | None = rule.get("max_amount_by_day")
        if rule and any(name in call.fields for name in _CHOSEN_VALUE):
            en = f"The value of the stock's coupons is fixed. Omit {' and '.join(_CHOSEN_VALUE)}."
            raise refuse(call, "REQUEST_BLOCKED", "不支持指定面额发券", en)
        outcome = self._performs[_SEND](call)
        if limit is None:
            return outcome
        if self._wallet.stock(stock_id)["distributed_coupons"] == stock["distributed_coupons"]:
            return outcome  # it is the same request again
        if self._spend(stock_id, to_day(call.now), rule["fixed_normal_coupon"]["coupon_amount"]) > limit:
            en = f"The coupons of a day can have a value of {limit} fen, which is max_amount_by_day."
            raise refuse(call, "NOT_ENOUGH", "发券超过单天限额", en)
        return outcome

    def _spend(self, stock_id: str, day: str, fen: int) -> int:
        """Add the value of a coupon to that of the others of a day, and return the sum, in fen."""
        rows = self._store.rows("SELECT fen FROM coupon_days WHERE stock_id = ? AND day = ?", (stock_id, day))
        spent: int = fen + (rows[0][0] if rows else 0)
        self._store.execute("INSERT OR REPLACE INTO coupon_days VALUES (?, ?, ?)", (stock_id, day, spent))
        return spent

    def _showing(self, place: Place) -> Behavior:
        """Return the behavior of an operation that shows stocks: one without a limit for each day may give all of its budget on one."""

        def show(call: Call) -> Outcome:
            outcome = self._performs[place](call)
            body: Mapping[str, Any] = outcome.body or {}
            for shown in body.get("data", [body]):
                sent = self._wallet.stock(shown.get("stock_id", "")).get("stock_use_rule")
                if sent and "max_amount_by_day" not in sent:
                    shown["stock_use_rule"] = shown["stock_use_rule"] | {"max_amount_by_day": sent["max_amount"]}
            return outcome

        return show

    def _listing(self, field: str) -> Behavior:
        def list_values(call: Call) -> Outcome:
            stock_id: str = call.arguments["stock_id"]
            stock = self._wallet.stock(stock_id)
            rule: Mapping[str, Any] = stock.get("coupon_use_rule") or {}
            is_creators = stock.get("stock_creator_mchid") == call.arguments["stock_creator_mchid"]
            if not stock or (rule and not is_creators):  # a stock of an example was not created by a request
                raise refuse(call, "RESOURCE_NOT_EXISTS", "批次不存在", "The stock does not exist.")
            return page_of(
                call.operation,
                Outcome(200, {"stock_id": stock_id, "data": list(rule.get(field) or ())}),
                call.arguments,
            )

        return list_values
