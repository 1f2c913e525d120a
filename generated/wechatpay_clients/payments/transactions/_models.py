# Written by `make generate` from specs/payments/transactions/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._models import CommRespAmountInfo, CommRespSceneInfo, PromotionDetail, TradeState, TradeType
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import BOOLEAN, DATETIME, INTEGER, STRING, OpenEnum


@model
class GoodsDetail(Model):
    """What `goods_detail` (单品列表) holds."""

    merchant_goods_id: str = field(STRING)
    """商户侧商品编码, at most 32 characters. Your own number of the goods. ASCII letters and digits, hyphens and underscores."""

    wechatpay_goods_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the goods, where it gave one (微信支付商品编码, at most 32 characters)."""

    goods_name: str | None = field(STRING, default=None)
    """What the goods are called (商品名称, at most 256 characters)."""

    quantity: int = field(INTEGER)
    """How many of them the user buys (商品数量)."""

    unit_price: int = field(INTEGER)
    """Price of one, in fen, after the discounts that you give yourself (商品单价)."""


@model
class CouponInfo(Model):
    """What `detail` (商品详情) holds."""

    cost_price: int | None = field(INTEGER, default=None)
    """订单原价. Amount of the whole receipt, in fen. Give it only where one receipt is paid in several orders: an order whose amount differs from it gets no discount, so that nobody takes one discount twice."""

    invoice_id: str | None = field(STRING, default=None)
    """Number of the receipt in your shop (商品小票ID, at most 32 characters)."""

    goods_detail: Sequence[GoodsDetail | Mapping[str, Any]] | None = field(ListOf(ModelOf(GoodsDetail)), default=None)
    """What is bought, at least one item; discounts on single goods look here (单品列表)."""


@model
class StoreInfo(Model):
    """What `store_info` (商户门店信息) holds."""

    id: str = field(STRING)
    """Your own number of the shop (门店编号, at most 32 characters)."""

    name: str | None = field(STRING, default=None)
    """What you call the shop (门店名称, at most 256 characters)."""

    area_code: str | None = field(STRING, default=None)
    """Code of province, city and district, from WeChat Pay's table of areas (地区编码, at most 32 characters)."""

    address: str | None = field(STRING, default=None)
    """Street and number of the shop (详细地址, at most 512 characters)."""


@model
class CommonSceneInfo(Model):
    """What `scene_info` (场景信息) holds."""

    payer_client_ip: str = field(STRING)
    """Internet address of the user's device, IPv4 or IPv6 (用户终端IP, at most 45 characters)."""

    device_id: str | None = field(STRING, default=None)
    """Number of the shop or of the till (商户端设备号, at most 32 characters)."""

    store_info: StoreInfo | Mapping[str, Any] | None = field(ModelOf(StoreInfo), default=None)
    """Shop in which the user pays (商户门店信息)."""


@model
class SettleInfo(Model):
    """What `settle_info` (结算信息) holds."""

    profit_sharing: bool | None = field(BOOLEAN, default=None)
    """分账标识. `true` freezes the money once it is paid, so that it can be shared out with others; what is not shared is yours when you unfreeze it, or 30 days after the payment. Without it the money goes straight to your available balance."""


@model
class CommRespPayerInfo(Model):
    """What `payer` (支付者) holds."""

    openid: str | None = field(STRING, default=None)
    """OpenID of the user under the AppID of the order (用户标识, at most 128 characters)."""


@model
class DirectApiv3QueryResponse(Model):
    """What `query_order_by_id` answers."""

    appid: str = field(STRING)
    """AppID under which the order was placed (公众账号ID, at most 32 characters)."""

    mchid: str = field(STRING)
    """Merchant number under which the order was placed (商户号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave the order (商户订单号, at most 32 characters)."""

    transaction_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the payment; there once it is paid (微信支付订单号, at most 32 characters)."""

    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """How the user paid; there once it is paid (交易类型)."""

    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """Where the order stands; the money is yours when this is `SUCCESS` (交易状态)."""

    trade_state_desc: str = field(STRING)
    """The same in Chinese words, to show to a person (交易状态描述, at most 256 characters)."""

    bank_type: str | None = field(STRING, default=None)
    """银行类型, at most 32 characters. Bank and kind of card, such as `ICBC_DEBIT`; `OTHERS` for the balance and all that is no card. There once it is paid."""

    attach: str | None = field(STRING, default=None)
    """What you gave with the order, unchanged; there once it is paid (商户数据包, at most 128 characters)."""

    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the user paid; there once it is paid (支付完成时间, RFC 3339)."""

    payer: CommRespPayerInfo | None = field(ModelOf(CommRespPayerInfo), default=None)
    """Who paid; there once it is paid (支付者信息)."""

    amount: CommRespAmountInfo | None = field(ModelOf(CommRespAmountInfo), default=None)
    """What was to be paid and what the user paid (订单金额)."""

    scene_info: CommRespSceneInfo | None = field(ModelOf(CommRespSceneInfo), default=None)
    """Where the user paid, as you gave it with the order (场景信息)."""

    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """Coupons that the user paid with; absent where there were none (优惠功能)."""
