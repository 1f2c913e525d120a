# Written by `make generate` from specs/onboarding/subject_confirmation/cancel_applyment.yaml: edit that file.
"""Cancel an application (撤销申请单)."""

from typing import Any, overload

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="onboarding.subject_confirmation.cancel_applyment",
    method="POST",
    routes=(
        Route("/v3/apply4subject/applyment/{business_code}/cancel", query=("applyment_id",)),
        Route("/v3/apply4subject/applyment/{applyment_id}/cancel"),
    ),
    parameters=(
        Parameter("business_code", STRING),
        Parameter("applyment_id", INTEGER),
    ),
    repeat=Repeat(
        by=("business_code", "applyment_id"),
        settled_by="onboarding.subject_confirmation.get_audit_result",
        settled_with={"business_code": "business_code", "applyment_id": "applyment_id"},
    ),
    replies={204: None},
    errors=(
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(
            403, "NO_AUTH", "The merchant is not authorized to make this call.", "Check that the permission is enabled."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012697627",),
)


class _CancelApplymentDocs:
    def cancel_applyment(self, *_: Any, **__: Any) -> Any:
        """Cancel an application (撤销申请单).

        Cancels an application. To change a submitted application, even a rejected one, cancel it first.

        Args:
            business_code: 业务申请编号, at most 128 characters. Your application number, one for each application. At
                least one of `business_code` and `applyment_id` is required.
            applyment_id: 申请单编号, from `onboarding.subject_confirmation.submit_applyment.applyment_id`. WeChat Pay
                application ID. At least one of `applyment_id` and `business_code` is required.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `business_code` or `applyment_id`.
        `onboarding.subject_confirmation.get_audit_result` returns the outcome.

        Available to: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2024-12-04: https://pay.weixin.qq.com/doc/v3/partner/4012697627
        """


class CancelApplyment(_CancelApplymentDocs, Service):
    @overload
    def cancel_applyment(self, *, business_code: str, applyment_id: int | None = None) -> None: ...
    @overload
    def cancel_applyment(self, *, business_code: None = None, applyment_id: int) -> None: ...
    def cancel_applyment(self, *, business_code: str | None = None, applyment_id: int | None = None) -> None:
        return self._call(OPERATION, {"business_code": business_code, "applyment_id": applyment_id})


class AsyncCancelApplyment(_CancelApplymentDocs, AsyncService):
    @overload
    async def cancel_applyment(self, *, business_code: str, applyment_id: int | None = None) -> None: ...
    @overload
    async def cancel_applyment(self, *, business_code: None = None, applyment_id: int) -> None: ...
    async def cancel_applyment(self, *, business_code: str | None = None, applyment_id: int | None = None) -> None:
        return await self._call(OPERATION, {"business_code": business_code, "applyment_id": applyment_id})
