# Written by `make generate` from specs/onboarding/sub_merchants/query_applyment_state_by_id.yaml: edit that file.
"""Query an application by its WeChat Pay application ID (申请单号查询申请状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.sub_merchants._models import QueryStateResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import INTEGER
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[QueryStateResponse] = Operation(
    name="onboarding.sub_merchants.query_applyment_state_by_id",
    method="GET",
    routes=(Route("/v3/applyment4sub/applyment/applyment_id/{applyment_id}"),),
    parameters=(Parameter("applyment_id", INTEGER, is_required=True),),
    numbers=("applyment_id",),
    wait=Polling(
        noun="application",
        field="applyment_state",
        final=("APPLYMENT_STATE_FINISHED", "APPLYMENT_STATE_REJECTED", "APPLYMENT_STATE_CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
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

        `wait_until_final_by_applyment_id` polls until the application reaches a final state.

        Available to: service provider (普通服务商).

        Official page, 2025-03-24: https://pay.weixin.qq.com/doc/v3/partner/4012697052
        """

    def wait_until_final_by_applyment_id(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (申请单号查询申请状态).

        Calls `query_applyment_state_by_id` immediately, then at intervals of 1 minute (5 times), 10 minutes (6 times)
        and 1 hour. The last interval repeats.

        A final state does not mean that there is a new sub-merchant; check `applyment_state`. In between, the super
        administrator has to verify the account and sign, with the `sign_url` that the query returns: query it once
        before you wait. In `APPLYMENT_STATE_EDITTING`, in which the wait goes on, submit the application again. A
        rejected application can be submitted again under the same number.

        Args:
            applyment_id: 申请单号, from `onboarding.sub_merchants.submit_applyment.applyment_id`. WeChat Pay
                application ID.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryStateResponse` whose `applyment_state` is `APPLYMENT_STATE_FINISHED`, `APPLYMENT_STATE_REJECTED` or
            `APPLYMENT_STATE_CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_applyment_state_by_id`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012697052
        """


class QueryApplymentStateById(_QueryApplymentStateByIdDocs, Service):
    def query_applyment_state_by_id(self, *, applyment_id: int) -> QueryStateResponse:
        return self._call(OPERATION, {"applyment_id": applyment_id})

    def wait_until_final_by_applyment_id(self, *, applyment_id: int, timeout: float) -> QueryStateResponse:
        return self._wait(OPERATION, {"applyment_id": applyment_id}, timeout)


class AsyncQueryApplymentStateById(_QueryApplymentStateByIdDocs, AsyncService):
    async def query_applyment_state_by_id(self, *, applyment_id: int) -> QueryStateResponse:
        return await self._call(OPERATION, {"applyment_id": applyment_id})

    async def wait_until_final_by_applyment_id(self, *, applyment_id: int, timeout: float) -> QueryStateResponse:
        return await self._wait(OPERATION, {"applyment_id": applyment_id}, timeout)
