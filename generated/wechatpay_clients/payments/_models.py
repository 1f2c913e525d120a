# Written by `make generate` from specs/payments/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import PromotionDetailScope, PromotionDetailType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING, Encrypted


class TradeType(StrEnum):
    """Documented values of `trade_type` (交易类型). Any other value is a plain `str`."""

    JSAPI = "JSAPI"
    """Payment on a web page inside WeChat or in a mini program."""
    NATIVE = "NATIVE"
    """Native payment: the user scans a QR code."""
    APP = "APP"
    """Payment in an app."""
    MICROPAY = "MICROPAY"
    """Payment code scanned by the merchant."""
    MWEB = "MWEB"
    """H5 payment, on a web page outside WeChat."""
    FACEPAY = "FACEPAY"
    """Payment by face recognition."""


class TradeState(StrEnum):
    """Documented values of `trade_state` (交易状态). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The order is paid."""
    REFUND = "REFUND"
    """The order was paid, and a refund was requested, of all or a part of it."""
    NOTPAY = "NOTPAY"
    """The order is not paid. It can still be paid, also after a failed attempt."""
    CLOSED = "CLOSED"
    """The order is closed. WeChat Pay itself closes an order that was not paid for 7 days."""
    REVOKED = "REVOKED"
    """The order was reversed. Returned only for payment code orders."""
    USERPAYING = "USERPAYING"
    """The user is paying. Returned only for payment code orders and combined orders of platforms."""
    PAYERROR = "PAYERROR"
    """The payment failed, for example at the bank. Returned only for payment code orders and combined orders of platforms."""


class H5InfoType(StrEnum):
    """Documented values of `type` (场景类型). Any other value is a plain `str`."""

    WAP = "Wap"
    """Mobile web page."""
    IOS = "iOS"
    """iOS app."""
    ANDROID = "Android"
    """Android app."""


class LimitPay(StrEnum):
    """Documented values of `limit_pay` (指定支付方式). Any other value is a plain `str`."""

    no_balance = "no_balance"
    """The WeChat balance cannot be used."""
    no_credit = "no_credit"
    """Credit cards cannot be used."""
    no_debit = "no_debit"
    """Debit cards cannot be used."""
    balance_only = "balance_only"
    """Only the WeChat balance can be used."""


class PayerIdentityType(StrEnum):
    """Documented values of `type` (证件类型). Any other value is a plain `str`."""

    IDCARD = "IDCARD"
    """ID card of a mainland China resident."""
    HONGKONG_MACAO = "HONGKONG_MACAO"
    """Mainland travel permit of a Hong Kong or Macao resident."""
    HONGKONG_MACAO_RESIDENT = "HONGKONG_MACAO_RESIDENT"
    """Residence permit of a Hong Kong or Macao resident."""
    TAIWAN_RESIDENT = "TAIWAN_RESIDENT"
    """Residence permit of a Taiwan resident."""
    FOREIGN_RESIDENT = "FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""
    OVERSEA_PASSPORT = "OVERSEA_PASSPORT"
    """Passport of another country."""
    PHONE_NUMBER = "PHONE_NUMBER"
    """Mobile number."""


@model
class CommonAmountInfo(Model):
    """Fields of `amount` (订单金额)."""

    total: int = field(INTEGER)
    """Order total, in fen (总金额, at least 1)."""
    currency: str | None = field(STRING, default=None)
    """货币类型, at most 16 characters. Currency, ISO 4217. Always `CNY`."""


@model
class H5Info(Model):
    """Fields of `h5_info` (H5场景信息)."""

    type: H5InfoType | str = field(OpenEnum(H5InfoType))
    """Kind of page or app that starts the H5 payment (场景类型)."""
    app_name: str | None = field(STRING, default=None)
    """Name of the app or website (应用名称, at most 64 characters)."""
    app_url: str | None = field(STRING, default=None)
    """Website URL (网站URL, at most 128 characters)."""
    bundle_id: str | None = field(STRING, default=None)
    """Bundle ID of the iOS app (iOS平台BundleID, at most 128 characters)."""
    package_name: str | None = field(STRING, default=None)
    """Package name of the Android app (Android平台PackageName, at most 128 characters)."""


