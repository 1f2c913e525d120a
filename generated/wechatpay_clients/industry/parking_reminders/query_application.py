# Written by `make generate` from specs/industry/parking_reminders/query_application.yaml: edit that file.
"""Query the application of a car park (查询停车场进件申请单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import Application
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryApplicationResponse"]


@model
class QueryApplicationResponse(Model):
    """Reply of `query_application`."""

    code: str | None = field(STRING, default=None)
    """响应码, at most 32 characters. Error code. Returned only if the call failed."""
    message: str | None = field(STRING, default=None)
    """返回信息, at most 256 characters. Reason for the failure. Returned only if the call failed."""
    application: Application | None = field(ModelOf(Application), default=None)
    """申请单信息. The application, with the state of its review. Returned only if the call succeeded."""
    wx_parking_lot_id: str | None = field(STRING, default=None)
    """微信停车场ID, at most 64 characters. WeChat Pay's ID of the car park, which the calls for entry, exit and payment need. Returned once the application is approved and the ID is assigned."""


OPERATION: Operation[QueryApplicationResponse] = Operation(
    name="industry.parking_reminders.query_application",
    method="GET",
    routes=(Route("/v3/parking/reminders/application/query", query=("parking_lot_audit_no", "out_parking_lot_id")),),
    parameters=(
        Parameter("parking_lot_audit_no", STRING, is_required=True),
        Parameter("out_parking_lot_id", STRING, is_required=True),
    ),
    wait=Polling(
        noun="application",
        field="application.audit_status",
        final=("AUDIT_STATUS_WITHDRAWN", "AUDIT_STATUS_APPROVED", "AUDIT_STATUS_REJECTED"),
        intervals=(3600,),
    ),
    replies={200: QueryApplicationResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557794",),
)


class _QueryApplicationDocs:
    def query_application(self, *_: Any, **__: Any) -> Any:
        """Query the application of a car park (查询停车场进件申请单).

        Returns the application of a car park with the state of its review, and WeChat Pay's ID of the car park once it
        has one.

        Args:
            parking_lot_audit_no: 停车场进件审核单号, at most 64 characters, from
                `industry.parking_reminders.create_application.parking_lot_audit_no`. WeChat Pay's number for the
                application. Use it to query or withdraw the application.
            out_parking_lot_id: 商户停车场ID, 1 to 64 characters. Your own ID for the car park, from the application.
                Letters, digits, underscores and hyphens.

        Returns:
            `QueryApplicationResponse` with `code`, `message`, `application` and `wx_parking_lot_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `wait_until_final` polls until the application reaches a final state.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557794
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (查询停车场进件申请单).

        Calls `query_application` immediately, then at intervals of 1 hour. The last interval repeats.

        A final state does not mean that the application was approved; check `application.audit_status`.

        Args:
            parking_lot_audit_no: 停车场进件审核单号, at most 64 characters, from
                `industry.parking_reminders.create_application.parking_lot_audit_no`. WeChat Pay's number for the
                application. Use it to query or withdraw the application.
            out_parking_lot_id: 商户停车场ID, 1 to 64 characters. Your own ID for the car park, from the application.
                Letters, digits, underscores and hyphens.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryApplicationResponse` whose `application.audit_status` is `AUDIT_STATUS_WITHDRAWN`,
            `AUDIT_STATUS_APPROVED` or `AUDIT_STATUS_REJECTED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_application`, for example `NotFound`. A temporary failure does not end
                the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4019557794
        """


class QueryApplication(_QueryApplicationDocs, Service):
    def query_application(self, *, parking_lot_audit_no: str, out_parking_lot_id: str) -> QueryApplicationResponse:
        return self._call(
            OPERATION, {"parking_lot_audit_no": parking_lot_audit_no, "out_parking_lot_id": out_parking_lot_id}
        )

    def wait_until_final(
        self, *, parking_lot_audit_no: str, out_parking_lot_id: str, timeout: float
    ) -> QueryApplicationResponse:
        return self._wait(
            OPERATION, {"parking_lot_audit_no": parking_lot_audit_no, "out_parking_lot_id": out_parking_lot_id}, timeout
        )


class AsyncQueryApplication(_QueryApplicationDocs, AsyncService):
    async def query_application(
        self, *, parking_lot_audit_no: str, out_parking_lot_id: str
    ) -> QueryApplicationResponse:
        return await self._call(
            OPERATION, {"parking_lot_audit_no": parking_lot_audit_no, "out_parking_lot_id": out_parking_lot_id}
        )

    async def wait_until_final(
        self, *, parking_lot_audit_no: str, out_parking_lot_id: str, timeout: float
    ) -> QueryApplicationResponse:
        return await self._wait(
            OPERATION, {"parking_lot_audit_no": parking_lot_audit_no, "out_parking_lot_id": out_parking_lot_id}, timeout
        )
