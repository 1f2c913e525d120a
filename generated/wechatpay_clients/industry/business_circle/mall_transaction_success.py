# Written by `make generate` from specs/industry/business_circle/mall_transaction_success.yaml: edit that file.
"""Payment of a mall's member (商圈会员场内支付结果通知).

Sent when a member who authorized the points service has paid in a store of the mall with WeChat Pay, or has requested
the points of such a payment by hand. It is sent to the HTTPS address, without a query, that you gave for payments when
the service was enabled.

It is sent without a request by hand if the member's car is in the mall (`sync_parking_state`), if the order names a
store of the mall, if the member's location was in the mall within 2 hours before the payment, or if the merchant number
is used in one store only. Otherwise, or if it was lost, the member can request the points on the same day in the
plugin. Payments with bank cards from outside mainland China get no points.

The frequent questions of the product demand more than the page: acknowledge it within 2 seconds, with status 200 and
the body `{"code": "SUCCESS", "message": "成功"}`. Otherwise, the plugin shows an error, and WeChat Pay refuses the
points. Then call `sync_points` on the same day.

The same notification can arrive several times: process each `transaction_id` once, under a lock, and acknowledge the
repeats. Check that the store is one of your mall.

Event types: `MALL_TRANSACTION.SUCCESS`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商).

Official page, 2025-02-19: https://pay.weixin.qq.com/doc/v3/merchant/4012285856
"""

from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class MallTransaction(Model):
    """Content of `mall_transaction_success`."""

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
    time_end: Timestamp | str = field(DATETIME)
    """Time when the payment was completed (RFC 3339)."""
    amount: int = field(INTEGER)
    """Amount that the user actually paid, in fen."""
    transaction_id: str = field(STRING)
    """at most 32 characters. WeChat Pay order ID. Pass it to `sync_points`."""
    commit_tag: str | None = field(STRING, default=None)
    """Present if the member requested the points by hand (at most 32 characters)."""


MallTransactionSuccessNotification: TypeAlias = Notification[MallTransaction]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[MallTransaction, None] = NotificationType(
    name="industry.business_circle.mall_transaction_success",
    event_types=("MALL_TRANSACTION.SUCCESS",),
    original_types=("discount_card",),
    shapes=(NotificationShape(MallTransaction),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012285856",),
)
