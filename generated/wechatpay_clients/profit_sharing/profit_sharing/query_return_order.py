# Written by `make generate` from specs/profit_sharing/profit_sharing/query_return_order.yaml: edit that file.
"""Query a return (查询分账回退结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.profit_sharing.profit_sharing._models import ReturnOrdersEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ReturnOrdersEntity] = Operation(
    name="profit_sharing.profit_sharing.query_return_order",
    method="GET",
    routes=(Route("/v3/profitsharing/return-orders/{out_return_no}", query=("sub_mchid", "out_order_no")),),
    parameters=(
        Parameter("out_return_no", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("out_order_no", STRING, is_required=True),
    ),
    numbers=("out_return_no", "sub_mchid", "out_order_no"),
    wait=Polling(
        noun="return",
        field="result",
        final=("SUCCESS", "FAILED"),
        intervals=(120,),
    ),
    replies={200: ReturnOrdersEntity},
    errors=(
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The return does not exist.",
            "Check the numbers. After a `create_return_order` without a reply, repeat it with the same `out_return_no`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012526279",),
)


class _QueryReturnOrderDocs:
    def query_return_order(self, *_: Any, **__: Any) -> Any:
        """Query a return (查询分账回退结果).

        Returns a return with its result. Call it if `create_return_order` returned `PROCESSING`, an error or no reply.

        Args:
            out_return_no: 商户回退单号, at most 64 characters, from
                `profit_sharing.profit_sharing.create_return_order.out_return_no`. Your number of the return.
            sub_mchid: 特约商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number that gets the money back, as in the
                split.
            out_order_no: 商户分账单号, at most 64 characters, from
                `profit_sharing.profit_sharing.create_order.out_order_no`. Your number of the split.

        Returns:
            `ReturnOrdersEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: The return does not exist. Check the numbers. After a `create_return_order`
                    without a reply, repeat it with the same `out_return_no`.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_return_no`, `sub_mchid` or `out_order_no` in the reply differs from the request.
                The reply belongs to another request.

        `wait_until_return_final` polls until the return reaches a final state.
        Rate limit: 500 queries a second.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/merchant/4012526279
        """

    def wait_until_return_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the return reaches a final state (查询分账回退结果).

        Calls `query_return_order` immediately, then at intervals of 2 minutes. The last interval repeats.

        A final state does not mean that the money was returned; check `result`. A return that has not succeeded after 5
        days becomes `FAILED`.

        Args:
            out_return_no: 商户回退单号, at most 64 characters, from
                `profit_sharing.profit_sharing.create_return_order.out_return_no`. Your number of the return.
            sub_mchid: 特约商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number that gets the money back, as in the
                split.
            out_order_no: 商户分账单号, at most 64 characters, from
                `profit_sharing.profit_sharing.create_order.out_order_no`. Your number of the split.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `ReturnOrdersEntity` whose `result` is `SUCCESS` or `FAILED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_return_order`, for example `NotFound`. A temporary failure does not
                end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015870957
        """


class QueryReturnOrder(_QueryReturnOrderDocs, Service):
    def query_return_order(
        self, *, out_return_no: str, sub_mchid: str | None = None, out_order_no: str
    ) -> ReturnOrdersEntity:
        return self._call(
            OPERATION, {"out_return_no": out_return_no, "sub_mchid": sub_mchid, "out_order_no": out_order_no}
        )

    def wait_until_return_final(
        self, *, out_return_no: str, sub_mchid: str | None = None, out_order_no: str, timeout: float
    ) -> ReturnOrdersEntity:
        return self._wait(
            OPERATION, {"out_return_no": out_return_no, "sub_mchid": sub_mchid, "out_order_no": out_order_no}, timeout
        )


class AsyncQueryReturnOrder(_QueryReturnOrderDocs, AsyncService):
    async def query_return_order(
        self, *, out_return_no: str, sub_mchid: str | None = None, out_order_no: str
    ) -> ReturnOrdersEntity:
        return await self._call(
            OPERATION, {"out_return_no": out_return_no, "sub_mchid": sub_mchid, "out_order_no": out_order_no}
        )

    async def wait_until_return_final(
        self, *, out_return_no: str, sub_mchid: str | None = None, out_order_no: str, timeout: float
    ) -> ReturnOrdersEntity:
        return await self._wait(
            OPERATION, {"out_return_no": out_return_no, "sub_mchid": sub_mchid, "out_order_no": out_order_no}, timeout
        )
