# Written by `make generate` from specs/industry/business_circle/mall_refund_success.yaml: edit that file.
"""Refund to a mall's member (商圈会员场内退款结果通知).

Sent when a payment whose points you reported with `sync_points` is refunded within 30 days. None is sent if
`increased_points` was 0. It is sent to the HTTPS address, without a query, that you gave for payments when the service
was enabled.

The same notification can arrive several times: process each `refund_id` once, under a lock, and acknowledge the
repeats. Check that `transaction_id` is a payment whose points you reported, and that the refund does not exceed it.

Event types: `MALL_REFUND.SUCCESS`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商).

Official page, 2025-02-19: https://pay.weixin.qq.com/doc/v3/merchant/4012285869
"""

from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class MallRefund(Model):
    """Content of `mall_refund_success`."""

    mchid: str = field(STRING)
    """Merchant number, assigned by WeChat Pay (at most 32 characters)."""
    merchant_name: str = field(STRING)
    """Name of the mall as a merchant (at most 128 characters)."""
    shop_name: str = field(STRING)
    """Name of the store, as entered when the mall added it (at most 32 characters)."""
    shop_number: str = field(STRING)
    """Number of the store, as entered when the mall added it, so that you can match it with your own data (at most 128 characters)."""
    appid: str = field(STRING)
    """AppID of the mini program in which the member authorized the points service (at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the member under the mini program of the authorization (at most 128 characters)."""
    refund_time: Timestamp | str = field(DATETIME)
    """Time when the refund was completed (RFC 3339)."""
    pay_amount: int = field(INTEGER)
    """Amount that the user actually paid, in fen."""
    refund_amount: int = field(INTEGER)
    """Refunded amount, in fen."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (at most 32 characters)."""
    refund_id: str = field(STRING)
    """Refund ID, assigned by WeChat Pay (at most 32 characters)."""


MallRefundSuccessNotification: TypeAlias = Notification[MallRefund]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[MallRefund, None] = NotificationType(
    name="industry.business_circle.mall_refund_success",
    event_types=("MALL_REFUND.SUCCESS",),
    original_types=("discount_card", "mall_refund"),
    shapes=(NotificationShape(MallRefund),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012285869",),
)
