# Written by `make generate` from specs/brand_own: edit the files there.
"""A brand's own operations (品牌商户).

Operations that a brand calls in its own name, signed with its own key.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .product_coupon_stocks import AsyncProductCouponStocks, ProductCouponStocks


class BrandOwn(Group):
    """A brand's own operations (品牌商户)."""

    @cached_property
    def product_coupon_stocks(self) -> "ProductCouponStocks":
        """Product coupon stocks (商品券批次)."""
        from .product_coupon_stocks import ProductCouponStocks

        return ProductCouponStocks(self._driver)


class AsyncBrandOwn(AsyncGroup):
    """A brand's own operations (品牌商户), for `AsyncClient`."""

    @cached_property
    def product_coupon_stocks(self) -> "AsyncProductCouponStocks":
        """Product coupon stocks (商品券批次)."""
        from .product_coupon_stocks import AsyncProductCouponStocks

        return AsyncProductCouponStocks(self._driver)
