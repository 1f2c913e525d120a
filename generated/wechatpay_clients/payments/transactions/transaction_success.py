# Written by `make generate` from specs/payments/transactions/transaction_success.yaml: edit that file.
"""Payment succeeded (支付成功回调通知).

Sent to the `notify_url` of the order after the user has paid it.

The same notification can arrive several times: lock the order, process it once, and acknowledge the repeats.
Notifications can be late or lost, so query the order if none arrives. Check that order number, amount and currency
match your own records.

The address must not require a login. See https://pay.weixin.qq.com/doc/v3/merchant/4012075420 for the address ranges
that a firewall must admit.

Event types: `TRANSACTION.SUCCESS`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

Official page, 2024-12-27: https://pay.weixin.qq.com/doc/v3/merchant/4012791861
"""

from typing import TypeAlias

from wechatpay_clients.payments._models import PromotionDetail, TradeState, TradeType
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class TransactionPayer(Model):
    """Fields of `combine_payer_info` (合单支付者信息)."""

    openid: str = field(STRING)
    """User's OpenID under the AppID of the order (用户标识, at most 128 characters)."""


@model
class TransactionAmount(Model):
    """Fields of `amount` (订单金额)."""

    total: int = field(INTEGER)
    """总金额. Order total, in fen. Compare it with your own record."""
    payer_total: int = field(INTEGER)
    """Amount that the user paid, in fen: `total` minus coupons (用户支付金额)."""
    currency: str = field(STRING)
    """货币类型, at most 16 characters. Currency of the order. Always `CNY`."""
    payer_currency: str = field(STRING)
    """用户支付币种, at most 16 characters. Currency in which the user paid. Always `CNY`."""


@model
class SceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    device_id: str = field(STRING)
    """Store number or POS device ID (商户端设备号, at most 32 characters)."""


@model
class Transaction(Model):
    """Content of `transaction_success`."""

    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """Merchant number of the order (商户号, at most 32 characters)."""
    out_trade_no: str = field(STRING)
    """Merchant order number (商户订单号, at most 32 characters)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID (微信支付订单号, at most 32 characters)."""
    trade_type: TradeType | str = field(OpenEnum(TradeType))
    """Transaction type of the order (交易类型)."""
    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """State of the order (交易状态)."""
    trade_state_desc: str = field(STRING)
    """Detailed description of the state, in Chinese (交易状态描述, at most 256 characters)."""
    bank_type: str = field(STRING)
    """Payment method, as `{bank code}_{kind}` with the kinds `DEBIT`, `CREDIT` and `ECNY` (digital yuan), such as `ICBC_DEBIT`; `OTHERS` for WeChat balance, mini fund (零钱通) and any other non-card method (银行类型, at most 32 characters)."""
    attach: str | None = field(STRING, default=None)
    """商户数据包, at most 128 characters. Your own data from the order, unchanged. Returned only if the order had any."""
    success_time: Timestamp | str = field(DATETIME)
    """Payment time (支付完成时间, RFC 3339)."""
    payer: TransactionPayer = field(ModelOf(TransactionPayer))
    """User who paid (支付者信息)."""
    amount: TransactionAmount = field(ModelOf(TransactionAmount))
    """Amounts of the order (订单金额)."""
    scene_info: SceneInfo | None = field(ModelOf(SceneInfo), default=None)
    """场景信息. Payment scene from the order. Returned only if the order had one."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """优惠功能. Cash coupons (代金券) used for the order. Returned only if any were used."""


@model
class PartnerTransactionPayer(Model):
    """Fields of `payer` (支付者信息)."""

    sp_openid: str = field(STRING)
    """User's OpenID under `sp_appid` (用户服务商标识, at most 128 characters)."""
    sub_openid: str | None = field(STRING, default=None)
    """用户子商户标识, at most 128 characters. User's OpenID under `sub_appid`. Returned only if the order had a `sub_appid`."""


