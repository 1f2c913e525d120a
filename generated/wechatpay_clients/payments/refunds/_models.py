# Written by `make generate` from specs/payments/refunds/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class Channel(StrEnum):
    """Documented values of `channel` (退款渠道). Any other value is a plain `str`."""

    ORIGINAL = "ORIGINAL"
    """Refunded to the original payment method."""
    BALANCE = "BALANCE"
    """Refunded to a balance account."""
    OTHER_BALANCE = "OTHER_BALANCE"
    """Refunded to another balance account, because the original account cannot receive it."""
    OTHER_BANKCARD = "OTHER_BANKCARD"
    """Refunded to another bank card, because the original card cannot receive it. Returned after `create_abnormal_refund` succeeded."""


class Status(StrEnum):
    """Documented values of `status` (退款状态). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The refund succeeded. Final."""
    CLOSED = "CLOSED"
    """Closed without refunding, because the refund was in `PROCESSING` for more than 7 days and the balance of the funding account was too low. Final. Top up the account, then request the refund again with a new `out_refund_no`."""
    PROCESSING = "PROCESSING"
    """The refund is being processed. Query it again later. The money has already left the account of the merchant."""
    ABNORMAL = "ABNORMAL"
    """The refund to the user's bank card failed, because the card is canceled or frozen. In that case WeChat Pay tries the user's WeChat balance first; this status means that the user's account is closed as well. Handle the refund under 交易中心 on the merchant or service provider platform, or call `create_abnormal_refund`. Not necessary if 异常退款默认退商户 is enabled: the money then goes to the merchant's bank account."""


class FundsAccount(StrEnum):
    """Documented values of `funds_account` (资金账户). Any other value is a plain `str`."""

    UNSETTLED = "UNSETTLED"
    """Unsettled funds."""
    AVAILABLE = "AVAILABLE"
    """Available balance."""
    UNAVAILABLE = "UNAVAILABLE"
    """Unavailable balance."""
    OPERATION = "OPERATION"
    """Operation account."""
    BASIC = "BASIC"
    """Basic account, available and unavailable balance."""
    ECNY_BASIC = "ECNY_BASIC"
    """Digital yuan (e-CNY) basic account."""


class Account(StrEnum):
    """Documented values of `account` (出资账户类型). Any other value is a plain `str`."""

    AVAILABLE = "AVAILABLE"
    """Available balance of the basic account."""
    UNAVAILABLE = "UNAVAILABLE"
    """Unavailable balance of the basic account, such as funds frozen for profit sharing."""


class RefundAccount(StrEnum):
    """Documented values of `refund_account` (退款出资商户). Any other value is a plain `str`."""

    REFUND_SOURCE_SUB_MERCHANT = "REFUND_SOURCE_SUB_MERCHANT"
    """The sub-merchant. The default."""
    REFUND_SOURCE_PARTNER_ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE"
    """The ecommerce platform, as an advance. Ask WeChat Pay to enable this first."""


class PromotionScope(StrEnum):
    """Documented values of `scope` (优惠范围). Any other value is a plain `str`."""

    GLOBAL = "GLOBAL"
    """Order-wide coupon. Its spending threshold applies to the discountable amount of the whole order."""
    SINGLE = "SINGLE"
    """Item coupon. Its spending threshold applies to the total price of one product in the order."""


class PromotionType(StrEnum):
    """Documented values of `type` (优惠类型). Any other value is a plain `str`."""

    CASH = "CASH"
    """Pre-funded. Its value is settled to the merchant with the order."""
    NOCASH = "NOCASH"
    """Not pre-funded. Nothing is settled to the merchant for it."""
    COUPON = "COUPON"
    """Pre-funded, as `CASH`."""
    DISCOUNT = "DISCOUNT"
    """Not pre-funded, as `NOCASH`."""


@model
class FundsFromItem(Model):
    """Fields of `from` (退款出资账户及金额)."""

    account: Account | str = field(OpenEnum(Account))
    """出资账户类型. Type of the funding account. Each type can appear only once in the list."""
    amount: int = field(INTEGER)
    """Amount that this account funds, in fen (出资金额)."""


@model
class Amount(Model):
    """Fields of `amount` (金额信息)."""

    total: int = field(INTEGER)
    """Order total, in fen (订单金额)."""
    refund: int = field(INTEGER)
    """退款金额. Amount of this refund, in fen. Part of the amount paid for the order, or all of it."""
    from_: list[FundsFromItem] | None = field(ListOf(ModelOf(FundsFromItem)), default=None, wire="from")
    """退款出资账户及金额. Accounts that fund the refund, with their amounts. Returned only if the refund request set it."""
    payer_total: int = field(INTEGER)
    """Cash that the user paid for the order, in fen: for example, 800 for an order of 10 yuan with a coupon of 2 yuan (用户实际支付金额)."""
    payer_refund: int = field(INTEGER)
    """用户退款金额. Cash that the user gets back, in fen: for example, 400 for a refund of 5 yuan from an order of 10 yuan with a coupon of 2 yuan; the other 1 yuan is returned as coupon. A coupon can be used again only after a full refund, if it has not expired and is an order-wide coupon of the kind 银行立减金; after a partial refund it cannot."""
    settlement_refund: int = field(INTEGER)
    """Refund amount minus the refunded part of non-pre-funded coupons, in fen: for example, 450 for a refund of 5 yuan from an order of 10 yuan with one non-pre-funded and one pre-funded coupon of 1 yuan each (应结退款金额)."""
    settlement_total: int = field(INTEGER)
    """Order total minus non-pre-funded coupons, in fen: for example, 900 for an order of 10 yuan with one non-pre-funded and one pre-funded coupon of 1 yuan each (应结订单金额)."""
    discount_refund: int = field(INTEGER)
    """Coupon value that the user gets back, in fen: for example, 100 for a refund of 5 yuan from an order of 10 yuan with a coupon of 2 yuan (优惠退款金额)."""
    currency: str = field(STRING)
    """退款币种, at most 16 characters. Refund currency. Always `CNY`."""
    refund_fee: int | None = field(INTEGER, default=None)
    """Service fee returned, in fen, in proportion to the refund: for example, 30 for a refund of 50 yuan from an order of 100 yuan with a fee of 0.6 yuan (手续费退款金额)."""
    advance: int | None = field(INTEGER, default=None)
    """Amount that a platform advances for its merchant, in fen (垫付金额)."""


