# Written by `make generate` from specs/brand/applyments/cancel_applyment.yaml: edit that file.
"""Cancel an application (撤销申请)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.applyments._models import ApplymentNumbers
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ApplymentNumbers] = Operation(
    name="brand.applyments.cancel_applyment",
    method="POST",
    routes=(Route("/v3/brand/applyments/cancel-applyment"),),
    body=(
        Parameter("business_code", STRING),
        Parameter("applyment_id", STRING),
    ),
    choose=(AnyOf("business_code", "applyment_id"),),
    numbers=("business_code", "applyment_id"),
    replies={200: ApplymentNumbers},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The state of the application does not allow the cancellation, for example because it is canceled already.",
            "Query the application for its state.",
            is_outcome_open=True,
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016257700",),
)


class _CancelApplymentDocs:
    def cancel_applyment(self, *_: Any, **__: Any) -> Any:
        """Cancel an application (撤销申请).

        Cancels an application. Possible in `APPLYMENT_STATE_UNKNOWN`, `APPLYMENT_STATE_UNSUBMITTED`,
        `APPLYMENT_STATE_WAITING_VALIDATE`, `APPLYMENT_STATE_WAITING_AUDIT` and `APPLYMENT_STATE_AUDIT_REJECTED`. For
        `APPLYMENT_STATE_WAITING_AUTH`, the pages disagree. From `APPLYMENT_STATE_OPEN_ACCOUNT` on, it is too late.
        Until then, the administrator can also cancel the application, on the confirmation page (拒绝品牌注册).

        Args:
            business_code: 业务申请编号, at most 128 characters, from `brand.applyments.create_applyment.business_code`.
                Your number of the application. At least one of `business_code` and `applyment_id` is required.
            applyment_id: 微信支付申请单号, at most 20 characters, from
                `brand.applyments.create_applyment.applyment_id`. WeChat Pay's ID of the application. At least one of
                `applyment_id` and `business_code` is required.

        Returns:
            `ApplymentNumbers` with `applyment_id` and `business_code`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The state of the application does not allow the cancellation, for example
                    because it is canceled already. Query the application for its state. The call may have taken effect.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code` or `applyment_id` in the reply differs from the request. The reply
                belongs to another request.

        Pass at least one of `business_code` and `applyment_id`.
        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-23: https://pay.weixin.qq.com/doc/v3/partner/4016257700
        """


class CancelApplyment(_CancelApplymentDocs, Service):
    def cancel_applyment(
        self, *, business_code: str | None = None, applyment_id: str | None = None
    ) -> ApplymentNumbers:
        return self._call(OPERATION, {"business_code": business_code, "applyment_id": applyment_id})


class AsyncCancelApplyment(_CancelApplymentDocs, AsyncService):
    async def cancel_applyment(
        self, *, business_code: str | None = None, applyment_id: str | None = None
    ) -> ApplymentNumbers:
        return await self._call(OPERATION, {"business_code": business_code, "applyment_id": applyment_id})
