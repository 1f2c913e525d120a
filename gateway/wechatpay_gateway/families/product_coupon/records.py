"""All records of this family."""

from typing import Any

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon, ProductCoupons
from wechatpay_gateway.families.product_coupon.parts import Codes, Stores, Tokens, Uses
from wechatpay_gateway.families.product_coupon.stocks import Stock, Stocks
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon, UserCoupons
from wechatpay_gateway.families.product_coupon.views import user_coupon_view


class Records:
    """The records in a state file, by kind."""

    def __init__(self, store: Store) -> None:
        self.coupons = ProductCoupons(store)
        self.stocks = Stocks(store)
        self.user_coupons = UserCoupons(store)
        self.codes = Codes(store)
        self.stores = Stores(store)
        self.uses = Uses(store)
        self.tokens = Tokens(store)

    def product_of(self, record: UserCoupon | Stock) -> ProductCoupon:
        """Return the product coupon of a stock or of a user's coupon."""
        return self.coupons.get(record.product_coupon_id)

    def siblings_of(self, coupon: UserCoupon) -> list[UserCoupon]:
        """Return the coupons of a user's bundle; the list is empty for a coupon that is in none."""
        bundle = coupon.user_coupon_bundle_id
        return [] if bundle is None else self.user_coupons.of_bundle(bundle)

    def view(self, coupon: UserCoupon, now: float) -> dict[str, Any]:
        """Return a user's coupon as replies show it."""
        stock = self.stocks.get(coupon.stock_id)
        return user_coupon_view(coupon, self.product_of(coupon), stock, self.siblings_of(coupon), now)
