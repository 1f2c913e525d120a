# Written by `make generate` from specs/industry/vehicle_parking/_models.yaml: edit that file.
"""Models and enums that several operations share."""

import datetime as dt
from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class TradeScene(StrEnum):
    """Documented values of `trade_scene` (交易场景). Any other value is a plain `str`."""

    PARKING = "PARKING"
    """Parking."""


class PlateColor(StrEnum):
    """Documented values of `plate_color` (车牌颜色). Any other value is a plain `str`."""

    BLUE = "BLUE"
    """Blue."""
    GREEN = "GREEN"
    """Green."""
    YELLOW = "YELLOW"
    """Yellow."""
    BLACK = "BLACK"
    """Black."""
    WHITE = "WHITE"
    """White."""
    LIMEGREEN = "LIMEGREEN"
    """Yellow-green."""


class TradeState(StrEnum):
    """Documented values of `trade_state` (交易状态). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """Paid."""
    ACCEPTED = "ACCEPTED"
    """Accepted, waiting for the payment. Let the car leave."""
    ACCEPT = "ACCEPT"
    """Accepted, waiting for the payment. Only notifications have this spelling."""
    PAY_FAIL = "PAY_FAIL"
    """The payment failed, for example because the bank refused it. The deduction can be created again with the same number."""
    REFUND = "REFUND"
    """Turned into a refund."""


class UserRepaid(StrEnum):
    """Documented values of `user_repaid` (用户是否已还款). Any other value is a plain `str`."""

    Y = "Y"
    """The user has repaid the advance."""
    N = "N"
    """The user has not repaid the advance."""


class PromotionScope(StrEnum):
    """Documented values of `scope` (优惠范围). Any other value is a plain `str`."""

    GLOBAL = "GLOBAL"
    """A coupon for the whole order."""
    SINGLE = "SINGLE"
    """A discount on a single product."""


class PromotionType(StrEnum):
    """Documented values of `type` (优惠类型). Any other value is a plain `str`."""

    CASH = "CASH"
    """A prepaid coupon."""
    NOCASH = "NOCASH"
    """A coupon that is not prepaid."""


class PromotionCurrency(StrEnum):
    """Documented values of `currency` (优惠币种). Any other value is a plain `str`."""

    CNY = "CNY"
    """Chinese yuan."""


class EntryState(StrEnum):
    """Documented values of `state` (停车入场状态). Any other value is a plain `str`."""

    NORMAL = "NORMAL"
    """The car can leave and be charged afterwards."""
    BLOCKED = "BLOCKED"
    """The car cannot be charged at the moment."""


class EntryBlockReason(StrEnum):
    """Documented values of `block_reason` (不可用状态描述). Any other value is a plain `str`."""

    PAUSE = "PAUSE"
    """The user has paused the service."""
    OVERDUE = "OVERDUE"
    """The user owes money. Ask them to repay it."""
    OUT_SERVICE = "OUT_SERVICE"
    """The plate is not enrolled. Only the reply of `create_parking` has this."""
    EVALUATION_FAILED = "EVALUATION_FAILED"
    """The user did not pass the overall evaluation, so PayScore cannot be used. Only the reply of `create_parking` has this."""
    REMOVE = "REMOVE"
    """The user has removed the plate. Open the page on which they enroll. Only notifications have this."""


@model
class ParkingTradeScene(Model):
    """Fields of `parking_info` (停车场景信息)."""

    parking_id: str = field(STRING)
    """ID of the entry, which `create_parking` returned as `id` (入场ID, at most 32 characters, from `industry.vehicle_parking.create_parking.id`)."""
    plate_number: str = field(STRING)
    """License plate number, with the abbreviation of the province and without special characters (车牌号, at most 32 characters)."""
    plate_color: PlateColor | str = field(OpenEnum(PlateColor))
    """Color of the license plate (车牌颜色)."""
    start_time: dt.datetime | str = field(DATETIME)
    """Time when the car entered (入场时间, RFC 3339)."""
    end_time: dt.datetime | str = field(DATETIME)
    """Time when the car left (出场时间, RFC 3339)."""
    parking_name: str = field(STRING)
    """Name of the car park (停车场名称, at most 32 characters)."""
    charging_duration: int = field(INTEGER)
    """Charged time, in seconds (计费时长)."""
    device_id: str = field(STRING)
    """ID of the device at the car park (停车场设备ID, at most 32 characters)."""


@model
class Payer(Model):
    """Fields of `payer` (支付者信息)."""

    openid: str = field(STRING)
    """OpenID of the user, under the AppID of the deduction (用户在AppID下的标识, at most 32 characters)."""
    sub_openid: str | None = field(STRING, default=None)
    """用户在Sub_AppID下的标识, at most 32 characters. OpenID of the user, under `sub_appid`. Returned only if the deduction was created with `sub_appid`."""


@model
class QueryOrderAmount(Model):
    """Fields of `amount` (订单金额信息)."""

    total: int = field(INTEGER)
    """Amount of the deduction, in fen (订单金额)."""
    currency: str | None = field(STRING, default=None)
    """货币类型, at most 16 characters. Currency, ISO 4217. Only `CNY` is supported."""
    payer_total: int | None = field(INTEGER, default=None)
    """Amount that the user actually paid, in fen (用户实际支付金额)."""
    discount_total: int | None = field(INTEGER, default=None)
    """Discount on the deduction (折扣)."""


@model
class PromotionDetail(Model):
    """Fields of `promotion_detail` (优惠信息)."""

    coupon_id: str = field(STRING)
    """ID of the coupon or instant discount (券ID, at most 32 characters)."""
    name: str | None = field(STRING, default=None)
    """Name of the discount (优惠名称, at most 128 characters)."""
    scope: PromotionScope | str | None = field(OpenEnum(PromotionScope), default=None)
    """What the discount applies to (优惠范围)."""
    type: PromotionType | str | None = field(OpenEnum(PromotionType), default=None)
    """Kind of coupon (优惠类型)."""
    stock_id: str | None = field(STRING, default=None)
    """ID of the stock, which was set up on the merchant platform (活动ID, at most 32 characters)."""
    amount: int = field(INTEGER)
    """Discount that the user got (优惠券面额)."""
    wechatpay_contribute: int | None = field(INTEGER, default=None)
    """微信出资. Part of the discount paid by WeChat Pay, in fen. Equals the whole discount if it was created on WeChat Pay's own merchant platform."""
    merchant_contribute: int | None = field(INTEGER, default=None)
    """商户出资. Part of the discount paid by the merchant, in fen. Equals the whole discount if the merchant created it."""
    other_contribute: int | None = field(INTEGER, default=None)
    """Part of the discount paid by others, in fen (其他出资)."""
    currency: PromotionCurrency | str | None = field(OpenEnum(PromotionCurrency), default=None)
    """优惠币种. Currency of the discount. Merchants in mainland China support `CNY` only."""


