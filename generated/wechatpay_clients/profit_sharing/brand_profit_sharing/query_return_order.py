# Written by `make generate` from specs/profit_sharing/brand_profit_sharing/query_return_order.yaml: edit that file.
"""Query a return (查询分账回退结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.profit_sharing.brand_profit_sharing._models import ReturnOrdersEntity
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ReturnOrdersEntity] = Operation(
    name="profit_sharing.brand_profit_sharing.query_return_order",
    method="GET",
    routes=(
        Route("/v3/brand/profitsharing/returnorders", query=("sub_mchid", "out_return_no", "order_id", "out_order_no")),
    ),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_return_no", STRING, is_required=True),
        Parameter("order_id", STRING),
        Parameter("out_order_no", STRING),
    ),
    choose=(AnyOf("order_id", "out_order_no"),),
    numbers=("sub_mchid", "out_return_no", "order_id", "out_order_no"),
    wait=Polling(
        noun="return",
        field="result",
        final=("SUCCESS", "FAIL", "FAILED"),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467011",),
)


class _QueryReturnOrderDocs:
    def query_return_order(self, *_: Any, **__: Any) -> Any:
        """Query a return (查询分账回退结果).

        Returns a return with its result. Call it if `create_return_order` returned `PROCESSING`, an error or no reply.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Merchant number that gets the money back, as in the split.
            out_return_no: 商户回退单号, at most 64 characters, from
                `profit_sharing.brand_profit_sharing.create_return_order.out_return_no`. Your number of the return.
            order_id: 微信分账单号, at most 64 characters, from
                `profit_sharing.brand_profit_sharing.create_order.order_id`. WeChat Pay's ID of the split. Required
                unless `out_order_no` is given.
            out_order_no: 商户分账单号, at most 64 characters, from
                `profit_sharing.brand_profit_sharing.create_order.out_order_no`. Your number of the split. Required
                unless `order_id` is given.

        Returns:
            `ReturnOrdersEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: The return does not exist. Check the numbers. After a `create_return_order`
                    without a reply, repeat it with the same `out_return_no`.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `out_return_no`, `order_id` or `out_order_no` in the reply differs from the
                request. The reply belongs to another request.

        Pass at least one of `order_id` and `out_order_no`.
        `wait_until_return_final` polls until the return reaches a final state.
        Rate limit: 500 queries a second.

        Available to: service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012467011
        """

    def wait_until_return_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the return reaches a final state (查询分账回退结果).

        Calls `query_return_order` immediately, then at intervals of 2 minutes. The last interval repeats.

        A final state does not mean that the money was returned; check `result`. A return that has not succeeded after 5
        days fails.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Merchant number that gets the money back, as in the split.
            out_return_no: 商户回退单号, at most 64 characters, from
                `profit_sharing.brand_profit_sharing.create_return_order.out_return_no`. Your number of the return.
            order_id: 微信分账单号, at most 64 characters, from
                `profit_sharing.brand_profit_sharing.create_order.order_id`. WeChat Pay's ID of the split. Required
                unless `out_order_no` is given.
            out_order_no: 商户分账单号, at most 64 characters, from
                `profit_sharing.brand_profit_sharing.create_order.out_order_no`. Your number of the split. Required
                unless `order_id` is given.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `ReturnOrdersEntity` whose `result` is `SUCCESS`, `FAIL` or `FAILED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_return_order`, for example `NotFound`. A temporary failure does not
                end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015871675
        """


class QueryReturnOrder(_QueryReturnOrderDocs, Service):
    def query_return_order(
        self, *, sub_mchid: str, out_return_no: str, order_id: str | None = None, out_order_no: str | None = None
    ) -> ReturnOrdersEntity:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_return_no": out_return_no,
                "order_id": order_id,
                "out_order_no": out_order_no,
            },
        )

    def wait_until_return_final(
        self,
        *,
        sub_mchid: str,
        out_return_no: str,
        order_id: str | None = None,
        out_order_no: str | None = None,
        timeout: float,
    ) -> ReturnOrdersEntity:
        return self._wait(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_return_no": out_return_no,
                "order_id": order_id,
                "out_order_no": out_order_no,
            },
            timeout,
        )


class AsyncQueryReturnOrder(_QueryReturnOrderDocs, AsyncService):
    async def query_return_order(
        self, *, sub_mchid: str, out_return_no: str, order_id: str | None = None, out_order_no: str | None = None
    ) -> ReturnOrdersEntity:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_return_no": out_return_no,
                "order_id": order_id,
                "out_order_no": out_order_no,
            },
        )

    async def wait_until_return_final(
        self,
        *,
        sub_mchid: str,
        out_return_no: str,
        order_id: str | None = None,
        out_order_no: str | None = None,
        timeout: float,
    ) -> ReturnOrdersEntity:
        return await self._wait(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_return_no": out_return_no,
                "order_id": order_id,
                "out_order_no": out_order_no,
            },
            timeout,
        )
