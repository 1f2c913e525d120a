# Written by `make generate` from specs/ecommerce/applyments/query_applyment_by_out_request_no.yaml: edit that file.
"""Query an application by your number (通过业务申请编号查询申请状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.applyments._models import Applyment
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Applyment] = Operation(
    name="ecommerce.applyments.query_applyment_by_out_request_no",
    method="GET",
    routes=(Route("/v3/ecommerce/applyments/out-request-no/{out_request_no}"),),
    parameters=(Parameter("out_request_no", STRING, is_required=True),),
    numbers=("out_request_no",),
    wait=Polling(
        noun="application",
        field="applyment_state",
        final=("FINISH", "REJECTED", "FROZEN", "CANCELED"),
        intervals=(3, 60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: Applyment},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "An application is in progress.",
            "Check whether you sent it twice. Query its state, or apply for another merchant with another `out_request_no`.",
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(
            500,
            "RATELIMIT_EXCEEDED",
            "System error, by its code because of too many calls.",
            "Retry later with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012691376",),
)


class _QueryApplymentByOutRequestNoDocs:
    def query_applyment_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Query an application by your number (通过业务申请编号查询申请状态).

        Returns how far the onboarding of a sub-merchant is, what was rejected, and the links with which the
        sub-merchant signs the contract and verifies its account. Query it 3 seconds after `create_applyment`, once the
        basic checks are done, and regularly afterwards.

        Review, signing and account verification run side by side; the review takes 1 to 3 working days. Use
        `sign_state` instead of `applyment_state` to show the link for signing early. An account that is not verified
        within 30 days is rejected.

        Args:
            out_request_no: 业务申请编号, at most 124 characters, from
                `ecommerce.applyments.create_applyment.out_request_no`. Your number of the application.

        Returns:
            `Applyment`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: An application is in progress. Check whether you sent it twice. Query its
                    state, or apply for another merchant with another `out_request_no`.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                500 RATELIMIT_EXCEEDED: System error, by its code because of too many calls. Retry later with the same
                    arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_final` polls until the application reaches a final state.
        Rate limit: 150 queries a second.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-28: https://pay.weixin.qq.com/doc/v3/partner/4012691376
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (通过业务申请编号查询申请状态).

        Calls `query_applyment_by_out_request_no` immediately, then at intervals of 3 seconds, 1 minute (5 times), 10
        minutes (6 times) and 1 hour. The last interval repeats.

        A final state does not mean that there is a new merchant; check `applyment_state`. In between, the merchant has
        to sign and perhaps to verify its account, with links that the query returns: query it once before you wait. A
        rejected application can be replaced under the same number.

        Args:
            out_request_no: 业务申请编号, at most 124 characters, from
                `ecommerce.applyments.create_applyment.out_request_no`. Your number of the application.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Applyment` whose `applyment_state` is `FINISH`, `REJECTED`, `FROZEN` or `CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_applyment_by_out_request_no`, for example `NotFound`. A temporary
                failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012691376
        """


class QueryApplymentByOutRequestNo(_QueryApplymentByOutRequestNoDocs, Service):
    def query_applyment_by_out_request_no(self, *, out_request_no: str) -> Applyment:
        return self._call(OPERATION, {"out_request_no": out_request_no})

    def wait_until_final(self, *, out_request_no: str, timeout: float) -> Applyment:
        return self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)


class AsyncQueryApplymentByOutRequestNo(_QueryApplymentByOutRequestNoDocs, AsyncService):
    async def query_applyment_by_out_request_no(self, *, out_request_no: str) -> Applyment:
        return await self._call(OPERATION, {"out_request_no": out_request_no})

    async def wait_until_final(self, *, out_request_no: str, timeout: float) -> Applyment:
        return await self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)
