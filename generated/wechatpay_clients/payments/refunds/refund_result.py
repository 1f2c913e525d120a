# Written by `make generate` from specs/payments/refunds/refund_result.yaml: edit that file.
"""Refund result (退款结果回调通知).

Sent when a refund succeeds, is closed or becomes abnormal, to the `notify_url` of the refund request. Without one, and
for refunds that are made on the platform or with APIv2, the address set on the merchant or service provider platform
gets a notification in the XML of APIv2, which this client does not read: set `notify_url`, or query such refunds.

The same notification can arrive several times: lock the refund, process it once, and acknowledge the repeats.
Notifications can be late or lost, so query the refund if none arrives. Check that numbers, status and amounts match
your own records.

The address must not require a login. See https://pay.weixin.qq.com/doc/v3/merchant/4012075420 for the address ranges
that a firewall must admit, including those only for refund and profit sharing notifications.

Event types: `REFUND.SUCCESS`, `REFUND.ABNORMAL` and `REFUND.CLOSED`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

Official page, 2025-01-02: https://pay.weixin.qq.com/doc/v3/merchant/4012791865
"""

from typing import TypeAlias

from wechatpay_clients.payments.refunds._models import RefundAccount, Status
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class RefundResultAmount(Model):
    """Fields of `amount` (金额信息)."""

    total: int = field(INTEGER)
    """Order total, in fen (订单金额)."""
    refund: int = field(INTEGER)
    """退款金额. Amount of this refund, in fen, at most the amount paid for the order. Coupons are refunded in proportion."""
    payer_total: int = field(INTEGER)
    """Cash that the user paid for the order, in fen: for example, 800 for an order of 10 yuan with a coupon of 2 yuan (用户实际支付金额)."""
    payer_refund: int = field(INTEGER)
    """用户退款金额. Cash that the user gets back, in fen: for example, 400 for a refund of 5 yuan from an order of 10 yuan with a coupon of 2 yuan; the other 1 yuan is returned as coupon. A coupon can be used again only after a full refund, if it has not expired and is an order-wide coupon of the kind 银行立减金; after a partial refund it cannot."""


@model
class RefundResult(Model):
    """Content of `refund_result`."""

    mchid: str = field(STRING)
    """Merchant number of the order (商户号, at most 32 characters)."""
    out_trade_no: str = field(STRING)
    """商户订单号, at most 32 characters. Merchant order number. For a pay score order, the number generated for the deduction."""
    transaction_id: str = field(STRING)
    """微信支付订单号, at most 32 characters. WeChat Pay order ID. A pay score order has one once more than 0 fen has been deducted."""
    out_refund_no: str = field(STRING)
    """Merchant refund number from the refund request (商户退款单号, at most 64 characters)."""
    refund_id: str = field(STRING)
    """微信支付退款单号, at most 32 characters. WeChat Pay refund ID, assigned when the refund request is accepted. Digits that start with 50 or 52."""
    refund_status: Status | str = field(OpenEnum(Status))
    """Processing state of the refund (退款状态)."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """退款成功时间, RFC 3339. When the refund succeeded. Returned only in status `SUCCESS`."""
    user_received_account: str = field(STRING)
    """退款入账账户, at most 64 characters. Account that receives the refund, in Chinese. A bank card is `{bank}{card type}{last digits of the card}`, 微银通 is `{bank}微银通`. The others are fixed texts: `支付用户零钱`, `支付用户零钱通`, `支付用户银行电子账户`, `支付用户零花钱`, `用户经营账户`, `支付用户来华零钱包`, `支付用户小金罐` and `支付用户分付` for accounts of the user, `商户基本账户` or `商户结算银行账户` for a refund to the merchant, and `企业支付商户`."""
    amount: RefundResultAmount = field(ModelOf(RefundResultAmount))
    """Amounts of the order and of this refund (金额信息)."""


@model
class PartnerRefundResult(Model):
    """Content of `refund_result`."""

    sp_mchid: str = field(STRING)
    """Service provider number of the order (服务商商户号, at most 32 characters)."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number of the order (子商户号, at most 32 characters)."""
    out_trade_no: str = field(STRING)
    """商户订单号, at most 32 characters. Merchant order number. For a pay score order, the number generated for the deduction."""
    transaction_id: str = field(STRING)
    """微信支付订单号, at most 32 characters. WeChat Pay order ID. A pay score order has one once more than 0 fen has been deducted."""
    out_refund_no: str = field(STRING)
    """Merchant refund number from the refund request (商户退款单号, at most 64 characters)."""
    refund_id: str = field(STRING)
    """微信支付退款单号, at most 32 characters. WeChat Pay refund ID, assigned when the refund request is accepted. Digits that start with 50 or 52."""
    refund_status: Status | str = field(OpenEnum(Status))
    """Processing state of the refund (退款状态)."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """退款成功时间, RFC 3339. When the refund succeeded. Returned only in status `SUCCESS`."""
    user_received_account: str = field(STRING)
    """退款入账账户, at most 64 characters. Account that receives the refund, in Chinese. A bank card is `{bank}{card type}{last digits of the card}`, 微银通 is `{bank}微银通`. The others are fixed texts: `支付用户零钱`, `支付用户零钱通`, `支付用户银行电子账户`, `支付用户零花钱`, `用户经营账户`, `支付用户来华零钱包`, `支付用户小金罐` and `支付用户分付` for accounts of the user, `商户基本账户` or `商户结算银行账户` for a refund to the merchant, and `企业支付商户`."""
    amount: RefundResultAmount = field(ModelOf(RefundResultAmount))
    """Amounts of the order and of this refund (金额信息)."""
    refund_account: RefundAccount | str | None = field(OpenEnum(RefundAccount), default=None)
    """退款出资商户. Merchant that may fund the refund of a platform. `REFUND_SOURCE_PARTNER_ADVANCE` only allows an advance; the reply to the refund request or to the query shows which merchant funded it."""


RefundResultNotification: TypeAlias = Notification[PartnerRefundResult | RefundResult]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[PartnerRefundResult | RefundResult, None] = NotificationType(
    name="payments.refunds.refund_result",
    event_types=("REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED"),
    original_types=("refund",),
    shapes=(
        NotificationShape(PartnerRefundResult, when="sp_mchid"),
        NotificationShape(RefundResult, when="mchid"),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791865",),
)
