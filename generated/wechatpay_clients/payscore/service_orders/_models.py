# Written by `make generate` from specs/payscore/service_orders/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_clients._models import PromotionDetailScope, PromotionDetailType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


class OrderState(StrEnum):
    """Documented values of `state` (服务订单状态). Any other value is a plain `str`."""

    CREATED = "CREATED"
    """Created by the merchant. The user has not confirmed it yet."""
    DOING = "DOING"
    """In progress. See `state_description`."""
    DONE = "DONE"
    """Completed. Final."""
    REVOKED = "REVOKED"
    """Canceled by the merchant. Final."""
    EXPIRED = "EXPIRED"
    """Expired, because it was not confirmed for over 30 days. Final."""


class StateDescription(StrEnum):
    """Documented values of `state_description` (订单状态说明). Any other value is a plain `str`."""

    USER_CONFIRM = "USER_CONFIRM"
    """The user has confirmed the order."""
    MCH_COMPLETE = "MCH_COMPLETE"
    """The merchant has completed the order, and the amount is not collected yet."""


class RiskFundName(StrEnum):
    """Documented values of `name` (风险名称). Any other value is a plain `str`."""

    DEPOSIT = "DEPOSIT"
    """Deposit (押金)."""
    ADVANCE = "ADVANCE"
    """Advance payment (预付款)."""
    CASH_DEPOSIT = "CASH_DEPOSIT"
    """Security deposit (保证金)."""
    ESTIMATE_ORDER_COST = "ESTIMATE_ORDER_COST"
    """Estimated cost of the order."""


class CollectionState(StrEnum):
    """Documented values of `state` (收款状态). Any other value is a plain `str`."""

    USER_PAYING = "USER_PAYING"
    """Not paid yet."""
    USER_PAID = "USER_PAID"
    """Paid."""


class PaidType(StrEnum):
    """Documented values of `paid_type` (收款成功渠道). Any other value is a plain `str`."""

    NEWTON = "NEWTON"
    """PayScore collected it: automatically, or when the user paid on the order page."""
    MCH = "MCH"
    """The user paid in another way, which the merchant reported with `sync_order`."""


@model
class Payment(Model):
    """Fields of `post_payments` (后付费项目)."""

    name: str = field(STRING)
    """付费名称, at most 20 characters. Name of the item. Must follow the official guide for your industry."""
    amount: int | None = field(INTEGER, default=None)
    """付费金额, at least 0. Amount of the item, in fen. 0 means nothing to pay. Must follow the official guide for your industry."""
    description: str | None = field(STRING, default=None)
    """付费说明, at most 30 characters. Explanation of the item. Must follow the official guide for your industry."""
    count: int | None = field(INTEGER, default=None)
    """付费数量, 1 to 100. Quantity of the item. Equal items should be one item, with their amounts and counts added up."""


@model
class TimeRange(Model):
    """Fields of `time_range` (实际服务时间段)."""

    start_time: str | None = field(STRING, default=None)
    """服务开始时间, at most 14 characters. Start of the service: `yyyyMMddHHmmss`, `yyyyMMdd` for midnight, or `OnAccept` for the moment when the user confirms. A date must be that of the creation or later; a time must be after the creation, so leave a margin for clock differences. Completing an order allows no `OnAccept`."""
    end_time: str | None = field(STRING, default=None)
    """服务结束时间, at most 14 characters. End of the service: `yyyyMMddHHmmss`, or `yyyyMMdd` for midnight. Same format as `start_time`; `yyyyMMddHHmmss` if that is `OnAccept`. A date must not be before the start; a time must be after it. On completion, omit it if it has not changed; a date must not be after that of the call, and a time must be before the call."""
    start_time_remark: str | None = field(STRING, default=None)
    """服务开始时间备注, at most 20 characters. Note on the start of the service. Only with `start_time`."""
    end_time_remark: str | None = field(STRING, default=None)
    """服务结束时间备注, at most 20 characters. Note on the end of the service. Only with `end_time`."""


