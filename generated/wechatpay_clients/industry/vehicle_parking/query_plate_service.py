# Written by `make generate` from specs/industry/vehicle_parking/query_plate_service.yaml: edit that file.
"""Query the enrollment of a plate (查询车牌服务开通信息)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.vehicle_parking._models import PlateColor
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "PlateService", "ServiceState"]


class ServiceState(StrEnum):
    """Documented values of `service_state` (车牌服务开通状态). Any other value is a plain `str`."""

    NORMAL = "NORMAL"
    """In service. The user can manage the plate in the mini program."""
    PAUSE = "PAUSE"
    """Paused. The user can manage the plate in the mini program."""
    OUT_SERVICE = "OUT_SERVICE"
    """Not enrolled. The user can enroll the plate in the mini program."""


@model
class PlateService(Model):
    """Reply of `query_plate_service`."""

    plate_number: str = field(STRING)
    """License plate number, with the abbreviation of the province and without special characters (车牌号, at most 32 characters)."""
    plate_color: PlateColor | str = field(OpenEnum(PlateColor))
    """Color of the license plate (车牌颜色)."""
    service_open_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the plate was enrolled (车牌服务开通时间, RFC 3339)."""
    openid: str = field(STRING)
    """OpenID of the request (用户标识, at most 32 characters)."""
    service_state: ServiceState | str = field(OpenEnum(ServiceState))
    """车牌服务开通状态. Whether the plate is enrolled. It decides which page of the PayScore parking mini program to open."""


OPERATION: Operation[PlateService] = Operation(
    name="industry.vehicle_parking.query_plate_service",
    method="GET",
    routes=(
        Route(
            "/v3/vehicle/parking/services/find", query=("appid", "sub_mchid", "plate_number", "openid", "plate_color")
        ),
    ),
    parameters=(
        Parameter("appid", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("plate_number", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("plate_color", OpenEnum(PlateColor), is_required=True),
    ),
    replies={200: PlateService},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The OpenID is wrong.", "Retry with the correct OpenID of the user."),
        ErrorRow(400, "INVALID_REQUEST", "The sub-merchant does not exist.", "Use a correct `sub_mchid`."),
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
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012534043",),
)


class _QueryPlateServiceDocs:
    def query_plate_service(self, *_: Any, **__: Any) -> Any:
        """Query the enrollment of a plate (查询车牌服务开通信息).

        Returns whether a user has enrolled a license plate for PayScore parking, and whether the service is paused. For
        parking only. Call it before you open the page on which the user enrolls, and after the user comes back from it.

        Only one user at a time can enroll a plate number of a color. Plates of Hong Kong, Macao and Taiwan are not
        supported, except those that begin with 粤Z.

        Args:
            appid: 公众账号ID, at most 32 characters. AppID of your official account or mobile app. Must be bound to
                your merchant number.
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number, assigned by WeChat Pay.
            plate_number: 车牌号, at most 32 characters. License plate number, with the abbreviation of the province and
                without special characters.
            openid: 用户标识, at most 32 characters. OpenID of the user, under `appid`.
            plate_color: 车牌颜色. Color of the license plate.

        Returns:
            `PlateService` with `plate_number`, `plate_color`, `service_open_time`, `openid` and `service_state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The OpenID is wrong. Retry with the correct OpenID of the user.
                400 INVALID_REQUEST: The sub-merchant does not exist. Use a correct `sub_mchid`.
                403 NO_AUTH: The merchant does not have PayScore parking. Enable the product for the merchant, then
                    retry with the same arguments.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-02-21: https://pay.weixin.qq.com/doc/v3/merchant/4012534043
        """


class QueryPlateService(_QueryPlateServiceDocs, Service):
    def query_plate_service(
        self, *, appid: str, sub_mchid: str | None = None, plate_number: str, openid: str, plate_color: PlateColor | str
    ) -> PlateService:
        return self._call(
            OPERATION,
            {
                "appid": appid,
                "sub_mchid": sub_mchid,
                "plate_number": plate_number,
                "openid": openid,
                "plate_color": plate_color,
            },
        )


class AsyncQueryPlateService(_QueryPlateServiceDocs, AsyncService):
    async def query_plate_service(
        self, *, appid: str, sub_mchid: str | None = None, plate_number: str, openid: str, plate_color: PlateColor | str
    ) -> PlateService:
        return await self._call(
            OPERATION,
            {
                "appid": appid,
                "sub_mchid": sub_mchid,
                "plate_number": plate_number,
                "openid": openid,
                "plate_color": plate_color,
            },
        )
