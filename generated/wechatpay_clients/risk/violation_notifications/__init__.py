# Written by `make generate` from specs/risk/violation_notifications: edit the files there.
"""Notifications of violations (商户平台处置通知).

Set the address to which WeChat Pay reports penalties, blocked transactions and appeals of sub-merchants.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import NotificationUrl
    from .create_notification_url import AsyncCreateNotificationUrl, CreateNotificationUrl
    from .delete_notification_url import AsyncDeleteNotificationUrl, DeleteNotificationUrl
    from .query_notification_url import AsyncQueryNotificationUrl, QueryNotificationUrl
    from .update_notification_url import AsyncUpdateNotificationUrl, UpdateNotificationUrl
else:
    CreateNotificationUrl, AsyncCreateNotificationUrl = deferred(__name__, "create_notification_url")
    DeleteNotificationUrl, AsyncDeleteNotificationUrl = deferred(__name__, "delete_notification_url")
    QueryNotificationUrl, AsyncQueryNotificationUrl = deferred(__name__, "query_notification_url")
    UpdateNotificationUrl, AsyncUpdateNotificationUrl = deferred(__name__, "update_notification_url")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("NotificationUrl",),
        },
    )

__all__ = [
    "AsyncViolationNotifications",
    "NotificationUrl",
    "ViolationNotifications",
]


class ViolationNotifications(
    CreateNotificationUrl,
    DeleteNotificationUrl,
    QueryNotificationUrl,
    UpdateNotificationUrl,
    Service,
):
    """Notifications of violations (商户平台处置通知)."""


class AsyncViolationNotifications(
    AsyncCreateNotificationUrl,
    AsyncDeleteNotificationUrl,
    AsyncQueryNotificationUrl,
    AsyncUpdateNotificationUrl,
    AsyncService,
):
    """Notifications of violations (商户平台处置通知), for `AsyncClient`."""
