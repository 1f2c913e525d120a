# Written by `make generate` from specs/marketing: edit the files there.
"""Marketing (营销工具).

Give users coupons and other benefits, alone or with partners.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .cash_coupons import AsyncCashCoupons, CashCoupons
    from .delivery_plans import AsyncDeliveryPlans, DeliveryPlans
    from .gold_plan import AsyncGoldPlan, GoldPlan
    from .partnerships import AsyncPartnerships, Partnerships
    from .pay_gift_activities import AsyncPayGiftActivities, PayGiftActivities
    from .product_coupon_stocks import AsyncProductCouponStocks, ProductCouponStocks
    from .product_coupons import AsyncProductCoupons, ProductCoupons
    from .user_product_coupons import AsyncUserProductCoupons, UserProductCoupons


class Marketing(Group):
    """Marketing (营销工具)."""

    @cached_property
    def cash_coupons(self) -> "CashCoupons":
        """Cash coupons (代金券)."""
        from .cash_coupons import CashCoupons

        return CashCoupons(self._driver)

    @cached_property
    def delivery_plans(self) -> "DeliveryPlans":
        """Delivery plans (投放计划)."""
        from .delivery_plans import DeliveryPlans

        return DeliveryPlans(self._driver)

    @cached_property
    def gold_plan(self) -> "GoldPlan":
        """Gold Plan (点金计划)."""
        from .gold_plan import GoldPlan

        return GoldPlan(self._driver)

    @cached_property
    def partnerships(self) -> "Partnerships":
        """Partnerships (委托营销)."""
        from .partnerships import Partnerships

        return Partnerships(self._driver)

    @cached_property
    def pay_gift_activities(self) -> "PayGiftActivities":
        """Pay gift activities (支付有礼)."""
        from .pay_gift_activities import PayGiftActivities

        return PayGiftActivities(self._driver)

    @cached_property
    def product_coupon_stocks(self) -> "ProductCouponStocks":
        """Product coupon stocks (商品券批次)."""
        from .product_coupon_stocks import ProductCouponStocks

        return ProductCouponStocks(self._driver)

    @cached_property
    def product_coupons(self) -> "ProductCoupons":
        """Product coupons (商品券)."""
        from .product_coupons import ProductCoupons

        return ProductCoupons(self._driver)

    @cached_property
    def user_product_coupons(self) -> "UserProductCoupons":
        """Product coupons of users (用户商品券)."""
        from .user_product_coupons import UserProductCoupons

        return UserProductCoupons(self._driver)


class AsyncMarketing(AsyncGroup):
    """Marketing (营销工具), for `AsyncClient`."""

    @cached_property
    def cash_coupons(self) -> "AsyncCashCoupons":
        """Cash coupons (代金券)."""
        from .cash_coupons import AsyncCashCoupons

        return AsyncCashCoupons(self._driver)

    @cached_property
    def delivery_plans(self) -> "AsyncDeliveryPlans":
        """Delivery plans (投放计划)."""
        from .delivery_plans import AsyncDeliveryPlans

        return AsyncDeliveryPlans(self._driver)

    @cached_property
    def gold_plan(self) -> "AsyncGoldPlan":
        """Gold Plan (点金计划)."""
        from .gold_plan import AsyncGoldPlan

        return AsyncGoldPlan(self._driver)

    @cached_property
    def partnerships(self) -> "AsyncPartnerships":
        """Partnerships (委托营销)."""
        from .partnerships import AsyncPartnerships

        return AsyncPartnerships(self._driver)

    @cached_property
    def pay_gift_activities(self) -> "AsyncPayGiftActivities":
        """Pay gift activities (支付有礼)."""
        from .pay_gift_activities import AsyncPayGiftActivities

        return AsyncPayGiftActivities(self._driver)

    @cached_property
    def product_coupon_stocks(self) -> "AsyncProductCouponStocks":
        """Product coupon stocks (商品券批次)."""
        from .product_coupon_stocks import AsyncProductCouponStocks

        return AsyncProductCouponStocks(self._driver)

    @cached_property
    def product_coupons(self) -> "AsyncProductCoupons":
        """Product coupons (商品券)."""
        from .product_coupons import AsyncProductCoupons

        return AsyncProductCoupons(self._driver)

    @cached_property
    def user_product_coupons(self) -> "AsyncUserProductCoupons":
        """Product coupons of users (用户商品券)."""
        from .user_product_coupons import AsyncUserProductCoupons

        return AsyncUserProductCoupons(self._driver)