@model
class PartnerTransaction(Model):
    """Content of `transaction_success`."""

    sp_mchid: str = field(STRING)
    """Service provider number of the order (服务商商户号, at most 32 characters)."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number of the order (子商户号, at most 32 characters)."""
    sp_appid: str = field(STRING)
    """AppID of the service provider from the order (服务商APPID, at most 32 characters)."""
    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters. AppID of the sub-merchant. Returned only if the order had one."""
    out_trade_no: str = field(STRING)
    """Merchant order number (商户订单号, at most 32 characters)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID (微信支付订单号, at most 32 characters)."""
    trade_type: TradeType | str = field(OpenEnum(TradeType))
    """Transaction type of the order (交易类型)."""
    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """State of the order (交易状态)."""
    trade_state_desc: str = field(STRING)
    """Detailed description of the state, in Chinese (交易状态描述, at most 256 characters)."""
    bank_type: str = field(STRING)
    """Payment method: a bank card, such as `ICBC_DEBIT` for a debit card of ICBC, or `OTHERS` for WeChat balance, mini fund (零钱通) and any other non-card method (银行类型, at most 32 characters)."""
    attach: str | None = field(STRING, default=None)
    """商户数据包, at most 128 characters. Your own data from the order, unchanged. Returned only if the order had any."""
    success_time: Timestamp | str = field(DATETIME)
    """Payment time (支付完成时间, RFC 3339)."""
    payer: PartnerTransactionPayer = field(ModelOf(PartnerTransactionPayer))
    """User who paid (支付者信息)."""
    amount: TransactionAmount = field(ModelOf(TransactionAmount))
    """Amounts of the order (订单金额)."""
    scene_info: SceneInfo | None = field(ModelOf(SceneInfo), default=None)
    """场景信息. Payment scene from the order. Returned only if the order had one."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """优惠功能. Cash coupons (代金券) used for the order. Returned only if any were used."""


@model
class CombineAmount(Model):
    """Fields of `amount` (商品单金额信息)."""

    total_amount: int = field(INTEGER)
    """Price of this order, in fen (标价金额)."""
    currency: str = field(STRING)
    """Currency of the price, as in the order (标价币种, at most 16 characters)."""
    payer_amount: int = field(INTEGER)
    """Amount that the user paid, in fen: `total_amount` minus coupons (用户支付金额)."""
    payer_currency: str = field(STRING)
    """Currency in which the user paid, ISO 4217, such as `CNY` (用户支付币种, at most 8 characters)."""
    settlement_rate: int | None = field(INTEGER, default=None)
    """结算汇率. Exchange rate from the currency of the price to the settlement currency, times 100,000,000: 650000000 is 6.5. Returned only if the two differ."""


@model
class CombineSubOrder(Model):
    """Fields of `sub_orders` (商品单信息)."""

    mchid: str = field(STRING)
    """商品单商户号, at most 32 characters. Merchant number of this order. For orders of a service provider, the service provider's own number."""
    trade_type: TradeType | str = field(OpenEnum(TradeType))
    """Transaction type of this order (交易类型)."""
    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """State of this order (交易状态)."""
    bank_type: str = field(STRING)
    """Payment method: a bank card, such as `ICBC_DEBIT` for a debit card of ICBC, or `OTHERS` for WeChat balance, mini fund (零钱通) and any other non-card method (银行类型, at most 32 characters)."""
    attach: str | None = field(STRING, default=None)
    """商户数据包, at most 128 characters. Your own data from this order, unchanged. Returned only if the order had any."""
    success_time: Timestamp | str = field(DATETIME)
    """Payment time (支付完成时间, RFC 3339)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of this order (商品单微信支付订单号, at most 32 characters)."""
    out_trade_no: str = field(STRING)
    """Merchant order number of this order (商品单商户订单号, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """子商户号, at most 32 characters. Sub-merchant number of this order. Returned only for orders of service providers and platforms."""
    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters. AppID of the sub-merchant. Returned only if the order had one."""
    sub_openid: str | None = field(STRING, default=None)
    """用户子商户标识, at most 128 characters. User's OpenID under `sub_appid`. Returned only if the order had a `sub_appid`."""
    amount: CombineAmount = field(ModelOf(CombineAmount))
    """Amounts of this order (商品单金额信息)."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """优惠功能. Cash coupons (代金券) used for this order. Returned only if any were used."""


@model
class CombineTransaction(Model):
    """Content of `transaction_success`."""

    combine_appid: str = field(STRING)
    """AppID of the combined order (合单商户公众账号ID, at most 32 characters)."""
    combine_mchid: str = field(STRING)
    """Number of the merchant that created the combined order (合单商户号, at most 32 characters)."""
    combine_out_trade_no: str = field(STRING)
    """Merchant order number of the combined order (合单商户订单号, at most 32 characters)."""
    scene_info: SceneInfo | None = field(ModelOf(SceneInfo), default=None)
    """场景信息. Payment scene from the order. Returned only if the order had one."""
    sub_orders: list[CombineSubOrder] = field(ListOf(ModelOf(CombineSubOrder)))
    """Orders that were paid together (商品单信息)."""
    combine_payer_info: TransactionPayer = field(ModelOf(TransactionPayer))
    """User who paid (合单支付者信息)."""


TransactionSuccessNotification: TypeAlias = Notification[CombineTransaction | PartnerTransaction | Transaction]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[CombineTransaction | PartnerTransaction | Transaction, None] = NotificationType(
    name="payments.transactions.transaction_success",
    event_types=("TRANSACTION.SUCCESS",),
    original_types=("transaction",),
    shapes=(
        NotificationShape(CombineTransaction, when="combine_out_trade_no"),
        NotificationShape(PartnerTransaction, when="sp_appid"),
        NotificationShape(Transaction, when="mchid"),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791861",),
)