@model
class Device(Model):
    """Fields of `device` (设备信息)."""

    start_device_id: str | None = field(STRING, default=None)
    """服务开始的设备ID, at most 50 characters. Your ID of the device where the service starts, unique within the service ID. Use its serial number if possible. Required for unattended self-service devices, such as vending machines, power banks and charging stations."""
    end_device_id: str | None = field(STRING, default=None)
    """服务结束的设备ID, at most 50 characters. Your ID of the device where the service ends, unique within the service ID. Use its serial number if possible. Required for unattended self-service devices, such as vending machines, power banks and charging stations."""
    materiel_no: str | None = field(STRING, default=None)
    """物料编码, at most 100 characters. URL on the printed material. If you take part in a WeChat Pay policy (政策), the URL with parameters that its staff gave you; otherwise your own URL."""


@model
class PostPayment(Model):
    """Fields of `post_payments` (后付费项目)."""

    name: str | None = field(STRING, default=None)
    """付费名称, at most 20 characters. Name of the item. Must follow the official guide for your industry."""
    amount: int | None = field(INTEGER, default=None)
    """付费金额, at least 0. Amount of the item, in fen. 0 means nothing to pay. Must follow the official guide for your industry."""
    description: str | None = field(STRING, default=None)
    """付费说明, at most 30 characters. Explanation of the item. Must follow the official guide for your industry."""
    count: int | None = field(INTEGER, default=None)
    """付费数量. Quantity of the item. Equal items should be one item, with their amounts and counts added up."""


@model
class ServiceOrderCoupon(Model):
    """Fields of `post_discounts` (后付费商户优惠)."""

    name: str | None = field(STRING, default=None)
    """Name of the discount, unique within the order (优惠名称, at most 20 characters)."""
    description: str | None = field(STRING, default=None)
    """Conditions of the discount (优惠说明, at most 30 characters)."""
    amount: int | None = field(INTEGER, default=None)
    """Amount of the discount, in fen (优惠金额)."""
    count: int | None = field(INTEGER, default=None)
    """How often the discount was used, such as 2 for two coupons of one campaign (优惠数量)."""


@model
class RiskFund(Model):
    """Fields of `risk_fund` (服务风险金)."""

    name: RiskFundName | str = field(OpenEnum(RiskFundName))
    """风险名称. Kind of the risk. In deposit-free mode (先免), only `DEPOSIT`, `ADVANCE` or `CASH_DEPOSIT`: once the user confirms the order, the page says what is waived, such as the deposit (免押金) for `DEPOSIT`. In pay-later mode (先享), only `ESTIMATE_ORDER_COST`."""
    amount: int = field(INTEGER)
    """风险金额, at least 1. Amount at risk, in fen. At most the limit of your service ID. The higher it is, the fewer users pass the assessment. In deposit-free mode (先免), the final `total_amount` must not exceed it."""
    description: str | None = field(STRING, default=None)
    """Explanation of the amount at risk (风险说明, at most 30 characters)."""


@model
class Location(Model):
    """Fields of `location` (服务位置)."""

    start_location: str | None = field(STRING, default=None)
    """Place where the user starts to use the service (服务开始地点, at most 20 characters)."""
    end_location: str | None = field(STRING, default=None)
    """Place where the user stops using the service (服务结束地点, at most 20 characters)."""


@model
class GoodsDetail(Model):
    """Fields of `goods_detail` (单品列表)."""

    goods_id: str = field(STRING)
    """Product code (商品编码, at most 32 characters)."""
    quantity: int | None = field(INTEGER, default=None)
    """Quantity of the product (商品数量)."""
    unit_price: int | None = field(INTEGER, default=None)
    """Price of one unit of the product, in fen (商品价格)."""
    discount_amount: int | None = field(INTEGER, default=None)
    """Discount on the product, in fen (商品优惠金额)."""
    goods_remark: str | None = field(STRING, default=None)
    """Note on the product (商品备注, at most 128 characters)."""


