# Written by `make generate` from specs/ecommerce/oversea_remittance/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class OrderResult(StrEnum):
    """Documented values of `result` (出境结果). Any other value is a plain `str`."""

    ACCEPT = "ACCEPT"
    """Accepted, not remitted yet. Query again after a while; success normally takes two financial calendar days."""
    SUCCESS = "SUCCESS"
    """Remitted. Final."""
    FAIL = "FAIL"
    """Not remitted. Final; resolve `fail_reason`, then use a new `out_order_id` to remit the money."""


class OrderFailReason(StrEnum):
    """Documented values of `fail_reason` (出境失败的原因). Any other value is a plain `str`."""

    MCHID_FROZEN = "MCHID_FROZEN"
    """The merchant is frozen. Check on the merchant platform whether it is penalized or its account is closed."""
    DEAL_TIMEOUT = "DEAL_TIMEOUT"
    """The order is expired: it is older than 3 years."""
    TRADE_SUIT = "TRADE_SUIT"
    """The order is frozen because a user complained about it. Resolve it as the merchant platform says."""
    DEPARTURE_AMOUNT_NO_ENOUGH = "DEPARTURE_AMOUNT_NO_ENOUGH"
    """Less of the order can be remitted than requested. Lower the amount to what `query_available_amount` returns."""
    BASIC_AMOUNT_NO_ENOUGH = "BASIC_AMOUNT_NO_ENOUGH"
    """The balance of the sub-merchant's basic account is too low. Top it up."""
    PAYMENT_NOT_SUPPORT_DEPARTURE = "PAYMENT_NOT_SUPPORT_DEPARTURE"
    """The order cannot be remitted: it was not paid with a wallet of mainland China."""
    OUT_ORDER_ID_DUPLICATE = "OUT_ORDER_ID_DUPLICATE"
    """The same `out_order_id` was used for different payments. Check your remittances."""
    RISK_CONTROL = "RISK_CONTROL"
    """Risk control blocked the order, most likely because the payer's identity is not verified."""
    SYSTEM_ERROR = "SYSTEM_ERROR"
    """WeChat Pay failed. You can request the remittance again, with a new `out_order_id`."""
    FEE_ACCOUNT_NOT_OPEN = "FEE_ACCOUNT_NOT_OPEN"
    """The platform pays the fee, but its fee account is not open or is penalized. Check it on the merchant platform."""
    PAYER_ACCOUNT_ABNORMAL = "PAYER_ACCOUNT_ABNORMAL"
    """The account that pays is abnormal: risk control blocks the sub-merchant. Resolve it as the merchant platform says."""
    GOODS_INFO_ILLEGAL = "GOODS_INFO_ILLEGAL"
    """The goods are invalid: a name or category contains characters such as `,` or `|`."""
    FOREIGN_CURRENCY_NOT_SUPPORT = "FOREIGN_CURRENCY_NOT_SUPPORT"
    """The currency is not supported. Use USD, HKD, JPY, EUR, GBP, CAD, AUD or SGD."""
    PAYEE_INFO_ILLEGAL = "PAYEE_INFO_ILLEGAL"
    """The check of the recipient failed."""
    PRESALE_INFO_ILLEGAL = "PRESALE_INFO_ILLEGAL"
    """The presale is invalid: the deposit exceeds the limit (below 1,000 yuan and at most 20% of the total), the related order is not remitted yet, or the remitted deposit and balance exceed the total."""


class ChargeAccountType(StrEnum):
    """Documented values of `charge_account_type` (手续费承担账户). Any other value is a plain `str`."""

    BASIC = "BASIC"
    """Basic account."""
    FEES = "FEES"
    """Fee account."""


@model
class Order(Model):
    """Reply of `create_order`."""

    out_order_id: str = field(STRING)
    """商户出境单号, at most 64 characters. Your number of the remittance. Digits, ASCII letters, `_` and `-`."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money is remitted (二级商户号, at most 64 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the remittance (微信出境单号, at most 128 characters)."""
    result: OrderResult | str = field(OpenEnum(OrderResult))
    """State of the remittance (出境结果)."""
    fail_reason: OrderFailReason | str | None = field(OpenEnum(OrderFailReason), default=None)
    """出境失败的原因. Why the remittance failed. Returned only when `result` is `FAIL`."""
    amount: int = field(INTEGER)
    """Amount to remit as requested, in fen of renminbi (请求出境人民币金额)."""
    foreign_amount: int | None = field(INTEGER, default=None)
    """真实出境外币金额. Amount remitted, in the smallest unit of the foreign currency. Returned only when `result` is `SUCCESS`."""
    foreign_currency: str = field(STRING)
    """Currency that the seller receives, as in the request (外币币种, at most 20 characters)."""
    rate: int | None = field(INTEGER, default=None)
    """汇率. Price of one unit of the foreign currency in renminbi, times 10 to the power of 8: 650000000 means that 1 US dollar costs 6.5 yuan. Returned only when `result` is `SUCCESS`."""
    exchange_rate_time: Timestamp | str | None = field(DATETIME, default=None)
    """购汇时间, RFC 3339. When the foreign currency was bought. Returned only when `result` is `SUCCESS`."""
    estimate_exchange_rate_time: Timestamp | str | None = field(DATETIME, default=None)
    """预计购汇时间, RFC 3339. When the foreign currency is expected to be bought; the actual time can differ. Can be returned when `result` is `ACCEPT`."""
    departure_amount: int | None = field(INTEGER, default=None)
    """真实出境人民币金额. Amount remitted, in fen of renminbi. Equals `amount` minus the fee if the sub-merchant pays the fee and its income and expenses are not in separate accounts, otherwise `amount`."""
    fee: int | None = field(INTEGER, default=None)
    """Fee of the remittance, in fen of renminbi (手续费人民币金额)."""
    charge_mchid: str | None = field(STRING, default=None)
    """Merchant number that pays the fee (手续费承担商户号, at most 64 characters)."""
    charge_account_type: ChargeAccountType | str | None = field(OpenEnum(ChargeAccountType), default=None)
    """Account of `charge_mchid` that pays the fee (手续费承担账户)."""
