# Written by `make generate` from specs/brand: edit the files there.
"""Brands (品牌商户).

Operations that a brand calls in its own name, signed with its own key.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .member_cards import AsyncMemberCards, MemberCards


class Brand(Group):
    """Brands (品牌商户)."""

    @cached_property
    def member_cards(self) -> "MemberCards":
        """Membership card templates (会员卡模板管理)."""
        from .member_cards import MemberCards

        return MemberCards(self._driver)


class AsyncBrand(AsyncGroup):
    """Brands (品牌商户), for `AsyncClient`."""

    @cached_property
    def member_cards(self) -> "AsyncMemberCards":
        """Membership card templates (会员卡模板管理)."""
        from .member_cards import AsyncMemberCards

        return AsyncMemberCards(self._driver)
