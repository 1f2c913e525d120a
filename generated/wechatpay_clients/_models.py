# Written by `make generate` from specs/_shared/models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.wire import INTEGER, STRING, Encrypted, OpenEnum


class IdentificationType(StrEnum):
    """Values of 超级管理员证件类型 that the page lists; any other value stays the text it was."""

    IDENTIFICATION_TYPE_IDCARD = "IDENTIFICATION_TYPE_IDCARD"
    """ID card of a mainland China resident."""

    IDENTIFICATION_TYPE_OVERSEA_PASSPORT = "IDENTIFICATION_TYPE_OVERSEA_PASSPORT"
    """Passport of a resident of another country or region."""

    IDENTIFICATION_TYPE_HONGKONG_PASSPORT = "IDENTIFICATION_TYPE_HONGKONG_PASSPORT"
    """Mainland travel permit of a Hong Kong resident."""

    IDENTIFICATION_TYPE_MACAO_PASSPORT = "IDENTIFICATION_TYPE_MACAO_PASSPORT"
    """Mainland travel permit of a Macao resident."""

    IDENTIFICATION_TYPE_TAIWAN_PASSPORT = "IDENTIFICATION_TYPE_TAIWAN_PASSPORT"
    """Mainland travel permit of a Taiwan resident."""

    IDENTIFICATION_TYPE_FOREIGN_RESIDENT = "IDENTIFICATION_TYPE_FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""

    IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT = "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT"
    """Residence permit of a Hong Kong or Macao resident."""

    IDENTIFICATION_TYPE_TAIWAN_RESIDENT = "IDENTIFICATION_TYPE_TAIWAN_RESIDENT"
    """Residence permit of a Taiwan resident."""


class IdHolderType(StrEnum):
    """Values of 证件持有人类型 that the page lists; any other value stays the text it was."""

    LEGAL = "LEGAL"
    """The operator or legal representative."""

    SUPER = "SUPER"
    """A person whom the merchant authorized to handle its WeChat Pay business."""


class TradeType(StrEnum):
    """Values of 交易类型 that the page lists; any other value stays the text it was."""

    JSAPI = "JSAPI"
    """On a web page inside WeChat or in a mini program."""

    NATIVE = "NATIVE"
    """By scanning a QR code of the merchant."""

    APP = "APP"
    """From the merchant's app."""

    MICROPAY = "MICROPAY"
    """By showing a payment code to the merchant."""

    MWEB = "MWEB"
    """From a web page outside WeChat (H5)."""

    FACEPAY = "FACEPAY"
    """By face."""


class TradeState(StrEnum):
    """Values of 交易状态 that the page lists; any other value stays the text it was."""

    SUCCESS = "SUCCESS"
    """The order is paid."""

    REFUND = "REFUND"
    """The order was paid, and a refund was asked for."""

    NOTPAY = "NOTPAY"
    """The order is not paid."""

    CLOSED = "CLOSED"
    """The order is closed."""

    REVOKED = "REVOKED"
    """The order was reversed; only for payment codes."""

    USERPAYING = "USERPAYING"
    """The user is about to pay; only for payment codes."""

    PAYERROR = "PAYERROR"
    """The payment failed; only for payment codes and in combined orders."""


class PromotionDetailScope(StrEnum):
    """Values of 优惠范围 that the page lists; any other value stays the text it was."""

    GLOBAL = "GLOBAL"
    """The whole order."""

    SINGLE = "SINGLE"
    """Single goods of the order."""


class PromotionDetailType(StrEnum):
    """Values of 优惠类型 that the page lists; any other value stays the text it was."""

    CASH = "CASH"
    """Its issuer has put money behind it, which is settled to you with the order."""

    NOCASH = "NOCASH"
    """No money stands behind it; you get so much less."""


class LimitPay(StrEnum):
    """Values of 指定支付方式 that the page lists; any other value stays the text it was."""

    no_balance = "no_balance"
    """The balance of the WeChat account is not taken."""

    no_credit = "no_credit"
    """Credit cards are not taken."""

    no_debit = "no_debit"
    """Debit cards are not taken."""

    balance_only = "balance_only"
    """Nothing but the balance of the WeChat account is taken."""


class PayerIdentityType(StrEnum):
    """Values of 证件类型 that the page lists; any other value stays the text it was."""

    IDCARD = "IDCARD"
    """Identity card of a resident of mainland China."""

    HONGKONG_MACAO = "HONGKONG_MACAO"
    """Mainland travel permit of a resident of Hong Kong or Macao."""

    HONGKONG_MACAO_RESIDENT = "HONGKONG_MACAO_RESIDENT"
    """Residence permit of a resident of Hong Kong or Macao."""

    TAIWAN_RESIDENT = "TAIWAN_RESIDENT"
    """Residence permit of a resident of Taiwan."""

    FOREIGN_RESIDENT = "FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""

    OVERSEA_PASSPORT = "OVERSEA_PASSPORT"
    """Passport of another country."""

    PHONE_NUMBER = "PHONE_NUMBER"
    """Mobile number."""


