# Written by `make generate` from specs/profit_sharing/profit_sharing/query_order.yaml: edit that file.
"""Query a split (查询分账结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.profit_sharing.profit_sharing._models import OrdersEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[OrdersEntity] = Operation(
    name="profit_sharing.profit_sharing.query_order",
    method="GET",
    routes=(Route("/v3/profitsharing/orders/{out_order_no}", query=("sub_mchid", "transaction_id")),),
    parameters=(
        Parameter("out_order_no", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("transaction_id", STRING, is_required=True),
    ),
    numbers=("out_order_no", "sub_mchid", "transaction_id"),
    wait=Polling(
        noun="split",
        field="state",
        final=("FINISHED",),
        intervals=(120,),
    ),
    replies={200: OrdersEntity},
    errors=(
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The split does not exist.",
            "Check the numbers, that the order was created for profit sharing, is settled, and was split. After a `create_order` without a reply, repeat it with the same `out_order_no`; a new number is safe only after 3 queries over 30 minutes that return this error, without a retry in between.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012525210",),
)


class _QueryOrderDocs:
    def query_order(self, *_: Any, **__: Any) -> Any:
        """Query a split (查询分账结果).

        Returns a split or an unfreezing, with the result of each receiver. Call it after `create_order` and
        `unfreeze_remaining_funds`, whose replies do not contain the final results.

        Args:
            out_order_no: 商户分账单号, at most 64 characters, from
                `profit_sharing.profit_sharing.create_order.out_order_no`. Your number of the split or unfreezing.
            sub_mchid: 特约商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number whose money is split.
            transaction_id: 微信订单号, at most 32 characters, from
                `profit_sharing.profit_sharing.create_order.transaction_id`. WeChat Pay order ID of the payment.

        Returns:
            `OrdersEntity` with `sub_mchid`, `transaction_id`, `out_order_no`, `order_id`, `state` and `receivers`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: The split does not exist. Check the numbers, that the order was created for
                    profit sharing, is settled, and was split. After a `create_order` without a reply, repeat it with
                    the same `out_order_no`; a new number is safe only after 3 queries over 30 minutes that return this
                    error, without a retry in between.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_order_no`, `sub_mchid` or `transaction_id` in the reply differs from the request.
                The reply belongs to another request.

        `wait_until_final` polls until the split reaches a final state.
        Rate limit: 500 queries a second.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/merchant/4012525210
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the split reaches a final state (查询分账结果).

        Calls `query_order` immediately, then at intervals of 2 minutes. The last interval repeats.

        A final state does not mean that the receivers got the money; check `result` of each of `receivers`.

        Args:
            out_order_no: 商户分账单号, at most 64 characters, from
                `profit_sharing.profit_sharing.create_order.out_order_no`. Your number of the split or unfreezing.
            sub_mchid: 特约商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number whose money is split.
            transaction_id: 微信订单号, at most 32 characters, from
                `profit_sharing.profit_sharing.create_order.transaction_id`. WeChat Pay order ID of the payment.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `OrdersEntity` whose `state` is `FINISHED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015870957
        """


class QueryOrder(_QueryOrderDocs, Service):
    def query_order(self, *, out_order_no: str, sub_mchid: str | None = None, transaction_id: str) -> OrdersEntity:
        return self._call(
            OPERATION, {"out_order_no": out_order_no, "sub_mchid": sub_mchid, "transaction_id": transaction_id}
        )

    def wait_until_final(
        self, *, out_order_no: str, sub_mchid: str | None = None, transaction_id: str, timeout: float
    ) -> OrdersEntity:
        return self._wait(
            OPERATION, {"out_order_no": out_order_no, "sub_mchid": sub_mchid, "transaction_id": transaction_id}, timeout
        )


class AsyncQueryOrder(_QueryOrderDocs, AsyncService):
    async def query_order(
        self, *, out_order_no: str, sub_mchid: str | None = None, transaction_id: str
    ) -> OrdersEntity:
        return await self._call(
            OPERATION, {"out_order_no": out_order_no, "sub_mchid": sub_mchid, "transaction_id": transaction_id}
        )

    async def wait_until_final(
        self, *, out_order_no: str, sub_mchid: str | None = None, transaction_id: str, timeout: float
    ) -> OrdersEntity:
        return await self._wait(
            OPERATION, {"out_order_no": out_order_no, "sub_mchid": sub_mchid, "transaction_id": transaction_id}, timeout
        )
