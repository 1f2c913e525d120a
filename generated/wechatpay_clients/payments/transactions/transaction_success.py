# Written by `make generate` from specs/payments/transactions/transaction_success.yaml: edit that file.
"""A payment succeeded (支付成功回调通知).

WeChat Pay tells that a user has paid an order, to the `notify_url` of the order. It can come more than once and can
come late or never: compare order number, amount and currency with your own record, and query the order when nothing
comes.

Event types: `TRANSACTION.SUCCESS`.

Sent to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

Official page, 2024-12-27: https://pay.weixin.qq.com/doc/v3/merchant/4012791861
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791836
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791882
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791902
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013070368
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085146
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085680
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085801
See also: https://pay.weixin.qq.com/doc/v3/partner/4012085875
See also: https://pay.weixin.qq.com/doc/v3/partner/4012090195
See also: https://pay.weixin.qq.com/doc/v3/partner/4013080237
See also: https://pay.weixin.qq.com/doc/v3/merchant/4012158598
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421143
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421231
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421336
See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421407
See also: https://pay.weixin.qq.com/doc/v3/partner/4012231898
See also: https://pay.weixin.qq.com/doc/v3/partner/4012237246
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462105
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462175
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462250
See also: https://pay.weixin.qq.com/doc/v3/partner/4013462574
"""

from typing import TypeAlias

from wechatpay_clients._models import PromotionDetail, TradeState, TradeType
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import DATETIME, INTEGER, STRING, OpenEnum


@model
class TransactionPayer(Model):
    """What `combine_payer_info` (合单支付者信息) holds."""

    openid: str = field(STRING)
    """The user's OpenID under the AppID of the order (用户标识, at most 128 characters)."""


@model
class TransactionAmount(Model):
    """What `amount` (订单金额) holds."""

    total: int = field(INTEGER)
    """Amount of the order, in fen; compare it with your own record (总金额)."""

    payer_total: int = field(INTEGER)
    """What the user paid in money, in fen; the rest was coupons (用户支付金额)."""

    currency: str = field(STRING)
    """Currency of the order, `CNY` (货币类型, at most 16 characters)."""

    payer_currency: str = field(STRING)
    """Currency in which the user paid, `CNY` (用户支付币种, at most 16 characters)."""


@model
class SceneInfo(Model):
    """What `scene_info` (场景信息) holds."""

    device_id: str = field(STRING)
    """Number of the shop or of the till (商户端设备号, at most 32 characters)."""


@model
class Transaction(Model):
    """What `transaction_success` tells."""

    appid: str = field(STRING)
    """AppID under which the order was placed (公众账号ID, at most 32 characters)."""

    mchid: str = field(STRING)
    """Merchant number that gets the money (商户号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave the order (商户订单号, at most 32 characters)."""

    transaction_id: str = field(STRING)
    """Number WeChat Pay gave the payment (微信支付订单号, at most 32 characters)."""

    trade_type: TradeType | str = field(OpenEnum(TradeType))
    """How the user paid (交易类型)."""

    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """Where the order stands; the money is yours when this is `SUCCESS` (交易状态)."""

    trade_state_desc: str = field(STRING)
    """The same in Chinese words, to show to a person (交易状态描述, at most 256 characters)."""

    bank_type: str = field(STRING)
    """Bank and kind of card, such as `ICBC_DEBIT`; `OTHERS` for the balance and all that is no card (银行类型, at most 32 characters)."""

    attach: str | None = field(STRING, default=None)
    """What you gave with the order, unchanged; absent where you gave nothing (商户数据包, at most 128 characters)."""

    success_time: Timestamp | str = field(DATETIME)
    """When the user paid (支付完成时间, RFC 3339)."""

    payer: TransactionPayer = field(ModelOf(TransactionPayer))
    """Who paid (支付者信息)."""

    amount: TransactionAmount = field(ModelOf(TransactionAmount))
    """What was to be paid and what the user paid (订单金额)."""

    scene_info: SceneInfo | None = field(ModelOf(SceneInfo), default=None)
    """Where the user paid, as you gave it with the order (场景信息)."""

    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """Coupons that the user paid with; absent where there were none (优惠功能)."""


@model
class PartnerTransactionPayer(Model):
    """What `payer` (支付者信息) holds."""

    sp_openid: str = field(STRING)
    """The user's OpenID under `sp_appid` (用户服务商标识, at most 128 characters)."""

    sub_openid: str | None = field(STRING, default=None)
    """The user's OpenID under `sub_appid`; absent where the order had none (用户子商户标识, at most 128 characters)."""


@model
class PartnerTransaction(Model):
    """What `transaction_success` tells."""

    sp_mchid: str = field(STRING)
    """Merchant number of the partner that placed the order (服务商商户号, at most 32 characters)."""

    sub_mchid: str = field(STRING)
    """Merchant number of the sub-merchant that gets the money (子商户号, at most 32 characters)."""

    sp_appid: str = field(STRING)
    """AppID of the partner under which the order was placed (服务商APPID, at most 32 characters)."""

    sub_appid: str | None = field(STRING, default=None)
    """AppID of the sub-merchant; absent where the order had none (子商户APPID, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave the order (商户订单号, at most 32 characters)."""

    transaction_id: str = field(STRING)
    """Number WeChat Pay gave the payment (微信支付订单号, at most 32 characters)."""

    trade_type: TradeType | str = field(OpenEnum(TradeType))
    """How the user paid (交易类型)."""

    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """Where the order stands; the money is the sub-merchant's when this is `SUCCESS` (交易状态)."""

    trade_state_desc: str = field(STRING)
    """The same in Chinese words, to show to a person (交易状态描述, at most 256 characters)."""

    bank_type: str = field(STRING)
    """Bank and kind of card, such as `ICBC_DEBIT`; `OTHERS` for the balance and all that is no card (银行类型, at most 32 characters)."""

    attach: str | None = field(STRING, default=None)
    """What you gave with the order, unchanged; absent where you gave nothing (商户数据包, at most 128 characters)."""

    success_time: Timestamp | str = field(DATETIME)
    """When the user paid (支付完成时间, RFC 3339)."""

    payer: PartnerTransactionPayer = field(ModelOf(PartnerTransactionPayer))
    """Who paid (支付者信息)."""

    amount: TransactionAmount = field(ModelOf(TransactionAmount))
    """What was to be paid and what the user paid (订单金额)."""

    scene_info: SceneInfo | None = field(ModelOf(SceneInfo), default=None)
    """Where the user paid, as you gave it with the order (场景信息)."""

    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """Coupons that the user paid with; absent where there were none (优惠功能)."""


