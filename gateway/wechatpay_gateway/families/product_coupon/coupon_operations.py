"""The operations of product coupons.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015781289, 4016434630, 4015781290, 4015781292 and 4015781296.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.product_coupon.callers import ROOTS, Finder, caller_of
from wechatpay_gateway.families.product_coupon.coupon_machine import ProductCouponMachine
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.creating import new_bundle, new_stock
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.rules import check_product_coupon
from wechatpay_gateway.families.product_coupon.steps import DEACTIVATE_PRODUCT_COUPON, ProductCouponState
from wechatpay_gateway.families.product_coupon.views import bundle_view, coupon_view, stock_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.brand_replies import reply_of
from wechatpay_gateway.family.refusals import refuse

_SHOWN = (
    *("scope", "type", "usage_mode", "single_usage_info", "progressive_bundle_usage_info", "display_info"),
    "out_product_no",
)


class ProductCouponOperations:
    """Creates, updates, deactivates and queries product coupons."""

    def __init__(self, records: Records, machine: ProductCouponMachine) -> None:
        self._records = records
        self._finder = Finder(records)
        self._machine = machine
        self.behaviors: Mapping[Place, Behavior] = {
            place: behavior
            for root in ROOTS
            for place, behavior in {
                ("POST", f"{root}/product-coupons"): self._create,
                ("GET", f"{root}/product-coupons/{{}}"): self._query,
                ("PATCH", f"{root}/product-coupons/{{}}"): self._update,
                ("POST", f"{root}/product-coupons/{{}}/deactivate"): self._deactivate,
            }.items()
        }

    def _create(self, call: Call) -> Outcome:
        caller, fields = caller_of(call), call.fields
        check_product_coupon(call)
        if self._records.coupons.is_number_used(caller.owner, caller.brand_id, fields["out_request_no"]):
            raise number_used(call, "商品券", "product coupon")
        coupon = ProductCoupon(
            self._records.coupons.next_number(),
            caller.owner,
            caller.brand_id,
            fields["out_request_no"],
            ProductCouponState.EFFECTIVE,
            {name: fields[name] for name in _SHOWN if name in fields},
        )
        reply: dict[str, Any] = {}
        if coupon.is_bundle:
            stocks = new_bundle(call, self._records, coupon, fields["stock_bundle"])
            self._records.coupons.add(coupon)
            reply["stock_bundle"] = bundle_view(stocks, call.now)
        else:
            stock = new_stock(call, self._records, coupon, fields["stock"])
            self._records.coupons.add(coupon)
            reply["stock"] = stock_view(stock, call.now)
        return reply_of(call, {**coupon_view(coupon), **reply})

    def _query(self, call: Call) -> Outcome:
        return reply_of(call, coupon_view(self._finder.coupon(call)))

    def _update(self, call: Call) -> Outcome:
        coupon = self._in_effect(call)
        fields = {**coupon.fields, "display_info": call.fields["display_info"]}
        return reply_of(call, coupon_view(self._records.coupons.update(coupon, fields=fields)))

    def _deactivate(self, call: Call) -> Outcome:
        coupon, number = self._finder.coupon(call), call.fields["out_request_no"]
        if coupon.state is ProductCouponState.DEACTIVATED and coupon.fields.get("deactivate_request_no") == number:
            return reply_of(call, coupon_view(coupon))
        coupon = self._in_effect(call)
        deactivation = {"deactivate_request_no": number, "deactivate_reason": call.fields["deactivate_reason"]}
        return reply_of(call, coupon_view(self._machine.advance(coupon, DEACTIVATE_PRODUCT_COUPON, deactivation)))

    def _in_effect(self, call: Call) -> ProductCoupon:
        """Return the product coupon of a call, which must be in effect; one of the examples is put into effect."""
        coupon = self._finder.coupon(call)
        if coupon.is_example:
            coupon = self._machine.put(coupon, ProductCouponState.EFFECTIVE)
        check_in_effect(call, coupon)
        return coupon


def number_used(call: Call, zh: str, en: str) -> Refusal:
    """Return the refusal for the number of a request that created something before."""
    text = f"A {en} with this out_request_no exists. Use another number for another one."
    return refuse(call, "ALREADY_EXISTS", f"{zh}已存在", text)


def check_in_effect(call: Call, coupon: ProductCoupon) -> None:
    """Check that a product coupon is in effect.

    Raises:
        Refusal: 400 INVALID_REQUEST: it is in review or deactivated.
    """
    if coupon.state is not ProductCouponState.EFFECTIVE:
        en = f"The product coupon is in state {coupon.state}; this call requires EFFECTIVE."
        raise refuse(call, "INVALID_REQUEST", f"商品券当前状态为{coupon.state}，不允许此操作", en)