@model
class CommonAmountInfo(Model):
    """What `amount` (订单金额) holds."""

    total: int = field(INTEGER)
    """What the user is to pay for the whole order, in fen; greater than 0 (总金额)."""

    currency: str | None = field(STRING, default=None)
    """Currency as ISO 4217 writes it; always `CNY` (货币类型, at most 16 characters)."""


@model
class H5Info(Model):
    """What `h5_info` (H5场景信息) holds."""

    type: str = field(STRING)
    """Where the page runs: `iOS`, `Android` or `Wap` (场景类型, at most 32 characters)."""

    app_name: str | None = field(STRING, default=None)
    """Name of the app or the web site, as users know it (应用名称, at most 64 characters)."""

    app_url: str | None = field(STRING, default=None)
    """Address of the web site from which the user pays (网站URL, at most 128 characters)."""

    bundle_id: str | None = field(STRING, default=None)
    """Bundle ID of the app, where it runs on iOS (iOS平台BundleID, at most 128 characters)."""

    package_name: str | None = field(STRING, default=None)
    """Package name of the app, where it runs on Android (Android平台PackageName, at most 128 characters)."""


@model
class PayerIdentity(Model):
    """What `identity` (实名支付) holds."""

    type: PayerIdentityType | str = field(OpenEnum(PayerIdentityType))
    """Kind of document that `number` belongs to (证件类型)."""

    number: str = field(Encrypted(STRING))
    """Number of that document (证件号, encrypted on its way)."""

    name: str = field(Encrypted(STRING))
    """Name on that document (姓名, encrypted on its way)."""


@model
class CodePayReqPayerInfo(Model):
    """What `payer` (支付者) holds."""

    auth_code: str = field(STRING)
    """授权码, at most 32 characters. The user's payment code, as scanned: 18 digits that start with 10 to 15. It is good for one payment, and for about a minute."""


@model
class CodePayStoreInfo(Model):
    """What `store_info` (商户门店信息) holds."""

    id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the shop (门店编号, at most 32 characters)."""

    out_id: str | None = field(STRING, default=None)
    """Your own number of the shop, where it has none of WeChat Pay (商家自定义编码, at most 32 characters)."""


@model
class CodePaySceneInfo(Model):
    """What `scene_info` (场景信息) holds."""

    device_id: str | None = field(STRING, default=None)
    """Number of the shop or of the till that scanned the code (商户端设备号, at most 32 characters)."""

    device_ip: str | None = field(STRING, default=None)
    """Internet address of the device that scanned the code; yours, not that of the user (商户端设备 IP, at most 45 characters)."""

    store_info: CodePayStoreInfo | Mapping[str, Any] = field(ModelOf(CodePayStoreInfo))
    """Shop in which the user pays (商户门店信息)."""


@model
class CodePayGoodsDetail(Model):
    """What `goods_detail` (单品列表) holds."""

    merchant_goods_id: str = field(STRING)
    """商品编码, at most 32 characters. Your own number of the goods. ASCII letters and digits, hyphens and underscores."""

    wxpay_goods_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the goods, where it gave one (微信支付商品编码, at most 32 characters)."""

    goods_name: str | None = field(STRING, default=None)
    """What the goods are called (商品名称, at most 256 characters)."""

    quantity: int = field(INTEGER)
    """How many of them the user buys (商品数量)."""

    unit_price: int = field(INTEGER)
    """Price of one, in fen, after the discounts that you give yourself (商品单价)."""


@model
class CodePayDetail(Model):
    """What `detail` (优惠功能) holds."""

    cost_price: int | None = field(INTEGER, default=None)
    """订单原价. Amount of the whole receipt, in fen. Give it only where one receipt is paid in several orders: an order whose amount differs from it gets no discount."""

    invoice_id: str | None = field(STRING, default=None)
    """Number of the receipt in your shop (商品小票ID, at most 32 characters)."""

    goods_detail: Sequence[CodePayGoodsDetail | Mapping[str, Any]] = field(ListOf(ModelOf(CodePayGoodsDetail)))
    """What is bought, at least one item; discounts on single goods look here (单品列表)."""


@model
class CodePayGoodsDetailInPromotion(Model):
    """What `goods_detail` (单品列表) holds."""

    goods_id: str | None = field(STRING, default=None)
    """Number of the goods, as the order had it (商品编码, at most 32 characters)."""

    quantity: int | None = field(INTEGER, default=None)
    """How many of them the user bought (商品数量)."""

    unit_price: int | None = field(INTEGER, default=None)
    """Price of one, in fen (商品单价)."""

    discount_amount: int | None = field(INTEGER, default=None)
    """What the coupon took off these goods, in fen (商品优惠金额)."""

    goods_remark: str | None = field(STRING, default=None)
    """Note on the goods that the coupon's issuer wrote; absent where there is none (商品备注, at most 128 characters)."""


