# Written by `make generate` from specs/payscore/partner_service_orders/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


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


@model
class Payment(Model):
    """Fields of `post_payments` (后付费项目)."""

    name: str | None = field(STRING, default=None)
    """付费名称, at most 20 characters. Name of the item. Must follow the official guide for your industry."""
    amount: int | None = field(INTEGER, default=None)
    """付费金额, at least 0. Amount of the item, in fen. 0 means nothing to pay. Must follow the official guide for your industry."""
    description: str | None = field(STRING, default=None)
    """付费说明, at most 30 characters. Explanation of the item. Must follow the official guide for your industry."""
    count: int | None = field(INTEGER, default=None)
    """付费数量, 1 to 100. Quantity of the item. Equal items should be one item, with their amounts and counts added up."""


@model
class ServiceOrderCoupon(Model):
    """Fields of `post_discounts` (商户优惠)."""

    name: str | None = field(STRING, default=None)
    """Name of the discount, unique within the order (优惠名称, at most 20 characters)."""
    description: str | None = field(STRING, default=None)
    """Conditions of the discount (优惠说明, at most 30 characters)."""
    amount: int | None = field(INTEGER, default=None)
    """Amount of the discount, in fen (优惠金额)."""
    count: int | None = field(INTEGER, default=None)
    """How often the discount was used, such as 2 for two coupons of one campaign (优惠数量, 1 to 100)."""


@model
class TimeRange(Model):
    """Fields of `time_range` (服务时间段)."""

    start_time: str | None = field(STRING, default=None)
    """服务开始时间, at most 14 characters. Start of the service: `yyyyMMddHHmmss`, `yyyyMMdd` for midnight, or `OnAccept` for the moment when the user confirms. A date must be that of the creation or later; a time must be after the creation, so leave a margin for clock differences."""
    end_time: str | None = field(STRING, default=None)
    """服务结束时间, at most 14 characters. End of the service: `yyyyMMddHHmmss`, or `yyyyMMdd` for midnight. Same format as `start_time`; `yyyyMMddHHmmss` if that is `OnAccept`. A date must not be before the start; a time must be after it."""
    start_time_remark: str | None = field(STRING, default=None)
    """服务开始时间备注, at most 20 characters. Note on the start of the service. Only with `start_time`."""
    end_time_remark: str | None = field(STRING, default=None)
    """服务结束时间备注, at most 20 characters. Note on the end of the service. Only with `end_time`."""


@model
class Location(Model):
    """Fields of `location` (服务位置)."""

    start_location: str | None = field(STRING, default=None)
    """Place where the user starts to use the service (服务开始地点, at most 20 characters)."""
    end_location: str | None = field(STRING, default=None)
    """Place where the user stops using the service (服务结束地点, at most 20 characters)."""


@model
class Device(Model):
    """Fields of `device` (设备信息)."""

    start_device_id: str | None = field(STRING, default=None)
    """服务开始的设备ID, at most 50 characters. Your ID of the device where the service starts, unique within the service ID. Use its serial number if possible. Required for unattended self-service devices, such as vending machines, power banks and charging stations."""
    end_device_id: str | None = field(STRING, default=None)
    """服务结束的设备ID, at most 50 characters. Your ID of the device where the service ends, unique within the service ID. Use its serial number if possible. Required for unattended self-service devices, such as vending machines, power banks and charging stations."""
    materiel_no: str | None = field(STRING, default=None)
    """物料URL, at most 100 characters. URL on the printed material. If you take part in a WeChat Pay policy (政策), the URL with parameters that its staff gave you; otherwise your own URL."""


@model
class RiskFund(Model):
    """Fields of `risk_fund` (服务风险金)."""

    name: RiskFundName | str = field(OpenEnum(RiskFundName))
    """风险名称. Kind of the risk. In deposit-free mode (先免), only `DEPOSIT`, `ADVANCE` or `CASH_DEPOSIT`: once the user confirms the order, the page says what is waived, such as the deposit (免押金) for `DEPOSIT`. In pay-later mode (先享), only `ESTIMATE_ORDER_COST`."""
    amount: int = field(INTEGER)
    """风险金额, at least 1. Amount at risk, in fen. At most the limit of your service ID. The higher it is, the fewer users pass the assessment. In deposit-free mode (先免), the final `total_amount` must not exceed it."""
    description: str | None = field(STRING, default=None)
    """Explanation of the amount at risk (风险说明, at most 30 characters)."""
