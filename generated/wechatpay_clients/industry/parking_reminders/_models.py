# Written by `make generate` from specs/industry/parking_reminders/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING


class ParkingLotType(StrEnum):
    """Documented values of `parking_lot_type` (停车场类型). Any other value is a plain `str`."""

    PARKING_LOT_TYPE_UNKNOWN = "PARKING_LOT_TYPE_UNKNOWN"
    """Unknown."""
    PARKING_LOT_TYPE_BUSINESS_DISTRICT = "PARKING_LOT_TYPE_BUSINESS_DISTRICT"
    """Shopping district."""
    PARKING_LOT_TYPE_OFFICE_BUILDING = "PARKING_LOT_TYPE_OFFICE_BUILDING"
    """Office building."""
    PARKING_LOT_TYPE_TRANSPORTATION_HUB = "PARKING_LOT_TYPE_TRANSPORTATION_HUB"
    """Transportation hub."""
    PARKING_LOT_TYPE_RESIDENTIAL_AREA = "PARKING_LOT_TYPE_RESIDENTIAL_AREA"
    """Residential area."""
    PARKING_LOT_TYPE_PARK_AREA = "PARKING_LOT_TYPE_PARK_AREA"
    """Park."""
    PARKING_LOT_TYPE_OTHER_PUBLIC_FACILITY = "PARKING_LOT_TYPE_OTHER_PUBLIC_FACILITY"
    """Other public facility."""


class ChargingRuleType(StrEnum):
    """Documented values of `rule_type` (收费规则类型). Any other value is a plain `str`."""

    CHARGING_RULE_UNKNOWN = "CHARGING_RULE_UNKNOWN"
    """None. The default."""
    CHARGING_RULE_FIXED_INTERVAL = "CHARGING_RULE_FIXED_INTERVAL"
    """A fee for each interval of a fixed length."""
    CHARGING_RULE_SEGMENT = "CHARGING_RULE_SEGMENT"
    """Fees by segments of the parking time."""
    CHARGING_RULE_PER_ENTRY = "CHARGING_RULE_PER_ENTRY"
    """A fee for each entry."""


class FeeLimitType(StrEnum):
    """Documented values of `fee_limit_type` (收费金额限制类型). Any other value is a plain `str`."""

    FEE_LIMIT_UNKNOWN = "FEE_LIMIT_UNKNOWN"
    """None. The default."""
    FEE_LIMIT_AGGREGATE = "FEE_LIMIT_AGGREGATE"
    """The accumulated fee."""
    FEE_LIMIT_SINGLE = "FEE_LIMIT_SINGLE"
    """Each stay by itself."""


class DailyLimitType(StrEnum):
    """Documented values of `daily_limit_type` (计费周期类型). Any other value is a plain `str`."""

    DAILY_LIMIT_UNKNOWN = "DAILY_LIMIT_UNKNOWN"
    """None. The default."""
    DAILY_LIMIT_ROLLING_24H = "DAILY_LIMIT_ROLLING_24H"
    """24 hours."""
    DAILY_LIMIT_CALENDAR_DAY = "DAILY_LIMIT_CALENDAR_DAY"
    """A calendar day."""


class TimeRoundingType(StrEnum):
    """Documented values of `time_rounding_type` (不满一小时取整方式). Any other value is a plain `str`."""

    TIME_ROUND_UNKNOWN = "TIME_ROUND_UNKNOWN"
    """None. The default."""
    TIME_ROUND_DOWN = "TIME_ROUND_DOWN"
    """Rounded down."""
    TIME_ROUND_UP = "TIME_ROUND_UP"
    """Rounded up."""


class DayType(StrEnum):
    """Documented values of `day_type` (日期类型). Any other value is a plain `str`."""

    DAY_TYPE_UNKNOWN = "DAY_TYPE_UNKNOWN"
    """None. The default."""
    DAY_TYPE_WEEKDAY = "DAY_TYPE_WEEKDAY"
    """Working days."""
    DAY_TYPE_HOLIDAY = "DAY_TYPE_HOLIDAY"
    """Days off and holidays."""
    DAY_TYPE_ALL_DAY = "DAY_TYPE_ALL_DAY"
    """All days."""