@model
class PayerIdentity(Model):
    """Fields of `identity` (实名支付)."""

    type: PayerIdentityType | str = field(OpenEnum(PayerIdentityType))
    """Kind of ID document (证件类型)."""
    number: str = field(Encrypted(STRING))
    """Number on the ID document (证件号, encrypted in transit)."""
    name: str = field(Encrypted(STRING))
    """Name on the ID document (姓名, encrypted in transit)."""


@model
class CodePayReqPayerInfo(Model):
    """Fields of `payer` (支付者)."""

    auth_code: str = field(STRING)
    """授权码, at most 32 characters. Payment code scanned from the user's phone: 18 digits starting with 10 to 15. Can be used once, within about 1 minute."""


@model
class CodePayStoreInfo(Model):
    """Fields of `store_info` (商户门店信息)."""

    id: str | None = field(STRING, default=None)
    """Store number assigned by WeChat Pay (门店编号, at most 32 characters)."""
    out_id: str | None = field(STRING, default=None)
    """Your own store number, for a store without a number from WeChat Pay (商家自定义编码, at most 32 characters)."""


@model
class CodePaySceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    device_id: str | None = field(STRING, default=None)
    """Store number or ID of the device that scans the code (商户端设备号, at most 32 characters)."""
    device_ip: str | None = field(STRING, default=None)
    """IP address of your device that scans the code, not of the user's device (商户端设备 IP, at most 45 characters)."""
    store_info: CodePayStoreInfo | Mapping[str, Any] = field(ModelOf(CodePayStoreInfo))
    """Store of the merchant (商户门店信息)."""


@model
class CodePayGoodsDetail(Model):
    """Fields of `goods_detail` (单品列表)."""

    merchant_goods_id: str = field(STRING)
    """商品编码, at most 32 characters. Merchant product code. ASCII letters, digits, `-` and `_`."""
    wxpay_goods_id: str | None = field(STRING, default=None)
    """微信支付商品编码, at most 32 characters. Product code defined by WeChat Pay. Omit it for products without one."""
    goods_name: str | None = field(STRING, default=None)
    """Actual product name (商品名称, at most 256 characters)."""
    quantity: int = field(INTEGER)
    """Quantity that the user buys (商品数量)."""
    unit_price: int = field(INTEGER)
    """Unit price in fen, after your own discounts (商品单价)."""


@model
class CodePayDetail(Model):
    """Fields of `detail` (优惠功能)."""

    cost_price: int | None = field(INTEGER, default=None)
    """订单原价. Total of the sales receipt, in fen. An order gets no discount if its payment amount differs from this. Needed only if one receipt is paid in several orders, not for ordinary orders."""
    invoice_id: str | None = field(STRING, default=None)
    """Merchant receipt number (商品小票ID, at most 32 characters)."""
    goods_detail: Sequence[CodePayGoodsDetail | Mapping[str, Any]] = field(ListOf(ModelOf(CodePayGoodsDetail)))
    """Line items of the order (单品列表, at least 1 item)."""


@model
class CodePayGoodsDetailInPromotion(Model):
    """Fields of `goods_detail` (单品列表)."""

    goods_id: str | None = field(STRING, default=None)
    """Product code (商品编码, at most 32 characters)."""
    quantity: int | None = field(INTEGER, default=None)
    """Quantity that the user bought (商品数量)."""
    unit_price: int | None = field(INTEGER, default=None)
    """Unit price, in fen (商品单价)."""
    discount_amount: int | None = field(INTEGER, default=None)
    """Discount on the product, in fen (商品优惠金额)."""
    goods_remark: str | None = field(STRING, default=None)
    """商品备注, at most 128 characters. Product note. Returned only if the issuer set one on the merchant platform when it created the item coupon."""


