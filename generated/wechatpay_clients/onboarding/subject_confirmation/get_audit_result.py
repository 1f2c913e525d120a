# Written by `make generate` from specs/onboarding/subject_confirmation/get_audit_result.yaml: edit that file.
"""Query the review result of an application (查询申请单审核结果)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ApplymentState", "GetAuditResultResponse"]


class ApplymentState(StrEnum):
    """Documented values of `applyment_state` (申请单状态). Any other value is a plain `str`."""

    APPLYMENT_STATE_EDITTING = "APPLYMENT_STATE_EDITTING"
    """Draft, possibly because submitting failed. Submit again with the same `business_code`."""
    APPLYMENT_STATE_WAITTING_FOR_AUDIT = "APPLYMENT_STATE_WAITTING_FOR_AUDIT"
    """Under review, for 1 to 2 working days."""
    APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT"
    """Waiting for the contact data to be confirmed. Scan the mini program code; the contact's mobile number can be changed there. Only the person whose ID number is in the application can do it: it must be the verified identity of the WeChat account."""
    APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON"
    """Waiting for account verification. Scan the mini program code and verify the account in the mini program. A bank transfer or a scan by the legal representative is possible for 10 days. Not needed for government bodies and public institutions, nor for companies and individual businesses whose contact is the legal representative."""
    APPLYMENT_STATE_PASSED = "APPLYMENT_STATE_PASSED"
    """Approved. Scan the mini program code and authorize in the mini program."""
    APPLYMENT_STATE_REJECTED = "APPLYMENT_STATE_REJECTED"
    """Rejected. Cancel the application with `cancel_applyment`, correct what `reject_reason` names, and submit it with a new `business_code`."""
    APPLYMENT_STATE_FREEZED = "APPLYMENT_STATE_FREEZED"
    """Frozen, possibly because the subject is onboarded already. Ask the contact that `reject_reason` names to scan the mini program code and authorize in the mini program."""
    APPLYMENT_STATE_CANCELED = "APPLYMENT_STATE_CANCELED"
    """Canceled. No further action is needed."""


@model
class GetAuditResultResponse(Model):
    """Reply of `get_audit_result`."""

    applyment_state: ApplymentState | str = field(OpenEnum(ApplymentState))
    """Review state of the application, which decides the next step (申请单状态)."""
    qrcode_data: str | None = field(STRING, default=None)
    """小程序码图片, at most 30000 characters. Image of the mini program code, in Base64; usable in an `img` tag as `data:image/png;base64,...`. Returned only in states `APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT`, `APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON`, `APPLYMENT_STATE_PASSED` and `APPLYMENT_STATE_FREEZED`. Valid for 30 days; after that, cancel the application and submit another."""
    reject_param: str | None = field(STRING, default=None)
    """驳回参数, at most 256 characters. Name of the rejected field. Returned only in states `APPLYMENT_STATE_REJECTED` and `APPLYMENT_STATE_FREEZED`."""
    reject_reason: str | None = field(STRING, default=None)
    """驳回原因, at most 1024 characters. Reason for the rejection. Returned only in states `APPLYMENT_STATE_REJECTED` and `APPLYMENT_STATE_FREEZED`."""


OPERATION: Operation[GetAuditResultResponse] = Operation(
    name="onboarding.subject_confirmation.get_audit_result",
    method="GET",
    routes=(Route("/v3/apply4subject/applyment", query=("applyment_id", "business_code")),),
    parameters=(
        Parameter("applyment_id", INTEGER),
        Parameter("business_code", STRING),
    ),
    choose=(AnyOf("applyment_id", "business_code"),),
    wait=Polling(
        noun="application",
        field="applyment_state",
        final=(
            "APPLYMENT_STATE_PASSED",
            "APPLYMENT_STATE_REJECTED",
            "APPLYMENT_STATE_FREEZED",
            "APPLYMENT_STATE_CANCELED",
        ),
        intervals=(300,),
    ),
    replies={200: GetAuditResultResponse},
    errors=(
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(
            403, "NO_AUTH", "The merchant is not authorized to make this call.", "Check that the permission is enabled."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012697715",),
)


class _GetAuditResultDocs:
    def get_audit_result(self, *_: Any, **__: Any) -> Any:
        """Query the review result of an application (查询申请单审核结果).

        Returns the review state of an application. After you submit one, poll it regularly, about every 5 minutes.

        Args:
            applyment_id: 申请单编号, from `onboarding.subject_confirmation.submit_applyment.applyment_id`. WeChat Pay
                application ID. At least one of `applyment_id` and `business_code` is required.
            business_code: 业务申请编号, at most 128 characters. Your application number, one for each application. At
                least one of `business_code` and `applyment_id` is required.

        Returns:
            `GetAuditResultResponse` with `applyment_state`, `qrcode_data`, `reject_param` and `reject_reason`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Pass at least one of `applyment_id` and `business_code`.
        `wait_until_final` polls until the application reaches a final state.
        Rate limit: 20 requests a second for each merchant number.

        Available to: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012697715
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (查询申请单审核结果).

        Calls `get_audit_result` immediately, then at intervals of 5 minutes. The last interval repeats.

        A final state does not mean that the application was approved; check `applyment_state`. In between, the contact
        has to confirm and to verify the account, with the `qrcode_data` that the query returns: query it once before
        you wait. In `APPLYMENT_STATE_EDITTING`, in which the wait goes on, submit the application again.

        Args:
            applyment_id: 申请单编号, from `onboarding.subject_confirmation.submit_applyment.applyment_id`. WeChat Pay
                application ID. At least one of `applyment_id` and `business_code` is required.
            business_code: 业务申请编号, at most 128 characters. Your application number, one for each application. At
                least one of `business_code` and `applyment_id` is required.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `GetAuditResultResponse` whose `applyment_state` is `APPLYMENT_STATE_PASSED`, `APPLYMENT_STATE_REJECTED`,
            `APPLYMENT_STATE_FREEZED` or `APPLYMENT_STATE_CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `get_audit_result`, for example `NotFound`. A temporary failure does not end
                the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012064832
        """


class GetAuditResult(_GetAuditResultDocs, Service):
    def get_audit_result(
        self, *, applyment_id: int | None = None, business_code: str | None = None
    ) -> GetAuditResultResponse:
        return self._call(OPERATION, {"applyment_id": applyment_id, "business_code": business_code})

    def wait_until_final(
        self, *, applyment_id: int | None = None, business_code: str | None = None, timeout: float
    ) -> GetAuditResultResponse:
        return self._wait(OPERATION, {"applyment_id": applyment_id, "business_code": business_code}, timeout)


class AsyncGetAuditResult(_GetAuditResultDocs, AsyncService):
    async def get_audit_result(
        self, *, applyment_id: int | None = None, business_code: str | None = None
    ) -> GetAuditResultResponse:
        return await self._call(OPERATION, {"applyment_id": applyment_id, "business_code": business_code})

    async def wait_until_final(
        self, *, applyment_id: int | None = None, business_code: str | None = None, timeout: float
    ) -> GetAuditResultResponse:
        return await self._wait(OPERATION, {"applyment_id": applyment_id, "business_code": business_code}, timeout)