class VehicleType(StrEnum):
    """Documented values of `vehicle_type` (车辆类型). Any other value is a plain `str`."""

    VEHICLE_TYPE_UNKNOWN = "VEHICLE_TYPE_UNKNOWN"
    """None. The default."""
    VEHICLE_TYPE_SMALL = "VEHICLE_TYPE_SMALL"
    """Small vehicle."""
    VEHICLE_TYPE_LARGE = "VEHICLE_TYPE_LARGE"
    """Large vehicle."""
    VEHICLE_TYPE_EXTRA_LARGE = "VEHICLE_TYPE_EXTRA_LARGE"
    """Extra-large vehicle."""
    VEHICLE_TYPE_ALL_TYPE = "VEHICLE_TYPE_ALL_TYPE"
    """All vehicles."""


class PlateType(StrEnum):
    """Documented values of `plate_type` (车牌类型). Any other value is a plain `str`."""

    PLATE_TYPE_UNKNOWN = "PLATE_TYPE_UNKNOWN"
    """None. The default."""
    PLATE_TYPE_TEMPORARY = "PLATE_TYPE_TEMPORARY"
    """Temporary parking."""
    PLATE_TYPE_MONTHLY = "PLATE_TYPE_MONTHLY"
    """Monthly pass."""
    PLATE_TYPE_FREE = "PLATE_TYPE_FREE"
    """Parks for free."""
    PLATE_TYPE_PREPAID = "PLATE_TYPE_PREPAID"
    """Prepaid."""
    PLATE_TYPE_OTHERS = "PLATE_TYPE_OTHERS"
    """Other."""


class FreePeriodChargingMode(StrEnum):
    """Documented values of `free_period_charging_mode` (免费时段收取模式). Any other value is a plain `str`."""

    FREE_PERIOD_CHARGING_UNKNOWN = "FREE_PERIOD_CHARGING_UNKNOWN"
    """Unknown."""
    FREE_PERIOD_CHARGING_ONCE_PER_ENTRY = "FREE_PERIOD_CHARGING_ONCE_PER_ENTRY"
    """Once for each entry."""
    FREE_PERIOD_CHARGING_ONCE_PER_24_HOURS = "FREE_PERIOD_CHARGING_ONCE_PER_24_HOURS"
    """Once in 24 hours."""
    FREE_PERIOD_CHARGING_ONCE_PER_CALENDAR_DAY = "FREE_PERIOD_CHARGING_ONCE_PER_CALENDAR_DAY"
    """Once in a calendar day."""
    FREE_PERIOD_CHARGING_CUMULATIVE_QUOTA_CALCULATION = "FREE_PERIOD_CHARGING_CUMULATIVE_QUOTA_CALCULATION"
    """By a cumulative quota."""


class FreePeriodCalculationMode(StrEnum):
    """Documented values of `free_period_calculation_mode` (免费时段计算方式). Any other value is a plain `str`."""

    FREE_PERIOD_CAL_UNKNOWN = "FREE_PERIOD_CAL_UNKNOWN"
    """Unknown."""
    FREE_PERIOD_CAL_CONCURRENT_START = "FREE_PERIOD_CAL_CONCURRENT_START"
    """Charging starts together with the free period."""
    FREE_PERIOD_CAL_SEQUENTIAL_START = "FREE_PERIOD_CAL_SEQUENTIAL_START"
    """Charging starts after the free period."""


class FirstDurationMode(StrEnum):
    """Documented values of `first_duration_mode` (首段收费模式). Any other value is a plain `str`."""

    FIRST_DURATION_MODE_UNKNOWN = "FIRST_DURATION_MODE_UNKNOWN"
    """Unknown."""
    FIRST_DURATION_MODE_ONLY_FIRST_DURATION = "FIRST_DURATION_MODE_ONLY_FIRST_DURATION"
    """Only for the first hour after the entry."""
    FIRST_DURATION_MODE_EVERY_FIRST_DURATION = "FIRST_DURATION_MODE_EVERY_FIRST_DURATION"
    """Again in each period."""


class ChargeMode(StrEnum):
    """Documented values of `charge_mode` (收费模式). Any other value is a plain `str`."""

    UNKNOWN = "UNKNOWN"
    """None. The default."""
    INTERVAL = "INTERVAL"
    """A fee for each interval."""
    ONE_TIME = "ONE_TIME"
    """A single fee."""


class HolidayMode(StrEnum):
    """Documented values of `holiday_mode` (节假日模式). Any other value is a plain `str`."""

    HOLIDAY_MODE_UNKNOWN = "HOLIDAY_MODE_UNKNOWN"
    """Unknown."""
    HOLIDAY_MODE_LEGAL_MODY = "HOLIDAY_MODE_LEGAL_MODY"
    """National public holidays."""
    HOLIDAY_MODE_CALENDAR_MODY = "HOLIDAY_MODE_CALENDAR_MODY"
    """The ordinary calendar."""
    HOLIDAY_MODE_FINANCIAL_MODY = "HOLIDAY_MODE_FINANCIAL_MODY"
    """Holidays of financial institutions."""


