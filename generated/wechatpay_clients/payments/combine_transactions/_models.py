# Written by `make generate` from specs/payments/combine_transactions/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING


class TradeScenario(StrEnum):
    """Documented values of `trade_scenario` (交易场景). Any other value is a plain `str`."""

    RECOMMERCE = "RECOMMERCE"
    """Sale of used goods."""


@model
class UnionSceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    device_id: str | None = field(STRING, default=None)
    """Store number or POS device ID (商户端设备号, at most 16 characters)."""
    payer_client_ip: str = field(STRING)
    """Actual IP address of the user's device, IPv4 or IPv6 (用户终端IP, at most 45 characters)."""


@model
class UnionAmountInfo(Model):
    """Fields of `amount` (商品单金额信息)."""

    total_amount: int = field(INTEGER)
    """标价金额. Price of this order, in fen. For an `mchid` outside mainland China, must be more than the smallest unit of its settlement currency, such as more than 1 US cent. At most 10 million yuan."""
    currency: str = field(STRING)
    """标价币种, at most 8 characters. Currency of the price, ISO 4217. `CNY` for merchants in mainland China."""


@model
class UnionSettleInfo(Model):
    """Fields of `settle_info` (结算信息)."""

    profit_sharing: bool | None = field(BOOLEAN, default=None)
    """分账标识. Allows profit sharing of this order. With `true`, the payment is frozen in the unavailable balance of the merchant's basic account: share it with other merchants or users, or with yourself as service provider, then unfreeze the rest. Otherwise the rest is unfrozen automatically 30 days after payment. With `false`, the payment goes to the available balance. Defaults to `false`."""
    subsidy_amount: int | None = field(INTEGER, default=None)
    """补差金额, at most 500000, only for partners (服务商, 渠道商 and others who act for their own merchants). Subsidy that you will add, in fen. At most 5,000 yuan per order. Effective only if `profit_sharing` is `true`."""


@model
class UnionSubOrder(Model):
    """Fields of `sub_orders` (商品单信息)."""

    mchid: str = field(STRING)
    """商品单商户号, at most 32 characters. Merchant number of this order. Must be bound to `combine_appid`. Service providers send their own, equal to `combine_mchid`."""
    attach: str = field(STRING)
    """商户数据包, at most 128 characters. Your own data, hidden from the user. Returned after payment by the query and the payment notification, and listed in the trade bill."""
    amount: UnionAmountInfo | Mapping[str, Any] = field(ModelOf(UnionAmountInfo))
    """Price of this order (商品单金额信息)."""
    out_trade_no: str = field(STRING)
    """商品单商户订单号, 6 to 32 characters. Merchant order number of this order, unique per `combine_mchid`. Digits, ASCII letters and `_-|*`. Same value on retries."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number of this order, assigned when the sub-merchant was onboarded (子商户号(也叫特约商户号), at most 32 characters, required for partners (服务商, 渠道商 and others who act for their own merchants), not allowed for others)."""
    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters, only for partners (服务商, 渠道商 and others who act for their own merchants). AppID of the sub-merchant: of its official account for JSAPI, of its mini program, or of its mobile app. Must be bound to `sub_mchid`. Required when `combine_payer_info.sub_openid` is given. For JSAPI and mini programs, only one order may have it."""
    description: str = field(STRING)
    """商品描述, at most 127 characters. Description of the goods, shown to the user in the WeChat bill. Must describe what is actually sold. Platforms send `{name of the app in app stores}-{product}`."""
    detail: str | None = field(STRING, default=None)
    """Product details (商品详情)."""
    settle_info: UnionSettleInfo | Mapping[str, Any] | None = field(ModelOf(UnionSettleInfo), default=None)
    """结算信息. Settlement options of this order. Same value on retries: another one is refused (重复下单且结算信息不一致)."""
    goods_tag: str | None = field(STRING, default=None)
    """订单优惠标记, at most 32 characters. Tag of cash coupons (代金券), chosen by their issuer. A coupon stock that was created with tags can be used only if the order has one of them; a tag shared by several stocks applies to all of them. Not needed for coupons without tags."""


@model
class UnionCommonSubOrder(Model):
    """Fields of `sub_orders` (商品单信息)."""

    mchid: str = field(STRING)
    """商品单商户号, at most 32 characters. Merchant number of this order. Must be bound to `combine_appid`. Service providers send their own, equal to `combine_mchid`."""
    attach: str = field(STRING)
    """商户数据包, at most 128 characters. Your own data, hidden from the user. Returned after payment by the query and the payment notification, and listed in the trade bill."""
    amount: UnionAmountInfo | Mapping[str, Any] = field(ModelOf(UnionAmountInfo))
    """Price of this order (商品单金额信息)."""
    out_trade_no: str = field(STRING)
    """商品单商户订单号, 6 to 32 characters. Merchant order number of this order, unique per `combine_mchid`. Digits, ASCII letters and `_-|*`. Same value on retries."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number of this order, assigned when the sub-merchant was onboarded (子商户号(也叫特约商户号), at most 32 characters, required for partners (服务商, 渠道商 and others who act for their own merchants), not allowed for others)."""
    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters, only for partners (服务商, 渠道商 and others who act for their own merchants). AppID of the sub-merchant, of a mobile app, an official account or a mini program. Must be bound to `sub_mchid`."""
    description: str = field(STRING)
    """商品描述, at most 127 characters. Description of the goods, shown to the user in the WeChat bill. Must describe what is actually sold. Platforms send `{name of the app in app stores}-{product}`."""
    settle_info: UnionSettleInfo | Mapping[str, Any] | None = field(ModelOf(UnionSettleInfo), default=None)
    """结算信息. Settlement options of this order. Same value on retries: another one is refused (重复下单且结算信息不一致)."""
    goods_tag: str | None = field(STRING, default=None)
    """订单优惠标记, at most 32 characters. Tag of cash coupons (代金券), chosen by their issuer. A coupon stock that was created with tags can be used only if the order has one of them; a tag shared by several stocks applies to all of them. Not needed for coupons without tags."""


@model
class UnionCommRespPayerInfo(Model):
    """Fields of `combine_payer_info` (支付者)."""

    openid: str | None = field(STRING, default=None)
    """User's OpenID under `combine_appid` (用户标识, at most 128 characters)."""


@model
class UnionCommRespSceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    device_id: str | None = field(STRING, default=None)
    """Store number or POS device ID from the order (商户端设备号, at most 32 characters)."""
