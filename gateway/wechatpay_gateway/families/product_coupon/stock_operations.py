"""The operations of stocks: create, update, deactivate and query them, change their limits, and upload codes.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015781304, 4015781532, 4015781542, 4015781553, 4015781556, 4015781561 and 4015781572; of bundles
https://pay.weixin.qq.com/doc/v3/partner/4016280622, 4016280633 and 4016280642.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.product_coupon.callers import ROOTS, Finder
from wechatpay_gateway.families.product_coupon.coupon_operations import check_in_effect, number_used
from wechatpay_gateway.families.product_coupon.creating import new_bundle, new_stock
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.steps import DEACTIVATE_STOCK, ProductCouponState, StockState
from wechatpay_gateway.families.product_coupon.stock_machine import StockMachine
from wechatpay_gateway.families.product_coupon.stock_rules import changed_limits, check_single, check_state, check_valid
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.views import bundle_view, stock_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.brand_replies import reply_of, rows_of
from wechatpay_gateway.family.paging import put_page, window_of
from wechatpay_gateway.family.refusals import refuse

_UPDATED = ("remark", "usage_rule_display_info", "coupon_display_info", "notify_config")


class StockOperations:
    """The operations of stocks and bundles."""

    def __init__(self, records: Records, machine: StockMachine) -> None:
        self._records = records
        self._finder = Finder(records)
        self._machine = machine
        self.behaviors: Mapping[Place, Behavior] = {
            (method, f"{root}/product-coupons/{{}}/{path}"): behavior
            for root in ROOTS
            for (method, path), behavior in {
                ("POST", "stocks"): self._create,
                ("POST", "stock-bundles"): self._create_bundle,
                ("GET", "stocks"): self._list,
                ("GET", "stocks/{}"): self._query,
                ("PATCH", "stocks/{}"): self._update,
                ("PATCH", "stock-bundles/{}"): self._update_bundle,
                ("POST", "stocks/{}/update-budget"): self._update_budget,
                ("POST", "stock-bundles/{}/update-budget"): self._update_bundle_budget,
                ("POST", "stocks/{}/deactivate"): self._deactivate,
            }.items()
        }

    def _create(self, call: Call) -> Outcome:
        coupon = self._finder.coupon(call)
        self._check_new(call, is_bundle=False)
        stock = new_stock(call, self._records, coupon, call.fields["stock"])
        return reply_of(call, stock_view(stock, call.now))

    def _create_bundle(self, call: Call) -> Outcome:
        coupon = self._finder.coupon(call)
        self._check_new(call, is_bundle=True)
        stocks = new_bundle(call, self._records, coupon, call.fields["stock_bundle"])
        return reply_of(call, bundle_view(stocks, call.now))

    def _check_new(self, call: Call, *, is_bundle: bool) -> None:
        coupon = self._finder.coupon(call)
        if coupon.is_example:
            coupon = self._records.coupons.update(coupon, state=ProductCouponState.EFFECTIVE.value)
        check_in_effect(call, coupon)
        if coupon.is_bundle is not is_bundle:
            mode = coupon.fields["usage_mode"]
            en = f"The usage_mode of the product coupon is {mode}, which does not allow this call."
            raise refuse(call, "INVALID_REQUEST", f"商品券使用模式为{mode}，不可使用本接口", en)
        if self._records.stocks.is_number_used(coupon.product_coupon_id, call.fields["out_request_no"]):
            raise number_used(call, "商品券批次组" if is_bundle else "商品券批次", "bundle" if is_bundle else "stock")

    def _query(self, call: Call) -> Outcome:
        return reply_of(call, stock_view(self._finder.stock(call), call.now))

    def _list(self, call: Call) -> Outcome:
        coupon, wanted, pages = self._finder.coupon(call), call.arguments, call.operation.pages
        stocks = [
            each
            for each in reversed(self._records.stocks.of_coupon(coupon.product_coupon_id))
            if wanted.get("state") in (None, each.state.value)
            and wanted.get("stock_bundle_id") in (None, each.stock_bundle_id)
        ]
        if pages is None:
            raise AssertionError("unreachable: the operation has pages")
        window = window_of(call.operation, pages, wanted)
        body: dict[str, Any] = {}
        rows = rows_of(call, [stock_view(each, call.now) for each in stocks[window.start : window.end]])
        put_page(body, pages, rows, window, len(stocks))
        return Outcome(200, body)

    def _update(self, call: Call) -> Outcome:
        stock = self._changeable(call)
        check_state(call, stock, (StockState.SENDING, StockState.PAUSED))
        return reply_of(call, stock_view(self._updated(call, stock), call.now))

    def _update_bundle(self, call: Call) -> Outcome:
        stocks = self._valid_bundle(call)
        return reply_of(call, bundle_view([self._updated(call, each) for each in stocks], call.now))

    def _updated(self, call: Call, stock: Stock) -> Stock:
        given = {name: call.fields[name] for name in _UPDATED if name in call.fields}
        scope = call.fields.get("store_scope", "NONE")
        return self._records.stocks.update(stock, fields={**stock.fields, **given, "store_scope": scope})

    def _update_budget(self, call: Call) -> Outcome:
        stock = self._changeable(call)
        check_valid(call, [stock])
        return reply_of(call, stock_view(self._limited(call, [stock])[0], call.now))

    def _update_bundle_budget(self, call: Call) -> Outcome:
        stocks = self._valid_bundle(call)
        return reply_of(call, bundle_view(self._limited(call, stocks), call.now))

    def _limited(self, call: Call, stocks: Sequence[Stock]) -> list[Stock]:
        """Change a limit of stocks; of a bundle, only the first stock has a daily limit."""
        if call.fields["update_mode"] == "MAX_COUNT_PER_DAY":
            first, *others = stocks
            return [self._with_limits(first, changed_limits(call, first)), *others]
        every = [changed_limits(call, each) for each in stocks]
        return [self._with_limits(stock, limits) for stock, limits in zip(stocks, every, strict=True)]

    def _with_limits(self, stock: Stock, limits: Mapping[str, int]) -> Stock:
        return self._records.stocks.update(stock, fields={**stock.fields, "stock_send_rule": limits})

    def _deactivate(self, call: Call) -> Outcome:
        stock, number = self._finder.stock(call), call.fields["out_request_no"]
        if stock.state is StockState.DEACTIVATED and stock.fields.get("deactivate_request_no") == number:
            return reply_of(call, stock_view(stock, call.now))
        stock = self._changeable(call)
        check_state(call, stock, (StockState.SENDING, StockState.PAUSED))
        deactivation = {"deactivate_request_no": number, "deactivate_reason": call.fields["deactivate_reason"]}
        return reply_of(call, stock_view(self._machine.advance(stock, DEACTIVATE_STOCK, deactivation), call.now))

    def _changeable(self, call: Call) -> Stock:
        """Return the stock of a call, which must not be in a bundle; one of the examples starts to send again."""
        stock = self._finder.stock(call)
        check_single(call, stock)
        return self._machine.put(stock, StockState.SENDING) if stock.is_example else stock

    def _valid_bundle(self, call: Call) -> list[Stock]:
        stocks = [
            self._machine.put(each, StockState.SENDING) if each.is_example else each
            for each in self._finder.bundle(call)
        ]
        check_valid(call, stocks)
        return stocks
