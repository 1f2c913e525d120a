# Written by `make generate` from specs/brand/applyments/query_applyment_by_business_code.yaml: edit that file.
"""Query an application by your number (根据业务申请编号查询申请状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.applyments._models import Applyment
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Applyment] = Operation(
    name="brand.applyments.query_applyment_by_business_code",
    method="GET",
    routes=(Route("/v3/brand/applyments/business-code/{business_code}"),),
    parameters=(Parameter("business_code", STRING, is_required=True),),
    numbers=("business_code",),
    wait=Polling(
        noun="application",
        field="applyment_state",
        final=("APPLYMENT_STATE_FINISH", "APPLYMENT_STATE_AUDIT_REJECTED", "APPLYMENT_STATE_CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: Applyment},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016257694",),
)


class _QueryApplymentByBusinessCodeDocs:
    def query_applyment_by_business_code(self, *_: Any, **__: Any) -> Any:
        """Query an application by your number (根据业务申请编号查询申请状态).

        Returns the state of an application, and the link with which the administrator confirms it.

        Args:
            business_code: 业务申请编号, at most 128 characters, from `brand.applyments.create_applyment.business_code`.
                Your number of the application.

        Returns:
            `Applyment`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_final` polls until the application reaches a final state.
        Rate limit: 50 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-23: https://pay.weixin.qq.com/doc/v3/partner/4016257694
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (根据业务申请编号查询申请状态).

        Calls `query_applyment_by_business_code` immediately, then at intervals of 1 minute (5 times), 10 minutes (6
        times) and 1 hour. The last interval repeats.

        A final state does not mean that there is a new brand; check `applyment_state`. In between, the administrator
        has to confirm, with the QR code that the query returns: query it once before you wait. A correction is also
        needed in `APPLYMENT_STATE_UNSUBMITTED` and `APPLYMENT_STATE_UNKNOWN`, in which the wait goes on.

        Args:
            business_code: 业务申请编号, at most 128 characters, from `brand.applyments.create_applyment.business_code`.
                Your number of the application.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Applyment` whose `applyment_state` is `APPLYMENT_STATE_FINISH`, `APPLYMENT_STATE_AUDIT_REJECTED` or
            `APPLYMENT_STATE_CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_applyment_by_business_code`, for example `NotFound`. A temporary
                failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016257694
        """


class QueryApplymentByBusinessCode(_QueryApplymentByBusinessCodeDocs, Service):
    def query_applyment_by_business_code(self, *, business_code: str) -> Applyment:
        return self._call(OPERATION, {"business_code": business_code})

    def wait_until_final(self, *, business_code: str, timeout: float) -> Applyment:
        return self._wait(OPERATION, {"business_code": business_code}, timeout)


class AsyncQueryApplymentByBusinessCode(_QueryApplymentByBusinessCodeDocs, AsyncService):
    async def query_applyment_by_business_code(self, *, business_code: str) -> Applyment:
        return await self._call(OPERATION, {"business_code": business_code})

    async def wait_until_final(self, *, business_code: str, timeout: float) -> Applyment:
        return await self._wait(OPERATION, {"business_code": business_code}, timeout)
