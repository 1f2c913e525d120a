# Written by `make generate` from specs/onboarding/sub_merchants/query_applyment_state_by_id.yaml: edit that file.
"""Query an application by its WeChat Pay application ID (申请单号查询申请状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.sub_merchants._models import QueryStateResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[QueryStateResponse] = Operation(
    name="onboarding.sub_merchants.query_applyment_state_by_id",
    method="GET",
    routes=(Route("/v3/applyment4sub/applyment/applyment_id/{applyment_id}"),),
    parameters=(Parameter("applyment_id", INTEGER, is_required=True),),
    numbers=("applyment_id",),
    replies={200: QueryStateResponse},
    errors=(
        ErrorRow(400, "APPLYMENT_NOT_EXIST", "The application does not exist.", "Check the application number."),
        ErrorRow(
            403, "NO_AUTH", "The merchant is not authorized to make this call.", "Check that the permission is enabled."
        ),
        ErrorRow(
            400,
            "PROCESSING",
            "An application with this number is in progress.",
            "Query the state of that application, or submit another one with a new number.",
        ),
        ErrorRow(403, "RATE_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012697052",),
)


class _QueryApplymentStateByIdDocs:
    def query_applyment_state_by_id(self, *_: Any, **__: Any) -> Any:
        """Query an application by its WeChat Pay application ID (申请单号查询申请状态).

        Returns the state of a merchant's application, with the signing link, by its WeChat Pay application ID. Not
        available to banks, payment institutions and ecommerce platforms.

        Args:
            applyment_id: 申请单号, from `onboarding.sub_merchants.submit_applyment.applyment_id`. WeChat Pay
                application ID.

        Returns:
            `QueryStateResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPLYMENT_NOT_EXIST: The application does not exist. Check the application number.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                400 PROCESSING: An application with this number is in progress. Query the state of that application, or
                    submit another one with a new number.
                403 RATE_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `applyment_id` in the reply differs from the request. The reply belongs to another
                request.

        Available to: service provider (普通服务商).

        Official page, 2025-03-24: https://pay.weixin.qq.com/doc/v3/partner/4012697052
        """


class QueryApplymentStateById(_QueryApplymentStateByIdDocs, Service):
    def query_applyment_state_by_id(self, *, applyment_id: int) -> QueryStateResponse:
        return self._call(OPERATION, {"applyment_id": applyment_id})


class AsyncQueryApplymentStateById(_QueryApplymentStateByIdDocs, AsyncService):
    async def query_applyment_state_by_id(self, *, applyment_id: int) -> QueryStateResponse:
        return await self._call(OPERATION, {"applyment_id": applyment_id})
