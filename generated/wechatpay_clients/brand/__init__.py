# Written by `make generate` from specs/brand: edit the files there.
"""Brands (品牌经营).

Operations for brands on WeChat Pay: those that a service provider calls for a brand, and those that a brand calls in
its own name, signed with its own key.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .applyments import Applyments, AsyncApplyments
    from .brand_stores import AsyncBrandStores, BrandStores
    from .business_cards import AsyncBusinessCards, BusinessCards
    from .member_activities import AsyncMemberActivities, MemberActivities
    from .member_cards import AsyncMemberCards, MemberCards
    from .member_users import AsyncMemberUsers, MemberUsers


class Brand(Group):
    """Brands (品牌经营)."""

    @cached_property
    def applyments(self) -> "Applyments":
        """Onboarding of brands (品牌入驻)."""
        from .applyments import Applyments

        return Applyments(self._driver)

    @cached_property
    def brand_stores(self) -> "BrandStores":
        """Brand stores (品牌门店)."""
        from .brand_stores import BrandStores

        return BrandStores(self._driver)

    @cached_property
    def business_cards(self) -> "BusinessCards":
        """Business cards (商家名片)."""
        from .business_cards import BusinessCards

        return BusinessCards(self._driver)

    @cached_property
    def member_activities(self) -> "MemberActivities":
        """Coupon activities for new members (品牌会员发券活动)."""
        from .member_activities import MemberActivities

        return MemberActivities(self._driver)

    @cached_property
    def member_cards(self) -> "MemberCards":
        """Membership card templates (会员卡模板管理)."""
        from .member_cards import MemberCards

        return MemberCards(self._driver)

    @cached_property
    def member_users(self) -> "MemberUsers":
        """Cards of members (用户会员卡管理)."""
        from .member_users import MemberUsers

        return MemberUsers(self._driver)


class AsyncBrand(AsyncGroup):
    """Brands (品牌经营), for `AsyncClient`."""

    @cached_property
    def applyments(self) -> "AsyncApplyments":
        """Onboarding of brands (品牌入驻)."""
        from .applyments import AsyncApplyments

        return AsyncApplyments(self._driver)

    @cached_property
    def brand_stores(self) -> "AsyncBrandStores":
        """Brand stores (品牌门店)."""
        from .brand_stores import AsyncBrandStores

        return AsyncBrandStores(self._driver)

    @cached_property
    def business_cards(self) -> "AsyncBusinessCards":
        """Business cards (商家名片)."""
        from .business_cards import AsyncBusinessCards

        return AsyncBusinessCards(self._driver)

    @cached_property
    def member_activities(self) -> "AsyncMemberActivities":
        """Coupon activities for new members (品牌会员发券活动)."""
        from .member_activities import AsyncMemberActivities

        return AsyncMemberActivities(self._driver)

    @cached_property
    def member_cards(self) -> "AsyncMemberCards":
        """Membership card templates (会员卡模板管理)."""
        from .member_cards import AsyncMemberCards

        return AsyncMemberCards(self._driver)

    @cached_property
    def member_users(self) -> "AsyncMemberUsers":
        """Cards of members (用户会员卡管理)."""
        from .member_users import AsyncMemberUsers

        return AsyncMemberUsers(self._driver)
