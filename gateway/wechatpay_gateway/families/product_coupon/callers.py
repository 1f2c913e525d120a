"""Who calls, and which records the caller can use."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.brand_replies import brand_of
from wechatpay_gateway.family.refusals import refuse

ROOTS = ("/v3/marketing/partner/product-coupon", "/brand/marketing/product-coupon")
"""The paths of service providers, and of brands."""


@frozen
class Caller:
    """The merchant or brand that signed a call, and the brand that the call is for."""

    owner: str
    brand_id: str
    is_brand: bool

    def can_use(self, record: ProductCoupon | Stock | UserCoupon) -> bool:
        """Return whether a record is one that the caller created for this brand, or an example of this brand; every brand can use the examples."""
        if record.is_example:
            return self.is_brand or record.brand_id == self.brand_id
        return (record.owner, record.brand_id) == (self.owner, self.brand_id)


def arguments_of(call: Call) -> Mapping[str, Any]:
    """Return the arguments and the fields of a call."""
    return {**call.arguments, **call.fields}


def caller_of(call: Call) -> Caller:
    """Return who calls; a brand calls for itself."""
    return Caller(call.mchid or call.brand_id, brand_of(call), bool(call.brand_id))


class Finder:
    """Finds the records that a call names."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def coupon(self, call: Call) -> ProductCoupon:
        """Return the product coupon of a call.

        Raises:
            Refusal: 404 NOT_FOUND: it does not exist, or another caller created it or for another brand.
        """
        found = self._records.coupons.find(arguments_of(call)["product_coupon_id"])
        if found is None or not caller_of(call).can_use(found):
            en = "The product coupon does not exist, or is not yours, or not of this brand."
            raise refuse(call, "NOT_FOUND", "未找到product_coupon_id对应的商品券", en)
        return found

    def stock(self, call: Call) -> Stock:
        """Return the stock of a call, of the product coupon that the call names.

        Raises:
            Refusal: 404 NOT_FOUND: the product coupon or the stock does not exist.
        """
        coupon = self.coupon(call)
        found = self._records.stocks.find(arguments_of(call)["stock_id"])
        if found is None or found.product_coupon_id != coupon.product_coupon_id:
            en = "The stock does not exist, or does not belong to this product coupon."
            raise refuse(call, "NOT_FOUND", "未找到stock_id对应的商品券批次", en)
        return found

    def bundle(self, call: Call) -> list[Stock]:
        """Return the stocks of the bundle of a call, of the product coupon that the call names.

        Raises:
            Refusal: 404 NOT_FOUND: the product coupon or the bundle does not exist.
        """
        coupon = self.coupon(call)
        found = self._records.stocks.of_bundle(arguments_of(call)["stock_bundle_id"])
        if not found or found[0].product_coupon_id != coupon.product_coupon_id:
            en = "The bundle does not exist, or does not belong to this product coupon."
            raise refuse(call, "NOT_FOUND", "未找到stock_bundle_id对应的商品券批次组", en)
        return found

    def user_coupon(self, call: Call) -> UserCoupon:
        """Return the user's coupon of a call, of the stock that the call names.

        Raises:
            Refusal: 404 NOT_FOUND: the product coupon or the stock does not exist, or the user has no coupon with this code.
        """
        stock, arguments = self.stock(call), arguments_of(call)
        found = self._records.user_coupons.find(arguments["coupon_code"], stock.stock_id, arguments["openid"])
        if found is None:
            en = "The user has no coupon with this code of this stock."
            raise unknown_user_coupon(call, "coupon_code", en)
        return found


def unknown_user_coupon(call: Call, name: str, en: str) -> Refusal:
    """Return the refusal for a coupon or a bundle that a user does not have."""
    return refuse(call, "NOT_FOUND", f"未找到{name}对应的用户商品券", en)
