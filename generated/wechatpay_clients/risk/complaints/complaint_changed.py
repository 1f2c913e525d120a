# Written by `make generate` from specs/risk/complaints/complaint_changed.yaml: edit that file.
"""Complaint created or changed (投诉通知回调).

Sent to the address that you set with `create_notification_url` when a user complains and when a complaint changes. It
has only the number and what happened: query the complaint or its history. Partners receive those of all their
sub-merchants.

The same notification can arrive several times, each time with the same `id`: process it once, under a lock, and
acknowledge the repeats. Give kinds of actions that you do not know a common default. If no notification arrives, query
the complaint.

Event types: `COMPLAINT.CREATE` and `COMPLAINT.STATE_CHANGE`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 32 times, after 1m (10 times), 5m (22 times).

Sent to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank (从业机构（银行）), payment
institution (从业机构（支付机构）), clearing institution (清算机构).

Official page, 2025-02-19: https://pay.weixin.qq.com/doc/v3/merchant/4012289719
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class ComplaintActionType(StrEnum):
    """Documented values of `action_type`. Any other value is a plain `str`."""

    CREATE_COMPLAINT = "CREATE_COMPLAINT"
    """The user complained."""
    CONTINUE_COMPLAINT = "CONTINUE_COMPLAINT"
    """The user continued the complaint."""
    USER_RESPONSE = "USER_RESPONSE"
    """The user sent a message."""
    RESPONSE_BY_PLATFORM = "RESPONSE_BY_PLATFORM"
    """WeChat Pay sent a message."""
    SELLER_REFUND = "SELLER_REFUND"
    """The merchant started a full refund."""
    MERCHANT_RESPONSE = "MERCHANT_RESPONSE"
    """The merchant sent a message."""
    MERCHANT_CONFIRM_COMPLETE = "MERCHANT_CONFIRM_COMPLETE"
    """The merchant reported that the problem is solved."""
    USER_APPLY_PLATFORM_SERVICE = "USER_APPLY_PLATFORM_SERVICE"
    """The user asked the customer service of WeChat Pay for help."""
    USER_CANCEL_PLATFORM_SERVICE = "USER_CANCEL_PLATFORM_SERVICE"
    """The user does not need the help of WeChat Pay any more."""
    PLATFORM_SERVICE_FINISHED = "PLATFORM_SERVICE_FINISHED"
    """The customer service of WeChat Pay ended its help."""
    MERCHANT_APPROVE_REFUND = "MERCHANT_APPROVE_REFUND"
    """The merchant agreed to the refund. This changes the state of the complaint, so query it."""
    MERCHANT_REJECT_REFUND = "MERCHANT_REJECT_REFUND"
    """The merchant refused the refund. This changes the state of the complaint, so query it."""
    REFUND_SUCCESS = "REFUND_SUCCESS"
    """The refund arrived. This changes the state of the complaint, so query it."""


@model
class ComplaintChanged(Model):
    """Content of `complaint_changed`."""

    complaint_id: str = field(STRING)
    """Number of the complaint (投诉单号, at most 64 characters)."""
    action_type: ComplaintActionType | str = field(OpenEnum(ComplaintActionType))
    """What happened."""


ComplaintChangedNotification: TypeAlias = Notification[ComplaintChanged]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ComplaintChanged, None] = NotificationType(
    name="risk.complaints.complaint_changed",
    event_types=("COMPLAINT.CREATE", "COMPLAINT.STATE_CHANGE"),
    original_types=("complaint",),
    shapes=(NotificationShape(ComplaintChanged),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012289719",),
)
