# Written by `make generate` from specs/_shared/models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.wire import INTEGER, STRING, OpenEnum


class IdentificationType(StrEnum):
    """Values of 超级管理员证件类型 that the page lists; any other value stays the text it was."""

    IDENTIFICATION_TYPE_IDCARD = "IDENTIFICATION_TYPE_IDCARD"
    """Identity card of a resident of mainland China."""

    IDENTIFICATION_TYPE_OVERSEA_PASSPORT = "IDENTIFICATION_TYPE_OVERSEA_PASSPORT"
    """Passport of a resident of another country or region."""

    IDENTIFICATION_TYPE_HONGKONG_PASSPORT = "IDENTIFICATION_TYPE_HONGKONG_PASSPORT"
    """Mainland travel permit of a resident of Hong Kong."""

    IDENTIFICATION_TYPE_MACAO_PASSPORT = "IDENTIFICATION_TYPE_MACAO_PASSPORT"
    """Mainland travel permit of a resident of Macao."""

    IDENTIFICATION_TYPE_TAIWAN_PASSPORT = "IDENTIFICATION_TYPE_TAIWAN_PASSPORT"
    """Mainland travel permit of a resident of Taiwan."""

    IDENTIFICATION_TYPE_FOREIGN_RESIDENT = "IDENTIFICATION_TYPE_FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""

    IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT = "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT"
    """Residence permit of a resident of Hong Kong or Macao."""

    IDENTIFICATION_TYPE_TAIWAN_RESIDENT = "IDENTIFICATION_TYPE_TAIWAN_RESIDENT"
    """Residence permit of a resident of Taiwan."""


class IdHolderType(StrEnum):
    """Values of 证件持有人类型 that the page lists; any other value stays the text it was."""

    LEGAL = "LEGAL"
    """The operator or legal representative."""

    SUPER = "SUPER"
    """A person whom the merchant has authorised to handle its WeChat Pay business."""


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
class PromotionDetail(Model):
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

    goods_detail: list[GoodsDetailInPromotion] | None = field(ListOf(ModelOf(GoodsDetailInPromotion)), default=None)
    """Goods that the coupon was good for; there when `scope` is `SINGLE` (单品列表)."""
