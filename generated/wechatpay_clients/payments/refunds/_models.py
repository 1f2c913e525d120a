# Written by `make generate` from specs/payments/refunds/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import DATETIME, INTEGER, STRING, OpenEnum


class Channel(StrEnum):
    """Values of 退款渠道 that the page lists; any other value stays the text it was."""

    ORIGINAL = "ORIGINAL"
    """The way it was paid, back."""

    BALANCE = "BALANCE"
    """To the balance of the user's WeChat account."""

    OTHER_BALANCE = "OTHER_BALANCE"
    """To another balance, because the account from which it was paid takes nothing."""

    OTHER_BANKCARD = "OTHER_BANKCARD"
    """To another bank card, because the one from which it was paid takes nothing; you asked for it."""


class Status(StrEnum):
    """Values of 退款状态 that the page lists; any other value stays the text it was."""

    SUCCESS = "SUCCESS"
    """The money has arrived."""

    CLOSED = "CLOSED"
    """The refund was closed; nothing was given back."""

    PROCESSING = "PROCESSING"
    """The money is on its way."""

    ABNORMAL = "ABNORMAL"
    """The bank refused the money, because the card is cancelled or frozen. Ask for another way in the merchant platform or through the interface for abnormal refunds."""


class FundsAccount(StrEnum):
    """Values of 资金账户 that the page lists; any other value stays the text it was."""

    UNSETTLED = "UNSETTLED"
    """Money that is not settled yet."""

    AVAILABLE = "AVAILABLE"
    """The available balance."""

    UNAVAILABLE = "UNAVAILABLE"
    """The balance that is frozen."""

    OPERATION = "OPERATION"
    """The operation account."""

    BASIC = "BASIC"
    """The basic account, available and frozen."""

    ECNY_BASIC = "ECNY_BASIC"
    """The basic account in digital yuan."""


class Account(StrEnum):
    """Values of 出资账户类型 that the page lists; any other value stays the text it was."""

    AVAILABLE = "AVAILABLE"
    """The available balance of the basic account."""

    UNAVAILABLE = "UNAVAILABLE"
    """The frozen balance of the basic account, as that which waits to be shared out."""


class RefundAccount(StrEnum):
    """Values of 退款出资商户 that the page lists; any other value stays the text it was."""

    REFUND_SOURCE_SUB_MERCHANT = "REFUND_SOURCE_SUB_MERCHANT"
    """The sub-merchant gives the money."""

    REFUND_SOURCE_PARTNER_ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE"
    """The partner advances the money."""


class PromotionScope(StrEnum):
    """Values of 优惠范围 that the page lists; any other value stays the text it was."""

    GLOBAL = "GLOBAL"
    """The whole order."""

    SINGLE = "SINGLE"
    """Single goods of the order."""


class PromotionType(StrEnum):
    """Values of 优惠类型 that the page lists; any other value stays the text it was."""

    CASH = "CASH"
    """Its issuer has put money behind it, which was settled to you with the order."""

    NOCASH = "NOCASH"
    """No money stands behind it; you got so much less."""

    COUPON = "COUPON"
    """As `CASH`, in the older wording of the samples."""

    DISCOUNT = "DISCOUNT"
    """As `NOCASH`, in the older wording of the samples."""


@model
class FundsFromItem(Model):
    """What `from` (退款出资账户及金额) holds."""

    account: Account | str = field(OpenEnum(Account))
    """Part of the basic account from which it comes; every part at most once in the list (出资账户类型)."""

    amount: int = field(INTEGER)
    """How much comes from there, in fen (出资金额)."""