class AggregateLimitMode(StrEnum):
    """Documented values of `aggregate_limit_mode` (累计限额模式). Any other value is a plain `str`."""

    AGGREGATE_LIMIT_MODE_UNKNOWN = "AGGREGATE_LIMIT_MODE_UNKNOWN"
    """Unknown."""
    AGGREGATE_LIMIT_MODE_NORMAL = "AGGREGATE_LIMIT_MODE_NORMAL"
    """Normal. A stay over several periods can cost more than the maximum."""
    AGGREGATE_LIMIT_MODE_MIN = "AGGREGATE_LIMIT_MODE_MIN"
    """Lowest. A stay never costs more than the maximum times the number of periods."""


class FirstChargeTimeMode(StrEnum):
    """Documented values of `first_charge_time_mode` (首次计费时间模式). Any other value is a plain `str`."""

    FIRST_CHARGE_TIME_MODE_UNKNOWN = "FIRST_CHARGE_TIME_MODE_UNKNOWN"
    """Unknown."""
    FIRST_CHARGE_TIME_MODE_ENTER = "FIRST_CHARGE_TIME_MODE_ENTER"
    """From the entry."""
    FIRST_CHARGE_TIME_MODE_AFTER_FREE = "FIRST_CHARGE_TIME_MODE_AFTER_FREE"
    """From the end of the free time."""


class AuditStatus(StrEnum):
    """Documented values of `audit_status` (审核状态). Any other value is a plain `str`."""

    AUDIT_STATUS_UNKNOWN = "AUDIT_STATUS_UNKNOWN"
    """Unknown."""
    AUDIT_STATUS_PENDING = "AUDIT_STATUS_PENDING"
    """Waiting for the review."""
    AUDIT_STATUS_WITHDRAWN = "AUDIT_STATUS_WITHDRAWN"
    """Withdrawn."""
    AUDIT_STATUS_APPROVED = "AUDIT_STATUS_APPROVED"
    """Approved."""
    AUDIT_STATUS_REJECTED = "AUDIT_STATUS_REJECTED"
    """Rejected. See `audit_comment`."""


class PlateColor(StrEnum):
    """Documented values of `plate_color` (车牌颜色). Any other value is a plain `str`."""

    PLATE_COLOR_UNKNOWN = "PLATE_COLOR_UNKNOWN"
    """Unknown."""
    PLATE_COLOR_BLUE = "PLATE_COLOR_BLUE"
    """Blue."""
    PLATE_COLOR_YELLOW = "PLATE_COLOR_YELLOW"
    """Yellow."""
    PLATE_COLOR_BLACK = "PLATE_COLOR_BLACK"
    """Black."""
    PLATE_COLOR_WHITE = "PLATE_COLOR_WHITE"
    """White."""
    PLATE_COLOR_GREEN = "PLATE_COLOR_GREEN"
    """Green."""
    PLATE_COLOR_YELLOW_GREEN = "PLATE_COLOR_YELLOW_GREEN"
    """Yellow-green."""
    PLATE_COLOR_AGRICULTURAL_YELLOW = "PLATE_COLOR_AGRICULTURAL_YELLOW"
    """Yellow of agricultural vehicles."""
    PLATE_COLOR_OTHER = "PLATE_COLOR_OTHER"
    """Other."""


class ParkingState(StrEnum):
    """Documented values of `parking_state` (停车状态). Any other value is a plain `str`."""

    PARKING_STATUS_UNKNOWN = "PARKING_STATUS_UNKNOWN"
    """Unknown."""
    PARKING_STATUS_PARKING = "PARKING_STATUS_PARKING"
    """The car is parked."""
    PARKING_STATUS_NOT_PARKING = "PARKING_STATUS_NOT_PARKING"
    """The car is not parked."""


class PayState(StrEnum):
    """Documented values of `pay_state` (支付状态). Any other value is a plain `str`."""

    PAY_STATUS_UNKNOWN = "PAY_STATUS_UNKNOWN"
    """Unknown."""
    PAY_STATUS_UNPAID = "PAY_STATUS_UNPAID"
    """An amount is still to be paid."""
    PAY_STATUS_PAID = "PAY_STATUS_PAID"
    """Fully paid."""


