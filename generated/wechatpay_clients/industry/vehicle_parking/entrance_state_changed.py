# Written by `make generate` from specs/industry/vehicle_parking/entrance_state_changed.yaml: edit that file.
"""Entry state changed (停车入场状态变更通知).

Sent to the `notify_url` of the entry when its plate can be charged again or can no longer be charged, between
`create_parking` and `create_deduction`.

The same notification can arrive several times: lock the entry, process it once, and acknowledge the repeats.
Acknowledge within 5 seconds and before your own work. If no notification arrives, call `query_plate_service`. Check
that the notification matches your own records.

Event types: `VEHICLE.ENTRANCE_STATE_CHANGE`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商).

Official page, 2025-02-20: https://pay.weixin.qq.com/doc/v3/merchant/4012284177
"""

from typing import TypeAlias

from wechatpay_clients.industry.vehicle_parking._models import EntryBlockReason, EntryState, PlateColor
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class EntryStateChange(Model):
    """Content of `entrance_state_changed`."""

    sp_mchid: str = field(STRING)
    """Merchant number that created the entry, of a merchant or a service provider (at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """at most 32 characters. Sub-merchant number of the entry. Sent only to service providers."""
    parking_id: str = field(STRING)
    """ID of the entry, assigned by WeChat Pay (微信停车场ID, at most 32 characters)."""
    out_parking_no: str = field(STRING)
    """Your number for the entry, unique per merchant number (at most 64 characters)."""
    plate_number: str = field(STRING)
    """License plate number, with the abbreviation of the province and no special characters (车牌号, at most 32 characters)."""
    plate_color: PlateColor | str = field(OpenEnum(PlateColor))
    """Color of the license plate (车牌颜色)."""
    start_time: Timestamp | str = field(DATETIME)
    """Time when the car entered (RFC 3339)."""
    parking_name: str = field(STRING)
    """Name of the car park (停车场名称, at most 128 characters)."""
    free_duration: int = field(INTEGER)
    """Time that is free of charge, in seconds (免费时长)."""
    parking_state: EntryState | str = field(OpenEnum(EntryState))
    """Whether the plate can be charged for this entry."""
    blocked_state_description: EntryBlockReason | str | None = field(OpenEnum(EntryBlockReason), default=None)
    """Why the plate cannot be charged. Sent if `parking_state` is `BLOCKED`."""
    state_update_time: Timestamp | str = field(DATETIME)
    """Time of the change, with milliseconds (RFC 3339)."""


EntranceStateChangedNotification: TypeAlias = Notification[EntryStateChange]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[EntryStateChange, None] = NotificationType(
    name="industry.vehicle_parking.entrance_state_changed",
    event_types=("VEHICLE.ENTRANCE_STATE_CHANGE",),
    shapes=(NotificationShape(EntryStateChange),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012284177",),
)
