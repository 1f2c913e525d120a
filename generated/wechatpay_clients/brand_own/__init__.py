# Written by `make generate` from specs/brand_own: edit the files there.
"""A brand's own operations (品牌商户).

Operations that a brand calls in its own name, signed with its own key.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .brand_stores import AsyncBrandStores, BrandStores
    from .member_cards import AsyncMemberCards, MemberCards
    from .member_users import AsyncMemberUsers, MemberUsers
    from .product_coupon_stocks import AsyncProductCouponStocks, ProductCouponStocks
    from .product_coupons import AsyncProductCoupons, ProductCoupons
    from .user_product_coupons import AsyncUserProductCoupons, UserProductCoupons


class BrandOwn(Group):
    """A brand's own operations (品牌商户)."""

    @cached_property
    def brand_stores(self) -> "BrandStores":
        """Stores (品牌门店)."""
        from .brand_stores import BrandStores

        return BrandStores(self._driver)

    @cached_property
    def member_cards(self) -> "MemberCards":
        """Membership card templates (会员卡模板管理)."""
        from .member_cards import MemberCards

        return MemberCards(self._driver)

    @cached_property
    def member_users(self) -> "MemberUsers":
        """Cards of members (会员管理)."""
        from .member_users import MemberUsers

        return MemberUsers(self._driver)

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


class AsyncBrandOwn(AsyncGroup):
    """A brand's own operations (品牌商户), for `AsyncClient`."""

    @cached_property
    def brand_stores(self) -> "AsyncBrandStores":
        """Stores (品牌门店)."""
        from .brand_stores import AsyncBrandStores

        return AsyncBrandStores(self._driver)

    @cached_property
    def member_cards(self) -> "AsyncMemberCards":
        """Membership card templates (会员卡模板管理)."""
        from .member_cards import AsyncMemberCards

        return AsyncMemberCards(self._driver)

    @cached_property
    def member_users(self) -> "AsyncMemberUsers":
        """Cards of members (会员管理)."""
        from .member_users import AsyncMemberUsers

        return AsyncMemberUsers(self._driver)

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