class PayType(StrEnum):
    """Documented values of `pay_type` (支付类型). Any other value is a plain `str`."""

    PAY_TYPE_UNKNOWN = "PAY_TYPE_UNKNOWN"
    """Unknown."""
    PAY_TYPE_WXPAY = "PAY_TYPE_WXPAY"
    """WeChat Pay."""
    PAY_TYPE_OTHERS = "PAY_TYPE_OTHERS"
    """Another way of payment. Not accepted."""


class PayChannel(StrEnum):
    """Documented values of `pay_channel` (支付渠道). Any other value is a plain `str`."""

    PAY_CHANNEL_UNKNOWN = "PAY_CHANNEL_UNKNOWN"
    """Unknown."""
    PAY_CHANNEL_WECHAT_PAY_NOTIF = "PAY_CHANNEL_WECHAT_PAY_NOTIF"
    """From a message of WeChat Pay."""
    PAY_CHANNEL_SCAN_QRCODE = "PAY_CHANNEL_SCAN_QRCODE"
    """By scanning a QR code."""
    PAY_CHANNEL_OFFICIAL_ACCOUNT = "PAY_CHANNEL_OFFICIAL_ACCOUNT"
    """In an official account."""
    PAY_CHANNEL_MCH_MINI_PROG = "PAY_CHANNEL_MCH_MINI_PROG"
    """In the merchant's mini program."""
    PAY_CHANNEL_OTHERS = "PAY_CHANNEL_OTHERS"
    """Elsewhere."""


@model
class FixedIntervalRule(Model):
    """Fields of `fixed_interval_rule` (固定间隔模式规则)."""

    day_type: DayType | str | None = field(OpenEnum(DayType), default=None)
    """Days on which the rule applies (日期类型)."""
    start_time: str | None = field(STRING, default=None)
    """Start of the period, as `HH:MM` (时段开始时间, at most 5 characters)."""
    end_time: str | None = field(STRING, default=None)
    """End of the period, as `HH:MM` (时段结束时间, at most 5 characters)."""
    vehicle_type: VehicleType | str | None = field(OpenEnum(VehicleType), default=None)
    """Vehicles that the rule is for (车辆类型)."""
    plate_type: PlateType | str | None = field(OpenEnum(PlateType), default=None)
    """Kind of parking permission that the rule is for (车牌类型)."""
    first_duration: int | None = field(INTEGER, default=None)
    """Length of the first segment, in minutes (首段收费时长)."""
    first_amount: int | None = field(INTEGER, default=None)
    """Fee for the first segment, in fen (首段收费金额)."""
    interval_duration: int | None = field(INTEGER, default=None)
    """Length of each interval, in minutes (间隔收费时长)."""
    interval_amount: int | None = field(INTEGER, default=None)
    """Fee for each interval, in fen (间隔收费金额)."""
    interval_max_amount: int | None = field(INTEGER, default=None)
    """Maximum fee for the intervals, in fen (间隔时段收费封顶)."""
    max_fee_per_day: int | None = field(INTEGER, default=None)
    """Maximum fee for a day, in fen (单日最大收款金额)."""
    free_period_charging_mode: FreePeriodChargingMode | str | None = field(
        OpenEnum(FreePeriodChargingMode), default=None
    )
    """How often a car gets the free period (免费时段收取模式)."""
    free_period_calculation_mode: FreePeriodCalculationMode | str | None = field(
        OpenEnum(FreePeriodCalculationMode), default=None
    )
    """Whether charging starts together with the free period or after it (免费时段计算方式)."""
    is_green_vehicle_free_parking: bool | None = field(BOOLEAN, default=None)
    """Whether new-energy vehicles park for free (新能源是否免停)."""
    first_duration_mode: FirstDurationMode | str | None = field(OpenEnum(FirstDurationMode), default=None)
    """How often the fee of the first segment is charged (首段收费模式)."""


