# Written by `make generate` from specs/brand_own/user_product_coupons: edit the files there.
"""Product coupons of users (用户商品券).

Give product coupons to users, and use, return, deactivate and query them.
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
        StockBundleInfo,
        StockSendRule,
        StockSentCountInfo,
        StockState,
        StockStoreScope,
        StockUsageRule,
        TimePeriod,
        UsageMode,
        UsageRuleDisplayInfo,
        UserProductCouponSendChannel,
        WeekEnum,
    )
    from wechatpay_clients.marketing.user_product_coupons._models import (
        CouponTagInfo,
        CouponUsageDetail,
        MemberTagInfo,
        PreSendToken,
        UserProductCouponAssociatedOrderInfo,
        UserProductCouponAssociatedPayScoreOrderInfo,
        UserProductCouponBundleInfo,
        UserProductCouponState,
        UserProductCouponTag,
    )

    from ._models import ProductCouponEntity, StockEntity, UserProductCouponEntity
    from .confirm_coupon import AsyncConfirmCoupon, ConfirmCoupon
    from .deactivate_coupon import AsyncDeactivateCoupon, DeactivateCoupon
    from .list_coupons import AsyncListCoupons, ListCoupons, ListCouponsResponse
    from .pre_send_coupon import AsyncPreSendCoupon, PreSendCoupon
    from .query_coupon import AsyncQueryCoupon, QueryCoupon
    from .return_coupon import AsyncReturnCoupon, ReturnCoupon
    from .send_coupon import AsyncSendCoupon, SendCoupon
    from .use_coupon import AsyncUseCoupon, UseCoupon
else:
    ConfirmCoupon, AsyncConfirmCoupon = deferred(__name__, "confirm_coupon")
    DeactivateCoupon, AsyncDeactivateCoupon = deferred(__name__, "deactivate_coupon")
    ListCoupons, AsyncListCoupons = deferred(__name__, "list_coupons", "iter_coupons")
    PreSendCoupon, AsyncPreSendCoupon = deferred(__name__, "pre_send_coupon")
    QueryCoupon, AsyncQueryCoupon = deferred(__name__, "query_coupon")
    ReturnCoupon, AsyncReturnCoupon = deferred(__name__, "return_coupon")
    SendCoupon, AsyncSendCoupon = deferred(__name__, "send_coupon")
    UseCoupon, AsyncUseCoupon = deferred(__name__, "use_coupon")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("ProductCouponEntity", "StockEntity", "UserProductCouponEntity"),
            ".list_coupons": ("ListCouponsResponse",),
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
                "StockBundleInfo",
                "StockSendRule",
                "StockSentCountInfo",
                "StockState",
                "StockStoreScope",
                "StockUsageRule",
                "TimePeriod",
                "UsageMode",
                "UsageRuleDisplayInfo",
                "UserProductCouponSendChannel",
                "WeekEnum",
            ),
            "wechatpay_clients.marketing.user_product_coupons._models": (
                "CouponTagInfo",
                "CouponUsageDetail",
                "MemberTagInfo",
                "PreSendToken",
                "UserProductCouponAssociatedOrderInfo",
                "UserProductCouponAssociatedPayScoreOrderInfo",
                "UserProductCouponBundleInfo",
                "UserProductCouponState",
                "UserProductCouponTag",
            ),
        },
    )

__all__ = [
    "AppJumpType",
    "AsyncUserProductCoupons",
    "ComboPackage",
    "ComboPackageChoice",
    "CouponAvailablePeriod",
    "CouponAvailableStoreInfo",
    "CouponCodeCountInfo",
    "CouponCodeDisplayMode",
    "CouponCodeMode",
    "CouponDisplayInfo",
    "CouponTagInfo",
    "CouponUsageDetail",
    "CouponUsageMethod",
    "DiscountCouponUsageRule",
    "EntranceFinder",
    "EntranceMiniProgram",
    "EntranceOfficialAccount",
    "ExchangeCouponUsageRule",
    "FixedWeekPeriod",
    "ListCouponsResponse",
    "MemberTagInfo",
    "NormalCouponUsageRule",
    "NotifyConfig",
    "PeriodOfTheDay",
    "PreSendToken",
    "ProductCouponDisplayInfo",
    "ProductCouponEntity",
    "ProductCouponScope",
    "ProductCouponState",
    "ProductCouponType",
    "ProgressiveBundleUsageInfo",
    "SingleUsageInfo",
    "SingleUsageRule",
    "StockBundleInfo",
    "StockEntity",
    "StockSendRule",
    "StockSentCountInfo",
    "StockState",
    "StockStoreScope",
    "StockUsageRule",
    "TimePeriod",
    "UsageMode",
    "UsageRuleDisplayInfo",
    "UserProductCouponAssociatedOrderInfo",
    "UserProductCouponAssociatedPayScoreOrderInfo",
    "UserProductCouponBundleInfo",
    "UserProductCouponEntity",
    "UserProductCouponSendChannel",
    "UserProductCouponState",
    "UserProductCouponTag",
    "UserProductCoupons",
    "WeekEnum",
]


class UserProductCoupons(
    ConfirmCoupon,
    DeactivateCoupon,
    ListCoupons,
    PreSendCoupon,
    QueryCoupon,
    ReturnCoupon,
    SendCoupon,
    UseCoupon,
    Service,
):
    """Product coupons of users (用户商品券)."""


class AsyncUserProductCoupons(
    AsyncConfirmCoupon,
    AsyncDeactivateCoupon,
    AsyncListCoupons,
    AsyncPreSendCoupon,
    AsyncQueryCoupon,
    AsyncReturnCoupon,
    AsyncSendCoupon,
    AsyncUseCoupon,
    AsyncService,
):
    """Product coupons of users (用户商品券), for `AsyncClient`."""
