# Written by `make generate` from specs/profit_sharing/profit_sharing/funds_moved.yaml: edit that file.
"""Funds moved by profit sharing (分账动账通知).

Sent to a merchant that got a share or gave one back, once the money has moved. Not sent to the merchant whose money was
split, who calls `query_order` or `query_return_order`, and not to users. The receiver sets the address under 交易中心 >
分账 > 分账接收设置 on the merchant or service provider platform: a single HTTPS address without a query.

The `summary` of the notification is `分账` for a split and `分账回退` for a return.

The same notification can arrive several times: lock the share, process it once, and acknowledge the repeats.
Notifications can be late or lost, so query the split if none arrives. Check that numbers and amount match your own
records.

See https://pay.weixin.qq.com/doc/v3/merchant/4012075420 for the address ranges that a firewall must admit, including
those only for refund and profit sharing notifications.

Event types: `TRANSACTION.SUCCESS`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

Official page, 2025-02-19: https://pay.weixin.qq.com/doc/v3/merchant/4012289679
"""

from typing import TypeAlias

from wechatpay_clients.profit_sharing.profit_sharing._models import ReceiverType
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class FundsMovedReceiver(Model):
    """Fields of `receiver`."""

    type: ReceiverType | str = field(OpenEnum(ReceiverType))
    """Kind of receiver, which decides what `account` contains."""
    account: str = field(STRING)
    """Merchant number of the receiver, or OpenID of the user, depending on `type` (at most 64 characters)."""
    amount: int = field(INTEGER)
    """Amount that moved, in fen."""
    description: str = field(STRING)
    """Reason for the split or the return (at most 80 characters)."""


@model
class FundsMoved(Model):
    """Content of `funds_moved`."""

    mchid: str = field(STRING)
    """Merchant number that requested the split and whose money was split (at most 32 characters)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (at most 32 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the split or the return (at most 64 characters)."""
    out_order_no: str = field(STRING)
    """Number of the split or the return in the system of the merchant that requested it (at most 64 characters)."""
    receiver: FundsMovedReceiver = field(ModelOf(FundsMovedReceiver))
    """Receiver of the share, which got the money or gave it back."""
    success_time: Timestamp | str = field(DATETIME)
    """When the money moved (RFC 3339)."""


@model
class PartnerFundsMoved(Model):
    """Content of `funds_moved`."""

    sp_mchid: str = field(STRING)
    """Merchant number of the service provider that requested the split (at most 32 characters)."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money was split (at most 32 characters)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (at most 32 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the split or the return (at most 64 characters)."""
    out_order_no: str = field(STRING)
    """Number of the split or the return in the system of the merchant that requested it (at most 64 characters)."""
    receiver: FundsMovedReceiver = field(ModelOf(FundsMovedReceiver))
    """Receiver of the share, which got the money or gave it back."""
    success_time: Timestamp | str = field(DATETIME)
    """When the money moved (RFC 3339)."""


FundsMovedNotification: TypeAlias = Notification[PartnerFundsMoved | FundsMoved]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[PartnerFundsMoved | FundsMoved, None] = NotificationType(
    name="profit_sharing.profit_sharing.funds_moved",
    event_types=("TRANSACTION.SUCCESS",),
    original_types=("profitsharing",),
    shapes=(
        NotificationShape(PartnerFundsMoved, when="sp_mchid"),
        NotificationShape(FundsMoved, when="mchid"),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012289679",),
)
