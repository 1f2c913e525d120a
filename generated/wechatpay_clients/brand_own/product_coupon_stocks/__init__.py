# Written by `make generate` from specs/brand_own/product_coupon_stocks: edit the files there.
"""Product coupon stocks (商品券批次).

Manage the stocks of a brand's product coupons and the stores that accept them.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import StoreInfo
    from wechatpay_clients.marketing._models import (
        AppJumpType,
        CouponAvailablePeriod,
        CouponAvailableStoreInfo,
        CouponCodeCountInfo,
        CouponCodeDisplayMode,
        CouponCodeMode,
        CouponDisplayInfo,
        CouponUsageMethod,
        DiscountCouponUsageRule,
        EntranceFinder,
        EntranceMiniProgram,
        EntranceOfficialAccount,
        ExchangeCouponUsageRule,
        FixedWeekPeriod,
        NormalCouponUsageRule,
        NotifyConfig,
        PeriodOfTheDay,
        SingleUsageRule,
        StockBundleForCreate,
        StockBundleInfo,
        StockBundleUsageRule,
        StockForCreate,
        StockSendRule,
        StockSentCountInfo,
        StockState,
        StockStoreScope,
        StockUsageRule,
        TimePeriod,
        UsageRuleDisplayInfo,
        WeekEnum,
    )
    from wechatpay_clients.marketing.product_coupon_stocks._models import (
        FailedStoreInfo,
        StockBudgetUpdateMode,
        StoreAssociationResult,
    )

    from ._models import StockBundleEntity, StockEntity, StockEntityInBundle
    from .associate_bundle_stores import AssociateBundleStores, AsyncAssociateBundleStores
    from .associate_stores import AssociateStores, AsyncAssociateStores
    from .create_stock import AsyncCreateStock, CreateStock
    from .create_stock_bundle import AsyncCreateStockBundle, CreateStockBundle
    from .deactivate_stock import AsyncDeactivateStock, DeactivateStock
    from .disassociate_bundle_stores import AsyncDisassociateBundleStores, DisassociateBundleStores
    from .disassociate_stores import AsyncDisassociateStores, DisassociateStores
    from .list_associated_stores import AsyncListAssociatedStores, ListAssociatedStores, ListAssociatedStoresResponse
    from .list_stocks import AsyncListStocks, ListStocks, ListStocksResponse
    from .query_stock import AsyncQueryStock, QueryStock
    from .update_budget import AsyncUpdateBudget, UpdateBudget
    from .update_bundle_budget import AsyncUpdateBundleBudget, UpdateBundleBudget
    from .update_stock import AsyncUpdateStock, UpdateStock
    from .update_stock_bundle import AsyncUpdateStockBundle, UpdateStockBundle
    from .upload_coupon_codes import AsyncUploadCouponCodes, FailedCode, UploadCouponCodes, UploadCouponCodesResponse
else:
    AssociateBundleStores, AsyncAssociateBundleStores = deferred(__name__, "associate_bundle_stores")
    AssociateStores, AsyncAssociateStores = deferred(__name__, "associate_stores")
    CreateStock, AsyncCreateStock = deferred(__name__, "create_stock")
    CreateStockBundle, AsyncCreateStockBundle = deferred(__name__, "create_stock_bundle")
    DeactivateStock, AsyncDeactivateStock = deferred(__name__, "deactivate_stock")
    DisassociateBundleStores, AsyncDisassociateBundleStores = deferred(__name__, "disassociate_bundle_stores")
    DisassociateStores, AsyncDisassociateStores = deferred(__name__, "disassociate_stores")
    ListAssociatedStores, AsyncListAssociatedStores = deferred(
        __name__, "list_associated_stores", "iter_associated_stores"
    )
    ListStocks, AsyncListStocks = deferred(__name__, "list_stocks", "iter_stocks")
    QueryStock, AsyncQueryStock = deferred(__name__, "query_stock", "wait_until_reviewed")
    UpdateBudget, AsyncUpdateBudget = deferred(__name__, "update_budget")
    UpdateBundleBudget, AsyncUpdateBundleBudget = deferred(__name__, "update_bundle_budget")
    UpdateStock, AsyncUpdateStock = deferred(__name__, "update_stock")
    UpdateStockBundle, AsyncUpdateStockBundle = deferred(__name__, "update_stock_bundle")
    UploadCouponCodes, AsyncUploadCouponCodes = deferred(__name__, "upload_coupon_codes")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("StockBundleEntity", "StockEntity", "StockEntityInBundle"),
            ".list_associated_stores": ("ListAssociatedStoresResponse",),
            ".list_stocks": ("ListStocksResponse",),
            ".upload_coupon_codes": ("FailedCode", "UploadCouponCodesResponse"),
            "wechatpay_clients._models": ("StoreInfo",),
            "wechatpay_clients.marketing._models": (
                "AppJumpType",
                "CouponAvailablePeriod",
                "CouponAvailableStoreInfo",
                "CouponCodeCountInfo",
                "CouponCodeDisplayMode",
                "CouponCodeMode",
                "CouponDisplayInfo",
                "CouponUsageMethod",
                "DiscountCouponUsageRule",
                "EntranceFinder",
                "EntranceMiniProgram",
                "EntranceOfficialAccount",
                "ExchangeCouponUsageRule",
                "FixedWeekPeriod",
                "NormalCouponUsageRule",
                "NotifyConfig",
                "PeriodOfTheDay",
                "SingleUsageRule",
                "StockBundleForCreate",
                "StockBundleInfo",
                "StockBundleUsageRule",
                "StockForCreate",
                "StockSendRule",
                "StockSentCountInfo",
                "StockState",
                "StockStoreScope",
                "StockUsageRule",
                "TimePeriod",
                "UsageRuleDisplayInfo",
                "WeekEnum",
            ),
            "wechatpay_clients.marketing.product_coupon_stocks._models": (
                "FailedStoreInfo",
                "StockBudgetUpdateMode",
                "StoreAssociationResult",
            ),
        },
    )

__all__ = [
    "AppJumpType",
    "AsyncProductCouponStocks",
    "CouponAvailablePeriod",
    "CouponAvailableStoreInfo",
    "CouponCodeCountInfo",
    "CouponCodeDisplayMode",
    "CouponCodeMode",
    "CouponDisplayInfo",
    "CouponUsageMethod",
    "DiscountCouponUsageRule",
    "EntranceFinder",
    "EntranceMiniProgram",
    "EntranceOfficialAccount",
    "ExchangeCouponUsageRule",
    "FailedCode",
    "FailedStoreInfo",
    "FixedWeekPeriod",
    "ListAssociatedStoresResponse",
    "ListStocksResponse",
    "NormalCouponUsageRule",
    "NotifyConfig",
    "PeriodOfTheDay",
    "ProductCouponStocks",
    "SingleUsageRule",
    "StockBudgetUpdateMode",
    "StockBundleEntity",
    "StockBundleForCreate",
    "StockBundleInfo",
    "StockBundleUsageRule",
    "StockEntity",
    "StockEntityInBundle",
    "StockForCreate",
    "StockSendRule",
    "StockSentCountInfo",
    "StockState",
    "StockStoreScope",
    "StockUsageRule",
    "StoreAssociationResult",
    "StoreInfo",
    "TimePeriod",
    "UploadCouponCodesResponse",
    "UsageRuleDisplayInfo",
    "WeekEnum",
]


class ProductCouponStocks(
    AssociateBundleStores,
    AssociateStores,
    CreateStock,
    CreateStockBundle,
    DeactivateStock,
    DisassociateBundleStores,
    DisassociateStores,
    ListAssociatedStores,
    ListStocks,
    QueryStock,
    UpdateBudget,
    UpdateBundleBudget,
    UpdateStock,
    UpdateStockBundle,
    UploadCouponCodes,
    Service,
):
    """Product coupon stocks (商品券批次)."""


class AsyncProductCouponStocks(
    AsyncAssociateBundleStores,
    AsyncAssociateStores,
    AsyncCreateStock,
    AsyncCreateStockBundle,
    AsyncDeactivateStock,
    AsyncDisassociateBundleStores,
    AsyncDisassociateStores,
    AsyncListAssociatedStores,
    AsyncListStocks,
    AsyncQueryStock,
    AsyncUpdateBudget,
    AsyncUpdateBundleBudget,
    AsyncUpdateStock,
    AsyncUpdateStockBundle,
    AsyncUploadCouponCodes,
    AsyncService,
):
    """Product coupon stocks (商品券批次), for `AsyncClient`."""
