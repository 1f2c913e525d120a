# Written by `make generate` from specs/ecommerce/refunds/_models.yaml: edit that file.
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
    """Closed without refunding, because the merchant did not have enough money for too long. Final. To refund all the same, request it again with a new `out_refund_no`."""
    PROCESSING = "PROCESSING"
    """The refund is being processed. Query it again later."""
    ABNORMAL = "ABNORMAL"
    """The refund to the user's bank card failed, because the card is canceled or frozen. Handle the refund under 交易中心 on the merchant or service provider platform, or call `create_abnormal_refund`; it is then `PROCESSING` again."""


class Account(StrEnum):
    """Documented values of `account` (出资账户类型). Any other value is a plain `str`."""

    AVAILABLE = "AVAILABLE"
    """Available balance of the basic account."""
    UNAVAILABLE = "UNAVAILABLE"
    """Unavailable balance of the basic account, such as funds frozen for profit sharing."""


class PromotionScope(StrEnum):
    """Documented values of `scope` (优惠范围). Any other value is a plain `str`."""

    GLOBAL = "GLOBAL"
    """For the whole order."""
    SINGLE = "SINGLE"
    """For one product."""


class PromotionType(StrEnum):
    """Documented values of `type` (优惠类型). Any other value is a plain `str`."""

    COUPON = "COUPON"
    """Pre-funded coupon. Its value is settled to the merchant with the order."""
    DISCOUNT = "DISCOUNT"
    """Coupon that is not pre-funded. Nothing is settled to the merchant for it."""


class RefundAccount(StrEnum):
    """Documented values of `refund_account` (退款出资商户). Any other value is a plain `str`."""

    REFUND_SOURCE_PARTNER_ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE"
    """The ecommerce platform, as an advance. Ask WeChat Pay to enable this first."""
    REFUND_SOURCE_SUB_MERCHANT = "REFUND_SOURCE_SUB_MERCHANT"
    """The sub-merchant. The default."""


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


class AdvanceReturnAccount(StrEnum):
    """Documented values of `payer_account` (出款方账户). Any other value is a plain `str`."""

    BASIC = "BASIC"
    """Basic account."""
    OPERATION = "OPERATION"
    """Operation account."""


class AdvanceReturnResult(StrEnum):
    """Documented values of `result` (垫付回补结果). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The money is back with the platform. Final."""
    FAILED = "FAILED"
    """The account of the sub-merchant did not have enough money. Final: the advance of this refund can never be returned again."""
    PROCESSING = "PROCESSING"
    """Not final. WeChat Pay retries it for 90 days, and you can repeat the request. Make sure that the account has enough money."""


@model
class FundsFromItem(Model):
    """Fields of `from` (退款出资账户及金额)."""

    account: Account | str = field(OpenEnum(Account))
    """Account of the sub-merchant (出资账户类型)."""
    amount: int = field(INTEGER)
    """Amount from this account, in fen (出资金额)."""


@model
class Amount(Model):
    """Fields of `amount` (退款金额)."""

    refund: int = field(INTEGER)
    """退款金额. Amount of this refund, in fen. At most the amount paid for the order."""
    from_: list[FundsFromItem] | None = field(ListOf(ModelOf(FundsFromItem)), default=None, wire="from")
    """Accounts that fund the refund, with their amounts (退款出资账户及金额)."""
    payer_refund: int = field(INTEGER)
    """Cash that the user gets back, in fen, without coupons (用户退款金额)."""
    discount_refund: int | None = field(INTEGER, default=None)
    """Coupon value refunded, in fen, in proportion to the refund (优惠退款金额)."""
    currency: str | None = field(STRING, default=None)
    """货币类型, at most 16 characters. Currency, ISO 4217. Always `CNY`."""
    advance: int | None = field(INTEGER, default=None)
    """Amount that the platform advanced, in fen (垫付金额)."""