@model
class Amount(Model):
    """What `amount` (金额信息) holds."""

    total: int = field(INTEGER)
    """Amount of the whole order, in fen (订单金额)."""

    refund: int = field(INTEGER)
    """What this refund gives back, coupons included, in fen (退款金额)."""

    from_: list[FundsFromItem] | None = field(ListOf(ModelOf(FundsFromItem)), default=None, wire="from")
    """Where the money comes from; there when the request said it (退款出资账户及金额)."""

    payer_total: int = field(INTEGER)
    """What the user paid of the order in money, without coupons, in fen (用户实际支付金额)."""

    payer_refund: int = field(INTEGER)
    """用户退款金额. What the user gets back in money, without coupons, in fen. Money and coupons come back in the proportion in which they were paid; a coupon can be used again only when the whole order is refunded, and then not always."""

    settlement_refund: int = field(INTEGER)
    """The refund without its share of the coupons for which nobody paid you, in fen (应结退款金额)."""

    settlement_total: int = field(INTEGER)
    """The order without the coupons for which nobody paid you, in fen (应结订单金额)."""

    discount_refund: int = field(INTEGER)
    """What comes back as coupons, in fen (优惠退款金额)."""

    currency: str = field(STRING)
    """Currency as ISO 4217 writes it; always `CNY` (退款币种, at most 16 characters)."""

    refund_fee: int | None = field(INTEGER, default=None)
    """Share of WeChat Pay's fee that you get back, in fen (手续费退款金额)."""

    advance: int | None = field(INTEGER, default=None)
    """What a partner advances for its merchant, in fen (垫付金额)."""


@model
class GoodsDetail(Model):
    """What `goods_detail` (退款商品) holds."""

    merchant_goods_id: str = field(STRING)
    """Your own number of the goods, as in the order (商户侧商品编码, at most 32 characters)."""

    wechatpay_goods_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the goods, if the order had it (微信侧商品编码, at most 32 characters)."""

    goods_name: str | None = field(STRING, default=None)
    """What the goods are called, as in the order (商品名称, at most 256 characters)."""

    unit_price: int = field(INTEGER)
    """Price of one, in fen, as in the order (商品单价)."""

    refund_amount: int = field(INTEGER)
    """What is given back for these goods, in fen (商品退款金额)."""

    refund_quantity: int = field(INTEGER)
    """How many of them are returned (商品退货数量)."""


@model
class Promotion(Model):
    """What `promotion_detail` (优惠退款详情) holds."""

    promotion_id: str = field(STRING)
    """Number of this one coupon (券ID, at most 32 characters)."""

    scope: PromotionScope | str = field(OpenEnum(PromotionScope))
    """What the coupon was good for (优惠范围)."""

    type: PromotionType | str = field(OpenEnum(PromotionType))
    """Whether money stands behind the coupon (优惠类型)."""

    amount: int = field(INTEGER)
    """What the coupon took off the order, in fen (代金券面额)."""

    refund_amount: int = field(INTEGER)
    """What of it is given back, in fen (优惠退款金额)."""

    goods_detail: list[GoodsDetail] | None = field(ListOf(ModelOf(GoodsDetail)), default=None)
    """Goods that are refunded; there when the request named them (退款商品)."""


@model
class Refund(Model):
    """What `create_abnormal_refund` answers."""

    refund_id: str = field(STRING)
    """Number WeChat Pay gave the refund (微信支付退款单号, at most 32 characters)."""

    out_refund_no: str = field(STRING)
    """Number you gave the refund (商户退款单号, at most 64 characters)."""

    transaction_id: str = field(STRING)
    """Number WeChat Pay gave the payment (微信支付订单号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave the order; for a pay score order, the number of the deduction (商户订单号, at most 32 characters)."""

    channel: Channel | str = field(OpenEnum(Channel))
    """Which way the money goes (退款渠道)."""

    user_received_account: str = field(STRING)
    """退款入账账户, at most 64 characters. Where the money arrives, in Chinese: bank, kind of card and its last digits, or the name of one of the user's accounts with WeChat. For people to read."""

    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the money arrived; there when `status` is `SUCCESS` (退款成功时间, RFC 3339)."""

    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay took the request (退款创建时间, RFC 3339)."""

    status: Status | str = field(OpenEnum(Status))
    """Where the refund stands (退款状态)."""

    funds_account: FundsAccount | str = field(OpenEnum(FundsAccount))
    """Account of yours from which the money comes (资金账户)."""

    amount: Amount = field(ModelOf(Amount))
    """What was paid, what is given back, and how discounts share in both (金额信息)."""

    promotion_detail: list[Promotion] | None = field(ListOf(ModelOf(Promotion)), default=None)
    """Coupons that are given back; there when the order used some (优惠退款详情)."""

    refund_account: RefundAccount | str | None = field(OpenEnum(RefundAccount), default=None)
    """Which merchant's money it is, where a partner refunds (退款出资商户)."""