@model
class PostDiscount(Model):
    """Fields of `post_discounts` (商户优惠)."""

    name: str | None = field(STRING, default=None)
    """Name of the discount, unique within the order (优惠名称, at most 20 characters)."""
    description: str | None = field(STRING, default=None)
    """Conditions of the discount (优惠说明, at most 30 characters)."""
    amount: int | None = field(INTEGER, default=None)
    """Amount of the discount, in fen (优惠金额, at least 0)."""


@model
class ServiceTimeRange(Model):
    """Fields of `time_range` (服务时间段)."""

    start_time: str = field(STRING)
    """服务开始时间, at most 14 characters. Start of the service: `yyyyMMddHHmmss`, `yyyyMMdd` for midnight, or `OnAccept` for the moment when the user confirms. A date must be that of the creation or later; a time must be after the creation, so leave a margin for clock differences."""
    start_time_remark: str | None = field(STRING, default=None)
    """服务开始时间备注, at most 20 characters. Note on the start of the service. Only with `start_time`."""
    end_time: str | None = field(STRING, default=None)
    """服务结束时间, at most 14 characters. End of the service: `yyyyMMddHHmmss`, or `yyyyMMdd` for midnight. Same format as `start_time`; `yyyyMMddHHmmss` if that is `OnAccept`. A date must not be before the start; a time must be after it."""
    end_time_remark: str | None = field(STRING, default=None)
    """服务结束时间备注, at most 20 characters. Note on the end of the service. Only with `end_time`."""


@model
class PromotionDetail(Model):
    """Fields of `promotion_detail` (优惠功能)."""

    coupon_id: str = field(STRING)
    """券ID, at most 32 characters. ID of the coupon. Each coupon has its own ID."""
    name: str | None = field(STRING, default=None)
    """Name of the coupon campaign (优惠名称, at most 64 characters)."""
    scope: PromotionDetailScope | str | None = field(OpenEnum(PromotionDetailScope), default=None)
    """Whether the spending threshold of the coupon applies to the order or to one product (优惠范围)."""
    type: PromotionDetailType | str | None = field(OpenEnum(PromotionDetailType), default=None)
    """优惠类型. Whether the coupon is pre-funded. The money of a pre-funded coupon is settled to the merchant with the order."""
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
    goods_detail: list[GoodsDetail] | None = field(ListOf(ModelOf(GoodsDetail)), default=None)
    """Products that the coupon applies to (单品列表)."""


@model
class Detail(Model):
    """Fields of `details` (收款明细列表)."""

    seq: int | None = field(INTEGER, default=None)
    """Position of the payment, counted from 1 (收款序号)."""
    amount: int | None = field(INTEGER, default=None)
    """Amount that this payment collected, in fen (单笔收款金额)."""
    paid_type: PaidType | str | None = field(OpenEnum(PaidType), default=None)
    """收款成功渠道. How the amount was collected. Read it together with `state` and `collection.state`."""
    paid_time: str | None = field(STRING, default=None)
    """When the order was paid, as `yyyyMMddHHmmss` (收款成功时间, at most 32 characters)."""
    transaction_id: str | None = field(STRING, default=None)
    """微信支付交易单号, at most 64 characters. WeChat Pay order ID, needed for refunds. Returned only if PayScore collected the amount, automatically or when the user paid on its order page."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """优惠功能. Cash coupons (代金券) used for the order. Returned only if any were used."""


@model
class Collection(Model):
    """Fields of `collection` (收款信息)."""

    state: CollectionState | str = field(OpenEnum(CollectionState))
    """收款状态. Whether the user has paid. Read it together with `state` and `state_description` of the order."""
    total_amount: int | None = field(INTEGER, default=None)
    """总收款金额. Amount to collect in total, in fen. Equal to `total_amount` of the order."""
    paying_amount: int | None = field(INTEGER, default=None)
    """待收金额. Amount that the user still has to pay, in fen. Equal to `total_amount` until the user has paid, then 0."""
    paid_amount: int | None = field(INTEGER, default=None)
    """已收金额. Amount that the user has paid, in fen. 0 until the user has paid, then equal to `total_amount`."""
    details: list[Detail] | None = field(ListOf(ModelOf(Detail)), default=None)
    """Payments of the order (收款明细列表)."""
