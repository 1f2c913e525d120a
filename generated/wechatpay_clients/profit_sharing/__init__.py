# Written by `make generate` from specs/profit_sharing: edit the files there.
"""Profit sharing (分账).

Split the money of paid orders with other merchants and users, and take shares back before a refund.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .brand_profit_sharing import AsyncBrandProfitSharing, BrandProfitSharing
    from .profit_sharing import AsyncProfitSharing, ProfitSharing


class ProfitSharingGroup(Group):
    """Profit sharing (分账)."""

    @cached_property
    def brand_profit_sharing(self) -> "BrandProfitSharing":
        """Profit sharing of brands (连锁品牌分账)."""
        from .brand_profit_sharing import BrandProfitSharing

        return BrandProfitSharing(self._driver)

    @cached_property
    def profit_sharing(self) -> "ProfitSharing":
        """Profit sharing (分账（普通商户、普通服务商）)."""
        from .profit_sharing import ProfitSharing

        return ProfitSharing(self._driver)


class AsyncProfitSharingGroup(AsyncGroup):
    """Profit sharing (分账), for `AsyncClient`."""

    @cached_property
    def brand_profit_sharing(self) -> "AsyncBrandProfitSharing":
        """Profit sharing of brands (连锁品牌分账)."""
        from .brand_profit_sharing import AsyncBrandProfitSharing

        return AsyncBrandProfitSharing(self._driver)

    @cached_property
    def profit_sharing(self) -> "AsyncProfitSharing":
        """Profit sharing (分账（普通商户、普通服务商）)."""
        from .profit_sharing import AsyncProfitSharing

        return AsyncProfitSharing(self._driver)
