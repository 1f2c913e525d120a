# Written by `make generate` from specs/industry/parking_reminders/query_trans_info.yaml: edit that file.
"""A user asks what is owed for parking (商户查费回调).

WeChat Pay asks what a car owes now, to the `parking_info_scv_url` of your application. Answer with what your own system
says at this moment, with HTTP status 200. Any other code than `SUCCESS`, or an answer after 3 seconds, counts as a
failed query, and it is not asked again. Recognise a repeated question by its id or by `out_serial_number`.

Event types: `PARKING_FEE.QUERY_TRANS_INFO`.
Expects a `ParkingFeeAnswer` as the reply, within 3 seconds, signed by you.

Sent to: service provider (普通服务商).

Official page, 2026-08-05: https://pay.weixin.qq.com/doc/v3/partner/4024070065
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.notifications.notification import (
    Notification,
    NotificationAnswer,
    NotificationShape,
    NotificationType,
)
from wechatpay_runtime.wire import INTEGER, STRING, OpenEnum


class ParkingFeeCode(StrEnum):
    """Documented values of `code` (返回码). Any other value stays a plain `str`."""

    SUCCESS = "SUCCESS"
    """The answer holds what is owed."""

    FAIL = "FAIL"
    """You cannot tell; `message` says why."""


class ParkingState(StrEnum):
    """Documented values of `parking_state` (停车状态). Any other value stays a plain `str`."""

    PARKING_STATUS_PARKING = "PARKING_STATUS_PARKING"
    """The car is parked."""

    PARKING_STATUS_NOT_PARKING = "PARKING_STATUS_NOT_PARKING"
    """The car is not there."""


class PayState(StrEnum):
    """Documented values of `pay_state` (支付状态). Any other value stays a plain `str`."""

    PAY_STATUS_UNPAID = "PAY_STATUS_UNPAID"
    """Something is still to be paid."""

    PAY_STATUS_PAID = "PAY_STATUS_PAID"
    """All is paid."""


@model
class ParkingFeeQuery(Model):
    """Content of `query_trans_info`."""

    out_serial_number: str = field(STRING)
    """Number you gave the stay when you told WeChat Pay that the car came (商户停车单号, at most 64 characters)."""

    plate_number: str | None = field(STRING, default=None)
    """Number plate of the car, with the character of its province in front (车牌号, at most 16 characters)."""

    out_parking_id: str | None = field(STRING, default=None)
    """Your own number of the car park; not the one that WeChat Pay gave it (商户停车场ID, at most 64 characters)."""


@model
class ParkingFeeAnswer(Model):
    """Your reply to `query_trans_info`."""

    code: ParkingFeeCode | str = field(OpenEnum(ParkingFeeCode))
    """返回码. Whether you could answer. With `FAIL` give only this and `message`."""

    message: str = field(STRING)
    """Why not, where you could not; else it may be empty (返回信息, at most 254 characters)."""

    total_amount: int | None = field(INTEGER, default=None)
    """当前入场单的总费用. What the stay costs until now, paid or not, in fen. Needed with `SUCCESS`."""

    parking_timestamp: int | None = field(INTEGER, default=None)
    """已停时长. How long the car has been parked, in seconds; `3600` is an hour. Needed with `SUCCESS`."""

    parking_state: ParkingState | str | None = field(OpenEnum(ParkingState), default=None)
    """停车状态. Whether the car is still there. Needed with `SUCCESS`."""

    pay_state: PayState | str | None = field(OpenEnum(PayState), default=None)
    """支付状态. Whether all is paid, so that `paid_amount` has reached `total_amount`. Needed with `SUCCESS`."""

    allowed_exit_timestamp: int | None = field(INTEGER, default=None)
    """How long the car may still stay for nothing, in seconds (免费待出场时间)."""

    next_raise_price: int | None = field(INTEGER, default=None)
    """What it costs after the next rise, in fen (下一次跳价的价格)."""

    next_raise_timestamp: int | None = field(INTEGER, default=None)
    """When the price rises next, in seconds since 1970 (下一次跳价的时间)."""

    payable_amount: int | None = field(INTEGER, default=None)
    """当前应付费用. What is still to be paid, in fen; as a rule `total_amount` less `paid_amount`. Needed with `SUCCESS`."""

    paid_amount: int | None = field(INTEGER, default=None)
    """已支付费用. What is paid already, in all ways together, in fen. Needed with `SUCCESS`."""


QueryTransInfoNotification: TypeAlias = Notification[ParkingFeeQuery]
"""What a handler of this notification is given."""

NOTIFICATION: NotificationType[ParkingFeeQuery, ParkingFeeAnswer] = NotificationType(
    name="industry.parking_reminders.query_trans_info",
    event_types=("PARKING_FEE.QUERY_TRANS_INFO",),
    original_types=("parking_fee",),
    shapes=(NotificationShape(ParkingFeeQuery),),
    answer=NotificationAnswer(ParkingFeeAnswer, within_seconds=3, is_signed=True),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4024070065",),
)
