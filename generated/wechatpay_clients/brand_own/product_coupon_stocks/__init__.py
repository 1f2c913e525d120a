# Written by `make generate` from specs/brand_own/product_coupon_stocks: edit the files there.
"""Product coupon stocks (商品券批次).

Manage the stocks of a brand's product coupons and the stores that accept them.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from .list_associated_stores import (
        AsyncListAssociatedStores,
        ListAssociatedStores,
        ListAssociatedStoresResponse,
        StoreInfo,
    )
else:
    ListAssociatedStores, AsyncListAssociatedStores = deferred(
        __name__, "list_associated_stores", "iter_associated_stores"
    )
    __getattr__ = exported(
        __name__,
        {
            ".list_associated_stores": ("ListAssociatedStoresResponse", "StoreInfo"),
        },
    )

__all__ = [
    "AsyncProductCouponStocks",
    "ListAssociatedStoresResponse",
    "ProductCouponStocks",
    "StoreInfo",
]


class ProductCouponStocks(
    ListAssociatedStores,
    Service,
):
    """Product coupon stocks (商品券批次)."""


class AsyncProductCouponStocks(
    AsyncListAssociatedStores,
    AsyncService,
):
    """Product coupon stocks (商品券批次), for `AsyncClient`."""
