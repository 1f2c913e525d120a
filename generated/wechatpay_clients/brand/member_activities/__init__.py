# Written by `make generate` from specs/brand/member_activities: edit the files there.
"""Coupon activities for new members (品牌会员发券活动).

Give product coupons to users who join through the WeChat Pay component. The component shows the coupons of the latest
effective activity.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import Activity, ActivityChannel, ActivityState, ProductCouponStock
    from .create_activity import AsyncCreateActivity, CreateActivity
    from .list_activities import AsyncListActivities, ListActivities, ListActivitiesResponse
    from .query_activity import AsyncQueryActivity, QueryActivity
    from .terminate_activity import AsyncTerminateActivity, TerminateActivity
    from .update_activity import AsyncUpdateActivity, UpdateActivity
else:
    CreateActivity, AsyncCreateActivity = deferred(__name__, "create_activity")
    ListActivities, AsyncListActivities = deferred(__name__, "list_activities", "iter_activities")
    QueryActivity, AsyncQueryActivity = deferred(__name__, "query_activity")
    TerminateActivity, AsyncTerminateActivity = deferred(__name__, "terminate_activity")
    UpdateActivity, AsyncUpdateActivity = deferred(__name__, "update_activity")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("Activity", "ActivityChannel", "ActivityState", "ProductCouponStock"),
            ".list_activities": ("ListActivitiesResponse",),
        },
    )

__all__ = [
    "Activity",
    "ActivityChannel",
    "ActivityState",
    "AsyncMemberActivities",
    "ListActivitiesResponse",
    "MemberActivities",
    "ProductCouponStock",
]


class MemberActivities(
    CreateActivity,
    ListActivities,
    QueryActivity,
    TerminateActivity,
    UpdateActivity,
    Service,
):
    """Coupon activities for new members (品牌会员发券活动)."""


class AsyncMemberActivities(
    AsyncCreateActivity,
    AsyncListActivities,
    AsyncQueryActivity,
    AsyncTerminateActivity,
    AsyncUpdateActivity,
    AsyncService,
):
    """Coupon activities for new members (品牌会员发券活动), for `AsyncClient`."""
