# Written by `make generate` from specs/payments/transactions/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients.payments._models import (
    CommRespAmountInfo,
    CommRespSceneInfo,
    PromotionDetail,
    TradeState,
    TradeType,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class GoodsDetail(Model):
    """Fields of `goods_detail` (单品列表)."""

    merchant_goods_id: str = field(STRING)
    """商户侧商品编码, at most 32 characters. Merchant product code. ASCII letters, digits, `-` and `_`."""
    wechatpay_goods_id: str | None = field(STRING, default=None)
    """微信支付商品编码, at most 32 characters. Product code defined by WeChat Pay. Omit it for products without one."""
    goods_name: str | None = field(STRING, default=None)
    """Actual product name (商品名称, at most 256 characters)."""
    quantity: int = field(INTEGER)
    """Quantity that the user buys (商品数量)."""
    unit_price: int = field(INTEGER)
    """Unit price in fen, after your own discounts (商品单价)."""


@model
class CouponInfo(Model):
    """Fields of `detail` (商品详情)."""

    cost_price: int | None = field(INTEGER, default=None)
    """订单原价. Total of the sales receipt, in fen. An order gets no discount if its payment amount differs from this, so that a receipt paid in several orders is not discounted several times. Not needed for ordinary orders."""
    invoice_id: str | None = field(STRING, default=None)
    """Merchant receipt number (商品小票ID, at most 32 characters)."""
    goods_detail: Sequence[GoodsDetail | Mapping[str, Any]] | None = field(ListOf(ModelOf(GoodsDetail)), default=None)
    """Line items of the order (单品列表, at least 1 item)."""


@model
class StoreInfo(Model):
    """Fields of `store_info` (商户门店信息)."""

    id: str = field(STRING)
    """Store number that you assigned (门店编号, at most 32 characters)."""
    name: str | None = field(STRING, default=None)
    """Store name that you chose (门店名称, at most 256 characters)."""
    area_code: str | None = field(STRING, default=None)
    """Area code of the store, from WeChat Pay's list of provinces, cities and districts (地区编码, at most 32 characters)."""
    address: str | None = field(STRING, default=None)
    """Detailed address of the store, as free text (详细地址, at most 512 characters)."""


@model
class CommonSceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    payer_client_ip: str = field(STRING)
    """IP address of the user's device, IPv4 or IPv6 (用户终端IP, at most 45 characters)."""
    device_id: str | None = field(STRING, default=None)
    """Store number or POS device ID (商户端设备号, at most 32 characters)."""
    store_info: StoreInfo | Mapping[str, Any] | None = field(ModelOf(StoreInfo), default=None)
    """Store of the merchant (商户门店信息)."""


@model
class SettleInfo(Model):
    """Fields of `settle_info` (结算信息)."""

    profit_sharing: bool | None = field(BOOLEAN, default=None)
    """分账标识. Allows profit sharing of the order. With `true`, the payment is frozen in the unavailable balance of the basic account: share it with other merchants or users, then unfreeze the rest. Otherwise the rest is unfrozen automatically 30 days after payment. With `false`, the payment goes to the available balance. Defaults to `false`."""


@model
class CommRespPayerInfo(Model):
    """Fields of `payer` (支付者)."""

    openid: str | None = field(STRING, default=None)
    """User's OpenID under the AppID of the order (用户标识, at most 128 characters)."""


@model
class DirectApiv3QueryResponse(Model):
    """Reply of `query_order_by_id`."""

    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """Merchant number of the order (商户号, at most 32 characters)."""
    out_trade_no: str = field(STRING)
    """Merchant order number (商户订单号, at most 32 characters)."""
    transaction_id: str | None = field(STRING, default=None)
    """微信支付订单号, at most 32 characters. WeChat Pay order ID. Returned only after payment."""
    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """Transaction type of the order (交易类型)."""
    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """State of the order (交易状态)."""
    trade_state_desc: str = field(STRING)
    """Detailed description of the state, in Chinese (交易状态描述, at most 256 characters)."""
    bank_type: str | None = field(STRING, default=None)
    """银行类型, at most 32 characters. Payment method, as `{bank code}_{kind}` with the kinds `DEBIT`, `CREDIT` and `ECNY` (digital yuan), such as `ICBC_DEBIT`; `OTHERS` for WeChat balance, mini fund (零钱通) and any other non-card method. Returned only after payment."""
    attach: str | None = field(STRING, default=None)
    """商户数据包, at most 128 characters. Your own data from the order, unchanged and hidden from the user. Returned after payment if the order had any; also contained in the payment notification and in the trade bill."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """支付完成时间, RFC 3339. Payment time. Returned only after payment."""
    payer: CommRespPayerInfo | None = field(ModelOf(CommRespPayerInfo), default=None)
    """支付者信息. User who paid. Returned only after payment."""
    amount: CommRespAmountInfo | None = field(ModelOf(CommRespAmountInfo), default=None)
    """Amounts of the order (订单金额)."""
    scene_info: CommRespSceneInfo | None = field(ModelOf(CommRespSceneInfo), default=None)
    """场景信息. Payment scene from the order. Returned only if the order had one."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """优惠功能. Cash coupons (代金券) used for the order. Returned only if any were used."""
