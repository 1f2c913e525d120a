# Written by `make generate` from specs/marketing/pay_gift_activities: edit the files there.
"""Pay gift activities (支付有礼).

Give users coupons after they paid with WeChat Pay, to bring them back to the store or into a mini program. Since
2025-12-01, WeChat Pay has been replacing this product with 摇一摇有优惠: its platforms gradually stop new activities,
and running ones stay until they end.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        ActivityBaseInfo,
        ActivityStatus,
        ActivityType,
        AdvancedSetting,
        AvailableDayTime,
        AvailablePeriods,
        AvailableTime,
        Award,
        AwardSendRule,
        AwardType,
        DeliveryPurpose,
        DeliveryUserCategory,
        FullSendRule,
        MerchantOption,
        PaymentMethod,
        PaymentMethodInformation,
        PaymentMode,
        PaymentScene,
        SendContent,
    )
    from .add_activity_merchants import (
        AddActivityMerchants,
        AddActivityMerchantsResponse,
        AsyncAddActivityMerchants,
        InvalidMerchant,
    )
    from .create_full_send_activity import (
        AsyncCreateFullSendActivity,
        CreateFullSendActivity,
        CreateFullSendActivityResponse,
    )
    from .delete_activity_merchants import (
        AsyncDeleteActivityMerchants,
        DeleteActivityMerchants,
        DeleteActivityMerchantsResponse,
    )
    from .list_activities import ActivityData, AsyncListActivities, ListActivities, ListActivitiesResponse
    from .list_activity_goods import AsyncListActivityGoods, GoodsData, ListActivityGoods, ListActivityGoodsResponse
    from .list_activity_merchants import (
        AsyncListActivityMerchants,
        ListActivityMerchants,
        ListActivityMerchantsResponse,
        MerchantData,
    )
    from .query_activity import AsyncQueryActivity, QueryActivity, QueryActivityResponse
    from .terminate_activity import AsyncTerminateActivity, TerminateActivity, TerminateActivityResponse
else:
    AddActivityMerchants, AsyncAddActivityMerchants = deferred(__name__, "add_activity_merchants")
    CreateFullSendActivity, AsyncCreateFullSendActivity = deferred(__name__, "create_full_send_activity")
    DeleteActivityMerchants, AsyncDeleteActivityMerchants = deferred(__name__, "delete_activity_merchants")
    ListActivities, AsyncListActivities = deferred(__name__, "list_activities", "iter_activities")
    ListActivityGoods, AsyncListActivityGoods = deferred(__name__, "list_activity_goods", "iter_activity_goods")
    ListActivityMerchants, AsyncListActivityMerchants = deferred(
        __name__, "list_activity_merchants", "iter_activity_merchants"
    )
    QueryActivity, AsyncQueryActivity = deferred(__name__, "query_activity")
    TerminateActivity, AsyncTerminateActivity = deferred(__name__, "terminate_activity")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "ActivityBaseInfo",
                "ActivityStatus",
                "ActivityType",
                "AdvancedSetting",
                "AvailableDayTime",
                "AvailablePeriods",
                "AvailableTime",
                "Award",
                "AwardSendRule",
                "AwardType",
                "DeliveryPurpose",
                "DeliveryUserCategory",
                "FullSendRule",
                "MerchantOption",
                "PaymentMethod",
                "PaymentMethodInformation",
                "PaymentMode",
                "PaymentScene",
                "SendContent",
            ),
            ".add_activity_merchants": ("AddActivityMerchantsResponse", "InvalidMerchant"),
            ".create_full_send_activity": ("CreateFullSendActivityResponse",),
            ".delete_activity_merchants": ("DeleteActivityMerchantsResponse",),
            ".list_activities": ("ActivityData", "ListActivitiesResponse"),
            ".list_activity_goods": ("GoodsData", "ListActivityGoodsResponse"),
            ".list_activity_merchants": ("ListActivityMerchantsResponse", "MerchantData"),
            ".query_activity": ("QueryActivityResponse",),
            ".terminate_activity": ("TerminateActivityResponse",),
        },
    )

__all__ = [
    "ActivityBaseInfo",
    "ActivityData",
    "ActivityStatus",
    "ActivityType",
    "AddActivityMerchantsResponse",
    "AdvancedSetting",
    "AsyncPayGiftActivities",
    "AvailableDayTime",
    "AvailablePeriods",
    "AvailableTime",
    "Award",
    "AwardSendRule",
    "AwardType",
    "CreateFullSendActivityResponse",
    "DeleteActivityMerchantsResponse",
    "DeliveryPurpose",
    "DeliveryUserCategory",
    "FullSendRule",
    "GoodsData",
    "InvalidMerchant",
    "ListActivitiesResponse",
    "ListActivityGoodsResponse",
    "ListActivityMerchantsResponse",
    "MerchantData",
    "MerchantOption",
    "PayGiftActivities",
    "PaymentMethod",
    "PaymentMethodInformation",
    "PaymentMode",
    "PaymentScene",
    "QueryActivityResponse",
    "SendContent",
    "TerminateActivityResponse",
]


class PayGiftActivities(
    AddActivityMerchants,
    CreateFullSendActivity,
    DeleteActivityMerchants,
    ListActivities,
    ListActivityGoods,
    ListActivityMerchants,
    QueryActivity,
    TerminateActivity,
    Service,
):
    """Pay gift activities (支付有礼)."""


class AsyncPayGiftActivities(
    AsyncAddActivityMerchants,
    AsyncCreateFullSendActivity,
    AsyncDeleteActivityMerchants,
    AsyncListActivities,
    AsyncListActivityGoods,
    AsyncListActivityMerchants,
    AsyncQueryActivity,
    AsyncTerminateActivity,
    AsyncService,
):
    """Pay gift activities (支付有礼), for `AsyncClient`."""
