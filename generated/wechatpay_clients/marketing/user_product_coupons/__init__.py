# Written by `make generate` from specs/marketing/user_product_coupons: edit the files there.
"""Product coupons of users (用户商品券).

Send product coupons to users, confirm that they got them, and use, return, deactivate and query their coupons.
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
        StockBundleInfo,
        StockEntity,
        StockEntityInBundle,
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

    from ._models import (
        CouponTagInfo,
        CouponUsageDetail,
        MemberTagInfo,
        PreSendToken,
        UserProductCouponAssociatedOrderInfo,
        UserProductCouponAssociatedPayScoreOrderInfo,
        UserProductCouponBundle,
        UserProductCouponBundleInfo,
        UserProductCouponEntity,
        UserProductCouponEntityInBundle,
        UserProductCouponState,
        UserProductCouponTag,
    )
    from .confirm_coupon import AsyncConfirmCoupon, ConfirmCoupon
    from .deactivate_coupon import AsyncDeactivateCoupon, DeactivateCoupon
    from .deactivate_coupon_bundle import AsyncDeactivateCouponBundle, DeactivateCouponBundle
    from .list_coupons import AsyncListCoupons, ListCoupons, ListCouponsResponse
    from .pre_send_coupon import AsyncPreSendCoupon, PreSendCoupon
    from .pre_send_coupon_bundle import AsyncPreSendCouponBundle, PreSendCouponBundle
    from .query_coupon import AsyncQueryCoupon, QueryCoupon
    from .return_coupon import AsyncReturnCoupon, ReturnCoupon
    from .send_coupon import AsyncSendCoupon, SendCoupon
    from .send_coupon_bundle import AsyncSendCouponBundle, SendCouponBundle
    from .use_coupon import AsyncUseCoupon, UseCoupon
else:
    ConfirmCoupon, AsyncConfirmCoupon = deferred(__name__, "confirm_coupon")
    DeactivateCoupon, AsyncDeactivateCoupon = deferred(__name__, "deactivate_coupon")
    DeactivateCouponBundle, AsyncDeactivateCouponBundle = deferred(__name__, "deactivate_coupon_bundle")
    ListCoupons, AsyncListCoupons = deferred(__name__, "list_coupons", "iter_coupons")
    PreSendCoupon, AsyncPreSendCoupon = deferred(__name__, "pre_send_coupon")
    PreSendCouponBundle, AsyncPreSendCouponBundle = deferred(__name__, "pre_send_coupon_bundle")
    QueryCoupon, AsyncQueryCoupon = deferred(__name__, "query_coupon")
    ReturnCoupon, AsyncReturnCoupon = deferred(__name__, "return_coupon")
    SendCoupon, AsyncSendCoupon = deferred(__name__, "send_coupon")
    SendCouponBundle, AsyncSendCouponBundle = deferred(__name__, "send_coupon_bundle")
    UseCoupon, AsyncUseCoupon = deferred(__name__, "use_coupon")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "CouponTagInfo",
                "CouponUsageDetail",
                "MemberTagInfo",
                "PreSendToken",
                "UserProductCouponAssociatedOrderInfo",
                "UserProductCouponAssociatedPayScoreOrderInfo",
                "UserProductCouponBundle",
                "UserProductCouponBundleInfo",
                "UserProductCouponEntity",
                "UserProductCouponEntityInBundle",
                "UserProductCouponState",
                "UserProductCouponTag",
            ),
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
                "ProductCouponEntity",
                "ProductCouponScope",
                "ProductCouponState",
                "ProductCouponType",
                "ProgressiveBundleUsageInfo",
                "SingleUsageInfo",
                "SingleUsageRule",
                "StockBundleInfo",
                "StockEntity",
                "StockEntityInBundle",
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
    "StockEntityInBundle",
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
    "UserProductCouponBundle",
    "UserProductCouponBundleInfo",
    "UserProductCouponEntity",
    "UserProductCouponEntityInBundle",
    "UserProductCouponSendChannel",
    "UserProductCouponState",
    "UserProductCouponTag",
    "UserProductCoupons",
    "WeekEnum",
]


class UserProductCoupons(
    ConfirmCoupon,
    DeactivateCoupon,
    DeactivateCouponBundle,
    ListCoupons,
    PreSendCoupon,
    PreSendCouponBundle,
    QueryCoupon,
    ReturnCoupon,
    SendCoupon,
    SendCouponBundle,
    UseCoupon,
    Service,
):
    """Product coupons of users (用户商品券)."""


class AsyncUserProductCoupons(
    AsyncConfirmCoupon,
    AsyncDeactivateCoupon,
    AsyncDeactivateCouponBundle,
    AsyncListCoupons,
    AsyncPreSendCoupon,
    AsyncPreSendCouponBundle,
    AsyncQueryCoupon,
    AsyncReturnCoupon,
    AsyncSendCoupon,
    AsyncSendCouponBundle,
    AsyncUseCoupon,
    AsyncService,
):
    """Product coupons of users (用户商品券), for `AsyncClient`."""
