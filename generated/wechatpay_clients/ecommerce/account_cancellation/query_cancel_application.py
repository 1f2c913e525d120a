# Written by `make generate` from specs/ecommerce/account_cancellation/query_cancel_application.yaml: edit that file.
"""Query an application to close an account (older flow) (查询注销单状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.account_cancellation._models import CancelApplication
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[CancelApplication] = Operation(
    name="ecommerce.account_cancellation.query_cancel_application",
    method="GET",
    routes=(Route("/v3/ecommerce/account/cancel-applications/out-apply-no/{out_apply_no}"),),
    parameters=(Parameter("out_apply_no", STRING, is_required=True),),
    numbers=("out_apply_no",),
    wait=Polling(
        noun="application",
        field="cancel_state",
        final=("REJECTED", "CANCEL_SUCCESS"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: CancelApplication},
    errors=(
        ErrorRow(404, "NOT_FOUND", "The application does not exist.", "Check `out_apply_no`."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476223",),
)


class _QueryCancelApplicationDocs:
    def query_cancel_application(self, *_: Any, **__: Any) -> Any:
        """Query an application to close an account (older flow) (查询注销单状态).

        Returns the state of an application that was made with `create_cancel_application`.

        Args:
            out_apply_no: 商户注销申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancel_application.out_apply_no`. Your number of the application,
                as in the request that created it.

        Returns:
            `CancelApplication` with `out_apply_no`, `sub_mchid`, `reject_reason`, `cancel_state` and `update_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: The application does not exist. Check `out_apply_no`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_apply_no` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_cancel_application_final` polls until the application reaches a final state.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012476223
        """

    def wait_until_cancel_application_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (查询注销单状态).

        Calls `query_cancel_application` immediately, then at intervals of 1 minute (5 times), 10 minutes (6 times) and
        1 hour. The last interval repeats.

        A final state does not mean that the account is closed; check `cancel_state`.

        Args:
            out_apply_no: 商户注销申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancel_application.out_apply_no`. Your number of the application,
                as in the request that created it.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `CancelApplication` whose `cancel_state` is `REJECTED` or `CANCEL_SUCCESS`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_cancel_application`, for example `NotFound`. A temporary failure does
                not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012476223
        """


class QueryCancelApplication(_QueryCancelApplicationDocs, Service):
    def query_cancel_application(self, *, out_apply_no: str) -> CancelApplication:
        return self._call(OPERATION, {"out_apply_no": out_apply_no})

    def wait_until_cancel_application_final(self, *, out_apply_no: str, timeout: float) -> CancelApplication:
        return self._wait(OPERATION, {"out_apply_no": out_apply_no}, timeout)


class AsyncQueryCancelApplication(_QueryCancelApplicationDocs, AsyncService):
    async def query_cancel_application(self, *, out_apply_no: str) -> CancelApplication:
        return await self._call(OPERATION, {"out_apply_no": out_apply_no})

    async def wait_until_cancel_application_final(self, *, out_apply_no: str, timeout: float) -> CancelApplication:
        return await self._wait(OPERATION, {"out_apply_no": out_apply_no}, timeout)