@model
class CombineAmount(Model):
    """What `amount` (商品单金额信息) holds."""

    total_amount: int = field(INTEGER)
    """Amount of this order, in fen; compare it with your own record (标价金额)."""

    currency: str = field(STRING)
    """Currency in which the order was priced (标价币种, at most 16 characters)."""

    payer_amount: int = field(INTEGER)
    """What the user paid in money, in fen; the rest was coupons (用户支付金额)."""

    payer_currency: str = field(STRING)
    """Currency in which the user paid, as ISO 4217 writes it (用户支付币种, at most 8 characters)."""

    settlement_rate: int | None = field(INTEGER, default=None)
    """Rate from the currency of the order to that of the settlement, times 100,000,000; there only where the two differ (结算汇率)."""


@model
class CombineSubOrder(Model):
    """What `sub_orders` (商品单信息) holds."""

    mchid: str = field(STRING)
    """Merchant number of this order; a partner's own where a sub-merchant gets the money (商品单商户号, at most 32 characters)."""

    trade_type: TradeType | str = field(OpenEnum(TradeType))
    """How the user paid (交易类型)."""

    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """Where this order stands; it is paid when this is `SUCCESS` (交易状态)."""

    bank_type: str = field(STRING)
    """Bank and kind of card, such as `ICBC_DEBIT`; `OTHERS` for the balance and all that is no card (银行类型, at most 32 characters)."""

    attach: str | None = field(STRING, default=None)
    """What you gave with this order, unchanged; absent where you gave nothing (商户数据包, at most 128 characters)."""

    success_time: Timestamp | str = field(DATETIME)
    """When the user paid (支付完成时间, RFC 3339)."""

    transaction_id: str = field(STRING)
    """Number WeChat Pay gave the payment of this order (商品单微信支付订单号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave this order (商品单商户订单号, at most 32 characters)."""

    sub_mchid: str | None = field(STRING, default=None)
    """Merchant number of the sub-merchant that gets the money; there in orders of partners (子商户号, at most 32 characters)."""

    sub_appid: str | None = field(STRING, default=None)
    """AppID of the sub-merchant; absent where the order had none (子商户APPID, at most 32 characters)."""

    sub_openid: str | None = field(STRING, default=None)
    """The payer's OpenID under `sub_appid`; absent where the order had none (用户子商户标识, at most 128 characters)."""

    amount: CombineAmount = field(ModelOf(CombineAmount))
    """What was to be paid for this order and what the user paid (商品单金额信息)."""

    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """Coupons that the user paid this order with; absent where there were none (优惠功能)."""


@model
class CombineTransaction(Model):
    """What `transaction_success` tells."""

    combine_appid: str = field(STRING)
    """AppID under which the combined order was placed (合单商户公众账号ID, at most 32 characters)."""

    combine_mchid: str = field(STRING)
    """Merchant number that placed the combined order (合单商户号, at most 32 characters)."""

    combine_out_trade_no: str = field(STRING)
    """Number you gave the combined order (合单商户订单号, at most 32 characters)."""

    scene_info: SceneInfo | None = field(ModelOf(SceneInfo), default=None)
    """Where the user paid, as you gave it with the order (场景信息)."""

    sub_orders: list[CombineSubOrder] = field(ListOf(ModelOf(CombineSubOrder)))
    """The orders that were paid together (商品单信息)."""

    combine_payer_info: TransactionPayer = field(ModelOf(TransactionPayer))
    """Who paid (合单支付者信息)."""


TransactionSuccessNotification: TypeAlias = Notification[CombineTransaction | PartnerTransaction | Transaction]
"""What a handler of this notification is given."""

NOTIFICATION: NotificationType[CombineTransaction | PartnerTransaction | Transaction, None] = NotificationType(
    name="payments.transactions.transaction_success",
    event_types=("TRANSACTION.SUCCESS",),
    original_types=("transaction",),
    shapes=(
        NotificationShape(CombineTransaction, when="combine_out_trade_no"),
        NotificationShape(PartnerTransaction, when="sp_appid"),
        NotificationShape(Transaction, when="mchid"),
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791861",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791836",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791882",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791902",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013070368",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085146",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085680",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085801",
        "https://pay.weixin.qq.com/doc/v3/partner/4012085875",
        "https://pay.weixin.qq.com/doc/v3/partner/4012090195",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080237",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012158598",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421143",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421231",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421336",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421407",
        "https://pay.weixin.qq.com/doc/v3/partner/4012231898",
        "https://pay.weixin.qq.com/doc/v3/partner/4012237246",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462105",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462175",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462250",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462574",
    ),
)