@model
class CodePayPromotionDetail(Model):
    """What `promotion_detail` (优惠信息) holds."""

    coupon_id: str | None = field(STRING, default=None)
    """Number of this one coupon, as sending it to the user answered (券ID, at most 32 characters)."""

    name: str | None = field(STRING, default=None)
    """What its issuer called the batch of coupons (优惠名称, at most 64 characters)."""

    scope: PromotionDetailScope | str | None = field(OpenEnum(PromotionDetailScope), default=None)
    """What the coupon was good for (优惠范围)."""

    type: PromotionDetailType | str | None = field(OpenEnum(PromotionDetailType), default=None)
    """Whether money stands behind the coupon (优惠类型)."""

    amount: int | None = field(INTEGER, default=None)
    """What the coupon took off, in fen (优惠券面额)."""

    stock_id: str | None = field(STRING, default=None)
    """Number of the batch that the coupon belongs to (活动ID, at most 32 characters)."""

    wechatpay_contribute: int | None = field(INTEGER, default=None)
    """微信出资. What WeChat Pay gave for the coupon, in fen. Only one of the three contributions is there."""

    merchant_contribute: int | None = field(INTEGER, default=None)
    """What a merchant gave for the coupon, in fen; the usual one of the three contributions (商户出资)."""

    other_contribute: int | None = field(INTEGER, default=None)
    """其他出资. What somebody else gave for the coupon, in fen. Only one of the three contributions is there."""

    currency: str | None = field(STRING, default=None)
    """Currency of the coupon, `CNY` (优惠币种, at most 32 characters)."""

    goods_detail: list[CodePayGoodsDetailInPromotion] | None = field(
        ListOf(ModelOf(CodePayGoodsDetailInPromotion)), default=None
    )
    """Goods that the coupon was good for; there when `scope` is `SINGLE` (单品列表)."""


@model
class CommRespAmountInfo(Model):
    """What `amount` (订单金额) holds."""

    total: int | None = field(INTEGER, default=None)
    """What was to be paid for the whole order, in fen; compare it with your own record (总金额)."""

    payer_total: int | None = field(INTEGER, default=None)
    """用户支付金额. What the user paid in money, in fen; the rest was coupons. There once it is paid."""

    currency: str | None = field(STRING, default=None)
    """Currency of the order as ISO 4217 writes it; always `CNY` (货币类型, at most 16 characters)."""

    payer_currency: str | None = field(STRING, default=None)
    """Currency in which the user paid; there once it is paid, and always `CNY` (用户支付币种, at most 16 characters)."""


@model
class CommRespSceneInfo(Model):
    """What `scene_info` (场景信息) holds."""

    device_id: str | None = field(STRING, default=None)
    """Number of the shop or of the till, as you gave it with the order (商户端设备号, at most 32 characters)."""


@model
class GoodsDetailInPromotion(Model):
    """What `goods_detail` (单品列表) holds."""

    goods_id: str = field(STRING)
    """Number of the goods, as the order had it (商品编码, at most 32 characters)."""

    quantity: int = field(INTEGER)
    """How many of them the user bought (商品数量)."""

    unit_price: int = field(INTEGER)
    """Price of one, in fen (商品单价)."""

    discount_amount: int = field(INTEGER)
    """What the coupon took off these goods, in fen (商品优惠金额)."""

    goods_remark: str | None = field(STRING, default=None)
    """Note on the goods that the coupon's issuer wrote; absent where there is none (商品备注, at most 128 characters)."""


@model
class PromotionDetail(Model):
    """What `promotion_detail` (优惠功能) holds."""

    coupon_id: str = field(STRING)
    """Number of this one coupon, as sending it to the user answered (券ID, at most 32 characters)."""

    name: str | None = field(STRING, default=None)
    """What its issuer called the batch of coupons (优惠名称, at most 64 characters)."""

    scope: PromotionDetailScope | str | None = field(OpenEnum(PromotionDetailScope), default=None)
    """What the coupon was good for (优惠范围)."""

    type: PromotionDetailType | str | None = field(OpenEnum(PromotionDetailType), default=None)
    """Whether money stands behind the coupon (优惠类型)."""

    amount: int = field(INTEGER)
    """What the coupon took off, in fen (优惠券面额)."""

    stock_id: str | None = field(STRING, default=None)
    """Number of the batch that the coupon belongs to (活动ID, at most 32 characters)."""

    wechatpay_contribute: int | None = field(INTEGER, default=None)
    """微信出资. What WeChat Pay gave for the coupon, in fen. Only one of the three contributions is there."""

    merchant_contribute: int | None = field(INTEGER, default=None)
    """What a merchant gave for the coupon, in fen; the usual one of the three contributions (商户出资)."""

    other_contribute: int | None = field(INTEGER, default=None)
    """其他出资. What somebody else gave for the coupon, in fen. Only one of the three contributions is there."""

    currency: str | None = field(STRING, default=None)
    """Currency of the coupon, `CNY` (优惠币种, at most 32 characters)."""

    goods_detail: list[GoodsDetailInPromotion] | None = field(ListOf(ModelOf(GoodsDetailInPromotion)), default=None)
    """Goods that the coupon was good for; there when `scope` is `SINGLE` (单品列表)."""
