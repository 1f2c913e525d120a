# Written by `make generate` from specs/industry/parking_reminders/create_application.yaml: edit that file.
"""Create the application of a car park (提交停车场进件申请)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import ParkingLot
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateApplicationResponse"]


@model
class CreateApplicationResponse(Model):
    """Reply of `create_application`."""

    code: str | None = field(STRING, default=None)
    """响应码, at most 32 characters. Error code. Returned only if the call failed."""
    message: str | None = field(STRING, default=None)
    """返回信息, at most 256 characters. Reason for the failure. Returned only if the call failed."""
    parking_lot_audit_no: str | None = field(STRING, default=None)
    """停车场进件审核单号, at most 64 characters. WeChat Pay's number for the application. Use it to query or withdraw the application. Returned only if the call succeeded."""


OPERATION: Operation[CreateApplicationResponse] = Operation(
    name="industry.parking_reminders.create_application",
    method="POST",
    routes=(Route("/v3/parking/reminders/application"),),
    body=(Parameter("parking_lot", ModelOf(ParkingLot), is_required=True),),
    replies={200: CreateApplicationResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557780",),
)


class _CreateApplicationDocs:
    def create_application(self, *_: Any, **__: Any) -> Any:
        """Create the application of a car park (提交停车场进件申请).

        Applies for a car park to be used with parking payment reminders, and returns the number of the application.
        After the approval, WeChat Pay observes the data of the car park, and switches it on once they are good enough.
        Query the application for its result, and `query_parking_lot` for the state of the car park.

        Args:
            parking_lot: 停车场信息. The car park to apply for, with its address, mini programs and fees.

        Returns:
            `CreateApplicationResponse` with `code`, `message` and `parking_lot_audit_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557780
        """


class CreateApplication(_CreateApplicationDocs, Service):
    def create_application(self, *, parking_lot: ParkingLot | Mapping[str, Any]) -> CreateApplicationResponse:
        return self._call(OPERATION, {"parking_lot": parking_lot})


class AsyncCreateApplication(_CreateApplicationDocs, AsyncService):
    async def create_application(self, *, parking_lot: ParkingLot | Mapping[str, Any]) -> CreateApplicationResponse:
        return await self._call(OPERATION, {"parking_lot": parking_lot})
