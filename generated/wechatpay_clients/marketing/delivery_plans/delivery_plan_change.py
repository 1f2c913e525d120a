# Written by `make generate` from specs/marketing/delivery_plans/delivery_plan_change.yaml: edit that file.
"""Delivery plan changed (投放计划状态变更通知).

Sent when a delivery plan or its review changes its state, also if the brand terminates the plan on its platform. It is
not sent when a plan expires.

The same notification can arrive several times: process it once, under a lock, and acknowledge the repeats. Check that
`plan_id` is one of your plans. If it can have been lost, call `list_plans`.

Event types: `DELIVERY_PLAN.CHANGE`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 50 times, after 1s, 2s, 2s, 60s (10 times), 300s (37 times).

Sent to: service provider (普通服务商).

Official page, 2026-03-23: https://pay.weixin.qq.com/doc/v3/partner/4016168699
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_clients.marketing.delivery_plans._models import PlanState
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


class DeliveryPlanAuditState(StrEnum):
    """Documented values of `audit_state` (投放计划当前审核状态). Any other value is a plain `str`."""

    PROCESSING = "PROCESSING"
    """The plan, or a change of it, is being reviewed."""
    PASSED = "PASSED"
    """Approved."""
    REJECTED = "REJECTED"
    """Rejected. Correct the plan with `update_plan`."""


@model
class DeliveryPlanChange(Model):
    """Content of `delivery_plan_change`."""

    plan_id: str = field(STRING)
    """Plan ID, assigned by WeChat Pay (投放计划ID, at most 40 characters)."""
    plan_state: PlanState | str = field(OpenEnum(PlanState))
    """Whether the plan waits for its review, offers coupons, is paused, or has ended (投放计划当前状态)."""
    audit_state: DeliveryPlanAuditState | str = field(OpenEnum(DeliveryPlanAuditState))
    """State of the review of the plan (投放计划当前审核状态)."""
    change_reason: str = field(STRING)
    """Why the state changed (变更原因)."""
    modify_time: Timestamp | str = field(DATETIME)
    """Time of the change (修改时间, RFC 3339)."""


DeliveryPlanChangeNotification: TypeAlias = Notification[DeliveryPlanChange]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[DeliveryPlanChange, None] = NotificationType(
    name="marketing.delivery_plans.delivery_plan_change",
    event_types=("DELIVERY_PLAN.CHANGE",),
    original_types=("delivery_plan",),
    shapes=(NotificationShape(DeliveryPlanChange),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016168699",),
)
