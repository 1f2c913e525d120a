# Written by `make generate` from specs/onboarding/subject_confirmation/get_audit_result.yaml: edit that file.
"""Query the audit result of an application (查询申请单审核结果)."""

from enum import StrEnum

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import AnyOf, ErrorRow, Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import INTEGER, STRING, OpenEnum


class ApplymentState(StrEnum):
    """Values of 申请单状态 that the page lists; any other value stays the text it was."""

    APPLYMENT_STATE_EDITTING = "APPLYMENT_STATE_EDITTING"
    """Still a draft, perhaps because handing it in failed. Hand it in again with the same `business_code`."""

    APPLYMENT_STATE_WAITTING_FOR_AUDIT = "APPLYMENT_STATE_WAITTING_FOR_AUDIT"
    """Under review, which takes one to two working days."""

    APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT"
    """The contact has to scan the mini program code and confirm the contact data; the mobile number can be changed there."""

    APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON"
    """The account has to be verified in the mini program that the code opens."""

    APPLYMENT_STATE_PASSED = "APPLYMENT_STATE_PASSED"
    """Approved. The merchant scans the mini program code and authorises its merchant numbers."""

    APPLYMENT_STATE_REJECTED = "APPLYMENT_STATE_REJECTED"
    """Rejected. Correct what the reason names and hand it in again with a new `business_code`."""

    APPLYMENT_STATE_FREEZED = "APPLYMENT_STATE_FREEZED"
    """Frozen, perhaps because this subject was confirmed before. Let the contact that the reason names scan the mini program code and authorise there."""

    APPLYMENT_STATE_CANCELED = "APPLYMENT_STATE_CANCELED"
    """Cancelled; nothing is left to do."""


@model
class GetAuditResultResponse(Model):
    """What `get_audit_result` answers."""

    applyment_state: ApplymentState | str = field(OpenEnum(ApplymentState))
    """Where the application stands; it says who has to act next (申请单状态)."""

    qrcode_data: str | None = field(STRING, default=None)
    """小程序码图片, at most 30000 characters. Picture of the mini program code that the merchant scans, in base64. It is there while the application waits for its contact or its account verification, after it passed, and when it is frozen."""

    reject_param: str | None = field(STRING, default=None)
    """Name of the field that was rejected; there when the application is rejected or frozen (驳回参数, at most 256 characters)."""

    reject_reason: str | None = field(STRING, default=None)
    """Why it was rejected, in Chinese; there when the application is rejected or frozen (驳回原因, at most 1024 characters)."""


OPERATION: Operation[GetAuditResultResponse] = Operation(
    name="onboarding.subject_confirmation.get_audit_result",
    method="GET",
    routes=(Route("/v3/apply4subject/applyment", query=("applyment_id", "business_code")),),
    parameters=(
        Parameter("applyment_id", INTEGER),
        Parameter("business_code", STRING),
    ),
    choose=(AnyOf("applyment_id", "business_code"),),
    replies={200: GetAuditResultResponse},
    errors=(
        ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay failed.", fix="Send the same request again later."),
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(403, "NO_AUTH", means="The merchant lacks the permission.", fix="Check that the product is enabled."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012697715",),
)


class GetAuditResult(Service):
    """Gives a service its method `get_audit_result`."""

    def get_audit_result(
        self, *, applyment_id: int | None = None, business_code: str | None = None
    ) -> GetAuditResultResponse:
        """Query the audit result of an application (查询申请单审核结果).

        Poll this after you handed in an application, every five minutes or so, until the merchant has passed every
        step.

        Args:
            applyment_id: 申请单编号, from `onboarding.subject_confirmation.submit_applyment.applyment_id`. Number
                WeChat Pay gave the application. Give this number or `business_code`, or both.
            business_code: 业务申请编号, at most 128 characters. Number you gave the application; one number, one
                application. Give this number or `applyment_id`, or both.

        Returns:
            `GetAuditResultResponse` with `applyment_state`, `qrcode_data`, `reject_param` and `reject_reason`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again later.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                403 NO_AUTH: The merchant lacks the permission. Check that the product is enabled.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Give at least one of `applyment_id` and `business_code`.
        Rate limit: 20 requests a second for each merchant number.

        May be called by: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012697715
        """
        return self._call(OPERATION, {"applyment_id": applyment_id, "business_code": business_code})


class AsyncGetAuditResult(AsyncService):
    """Gives an async service its method `get_audit_result`."""

    async def get_audit_result(
        self, *, applyment_id: int | None = None, business_code: str | None = None
    ) -> GetAuditResultResponse:
        """Query the audit result of an application (查询申请单审核结果).

        Poll this after you handed in an application, every five minutes or so, until the merchant has passed every
        step.

        Args:
            applyment_id: 申请单编号, from `onboarding.subject_confirmation.submit_applyment.applyment_id`. Number
                WeChat Pay gave the application. Give this number or `business_code`, or both.
            business_code: 业务申请编号, at most 128 characters. Number you gave the application; one number, one
                application. Give this number or `applyment_id`, or both.

        Returns:
            `GetAuditResultResponse` with `applyment_state`, `qrcode_data`, `reject_param` and `reject_reason`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again later.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                403 NO_AUTH: The merchant lacks the permission. Check that the product is enabled.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Give at least one of `applyment_id` and `business_code`.
        Rate limit: 20 requests a second for each merchant number.

        May be called by: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012697715
        """
        return await self._call(OPERATION, {"applyment_id": applyment_id, "business_code": business_code})
