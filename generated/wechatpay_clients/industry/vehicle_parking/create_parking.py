# Written by `make generate` from specs/industry/vehicle_parking/create_parking.yaml: edit that file.
"""Create a parking entry (创建停车入场)."""

import datetime as dt
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.vehicle_parking._models import EntryBlockReason, EntryState, PlateColor
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "Parking"]


@model
class Parking(Model):
    """Reply of `create_parking`."""

    id: str = field(STRING)
    """停车入场ID, at most 32 characters. ID of the entry, assigned by WeChat Pay. `create_deduction` needs it as `parking_id`."""
    out_parking_no: str = field(STRING)
    """Your number for the entry (商户入场ID, at most 64 characters)."""
    plate_number: str = field(STRING)
    """License plate number, with the abbreviation of the province and without special characters (车牌号, at most 32 characters)."""
    plate_color: PlateColor | str = field(OpenEnum(PlateColor))
    """Color of the license plate (车牌颜色)."""
    start_time: Timestamp | str = field(DATETIME)
    """Time when the car entered (入场时间, RFC 3339)."""
    parking_name: str = field(STRING)
    """Name of the car park (停车场名称, at most 128 characters)."""
    free_duration: int = field(INTEGER)
    """Free parking time, in seconds (免费时长)."""
    state: EntryState | str = field(OpenEnum(EntryState))
    """Whether the plate can be charged for this entry (停车入场状态)."""
    block_reason: EntryBlockReason | str | None = field(OpenEnum(EntryBlockReason), default=None)
    """不可用状态描述. Why the plate cannot be charged. Returned if `state` is `BLOCKED`."""


OPERATION: Operation[Parking] = Operation(
    name="industry.vehicle_parking.create_parking",
    method="POST",
    routes=(Route("/v3/vehicle/parking/parkings"),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("out_parking_no", STRING, is_required=True),
        Parameter("plate_number", STRING, is_required=True),
        Parameter("plate_color", OpenEnum(PlateColor), is_required=True),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("start_time", DATETIME, is_required=True),
        Parameter("parking_name", STRING, is_required=True),
        Parameter("free_duration", INTEGER, is_required=True),
    ),
    numbers=("out_parking_no",),
    repeat=Repeat(by=("out_parking_no",)),
    replies={200: Parking},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The same `out_parking_no` was already sent with other content.",
            "Use another `out_parking_no` for each entry.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant does not have PayScore parking.",
            "Enable the product for the merchant, then retry with the same arguments.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error.",
            "Every status that starts with 5 is a system error: retry later with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012533937",),
)


class _CreateParkingDocs:
    def create_parking(self, *_: Any, **__: Any) -> Any:
        """Create a parking entry (创建停车入场).

        Reports that a car has entered a car park, and returns whether its plate can be charged, with the ID of the
        entry that `create_deduction` needs. Call it when the car enters.

        If the plate is not enrolled, open the page on which the user enrolls. A notification follows if the state
        changes before the car leaves.

        Args:
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number, assigned by WeChat Pay.
            out_parking_no: 商户入场ID, at most 64 characters. Your number for the entry, unique per merchant number.
                Same value on retries.
            plate_number: 车牌号, at most 32 characters. License plate number, with the abbreviation of the province and
                without special characters.
            plate_color: 车牌颜色. Color of the license plate.
            notify_url: 回调通知URL, at most 256 characters. URL for the notification of changes of the state. HTTPS
                only.
            start_time: 入场时间, RFC 3339. Time when the car entered.
            parking_name: 停车场名称, at most 128 characters. Name of the car park. Use at most 32 characters, because a
                deduction allows no more.
            free_duration: 免费时长. Free parking time, in seconds.

        Returns:
            `Parking`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The same `out_parking_no` was already sent with other content. Use another
                    `out_parking_no` for each entry.
                403 NO_AUTH: The merchant does not have PayScore parking. Enable the product for the merchant, then
                    retry with the same arguments.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_parking_no` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `out_parking_no`.
        Followed by the notification `industry.vehicle_parking.entrance_state_changed`, sent to `notify_url`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-02-21: https://pay.weixin.qq.com/doc/v3/merchant/4012533937
        """


class CreateParking(_CreateParkingDocs, Service):
    def create_parking(
        self,
        *,
        sub_mchid: str | None = None,
        out_parking_no: str,
        plate_number: str,
        plate_color: PlateColor | str,
        notify_url: str,
        start_time: dt.datetime | str,
        parking_name: str,
        free_duration: int,
    ) -> Parking:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_parking_no": out_parking_no,
                "plate_number": plate_number,
                "plate_color": plate_color,
                "notify_url": notify_url,
                "start_time": start_time,
                "parking_name": parking_name,
                "free_duration": free_duration,
            },
        )


class AsyncCreateParking(_CreateParkingDocs, AsyncService):
    async def create_parking(
        self,
        *,
        sub_mchid: str | None = None,
        out_parking_no: str,
        plate_number: str,
        plate_color: PlateColor | str,
        notify_url: str,
        start_time: dt.datetime | str,
        parking_name: str,
        free_duration: int,
    ) -> Parking:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_parking_no": out_parking_no,
                "plate_number": plate_number,
                "plate_color": plate_color,
                "notify_url": notify_url,
                "start_time": start_time,
                "parking_name": parking_name,
                "free_duration": free_duration,
            },
        )
