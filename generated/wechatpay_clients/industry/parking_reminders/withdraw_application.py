# Written by `make generate` from specs/industry/parking_reminders/withdraw_application.yaml: edit that file.
"""Withdraw the application of a car park (撤回停车场进件申请)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import SyncResult
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[SyncResult] = Operation(
    name="industry.parking_reminders.withdraw_application",
    method="POST",
    routes=(Route("/v3/parking/reminders/application/withdraw"),),
    body=(
        Parameter("parking_lot_audit_no", STRING, is_required=True),
        Parameter("out_parking_lot_id", STRING, is_required=True),
    ),
    replies={200: SyncResult},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557799",),
)


class _WithdrawApplicationDocs:
    def withdraw_application(self, *_: Any, **__: Any) -> Any:
        """Withdraw the application of a car park (撤回停车场进件申请).

        Withdraws an application. `query_application` then returns `AUDIT_STATUS_WITHDRAWN`.

        Args:
            parking_lot_audit_no: 停车场进件审核单号, at most 64 characters, from
                `industry.parking_reminders.create_application.parking_lot_audit_no`. WeChat Pay's number for the
                application. Use it to query or withdraw the application.
            out_parking_lot_id: 商户停车场ID, 1 to 64 characters. Your own ID for the car park, from the application.
                Letters, digits, underscores and hyphens.

        Returns:
            `SyncResult` with `code` and `message`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557799
        """


class WithdrawApplication(_WithdrawApplicationDocs, Service):
    def withdraw_application(self, *, parking_lot_audit_no: str, out_parking_lot_id: str) -> SyncResult:
        return self._call(
            OPERATION, {"parking_lot_audit_no": parking_lot_audit_no, "out_parking_lot_id": out_parking_lot_id}
        )


class AsyncWithdrawApplication(_WithdrawApplicationDocs, AsyncService):
    async def withdraw_application(self, *, parking_lot_audit_no: str, out_parking_lot_id: str) -> SyncResult:
        return await self._call(
            OPERATION, {"parking_lot_audit_no": parking_lot_audit_no, "out_parking_lot_id": out_parking_lot_id}
        )