@model
class DurationSegmentRule(Model):
    """Fields of `duration_segment_rule` (按时长分段统计模式规则)."""

    day_type: DayType | str | None = field(OpenEnum(DayType), default=None)
    """Days on which the rule applies (日期类型)."""
    start_time: str | None = field(STRING, default=None)
    """Start of the period, as `HH:MM` (时段开始时间, at most 5 characters)."""
    end_time: str | None = field(STRING, default=None)
    """End of the period, as `HH:MM` (时段结束时间, at most 5 characters)."""
    vehicle_type: VehicleType | str | None = field(OpenEnum(VehicleType), default=None)
    """Vehicles that the rule is for (车辆类型)."""
    plate_type: PlateType | str | None = field(OpenEnum(PlateType), default=None)
    """Kind of parking permission that the rule is for (车牌类型)."""
    charge_mode: ChargeMode | str | None = field(OpenEnum(ChargeMode), default=None)
    """Whether the segment is charged once or for each interval (收费模式)."""
    duration_from: int | None = field(INTEGER, default=None)
    """Parking time at which the segment starts, in minutes (停车时长起始)."""
    duration_to: int | None = field(INTEGER, default=None)
    """停车时长结束. Parking time at which the segment ends, in minutes. 0 means that it has no end."""
    fixed_amount: int | None = field(INTEGER, default=None)
    """固定收费金额. Fee for the segment, in fen. For the charge mode `ONE_TIME`."""
    interval_min: int | None = field(INTEGER, default=None)
    """Length of each interval, in minutes (间隔时段)."""
    interval_amount: int | None = field(INTEGER, default=None)
    """间隔收费金额. Fee for each interval, in fen. For the charge mode `INTERVAL`."""
    interval_max_amount: int | None = field(INTEGER, default=None)
    """Maximum fee for the intervals, in fen (间隔时段收费封顶)."""
    max_fee_per_day: int | None = field(INTEGER, default=None)
    """Maximum fee for a day, in fen (单日最大收款金额)."""


@model
class PerEntryRule(Model):
    """Fields of `pre_entry_rule` (按次模式规则)."""

    day_type: DayType | str | None = field(OpenEnum(DayType), default=None)
    """Days on which the rule applies (日期类型)."""
    start_time: str | None = field(STRING, default=None)
    """Start of the period, as `HH:MM` (时段开始时间, at most 5 characters)."""
    end_time: str | None = field(STRING, default=None)
    """End of the period, as `HH:MM` (时段结束时间, at most 5 characters)."""
    vehicle_type: VehicleType | str | None = field(OpenEnum(VehicleType), default=None)
    """Vehicles that the rule is for (车辆类型)."""
    plate_type: PlateType | str | None = field(OpenEnum(PlateType), default=None)
    """Kind of parking permission that the rule is for (车牌类型)."""
    amount: int | None = field(INTEGER, default=None)
    """Fee for an entry, in fen (收费金额)."""
    max_fee_per_day: int | None = field(INTEGER, default=None)
    """Maximum fee for a day, in fen (单日最大收款金额)."""


@model
class ChargingRule(Model):
    """Fields of `charging_rule` (计费规则)."""

    rule_type: ChargingRuleType | str = field(OpenEnum(ChargingRuleType))
    """收费规则类型. How the fee is calculated. It decides which list of rules must be sent."""
    fee_limit_type: FeeLimitType | str | None = field(OpenEnum(FeeLimitType), default=None)
    """What the maximum fee applies to (收费金额限制类型)."""
    daily_limit_type: DailyLimitType | str | None = field(OpenEnum(DailyLimitType), default=None)
    """What counts as a day, a calendar day or 24 hours (计费周期类型)."""
    time_rounding_type: TimeRoundingType | str | None = field(OpenEnum(TimeRoundingType), default=None)
    """How less than an hour is rounded (不满一小时取整方式)."""
    free_entry_duration: int | None = field(INTEGER, default=None)
    """Free time after the entry, in minutes (入场免费时间)."""
    free_exit_duration: int | None = field(INTEGER, default=None)
    """Free time for the exit, in minutes (出场免费时间)."""
    fixed_interval_rule: Sequence[FixedIntervalRule | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(FixedIntervalRule)), default=None
    )
    """固定间隔模式规则. Rules with a fee for each interval. Required when `rule_type` is `CHARGING_RULE_FIXED_INTERVAL`."""
    duration_segment_rule: Sequence[DurationSegmentRule | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(DurationSegmentRule)), default=None
    )
    """按时长分段统计模式规则. Rules for segments of the parking time. Required when `rule_type` is `CHARGING_RULE_SEGMENT`."""
    pre_entry_rule: Sequence[PerEntryRule | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(PerEntryRule)), default=None
    )
    """按次模式规则. Rules with a fee for each entry. Required when `rule_type` is `CHARGING_RULE_PER_ENTRY`."""
    holiday_mode: HolidayMode | str | None = field(OpenEnum(HolidayMode), default=None)
    """Which calendar decides what a holiday is (节假日模式)."""
    aggregate_limit_mode: AggregateLimitMode | str | None = field(OpenEnum(AggregateLimitMode), default=None)
    """How the maximum fee applies to a stay over several periods (累计限额模式)."""
    first_charge_time_mode: FirstChargeTimeMode | str | None = field(OpenEnum(FirstChargeTimeMode), default=None)
    """From when the first fee counts (首次计费时间模式)."""


