# Written by `make generate` from specs/cross_border/foreign_wallets/get_mch_info.yaml: edit that file.
"""Payment code query (查询收款二维码信息).

Sent when a user of a foreign wallet scans one of your payment codes. Reply with the merchant that receives the money,
which is shown to the payer for confirmation. The payment ends if your reply takes over 3 seconds or WeChat Pay cannot
verify its signature.

Event types: `CROSS_BORDER_PAY.GET_MCH_INFO`.
Requires a signed acknowledgement within 3 seconds: the handler must return a `PaymentCodeAnswer`.

Sent to: bank (从业机构（银行）), payment institution (从业机构（支付机构）).

Official page, 2026-05-29: https://pay.weixin.qq.com/doc/v3/institution/4019762388
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_runtime.notifications.notification import (
    Notification,
    NotificationAnswer,
    NotificationShape,
    NotificationType,
)
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


class PaymentCodeResult(StrEnum):
    """Documented values of `code` (业务处理状态码). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The reply contains the receiving merchant."""
    FAIL = "FAIL"
    """The query failed. `message` contains the reason."""


class PayerAccountLimit(StrEnum):
    """Documented values of `limit_bank_acc_type` (限定付款方账户类型). Any other value is a plain `str`."""

    UNLIMIT = "UNLIMIT"
    """Any account."""
    NO_CREDIT = "NO_CREDIT"
    """Any account except credit accounts."""


@model
class PaymentCodeQuery(Model):
    """Content of `get_mch_info`."""

    acq_tid: str | None = field(STRING, default=None)
    """受理网络交易流水号. ID of this payment in the acquiring network. Return it in the reply."""
    bank_type: str | None = field(STRING, default=None)
    """Code of the payer's wallet (钱包编码)."""
    qr_cd_mp: str | None = field(STRING, default=None)
    """URL in the scanned code (收款码)."""


@model
class PaymentCodeAnswer(Model):
    """Acknowledgement of `get_mch_info`."""

    code: PaymentCodeResult | str = field(OpenEnum(PaymentCodeResult))
    """Result of the query (业务处理状态码)."""
    message: str | None = field(STRING, default=None)
    """业务处理附加信息. Reason for the failure. May be empty or a fixed text if `code` is `SUCCESS`."""
    acq_tid: str = field(STRING)
    """The `acq_tid` from the query (受理网络交易流水号)."""
    fix_recv_amount: int | None = field(INTEGER, default=None)
    """收款金额. Amount of the payment code, in fen. Only for a code with a fixed amount."""
    mch_id: str | None = field(STRING, default=None)
    """商户ID. Merchant number that receives the money; for a sub-merchant, the number of its partner. Required when `code` is `SUCCESS`."""
    sub_mch_id: str | None = field(STRING, default=None)
    """特约商户ID. Sub-merchant number that receives the money. Omit it if no partner is involved."""
    limit_bank_acc_type: PayerAccountLimit | str | None = field(OpenEnum(PayerAccountLimit), default=None)
    """限定付款方账户类型. Accounts that the payer may use. Required when `code` is `SUCCESS`."""
    client_ip: str | None = field(STRING, default=None)
    """服务器IP. IP address of your server. Required when `code` is `SUCCESS`."""


GetMchInfoNotification: TypeAlias = Notification[PaymentCodeQuery]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[PaymentCodeQuery, PaymentCodeAnswer] = NotificationType(
    name="cross_border.foreign_wallets.get_mch_info",
    event_types=("CROSS_BORDER_PAY.GET_MCH_INFO",),
    original_types=("cross_border_pay",),
    shapes=(NotificationShape(PaymentCodeQuery),),
    answer=NotificationAnswer(PaymentCodeAnswer, within_seconds=3, is_signed=True),
    docs=("https://pay.weixin.qq.com/doc/v3/institution/4019762388",),
)
