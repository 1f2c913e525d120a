# Written by `make generate` from specs/ecommerce/refunds/query_advance_return.yaml: edit that file.
"""Query the return of an advance (查询垫付回补结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.refunds._models import AdvanceReturn
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[AdvanceReturn] = Operation(
    name="ecommerce.refunds.query_advance_return",
    method="GET",
    routes=(Route("/v3/ecommerce/refunds/{refund_id}/return-advance", query=("sub_mchid",)),),
    parameters=(
        Parameter("refund_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("refund_id",),
    wait=Polling(
        noun="return",
        field="result",
        final=("SUCCESS", "FAILED"),
        intervals=(60, 60, 60, 60, 60, 300, 600, 1200, 1800),
    ),
    replies={200: AdvanceReturn},
    errors=(
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The return of an advance could not be found.", "Check `refund_id`."),
        ErrorRow(
            500, "SYSTEM_ERROR", "System error. The query has no result.", "Query again later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476916",),
)


class _QueryAdvanceReturnDocs:
    def query_advance_return(self, *_: Any, **__: Any) -> Any:
        """Query the return of an advance (查询垫付回补结果).

        Returns how far the return of an advance is. While it is `PROCESSING`, WeChat Pay retries it for 90 days, and
        you can repeat `create_advance_return`. After 90 days without enough money, it is `FAILED` for good: the advance
        of this refund can never be returned again. WeChat Pay has to enable advances first.

        Args:
            refund_id: 微信退款单号, at most 32 characters, from `ecommerce.refunds.create_refund.refund_id`. WeChat Pay
                refund ID of a refund that the platform advanced.
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the order.

        Returns:
            `AdvanceReturn`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                404 RESOURCE_NOT_EXISTS: The return of an advance could not be found. Check `refund_id`.
                500 SYSTEM_ERROR: System error. The query has no result. Query again later with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `refund_id` in the reply differs from the request. The reply belongs to another request.

        `wait_until_advance_return_final` polls until the return reaches a final state.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476916
        """

    def wait_until_advance_return_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the return reaches a final state (查询垫付回补结果).

        Calls `query_advance_return` immediately, then at intervals of 60 seconds (5 times), 5 minutes, 10 minutes, 20
        minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the money is back; check `result`. Without enough money, it takes 90 days.

        Args:
            refund_id: 微信退款单号, at most 32 characters, from `ecommerce.refunds.create_refund.refund_id`. WeChat Pay
                refund ID of a refund that the platform advanced.
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the order.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `AdvanceReturn` whose `result` is `SUCCESS` or `FAILED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_advance_return`, for example `NotFound`. A temporary failure does not
                end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791863
        """


class QueryAdvanceReturn(_QueryAdvanceReturnDocs, Service):
    def query_advance_return(self, *, refund_id: str, sub_mchid: str) -> AdvanceReturn:
        return self._call(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid})

    def wait_until_advance_return_final(self, *, refund_id: str, sub_mchid: str, timeout: float) -> AdvanceReturn:
        return self._wait(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid}, timeout)


class AsyncQueryAdvanceReturn(_QueryAdvanceReturnDocs, AsyncService):
    async def query_advance_return(self, *, refund_id: str, sub_mchid: str) -> AdvanceReturn:
        return await self._call(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid})

    async def wait_until_advance_return_final(self, *, refund_id: str, sub_mchid: str, timeout: float) -> AdvanceReturn:
        return await self._wait(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid}, timeout)
