# Written by `make generate` from specs/industry/parking_reminders/query_parking_lot.yaml: edit that file.
"""Query a car park (查询停车场信息)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import AnyOf, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "EnabledState", "QueryParkingLotResponse"]


class EnabledState(StrEnum):
    """Documented values of `enabled_state` (启用状态). Any other value is a plain `str`."""

    ENABLED_STATE_UNKNOWN = "ENABLED_STATE_UNKNOWN"
    """Unknown."""
    ENABLED_STATE_NOT_ENABLED = "ENABLED_STATE_NOT_ENABLED"
    """Not switched on yet. See `reason`."""
    ENABLED_STATE_ENABLED = "ENABLED_STATE_ENABLED"
    """Switched on."""
    ENABLED_STATE_OFFLINE = "ENABLED_STATE_OFFLINE"
    """Switched off. See `reason`."""


@model
class QueryParkingLotResponse(Model):
    """Reply of `query_parking_lot`."""

    code: str | None = field(STRING, default=None)
    """响应码, at most 32 characters. Error code. Returned only if the call failed."""
    message: str | None = field(STRING, default=None)
    """返回信息, at most 256 characters. Reason for the failure. Returned only if the call failed."""
    wx_parking_lot_id: str | None = field(STRING, default=None)
    """微信停车场ID, at most 64 characters. WeChat Pay's ID of the car park, assigned once the application is approved and the onboarding is complete. Returned only if the call succeeded."""
    out_parking_lot_id: str | None = field(STRING, default=None)
    """商户停车场ID, at most 64 characters. Your own ID for the car park, from the application. Returned only if the call succeeded."""
    parking_lot_name: str | None = field(STRING, default=None)
    """停车场名称, at most 128 characters. Name of the car park. Returned only if the call succeeded."""
    parking_lot_address: str | None = field(STRING, default=None)
    """停车场地址, at most 256 characters. Address of the car park, in full. Returned only if the call succeeded."""
    payment_mini_prog_appid: str | None = field(STRING, default=None)
    """AppID of the mini program in which users pay, if the application had one (支付小程序appid, at most 32 characters)."""
    payment_mini_prog_path: str | None = field(STRING, default=None)
    """Path of the page on which users pay, if the application had one (支付小程序path, at most 256 characters)."""
    parking_order_mini_prog_appid: str | None = field(STRING, default=None)
    """AppID of the mini program that shows users their parking orders, if the application had one (停车订单小程序appid, at most 32 characters)."""
    parking_order_mini_prog_path: str | None = field(STRING, default=None)
    """Path of the page that shows users their parking orders, if the application had one (停车订单小程序path, at most 256 characters)."""
    enabled_state: EnabledState | str | None = field(OpenEnum(EnabledState), default=None)
    """Whether the car park is switched on (启用状态)."""
    reason: str | None = field(STRING, default=None)
    """原因, 1 to 256 characters. Why the car park is not switched on. Empty if it is."""


OPERATION: Operation[QueryParkingLotResponse] = Operation(
    name="industry.parking_reminders.query_parking_lot",
    method="GET",
    routes=(Route("/v3/parking/reminders/parking-lot", query=("out_parking_lot_id", "wx_parking_lot_id")),),
    parameters=(
        Parameter("out_parking_lot_id", STRING),
        Parameter("wx_parking_lot_id", STRING),
    ),
    choose=(AnyOf("out_parking_lot_id", "wx_parking_lot_id"),),
    numbers=("wx_parking_lot_id",),
    replies={200: QueryParkingLotResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4023070758",),
)


class _QueryParkingLotDocs:
    def query_parking_lot(self, *_: Any, **__: Any) -> Any:
        """Query a car park (查询停车场信息).

        Returns a car park, whether it is switched on, and the reason if it is not. A car park is switched on after an
        observation of its data, and can be switched off again. After the data are corrected, it is assessed again.

        Args:
            out_parking_lot_id: 商户停车场ID, 1 to 64 characters. Your own ID for the car park, from the application.
                Letters, digits, underscores and hyphens. Ignored if `wx_parking_lot_id` is sent.
            wx_parking_lot_id: 微信停车场ID, at most 64 characters, from
                `industry.parking_reminders.query_application.wx_parking_lot_id`. WeChat Pay's ID of the car park. Takes
                precedence over `out_parking_lot_id`.

        Returns:
            `QueryParkingLotResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `wx_parking_lot_id` in the reply differs from the request. The reply belongs to another
                request.

        Pass at least one of `out_parking_lot_id` and `wx_parking_lot_id`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4023070758
        """


class QueryParkingLot(_QueryParkingLotDocs, Service):
    def query_parking_lot(
        self, *, out_parking_lot_id: str | None = None, wx_parking_lot_id: str | None = None
    ) -> QueryParkingLotResponse:
        return self._call(OPERATION, {"out_parking_lot_id": out_parking_lot_id, "wx_parking_lot_id": wx_parking_lot_id})


class AsyncQueryParkingLot(_QueryParkingLotDocs, AsyncService):
    async def query_parking_lot(
        self, *, out_parking_lot_id: str | None = None, wx_parking_lot_id: str | None = None
    ) -> QueryParkingLotResponse:
        return await self._call(
            OPERATION, {"out_parking_lot_id": out_parking_lot_id, "wx_parking_lot_id": wx_parking_lot_id}
        )
