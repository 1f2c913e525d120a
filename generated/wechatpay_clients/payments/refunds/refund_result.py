# Written by `make generate` from specs/payments/refunds/refund_result.yaml: edit that file.
"""A refund came to its end or failed (退款结果回调通知).

WeChat Pay tells that a refund succeeded, was closed or cannot go the way it was paid, to the `notify_url` of the refund
or, where it had none, to the address set in the merchant platform. It can come more than once and can come late or
never: compare numbers and amounts with your own record, and query the refund when nothing comes.

Event types: `REFUND.SUCCESS`, `REFUND.ABNORMAL` and `REFUND.CLOSED`.

Sent to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

Official page, 2025-01-02: https://pay.weixin.qq.com/doc/v3/merchant/4012791865
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012083103
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012085921
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012587976
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791886
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791906
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012810605
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013070388
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013071196
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421172
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421273
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421356
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421448
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085298
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085681
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085802
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085876
See also: https://pay.weixin.qq.com/doc/v3/partner/4012086319
See also: https://pay.weixin.qq.com/doc/v3/partner/4012124635
See also: https://pay.weixin.qq.com/doc/v3/partner/4012231901
See also: https://pay.weixin.qq.com/doc/v3/partner/4012586138
See also: https://pay.weixin.qq.com/doc/v3/partner/4013080241
See also: https://pay.weixin.qq.com/doc/v3/partner/4013080628
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462126
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462195
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462327
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462586
"""

from typing import TypeAlias

from wechatpay_clients.payments.refunds._models import RefundAccount, Status
from wechatpay_runtime.containers import ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import DATETIME, INTEGER, STRING, OpenEnum


@model
class RefundResultAmount(Model):
    """What `amount` (金额信息) holds."""

    total: int = field(INTEGER)
    """Amount of the whole order, in fen (订单金额)."""

    refund: int = field(INTEGER)
    """What this refund gives back, coupons included, in fen (退款金额)."""

    payer_total: int = field(INTEGER)
    """What the user paid of the order in money, without coupons, in fen (用户实际支付金额)."""

    payer_refund: int = field(INTEGER)
    """What the user gets back in money, without coupons, in fen (用户退款金额)."""


@model
class RefundResult(Model):
    """What `refund_result` tells."""

    mchid: str = field(STRING)
    """Merchant number that was paid (商户号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave the order; for a pay score order, the number of the deduction (商户订单号, at most 32 characters)."""

    transaction_id: str = field(STRING)
    """Number WeChat Pay gave the payment (微信支付订单号, at most 32 characters)."""

    out_refund_no: str = field(STRING)
    """Number you gave the refund (商户退款单号, at most 64 characters)."""

    refund_id: str = field(STRING)
    """Number WeChat Pay gave the refund (微信支付退款单号, at most 32 characters)."""

    refund_status: Status | str = field(OpenEnum(Status))
    """Where the refund stands (退款状态)."""

    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the money arrived; there when `refund_status` is `SUCCESS` (退款成功时间, RFC 3339)."""

    user_received_account: str = field(STRING)
    """退款入账账户, at most 64 characters. Where the money arrives, in Chinese: bank, kind of card and its last digits, or the name of one of the user's accounts with WeChat. For people to read."""

    amount: RefundResultAmount = field(ModelOf(RefundResultAmount))
    """What was paid and what is given back (金额信息)."""


@model
class PartnerRefundResult(Model):
    """What `refund_result` tells."""

    sp_mchid: str = field(STRING)
    """Merchant number of the partner that asked for the refund (服务商商户号, at most 32 characters)."""

    sub_mchid: str = field(STRING)
    """Merchant number of the sub-merchant that was paid (子商户号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave the order; for a pay score order, the number of the deduction (商户订单号, at most 32 characters)."""

    transaction_id: str = field(STRING)
    """Number WeChat Pay gave the payment (微信支付订单号, at most 32 characters)."""

    out_refund_no: str = field(STRING)
    """Number you gave the refund (商户退款单号, at most 64 characters)."""

    refund_id: str = field(STRING)
    """Number WeChat Pay gave the refund (微信支付退款单号, at most 32 characters)."""

    refund_status: Status | str = field(OpenEnum(Status))
    """Where the refund stands (退款状态)."""

    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the money arrived; there when `refund_status` is `SUCCESS` (退款成功时间, RFC 3339)."""

    user_received_account: str = field(STRING)
    """退款入账账户, at most 64 characters. Where the money arrives, in Chinese: bank, kind of card and its last digits, or the name of one of the user's accounts with WeChat. For people to read."""

    amount: RefundResultAmount = field(ModelOf(RefundResultAmount))
    """What was paid and what is given back (金额信息)."""

    refund_account: RefundAccount | str | None = field(OpenEnum(RefundAccount), default=None)
    """退款出资商户. Which merchant's money the refund of a platform may take. Whose it took is told by the answer to the request and by the query."""


RefundResultNotification: TypeAlias = Notification[PartnerRefundResult | RefundResult]
"""What a handler of this notification is given."""

NOTIFICATION: NotificationType[PartnerRefundResult | RefundResult, None] = NotificationType(
    name="payments.refunds.refund_result",
    event_types=("REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED"),
    original_types=("refund",),
    shapes=(
        NotificationShape(PartnerRefundResult, when="sp_mchid"),
        NotificationShape(RefundResult, when="mchid"),
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791865",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012083103",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012085921",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012587976",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791886",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791906",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012810605",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013070388",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013071196",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421172",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421273",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421356",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421448",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085298",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085681",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085802",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085876",
        "https://pay.weixin.qq.com/doc/v3/partner/4012086319",
        "https://pay.weixin.qq.com/doc/v3/partner/4012124635",
        "https://pay.weixin.qq.com/doc/v3/partner/4012231901",
        "https://pay.weixin.qq.com/doc/v3/partner/4012586138",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080241",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080628",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462126",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462195",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462327",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462586",
    ),
)