@model
class CodePayPromotionDetail(Model):
    """Fields of `promotion_detail` (优惠信息)."""

    coupon_id: str | None = field(STRING, default=None)
    """券ID, at most 32 characters. Coupon ID, returned when the issuer sent the coupon to the user. Each coupon has its own ID."""
    name: str | None = field(STRING, default=None)
    """Coupon stock name: the `stock_name` set by the issuer (优惠名称, at most 64 characters)."""
    scope: PromotionDetailScope | str | None = field(OpenEnum(PromotionDetailScope), default=None)
    """Whether the spending threshold of the coupon applies to the order or to one product (优惠范围)."""
    type: PromotionDetailType | str | None = field(OpenEnum(PromotionDetailType), default=None)
    """Whether the coupon is pre-funded (优惠类型)."""
    amount: int | None = field(INTEGER, default=None)
    """Discount from the coupon, in fen (优惠券面额)."""
    stock_id: str | None = field(STRING, default=None)
    """ID of the stock that the coupon belongs to (活动ID, at most 32 characters)."""
    wechatpay_contribute: int | None = field(INTEGER, default=None)
    """微信出资. Coupon value funded by WeChat Pay, in fen. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    merchant_contribute: int | None = field(INTEGER, default=None)
    """商户出资. Coupon value funded by the merchant, in fen. Merchant funding is the default; the other two kinds are arranged with WeChat Pay. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    other_contribute: int | None = field(INTEGER, default=None)
    """其他出资. Coupon value funded by others, in fen. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    currency: str | None = field(STRING, default=None)
    """优惠币种, at most 32 characters. Currency of the coupon. Always `CNY`."""
    goods_detail: list[CodePayGoodsDetailInPromotion] | None = field(
        ListOf(ModelOf(CodePayGoodsDetailInPromotion)), default=None
    )
    """单品列表. Products that the coupon applies to. Returned only if `scope` is `SINGLE`."""


@model
class CommRespAmountInfo(Model):
    """Fields of `amount` (订单金额)."""

    total: int | None = field(INTEGER, default=None)
    """Order total, in fen (总金额)."""
    payer_total: int | None = field(INTEGER, default=None)
    """用户支付金额. Amount that the user paid, in fen: `total` minus coupons. Returned only after payment."""
    currency: str | None = field(STRING, default=None)
    """货币类型, at most 16 characters. Currency of the order. Always `CNY`."""
    payer_currency: str | None = field(STRING, default=None)
    """用户支付币种, at most 16 characters. Currency in which the user paid. Always `CNY`. Returned only after payment."""


@model
class CommRespSceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    device_id: str | None = field(STRING, default=None)
    """Store number or POS device ID from the order (商户端设备号, at most 32 characters)."""


@model
class GoodsDetailInPromotion(Model):
    """Fields of `goods_detail` (单品列表)."""

    goods_id: str = field(STRING)
    """Product code (商品编码, at most 32 characters)."""
    quantity: int = field(INTEGER)
    """Quantity that the user bought (商品数量)."""
    unit_price: int = field(INTEGER)
    """Unit price, in fen (商品单价)."""
    discount_amount: int = field(INTEGER)
    """Discount on the product, in fen (商品优惠金额)."""
    goods_remark: str | None = field(STRING, default=None)
    """商品备注, at most 128 characters. Product note. Returned only if the issuer set one on the merchant platform when it created the item coupon."""


@model
class PromotionDetail(Model):
    """Fields of `promotion_detail` (优惠功能)."""

    coupon_id: str = field(STRING)
    """券ID, at most 32 characters. Coupon ID, returned when the issuer sent the coupon to the user. Each coupon has its own ID."""
    name: str | None = field(STRING, default=None)
    """Coupon stock name: the `stock_name` set by the issuer (优惠名称, at most 64 characters)."""
    scope: PromotionDetailScope | str | None = field(OpenEnum(PromotionDetailScope), default=None)
    """Whether the spending threshold of the coupon applies to the order or to one product (优惠范围)."""
    type: PromotionDetailType | str | None = field(OpenEnum(PromotionDetailType), default=None)
    """Whether the coupon is pre-funded (优惠类型)."""
    amount: int = field(INTEGER)
    """Discount from the coupon, in fen (优惠券面额)."""
    stock_id: str | None = field(STRING, default=None)
    """ID of the stock that the coupon belongs to (活动ID, at most 32 characters)."""
    wechatpay_contribute: int | None = field(INTEGER, default=None)
    """微信出资. Coupon value funded by WeChat Pay, in fen. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    merchant_contribute: int | None = field(INTEGER, default=None)
    """商户出资. Coupon value funded by the merchant, in fen. Merchant funding is the default; the other two kinds are arranged with WeChat Pay. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    other_contribute: int | None = field(INTEGER, default=None)
    """其他出资. Coupon value funded by others, in fen. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    currency: str | None = field(STRING, default=None)
    """优惠币种, at most 32 characters. Currency of the coupon. Always `CNY`."""
    goods_detail: list[GoodsDetailInPromotion] | None = field(ListOf(ModelOf(GoodsDetailInPromotion)), default=None)
    """单品列表. Products that the coupon applies to. Returned only if `scope` is `SINGLE`."""
