# Written by `make generate` from specs/industry/parking_reminders/query_trans_info.yaml: edit that file.
"""Parking fee query (商户查费回调).

Sent to the `parking_info_scv_url` of your onboarding application when WeChat Pay needs the current fee of a car. Reply
with HTTP status 200 and the current values from your own system. The query fails if connecting takes over 2 seconds, if
your reply takes over 3 seconds, or if `code` is not `SUCCESS`; WeChat Pay does not repeat it. Recognize a duplicate by
the notification ID or by `out_serial_number`, and reply with the latest result.

Event types: `PARKING_FEE.QUERY_TRANS_INFO`.
Requires a signed acknowledgement within 3 seconds: the handler must return a `ParkingFeeAnswer`.

Sent to: service provider (普通服务商).

Official page, 2026-08-05: https://pay.weixin.qq.com/doc/v3/partner/4024070065
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_clients.industry.parking_reminders._models import ParkingState, PayState
from wechatpay_runtime.notifications.notification import (
    Notification,
    NotificationAnswer,
    NotificationShape,
    NotificationType,
)
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


class ParkingFeeCode(StrEnum):
    """Documented values of `code` (返回码). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The reply contains the fee."""
    FAIL = "FAIL"
    """The query failed. `message` contains the reason."""


@model
class ParkingFeeQuery(Model):
    """Content of `query_trans_info`."""

    out_serial_number: str = field(STRING)
    """Your number for the parking session, as sent when you reported the entry of the car (商户停车单号, at most 64 characters)."""
    plate_number: str | None = field(STRING, default=None)
    """车牌号, at most 16 characters. License plate number. In mainland China: the abbreviation of the province, then 6 or 7 letters or digits, or 8 on a green new-energy plate."""
    out_parking_id: str | None = field(STRING, default=None)
    """Your own ID for the car park, not the `parking_id` assigned by WeChat Pay (商户停车场ID, at most 64 characters)."""


@model
class ParkingFeeAnswer(Model):
    """Acknowledgement of `query_trans_info`."""

    code: ParkingFeeCode | str = field(OpenEnum(ParkingFeeCode))
    """返回码. Result of the query. With `FAIL`, return only this and `message`."""
    message: str = field(STRING)
    """返回信息, at most 254 characters. Reason for the failure. May be empty or a fixed text if `code` is `SUCCESS`."""
    total_amount: int | None = field(INTEGER, default=None)
    """当前入场单的总费用. Total fee so far, paid and unpaid, in fen. Required when `code` is `SUCCESS`."""
    parking_timestamp: int | None = field(INTEGER, default=None)
    """已停时长. Time parked so far, in seconds: `3600` is 1 hour. Required when `code` is `SUCCESS`."""
    parking_state: ParkingState | str | None = field(OpenEnum(ParkingState), default=None)
    """停车状态. Whether the car is still parked: `PARKING_STATUS_PARKING` or `PARKING_STATUS_NOT_PARKING`. Required when `code` is `SUCCESS`."""
    pay_state: PayState | str | None = field(OpenEnum(PayState), default=None)
    """支付状态. `PAY_STATUS_PAID` if `paid_amount` has reached `total_amount` or you consider the fee settled, otherwise `PAY_STATUS_UNPAID`. Required when `code` is `SUCCESS`."""
    allowed_exit_timestamp: int | None = field(INTEGER, default=None)
    """Free time left for leaving the car park, in seconds (免费待出场时间)."""
    next_raise_price: int | None = field(INTEGER, default=None)
    """Price after the next increase, in fen (下一次跳价的价格)."""
    next_raise_timestamp: int | None = field(INTEGER, default=None)
    """Time of the next price increase, as a Unix timestamp in seconds (下一次跳价的时间)."""
    payable_amount: int | None = field(INTEGER, default=None)
    """当前应付费用. Amount still to pay, in fen: usually `total_amount` minus `paid_amount`, but can be 0 if the fee is capped or waived. Required when `code` is `SUCCESS`."""
    paid_amount: int | None = field(INTEGER, default=None)
    """已支付费用. Amount paid so far through all payment channels, in fen. Required when `code` is `SUCCESS`."""


QueryTransInfoNotification: TypeAlias = Notification[ParkingFeeQuery]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ParkingFeeQuery, ParkingFeeAnswer] = NotificationType(
    name="industry.parking_reminders.query_trans_info",
    event_types=("PARKING_FEE.QUERY_TRANS_INFO",),
    original_types=("parking_fee",),
    shapes=(NotificationShape(ParkingFeeQuery),),
    answer=NotificationAnswer(ParkingFeeAnswer, within_seconds=3, is_signed=True),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4024070065",),
)
