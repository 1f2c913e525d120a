# Written by `make generate` from specs/industry/business_circle: edit the files there.
"""Shopping malls (智慧商圈).

Give the members of a mall points for what they pay in its stores with WeChat Pay. A member authorizes this in the
plugin 商圈会员快速积分 of the mall's mini program; then you are notified of each payment, report the points, and are
notified of refunds.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from .query_points_commit_status import (
        AsyncQueryPointsCommitStatus,
        PointsCommitStatus,
        QueryPointsCommitStatus,
        QueryPointsCommitStatusResponse,
    )
    from .query_user_authorization import (
        AsyncQueryUserAuthorization,
        AuthorizeState,
        QueryUserAuthorization,
        QueryUserAuthorizationResponse,
    )
    from .sync_parking_state import AsyncSyncParkingState, ParkingState, SyncParkingState
    from .sync_points import AsyncSyncPoints, SyncPoints
else:
    QueryPointsCommitStatus, AsyncQueryPointsCommitStatus = deferred(__name__, "query_points_commit_status")
    QueryUserAuthorization, AsyncQueryUserAuthorization = deferred(__name__, "query_user_authorization")
    SyncParkingState, AsyncSyncParkingState = deferred(__name__, "sync_parking_state")
    SyncPoints, AsyncSyncPoints = deferred(__name__, "sync_points")
    __getattr__ = exported(
        __name__,
        {
            ".query_points_commit_status": ("PointsCommitStatus", "QueryPointsCommitStatusResponse"),
            ".query_user_authorization": ("AuthorizeState", "QueryUserAuthorizationResponse"),
            ".sync_parking_state": ("ParkingState",),
        },
    )

__all__ = [
    "AsyncBusinessCircle",
    "AuthorizeState",
    "BusinessCircle",
    "ParkingState",
    "PointsCommitStatus",
    "QueryPointsCommitStatusResponse",
    "QueryUserAuthorizationResponse",
]


class BusinessCircle(
    QueryPointsCommitStatus,
    QueryUserAuthorization,
    SyncParkingState,
    SyncPoints,
    Service,
):
    """Shopping malls (智慧商圈)."""


class AsyncBusinessCircle(
    AsyncQueryPointsCommitStatus,
    AsyncQueryUserAuthorization,
    AsyncSyncParkingState,
    AsyncSyncPoints,
    AsyncService,
):
    """Shopping malls (智慧商圈), for `AsyncClient`."""