@model
class ParkingLot(Model):
    """Fields of `parking_lot` (停车场信息)."""

    parking_lot_name: str = field(STRING)
    """Name of the car park (停车场名称, 1 to 128 characters)."""
    out_parking_lot_id: str = field(STRING)
    """商户停车场ID, 1 to 64 characters. Your own ID for the car park, unique per merchant number. Letters, digits, underscores and hyphens."""
    parking_lot_address: str = field(STRING)
    """Address of the car park, in full (停车场地址, 1 to 256 characters)."""
    longitude: str = field(STRING)
    """Longitude of the car park, with at most 8 decimals (停车场经度, at most 16 characters)."""
    latitude: str = field(STRING)
    """Latitude of the car park, with at most 8 decimals (停车场纬度, at most 16 characters)."""
    parking_lot_type: ParkingLotType | str = field(OpenEnum(ParkingLotType))
    """Kind of place that the car park belongs to (停车场类型)."""
    phone_number: str = field(STRING)
    """Phone number of the car park's customer service (客服联系电话, 1 to 20 characters)."""
    parking_sign_url: str | None = field(STRING, default=None)
    """URL of a picture of the sign with the fees (收费告示牌url, 1 to 512 characters)."""
    notification_text_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Texts about discounts of the car park (停车场优惠文案, at most 6 items, each 1 to 128 characters)."""
    payment_mini_prog_appid: str | None = field(STRING, default=None)
    """AppID of the mini program in which users pay (商家支付小程序appid, 1 to 32 characters)."""
    payment_path: str = field(STRING)
    """Path of the page of the mini program on which users pay (商家支付路径, 1 to 256 characters)."""
    parking_order_mini_prog_appid: str | None = field(STRING, default=None)
    """AppID of the mini program that shows users their parking orders (商家停车订单小程序appid, 1 to 32 characters)."""
    parking_order_path: str | None = field(STRING, default=None)
    """Path of the page of the mini program that shows users their parking orders (商家停车订单路径, 1 to 256 characters)."""
    charging_rule: ChargingRule | Mapping[str, Any] | None = field(ModelOf(ChargingRule), default=None)
    """How the car park charges (计费规则)."""


@model
class FieldComment(Model):
    """Fields of `fields` (字段审核意见列表)."""

    field_: str = field(STRING, wire="field")
    """Name of the field (字段名, 1 to 128 characters)."""
    comment: str = field(STRING)
    """Comment on the field (审核意见, 1 to 512 characters)."""


@model
class AuditComment(Model):
    """Fields of `audit_comment` (审核意见)."""

    fields: list[FieldComment] | None = field(ListOf(ModelOf(FieldComment)), default=None)
    """字段审核意见列表. Comments on single fields. Returned only after a rejection."""
    recommendation: str = field(STRING)
    """改进建议, 1 to 512 characters. What to improve as a whole. Returned only after a rejection."""


@model
class Application(Model):
    """Fields of `application_list` (申请单列表)."""

    parking_lot_audit_no: str | None = field(STRING, default=None)
    """停车场进件审核单号, at most 64 characters. WeChat Pay's number for the application. Use it to query or withdraw the application."""
    audit_status: AuditStatus | str | None = field(OpenEnum(AuditStatus), default=None)
    """State of the review (审核状态)."""
    submit_time: int | None = field(INTEGER, default=None)
    """Time when the application was submitted, as a Unix timestamp in seconds (提交时间)."""
    parking_lot: ParkingLot | None = field(ModelOf(ParkingLot), default=None)
    """The car park, as submitted (停车场信息)."""
    audit_comment: AuditComment | None = field(ModelOf(AuditComment), default=None)
    """审核意见. Comments of the reviewer. Returned only after a rejection."""


@model
class SyncResult(Model):
    """Reply of `sync_exit`."""

    code: str | None = field(STRING, default=None)
    """响应码, at most 32 characters. Error code. Returned only if the call failed."""
    message: str | None = field(STRING, default=None)
    """返回信息, at most 256 characters. Reason for the failure. Returned only if the call failed."""
