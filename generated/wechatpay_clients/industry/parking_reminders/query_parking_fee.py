# Written by `make generate` from specs/industry/parking_reminders/query_parking_fee.yaml: edit that file.
"""Query a parking fee (查询停车费用)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import PayState
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryParkingFeeResponse", "SessionState"]


class SessionState(StrEnum):
    """Documented values of `parking_state` (停车状态). Any other value is a plain `str`."""

    PARKING_STATE_UNKNOWN = "PARKING_STATE_UNKNOWN"
    """Unknown."""
    PARKING_STATE_ENTERED = "PARKING_STATE_ENTERED"
    """The car has entered."""
    PARKING_STATE_EXIT_GATE = "PARKING_STATE_EXIT_GATE"
    """The car is at the exit gate."""
    PARKING_STATE_EXITED = "PARKING_STATE_EXITED"
    """The car has left."""
    PARKING_STATE_UNEXPECTED_CLOSE = "PARKING_STATE_UNEXPECTED_CLOSE"
    """The session was closed unexpectedly."""


@model
class QueryParkingFeeResponse(Model):
    """Reply of `query_parking_fee`."""

    code: str | None = field(STRING, default=None)
    """响应码, at most 32 characters. Error code. Returned only if the call failed."""
    message: str | None = field(STRING, default=None)
    """返回信息, at most 256 characters. Reason for the failure. Returned only if the call failed."""
    total_amount: int | None = field(INTEGER, default=None)
    """当前总费用. Total fee so far, in fen. Returned if the session exists."""
    parking_timestamp: int | None = field(INTEGER, default=None)
    """已停时长. Time parked so far, in seconds. Returned if the session exists."""
    parking_state: SessionState | str | None = field(OpenEnum(SessionState), default=None)
    """停车状态. State of the session. Returned if the session exists."""
    pay_state: PayState | str | None = field(OpenEnum(PayState), default=None)
    """支付状态. Whether the fee is paid. Returned if the session has a payment."""
    allowed_exit_timestamp: int | None = field(INTEGER, default=None)
    """免费待出场时间. Free time left for leaving the car park, in seconds. Returned if the car park has such a time."""
    next_raise_price: int | None = field(INTEGER, default=None)
    """下一次跳价价格. Price after the next increase, in fen. Returned if the car park reminds of increases and the maximum is not reached."""
    next_raise_timestamp: int | None = field(INTEGER, default=None)
    """下一次跳价时间. Time of the next price increase, as a Unix timestamp in seconds. Returned if the car park reminds of increases and the maximum is not reached."""
    payable_amount: int | None = field(INTEGER, default=None)
    """应付金额. Amount still to pay, in fen. Returned if there is one."""
    paid_amount: int | None = field(INTEGER, default=None)
    """已付金额. Amount paid so far, in fen. Returned if there is a payment."""


OPERATION: Operation[QueryParkingFeeResponse] = Operation(
    name="industry.parking_reminders.query_parking_fee",
    method="POST",
    routes=(Route("/v3/parking/reminders/parking-fee"),),
    body=(
        Parameter("out_serial_number", STRING, is_required=True),
        Parameter("plate_number", STRING),
        Parameter("out_parking_id", STRING),
    ),
    repeat=Repeat(by=("out_serial_number",)),
    replies={200: QueryParkingFeeResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557825",),
)


class _QueryParkingFeeDocs:
    def query_parking_fee(self, *_: Any, **__: Any) -> Any:
        """Query a parking fee (查询停车费用).

        Returns what WeChat Pay knows about the fee of a parking session, from your own reports and from your replies to
        its queries.

        Args:
            out_serial_number: 商户停车单号, at most 64 characters. Your number for the parking session, as in
                `sync_entry`. At most 32 characters are recommended; over 64 are refused.
            plate_number: 车牌号, at most 16 characters. License plate number. In mainland China: the abbreviation of
                the province, then 6 or 7 letters or digits, or 8 on a green new-energy plate.
            out_parking_id: 商户停车场ID, 1 to 64 characters. Your own ID for the car park, as `out_parking_lot_id` in
                the application. Letters, digits, underscores and hyphens.

        Returns:
            `QueryParkingFeeResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_serial_number`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557825
        """


class QueryParkingFee(_QueryParkingFeeDocs, Service):
    def query_parking_fee(
        self, *, out_serial_number: str, plate_number: str | None = None, out_parking_id: str | None = None
    ) -> QueryParkingFeeResponse:
        return self._call(
            OPERATION,
            {"out_serial_number": out_serial_number, "plate_number": plate_number, "out_parking_id": out_parking_id},
        )


class AsyncQueryParkingFee(_QueryParkingFeeDocs, AsyncService):
    async def query_parking_fee(
        self, *, out_serial_number: str, plate_number: str | None = None, out_parking_id: str | None = None
    ) -> QueryParkingFeeResponse:
        return await self._call(
            OPERATION,
            {"out_serial_number": out_serial_number, "plate_number": plate_number, "out_parking_id": out_parking_id},
        )
