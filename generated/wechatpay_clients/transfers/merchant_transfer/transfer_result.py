# Written by `make generate` from specs/transfers/merchant_transfer/transfer_result.yaml: edit that file.
"""Transfer result (商家转账回调通知).

Sent to the `notify_url` of the transfer when it reaches a final state: `SUCCESS`, `FAIL` or `CANCELLED`. Also sent if
the user did not confirm in time.

The same notification can arrive several times: lock the transfer, process it once, and acknowledge the repeats.
Notifications can be late or lost, so query the transfer if none arrives. Check that number, amount and state match your
own records.

Event types: `MCHTRANSFER.BILL.FINISHED`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 64 times, after 15s (10 times), 5m (10 times), 30m (44 times).

Sent to: merchant (普通商户).

Official page, 2025-03-07: https://pay.weixin.qq.com/doc/v3/merchant/4012712115
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_clients.transfers.merchant_transfer._models import FailReason, TransferBillStatus
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class PaymentMethodType(StrEnum):
    """Documented values of `payment_method_type` (收款方式类型). Any other value is a plain `str`."""

    CFT = "CFT"
    """WeChat balance."""
    WPHK = "WPHK"
    """Balance of the Hong Kong wallet."""


@model
class TransferResult(Model):
    """Content of `transfer_result`."""

    out_bill_no: str = field(STRING)
    """Your transfer number, unique per merchant number (商户单号, at most 32 characters)."""
    transfer_bill_no: str = field(STRING)
    """WeChat Pay transfer number (商家转账订单号, at most 64 characters)."""
    state: TransferBillStatus | str = field(OpenEnum(TransferBillStatus))
    """State of the transfer, which is final (单据状态)."""
    mch_id: str = field(STRING)
    """Merchant number that created the transfer (商户号, at most 32 characters)."""
    transfer_amount: int = field(INTEGER)
    """Amount in fen (转账金额)."""
    openid: str = field(STRING)
    """OpenID of the recipient under the AppID of the transfer (收款用户OpenID, at most 64 characters)."""
    fail_reason: FailReason | str | None = field(OpenEnum(FailReason), default=None)
    """失败原因. Why the transfer failed. Returned only after it failed or its money was returned to you."""
    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay accepted the transfer (单据创建时间, RFC 3339)."""
    update_time: Timestamp | str = field(DATETIME)
    """When the transfer reached its final state (最后一次状态变更时间, RFC 3339)."""
    payment_method_type: PaymentMethodType | str | None = field(OpenEnum(PaymentMethodType), default=None)
    """收款方式类型. Where the user received the money. Returned only in state `SUCCESS`."""


TransferResultNotification: TypeAlias = Notification[TransferResult]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[TransferResult, None] = NotificationType(
    name="transfers.merchant_transfer.transfer_result",
    event_types=("MCHTRANSFER.BILL.FINISHED",),
    original_types=("mch_payment",),
    shapes=(NotificationShape(TransferResult),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012712115",),
)
