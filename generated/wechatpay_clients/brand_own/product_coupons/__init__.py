# Written by `make generate` from specs/brand_own/product_coupons: edit the files there.
"""Product coupons (商品券).

Create and manage the product coupons of your brand, and set the address for notifications.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients.marketing._models import (
        AppJumpType,
        ComboPackage,
        ComboPackageChoice,
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
        ProductCouponDisplayInfo,
        ProductCouponScope,
        ProductCouponState,
        ProductCouponType,
        ProgressiveBundleUsageInfo,
        SingleUsageInfo,
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
        UsageMode,
        UsageRuleDisplayInfo,
        WeekEnum,
    )
    from wechatpay_clients.marketing.product_coupons._models import ProductCouponNotifyConfig

    from ._models import ProductCouponEntity, StockBundleEntity, StockEntity, StockEntityInBundle
    from .create_product_coupon import AsyncCreateProductCoupon, CreateProductCoupon, CreateProductCouponResponse
    from .deactivate_product_coupon import AsyncDeactivateProductCoupon, DeactivateProductCoupon
    from .query_notify_config import AsyncQueryNotifyConfig, QueryNotifyConfig
    from .query_product_coupon import AsyncQueryProductCoupon, QueryProductCoupon
    from .set_notify_config import AsyncSetNotifyConfig, SetNotifyConfig
    from .update_product_coupon import AsyncUpdateProductCoupon, UpdateProductCoupon
    from .upload_image import AsyncUploadImage, UploadImage, UploadImageResponse
else:
    CreateProductCoupon, AsyncCreateProductCoupon = deferred(__name__, "create_product_coupon")
    DeactivateProductCoupon, AsyncDeactivateProductCoupon = deferred(__name__, "deactivate_product_coupon")
    QueryNotifyConfig, AsyncQueryNotifyConfig = deferred(__name__, "query_notify_config")
    QueryProductCoupon, AsyncQueryProductCoupon = deferred(__name__, "query_product_coupon", "wait_until_reviewed")
    SetNotifyConfig, AsyncSetNotifyConfig = deferred(__name__, "set_notify_config")
    UpdateProductCoupon, AsyncUpdateProductCoupon = deferred(__name__, "update_product_coupon")
    UploadImage, AsyncUploadImage = deferred(__name__, "upload_image")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("ProductCouponEntity", "StockBundleEntity", "StockEntity", "StockEntityInBundle"),
            ".create_product_coupon": ("CreateProductCouponResponse",),
            ".upload_image": ("UploadImageResponse",),
            "wechatpay_clients.marketing._models": (
                "AppJumpType",
                "ComboPackage",
                "ComboPackageChoice",
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
                "ProductCouponDisplayInfo",
                "ProductCouponScope",
                "ProductCouponState",
                "ProductCouponType",
                "ProgressiveBundleUsageInfo",
                "SingleUsageInfo",
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
                "UsageMode",
                "UsageRuleDisplayInfo",
                "WeekEnum",
            ),
            "wechatpay_clients.marketing.product_coupons._models": ("ProductCouponNotifyConfig",),
        },
    )

__all__ = [
    "AppJumpType",
    "AsyncProductCoupons",
    "ComboPackage",
    "ComboPackageChoice",
    "CouponAvailablePeriod",
    "CouponAvailableStoreInfo",
    "CouponCodeCountInfo",
    "CouponCodeDisplayMode",
    "CouponCodeMode",
    "CouponDisplayInfo",
    "CouponUsageMethod",
    "CreateProductCouponResponse",
    "DiscountCouponUsageRule",
    "EntranceFinder",
    "EntranceMiniProgram",
    "EntranceOfficialAccount",
    "ExchangeCouponUsageRule",
    "FixedWeekPeriod",
    "NormalCouponUsageRule",
    "NotifyConfig",
    "PeriodOfTheDay",
    "ProductCouponDisplayInfo",
    "ProductCouponEntity",
    "ProductCouponNotifyConfig",
    "ProductCouponScope",
    "ProductCouponState",
    "ProductCouponType",
    "ProductCoupons",
    "ProgressiveBundleUsageInfo",
    "SingleUsageInfo",
    "SingleUsageRule",
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
    "TimePeriod",
    "UploadImageResponse",
    "UsageMode",
    "UsageRuleDisplayInfo",
    "WeekEnum",
]


class ProductCoupons(
    CreateProductCoupon,
    DeactivateProductCoupon,
    QueryNotifyConfig,
    QueryProductCoupon,
    SetNotifyConfig,
    UpdateProductCoupon,
    UploadImage,
    Service,
):
    """Product coupons (商品券)."""


class AsyncProductCoupons(
    AsyncCreateProductCoupon,
    AsyncDeactivateProductCoupon,
    AsyncQueryNotifyConfig,
    AsyncQueryProductCoupon,
    AsyncSetNotifyConfig,
    AsyncUpdateProductCoupon,
    AsyncUploadImage,
    AsyncService,
):
    """Product coupons (商品券), for `AsyncClient`."""
