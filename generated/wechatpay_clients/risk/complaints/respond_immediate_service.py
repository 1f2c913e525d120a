# Written by `make generate` from specs/risk/complaints/respond_immediate_service.yaml: edit that file.
"""Reply to a user who should be served at once (回复需要即时服务的投诉单)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.risk.complaints._models import NormalMessage
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "RespondImmediateServiceResponse"]


@model
class RespondImmediateServiceResponse(Model):
    """Reply of `respond_immediate_service`."""

    log_id: str = field(STRING)
    """ID of the message, as in `list_negotiation_history` (操作流水号, at most 64 characters)."""


OPERATION: Operation[RespondImmediateServiceResponse] = Operation(
    name="risk.complaints.respond_immediate_service",
    method="POST",
    routes=(Route("/v3/merchant-service/complaints-v2/{complaint_id}/response-immediate-service"),),
    parameters=(Parameter("complaint_id", STRING, is_required=True),),
    body=(
        Parameter("complainted_mchid", STRING, is_required=True),
        Parameter("message", ModelOf(NormalMessage), is_required=True),
        Parameter("idempotent_id", STRING, is_required=True),
    ),
    repeat=Repeat(by=("idempotent_id",)),
    replies={200: RespondImmediateServiceResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4017151596",),
)


class _RespondImmediateServiceDocs:
    def respond_immediate_service(self, *_: Any, **__: Any) -> Any:
        """Reply to a user who should be served at once (回复需要即时服务的投诉单).

        Sends a message of text, images, links and buttons to the user, and returns its ID in the history. Only for
        complaints with `need_immediate_service`. Your first reply moves the complaint from `PENDING` to `PROCESSING`.

        Use it for urgent complaints: failing services, dangers, risks to money.

        Args:
            complaint_id: 投诉单号, at most 64 characters, from `risk.complaints.list_complaints.data.complaint_id`.
                Number of the complaint. It stays the same when the user continues the complaint.
            complainted_mchid: 被诉商户号, at most 64 characters. Merchant number that the complaint is about. You
                cannot act for another one.
            message: 消息内容. Content of the message.
            idempotent_id: 幂等ID, at most 128 characters. Your ID of the message, such as a UUID. Same value on
                retries: requests with the same value are processed once. Use another one for another message.

        Returns:
            `RespondImmediateServiceResponse` with `log_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `idempotent_id`.
        Rate limit: 60 calls a minute.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2026-01-22: https://pay.weixin.qq.com/doc/v3/merchant/4017151596
        """


class RespondImmediateService(_RespondImmediateServiceDocs, Service):
    def respond_immediate_service(
        self,
        *,
        complaint_id: str,
        complainted_mchid: str,
        message: NormalMessage | Mapping[str, Any],
        idempotent_id: str,
    ) -> RespondImmediateServiceResponse:
        return self._call(
            OPERATION,
            {
                "complaint_id": complaint_id,
                "complainted_mchid": complainted_mchid,
                "message": message,
                "idempotent_id": idempotent_id,
            },
        )


class AsyncRespondImmediateService(_RespondImmediateServiceDocs, AsyncService):
    async def respond_immediate_service(
        self,
        *,
        complaint_id: str,
        complainted_mchid: str,
        message: NormalMessage | Mapping[str, Any],
        idempotent_id: str,
    ) -> RespondImmediateServiceResponse:
        return await self._call(
            OPERATION,
            {
                "complaint_id": complaint_id,
                "complainted_mchid": complainted_mchid,
                "message": message,
                "idempotent_id": idempotent_id,
            },
        )
