# Written by `make generate` from specs/industry/parking_reminders/sync_entry.yaml: edit that file.
"""Report an entry (同步车辆入场通知)."""

from collections.abc import Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import PlateColor, PlateType, VehicleType
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "SyncEntryResponse"]


@model
class SyncEntryResponse(Model):
    """Reply of `sync_entry`."""

    code: str | None = field(STRING, default=None)
    """响应码, at most 32 characters. Error code. Returned only if the call failed."""
    message: str | None = field(STRING, default=None)
    """返回信息, at most 256 characters. Reason for the failure. Returned only if the call failed."""
    serial_number: str | None = field(STRING, default=None)
    """微信停车单号, at most 64 characters. WeChat Pay's number for the parking session, which is unique. Returned only if the call succeeded."""


OPERATION: Operation[SyncEntryResponse] = Operation(
    name="industry.parking_reminders.sync_entry",
    method="POST",
    routes=(Route("/v3/parking/reminders/entry"),),
    body=(
        Parameter("out_serial_number", STRING, is_required=True),
        Parameter("parking_id", STRING, is_required=True),
        Parameter("plate_number", STRING, is_required=True),
        Parameter("enter_timestamp", INTEGER, is_required=True),
        Parameter("plate_color", OpenEnum(PlateColor), is_required=True),
        Parameter("car_type", OpenEnum(PlateType), is_required=True),
        Parameter("vehicle_type", OpenEnum(VehicleType), is_required=True),
        Parameter("entrance_number", STRING),
        Parameter("entrance_name", STRING),
        Parameter("discount_template_id", ListOf(INTEGER)),
    ),
    replies={200: SyncEntryResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557757",),
)


class _SyncEntryDocs:
    def sync_entry(self, *_: Any, **__: Any) -> Any:
        """Report an entry (同步车辆入场通知).

        Reports that a car has entered. WeChat Pay then notifies a user who has enabled the service, or invites the
        owner of the car once, but not at car parks for monthly passes. Report every entry, exit and payment: WeChat Pay
        knows the state of a car from these calls alone.

        Plates of Hong Kong, Macao and Taiwan are not supported, except those that begin with 粤Z.

        Args:
            out_serial_number: 商户停车单号, at most 64 characters. Your number for the parking session, unique per
                merchant number. At most 32 characters are recommended; over 64 are refused.
            parking_id: 微信停车场ID, at most 64 characters, from
                `industry.parking_reminders.query_application.wx_parking_lot_id`. WeChat Pay's ID of the car park,
                assigned once the application is approved and the onboarding is complete. Use the same one for the
                entry, the exit and the payment of a car.
            plate_number: 车牌号, at most 16 characters. License plate number. In mainland China: the abbreviation of
                the province, then 6 or 7 letters or digits, or 8 on a green new-energy plate.
            enter_timestamp: 车辆入场时间. Time when the car entered, as a Unix timestamp in seconds.
            plate_color: 车牌颜色. Color of the license plate.
            car_type: 车辆性质. Kind of parking permission of the car.
            vehicle_type: 车辆类型. Size of the vehicle.
            entrance_number: 停车场入口编号, 1 to 128 characters. Number of the entrance, such as `A01`. ASCII letters
                and digits.
            entrance_name: 停车场入口名称, 1 to 64 characters. Name of the entrance through which the car came.
            discount_template_id: 优惠信息模板ID, at most 3 items. IDs of the templates of discounts to show.

        Returns:
            `SyncEntryResponse` with `code`, `message` and `serial_number`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557757
        """


class SyncEntry(_SyncEntryDocs, Service):
    def sync_entry(
        self,
        *,
        out_serial_number: str,
        parking_id: str,
        plate_number: str,
        enter_timestamp: int,
        plate_color: PlateColor | str,
        car_type: PlateType | str,
        vehicle_type: VehicleType | str,
        entrance_number: str | None = None,
        entrance_name: str | None = None,
        discount_template_id: Sequence[int] | None = None,
    ) -> SyncEntryResponse:
        return self._call(
            OPERATION,
            {
                "out_serial_number": out_serial_number,
                "parking_id": parking_id,
                "plate_number": plate_number,
                "enter_timestamp": enter_timestamp,
                "plate_color": plate_color,
                "car_type": car_type,
                "vehicle_type": vehicle_type,
                "entrance_number": entrance_number,
                "entrance_name": entrance_name,
                "discount_template_id": discount_template_id,
            },
        )


class AsyncSyncEntry(_SyncEntryDocs, AsyncService):
    async def sync_entry(
        self,
        *,
        out_serial_number: str,
        parking_id: str,
        plate_number: str,
        enter_timestamp: int,
        plate_color: PlateColor | str,
        car_type: PlateType | str,
        vehicle_type: VehicleType | str,
        entrance_number: str | None = None,
        entrance_name: str | None = None,
        discount_template_id: Sequence[int] | None = None,
    ) -> SyncEntryResponse:
        return await self._call(
            OPERATION,
            {
                "out_serial_number": out_serial_number,
                "parking_id": parking_id,
                "plate_number": plate_number,
                "enter_timestamp": enter_timestamp,
                "plate_color": plate_color,
                "car_type": car_type,
                "vehicle_type": vehicle_type,
                "entrance_number": entrance_number,
                "entrance_name": entrance_name,
                "discount_template_id": discount_template_id,
            },
        )