@model
class Promotion(Model):
    """Fields of `promotion_detail` (营销详情)."""

    promotion_id: str = field(STRING)
    """Coupon or discount ID (券ID, at most 32 characters)."""
    scope: PromotionScope | str = field(OpenEnum(PromotionScope))
    """Whether the coupon is for the order or for one product (优惠范围)."""
    type: PromotionType | str = field(OpenEnum(PromotionType))
    """Whether the coupon is pre-funded (优惠类型)."""
    amount: int = field(INTEGER)
    """Discount that the user got, in fen, which WeChat Pay, the merchant and others funded together (优惠券面额)."""
    refund_amount: int = field(INTEGER)
    """优惠退款金额. Coupon value refunded, in fen. At most the refund amount; the rest of the refund is cash."""


@model
class Refund(Model):
    """Reply of `create_abnormal_refund`."""

    refund_id: str = field(STRING)
    """WeChat Pay refund ID (微信支付退款订单号, at most 32 characters)."""
    out_refund_no: str = field(STRING)
    """商户退款单号, at most 64 characters. Merchant refund number, from the refund request. Digits, ASCII letters and `_-|*@`."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID (微信支付交易订单号, at most 32 characters)."""
    out_trade_no: str = field(STRING)
    """Merchant order number (商户原交易订单号, at most 32 characters)."""
    channel: Channel | str | None = field(OpenEnum(Channel), default=None)
    """How the money is returned (退款渠道)."""
    user_received_account: str | None = field(STRING, default=None)
    """退款入账账户, at most 64 characters. Account that receives the refund, in Chinese. A bank card is `{bank}{card type}{last digits of the card}`, 微银通 is `{bank}微银通`. The others are fixed texts: `支付用户零钱`, `支付用户零钱通`, `支付用户银行电子账户`, `支付用户零花钱`, `用户经营账户`, `支付用户来华零钱包`, `支付用户小金罐` and `支付用户分付` for accounts of the user, `商户基本账户` or `商户结算银行账户` for a refund to the merchant, and `企业支付商户`."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """退款成功时间, RFC 3339. When the refund succeeded. Returned only in status `SUCCESS`."""
    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay accepted the refund request (退款创建时间, RFC 3339)."""
    status: Status | str = field(OpenEnum(Status))
    """Processing state of the refund (退款状态)."""
    amount: Amount = field(ModelOf(Amount))
    """Amounts of this refund (退款金额)."""
    promotion_detail: list[Promotion] | None = field(ListOf(ModelOf(Promotion)), default=None)
    """Refund details of each coupon (营销详情)."""
    refund_account: RefundAccount | str | None = field(OpenEnum(RefundAccount), default=None)
    """退款出资商户. Merchant that funded the refund. Not returned until the money is deducted; query again later."""
    funds_account: FundsAccount | str | None = field(OpenEnum(FundsAccount), default=None)
    """Account that funds the refund (资金账户)."""


@model
class AdvanceReturn(Model):
    """Reply of `create_advance_return`."""

    refund_id: str = field(STRING)
    """WeChat Pay refund ID of a refund that the platform advanced (微信退款单号, at most 32 characters)."""
    advance_return_id: str = field(STRING)
    """WeChat Pay's ID of the return (微信回补单号, at most 32 characters)."""
    return_amount: int = field(INTEGER)
    """Amount of the advance that the refund used, in fen (垫付回补金额)."""
    payer_mchid: str = field(STRING)
    """Merchant number that pays the money back (出款方商户号, at most 32 characters)."""
    payer_account: AdvanceReturnAccount | str = field(OpenEnum(AdvanceReturnAccount))
    """Account that the money comes from (出款方账户)."""
    payee_mchid: str = field(STRING)
    """Merchant number that gets the money (入账方商户号, at most 32 characters)."""
    payee_account: AdvanceReturnAccount | str = field(OpenEnum(AdvanceReturnAccount))
    """Account that the money goes to (入账方账户)."""
    result: AdvanceReturnResult | str = field(OpenEnum(AdvanceReturnResult))
    """Outcome of the return (垫付回补结果)."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the return was completed (垫付回补完成时间, RFC 3339)."""
