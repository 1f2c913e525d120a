# Written by `make generate` from specs/marketing/product_coupons: edit the files there.
"""Product coupons (商品券).

Create and manage the product coupons of a brand: their product information, images and notifications. Product coupons
belong to a brand that authorized you.
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
        ProductCouponEntity,
        ProductCouponScope,
        ProductCouponState,
        ProductCouponType,
        ProgressiveBundleUsageInfo,
        SingleUsageInfo,
        SingleUsageRule,
        StockBundleEntity,
        StockBundleForCreate,
        StockBundleInfo,
        StockBundleUsageRule,
        StockEntity,
        StockEntityInBundle,
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

    from ._models import ImageGenerationResult, ImageGenerationState, ImageGenerationType, ProductCouponNotifyConfig
    from .create_image_task import AsyncCreateImageTask, CombineImage, CreateImageTask, CreateImageTaskResponse, CutOut
    from .create_product_coupon import AsyncCreateProductCoupon, CreateProductCoupon, CreateProductCouponResponse
    from .deactivate_product_coupon import AsyncDeactivateProductCoupon, DeactivateProductCoupon
    from .query_image_task import AsyncQueryImageTask, QueryImageTask, QueryImageTaskResponse
    from .query_notify_config import AsyncQueryNotifyConfig, QueryNotifyConfig
    from .query_product_coupon import AsyncQueryProductCoupon, QueryProductCoupon
    from .set_notify_config import AsyncSetNotifyConfig, SetNotifyConfig
    from .update_product_coupon import AsyncUpdateProductCoupon, UpdateProductCoupon
    from .upload_image import AsyncUploadImage, UploadImage, UploadImageResponse
else:
    CreateImageTask, AsyncCreateImageTask = deferred(__name__, "create_image_task")
    CreateProductCoupon, AsyncCreateProductCoupon = deferred(__name__, "create_product_coupon")
    DeactivateProductCoupon, AsyncDeactivateProductCoupon = deferred(__name__, "deactivate_product_coupon")
    QueryImageTask, AsyncQueryImageTask = deferred(__name__, "query_image_task", "wait_until_final")
    QueryNotifyConfig, AsyncQueryNotifyConfig = deferred(__name__, "query_notify_config")
    QueryProductCoupon, AsyncQueryProductCoupon = deferred(__name__, "query_product_coupon", "wait_until_reviewed")
    SetNotifyConfig, AsyncSetNotifyConfig = deferred(__name__, "set_notify_config")
    UpdateProductCoupon, AsyncUpdateProductCoupon = deferred(__name__, "update_product_coupon")
    UploadImage, AsyncUploadImage = deferred(__name__, "upload_image")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "ImageGenerationResult",
                "ImageGenerationState",
                "ImageGenerationType",
                "ProductCouponNotifyConfig",
            ),
            ".create_image_task": ("CombineImage", "CreateImageTaskResponse", "CutOut"),
            ".create_product_coupon": ("CreateProductCouponResponse",),
            ".query_image_task": ("QueryImageTaskResponse",),
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
                "ProductCouponEntity",
                "ProductCouponScope",
                "ProductCouponState",
                "ProductCouponType",
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
                "UsageMode",
                "UsageRuleDisplayInfo",
                "WeekEnum",
            ),
        },
    )

__all__ = [
    "AppJumpType",
    "AsyncProductCoupons",
    "CombineImage",
    "ComboPackage",
    "ComboPackageChoice",
    "CouponAvailablePeriod",
    "CouponAvailableStoreInfo",
    "CouponCodeCountInfo",
    "CouponCodeDisplayMode",
    "CouponCodeMode",
    "CouponDisplayInfo",
    "CouponUsageMethod",
    "CreateImageTaskResponse",
    "CreateProductCouponResponse",
    "CutOut",
    "DiscountCouponUsageRule",
    "EntranceFinder",
    "EntranceMiniProgram",
    "EntranceOfficialAccount",
    "ExchangeCouponUsageRule",
    "FixedWeekPeriod",
    "ImageGenerationResult",
    "ImageGenerationState",
    "ImageGenerationType",
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
    "QueryImageTaskResponse",
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
    CreateImageTask,
    CreateProductCoupon,
    DeactivateProductCoupon,
    QueryImageTask,
    QueryNotifyConfig,
    QueryProductCoupon,
    SetNotifyConfig,
    UpdateProductCoupon,
    UploadImage,
    Service,
):
    """Product coupons (商品券)."""


class AsyncProductCoupons(
    AsyncCreateImageTask,
    AsyncCreateProductCoupon,
    AsyncDeactivateProductCoupon,
    AsyncQueryImageTask,
    AsyncQueryNotifyConfig,
    AsyncQueryProductCoupon,
    AsyncSetNotifyConfig,
    AsyncUpdateProductCoupon,
    AsyncUploadImage,
    AsyncService,
):
    """Product coupons (商品券), for `AsyncClient`."""
