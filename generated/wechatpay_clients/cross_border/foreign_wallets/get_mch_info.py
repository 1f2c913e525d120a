# Written by `make generate` from specs/cross_border/foreign_wallets/get_mch_info.yaml: edit that file.
"""What stands behind a payment code (查询收款二维码信息).

Somebody with a foreign wallet has scanned a payment code of yours. Answer who gets the money, for the page on which the
payer confirms. WeChat Pay waits 3 seconds and verifies your signature; without either the payment ends there.

Event types: `CROSS_BORDER_PAY.GET_MCH_INFO`.
Expects a `PaymentCodeAnswer` as the reply, within 3 seconds, signed by you.

Sent to: bank (从业机构（银行）), payment institution (从业机构（支付机构）).

Official page, 2026-05-29: https://pay.weixin.qq.com/doc/v3/institution/4019762388
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.notifications.notification import (
    Notification,
    NotificationAnswer,
    NotificationShape,
    NotificationType,
)
from wechatpay_runtime.wire import INTEGER, STRING, OpenEnum


class PaymentCodeResult(StrEnum):
    """Documented values of `code` (业务处理状态码). Any other value stays a plain `str`."""

    SUCCESS = "SUCCESS"
    """The answer says who gets the money."""

    FAIL = "FAIL"
    """You cannot tell; `message` says why."""


class PayerAccountLimit(StrEnum):
    """Documented values of `limit_bank_acc_type` (限定付款方账户类型). Any other value stays a plain `str`."""

    UNLIMIT = "UNLIMIT"
    """With every account."""

    NO_CREDIT = "NO_CREDIT"
    """With none that gives credit."""


@model
class PaymentCodeQuery(Model):
    """Content of `get_mch_info`."""

    acq_tid: str | None = field(STRING, default=None)
    """Number of this payment in the network that takes it; repeat it in your answer (受理网络交易流水号)."""

    bank_type: str | None = field(STRING, default=None)
    """Which wallet the payer uses (钱包编码)."""

    qr_cd_mp: str | None = field(STRING, default=None)
    """Address that the scanned code holds (收款码)."""


@model
class PaymentCodeAnswer(Model):
    """Your reply to `get_mch_info`."""

    code: PaymentCodeResult | str = field(OpenEnum(PaymentCodeResult))
    """Whether you could answer (业务处理状态码)."""

    message: str | None = field(STRING, default=None)
    """Why not, where you could not; else it may be empty (业务处理附加信息)."""

    acq_tid: str = field(STRING)
    """The number that the question had (受理网络交易流水号)."""

    fix_recv_amount: int | None = field(INTEGER, default=None)
    """What the code asks for, in fen, where it is a code for a fixed amount (收款金额)."""

    mch_id: str | None = field(STRING, default=None)
    """商户ID. Merchant number that gets the money; with a sub-merchant, that of its partner. Needed with `SUCCESS`."""

    sub_mch_id: str | None = field(STRING, default=None)
    """Merchant number of the sub-merchant that gets the money; absent where no partner is between (特约商户ID)."""

    limit_bank_acc_type: PayerAccountLimit | str | None = field(OpenEnum(PayerAccountLimit), default=None)
    """限定付款方账户类型. With which accounts the payer may pay. Needed with `SUCCESS`."""

    client_ip: str | None = field(STRING, default=None)
    """服务器IP. IP address of your server. Needed with `SUCCESS`."""


GetMchInfoNotification: TypeAlias = Notification[PaymentCodeQuery]
"""What a handler of this notification is given."""

NOTIFICATION: NotificationType[PaymentCodeQuery, PaymentCodeAnswer] = NotificationType(
    name="cross_border.foreign_wallets.get_mch_info",
    event_types=("CROSS_BORDER_PAY.GET_MCH_INFO",),
    original_types=("cross_border_pay",),
    shapes=(NotificationShape(PaymentCodeQuery),),
    answer=NotificationAnswer(PaymentCodeAnswer, within_seconds=3, is_signed=True),
    docs=("https://pay.weixin.qq.com/doc/v3/institution/4019762388",),
)
