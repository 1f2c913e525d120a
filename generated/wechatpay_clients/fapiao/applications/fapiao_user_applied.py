# Written by `make generate` from specs/fapiao/applications/fapiao_user_applied.yaml: edit that file.
"""Title of an e-invoice filled in (用户发票抬头填写完成通知).

Sent to the `callback_url` of your development settings after a user has filled in the title (抬头) of an invoice. Get
the title with `query_user_title`, then issue the invoice with the same `fapiao_apply_id`.

The same notification can arrive several times: lock the application, process it once, and acknowledge the repeats.
Query the title if no notification arrives. Check that the notification matches your own records. See
https://pay.weixin.qq.com/doc/v3/partner/4012082570 for the rules of the URL and for the address ranges that a firewall
must admit.

Event types: `FAPIAO.USER_APPLIED`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 9 times, after 15s, 15s, 30s, 3m, 30m (4 times), 1h.

Sent to: service provider (普通服务商).

Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792559
"""

from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class FapiaoUserApplied(Model):
    """Content of `fapiao_user_applied`."""

    mchid: str = field(STRING)
    """Merchant number of the partner, assigned by WeChat Pay (at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number of the seller, assigned by WeChat Pay (at most 32 characters)."""
    fapiao_apply_id: str = field(STRING)
    """发票申请单号, at most 64 characters. Number of the application for invoices. If the user asked for it on the bill of a WeChat Pay order, WeChat Pay's order number."""
    apply_time: Timestamp | str = field(DATETIME)
    """When the user filled in the title (RFC 3339)."""


FapiaoUserAppliedNotification: TypeAlias = Notification[FapiaoUserApplied]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[FapiaoUserApplied, None] = NotificationType(
    name="fapiao.applications.fapiao_user_applied",
    event_types=("FAPIAO.USER_APPLIED",),
    shapes=(NotificationShape(FapiaoUserApplied),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792559",),
)