@model
class GoodsDetail(Model):
    """Fields of `goods_detail` (退款商品)."""

    merchant_goods_id: str = field(STRING)
    """商户侧商品编码, at most 32 characters. Merchant product code, as in the order. ASCII letters, digits, `-` and `_`."""
    wechatpay_goods_id: str | None = field(STRING, default=None)
    """微信侧商品编码, at most 32 characters. WeChat Pay product code, as in the order. Omit it unless the order has one. Returned only if the refund request set it."""
    goods_name: str | None = field(STRING, default=None)
    """商品名称, at most 256 characters. Product name, as in the order. Returned only if the refund request set it."""
    unit_price: int = field(INTEGER)
    """Unit price in fen, as in the order (商品单价)."""
    refund_amount: int = field(INTEGER)
    """Refund amount for this product, in fen (商品退款金额)."""
    refund_quantity: int = field(INTEGER)
    """Number of units returned (商品退货数量)."""


@model
class Promotion(Model):
    """Fields of `promotion_detail` (优惠退款详情)."""

    promotion_id: str = field(STRING)
    """券ID, at most 32 characters. Coupon ID. Each coupon has its own ID."""
    scope: PromotionScope | str = field(OpenEnum(PromotionScope))
    """Whether the spending threshold of the coupon applies to the order or to one product (优惠范围)."""
    type: PromotionType | str = field(OpenEnum(PromotionType))
    """Whether the coupon is pre-funded (优惠类型)."""
    amount: int = field(INTEGER)
    """Discount from the coupon, in fen (代金券面额)."""
    refund_amount: int = field(INTEGER)
    """优惠退款金额. Coupon value refunded, in fen. At most the refund amount; the rest of the refund is cash."""
    goods_detail: list[GoodsDetail] | None = field(ListOf(ModelOf(GoodsDetail)), default=None)
    """退款商品. Products from the refund request. Returned only if the request named products."""


@model
class Refund(Model):
    """Reply of `create_abnormal_refund`."""

    refund_id: str = field(STRING)
    """微信支付退款单号, at most 32 characters. WeChat Pay refund ID, assigned when the refund request is accepted. Digits that start with 50 or 52."""
    out_refund_no: str = field(STRING)
    """Merchant refund number from the refund request (商户退款单号, at most 64 characters)."""
    transaction_id: str = field(STRING)
    """微信支付订单号, at most 32 characters. WeChat Pay order ID. A pay score order has one once more than 0 fen has been deducted."""
    out_trade_no: str = field(STRING)
    """商户订单号, at most 32 characters. Merchant order number. For a pay score order, the number generated for the deduction."""
    channel: Channel | str = field(OpenEnum(Channel))
    """How the money is returned (退款渠道)."""
    user_received_account: str = field(STRING)
    """退款入账账户, at most 64 characters. Account that receives the refund, in Chinese. A bank card is `{bank}{card type}{last digits of the card}`, 微银通 is `{bank}微银通`. The others are fixed texts: `支付用户零钱`, `支付用户零钱通`, `支付用户银行电子账户`, `支付用户零花钱`, `用户经营账户`, `支付用户来华零钱包`, `支付用户小金罐` and `支付用户分付` for accounts of the user, `商户基本账户` or `商户结算银行账户` for a refund to the merchant, and `企业支付商户`."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """退款成功时间, RFC 3339. When the refund succeeded. Returned only in status `SUCCESS`."""
    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay accepted the refund request (退款创建时间, RFC 3339)."""
    status: Status | str = field(OpenEnum(Status))
    """Processing state of the refund (退款状态)."""
    funds_account: FundsAccount | str | None = field(OpenEnum(FundsAccount), default=None)
    """资金账户. Account that funds the refund. May be absent for a pay score order."""
    amount: Amount = field(ModelOf(Amount))
    """Amounts of the order and of this refund (金额信息)."""
    promotion_detail: list[Promotion] | None = field(ListOf(ModelOf(Promotion)), default=None)
    """优惠退款详情. Refund details of each coupon. Returned only when the order used coupons and this refund returns some of their value."""
    refund_account: RefundAccount | str | None = field(OpenEnum(RefundAccount), default=None)
    """退款出资商户. Merchant that funds the refund of a platform. Not returned until the money is deducted; query the refund later."""