@model
class Transaction(Model):
    """Reply of `create_deduction`."""

    appid: str = field(STRING)
    """AppID of the deduction (公众账号ID, at most 32 characters)."""
    sub_appid: str | None = field(STRING, default=None)
    """子商户公众账号ID, at most 32 characters. AppID of the sub-merchant, which the service provider bound on the merchant platform. Returned only for service providers."""
    sp_mchid: str = field(STRING)
    """Merchant number that created the deduction, of a merchant or a service provider (商户号, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """子商户号, at most 32 characters. Sub-merchant number. Returned only for service providers."""
    description: str = field(STRING)
    """Description of the service, shown in the trade bill (服务描述, at most 128 characters)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the deduction was created (订单创建时间, RFC 3339)."""
    out_trade_no: str = field(STRING)
    """Your number for the deduction (商户订单号, at most 32 characters)."""
    transaction_id: str | None = field(STRING, default=None)
    """WeChat Pay's number for the deduction (微信支付订单号, at most 32 characters)."""
    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """State of the deduction (交易状态)."""
    trade_state_description: str | None = field(STRING, default=None)
    """Describes the current state, and what to do next (交易状态描述, at most 256 characters)."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the deduction was paid (支付完成时间, RFC 3339)."""
    bank_type: str | None = field(STRING, default=None)
    """付款银行, at most 16 characters. Payment method, as a bank type. `BPA` means that WeChat Pay advanced the money."""
    user_repaid: UserRepaid | str | None = field(OpenEnum(UserRepaid), default=None)
    """用户是否已还款. Whether the user has repaid the advance. Meaningful only if `bank_type` is `BPA` and `trade_state` is `SUCCESS`."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, unchanged (附加数据, at most 128 characters)."""
    trade_scene: TradeScene | str = field(OpenEnum(TradeScene))
    """交易场景. Scene of the deduction. Only `PARKING` is supported."""
    parking_info: ParkingTradeScene | None = field(ModelOf(ParkingTradeScene), default=None)
    """停车场景信息. The parking that was charged. Returned if `trade_scene` is `PARKING`."""
    payer: Payer = field(ModelOf(Payer))
    """The user who pays (支付者信息)."""
    amount: QueryOrderAmount = field(ModelOf(QueryOrderAmount))
    """Amounts of the deduction (订单金额信息)."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """Discounts of the deduction (优惠信息)."""
