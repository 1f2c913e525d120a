# Written by `make generate` from specs/ecommerce/profit_sharing/query_order.yaml: edit that file.
"""Query a split (查询分账结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.profit_sharing._models import OrderReceiverDetail, OrderStatus
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryOrderResponse"]


@model
class QueryOrderResponse(Model):
    """Reply of `query_order`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money is split (电商平台二级商户号, at most 32 characters)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号, at most 32 characters)."""
    out_order_no: str = field(STRING)
    """Your number of the split or unfreezing (商户分账单号, at most 64 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the split or unfreezing (微信分账单号, at most 64 characters)."""
    status: OrderStatus | str = field(OpenEnum(OrderStatus))
    """分账单状态. Progress of the split or unfreezing as a whole. The outcome for each receiver of a split is in `receivers`."""
    receivers: list[OrderReceiverDetail] = field(ListOf(ModelOf(OrderReceiverDetail)))
    """Receivers, each with its own result (分账接收方列表)."""
    finish_amount: int | None = field(INTEGER, default=None)
    """分账完结金额. Amount that was unfrozen, in fen. Returned only for an unfreezing."""
    finish_description: str | None = field(STRING, default=None)
    """分账完结描述, at most 80 characters. Reason for the unfreezing. Returned only for an unfreezing."""


OPERATION: Operation[QueryOrderResponse] = Operation(
    name="ecommerce.profit_sharing.query_order",
    method="GET",
    routes=(Route("/v3/ecommerce/profitsharing/orders", query=("sub_mchid", "transaction_id", "out_order_no")),),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("out_order_no", STRING, is_required=True),
    ),
    numbers=("sub_mchid", "transaction_id", "out_order_no"),
    wait=Polling(
        noun="split",
        field="status",
        final=("FINISHED",),
        intervals=(120,),
    ),
    replies={200: QueryOrderResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012477734",),
)


class _QueryOrderDocs:
    def query_order(self, *_: Any, **__: Any) -> Any:
        """Query a split (查询分账结果).

        Returns a split with the result of each receiver, or an unfreezing with its amount. Call it after `create_order`
        and `finish_order`, whose replies do not contain the final results.

        Args:
            sub_mchid: 电商平台二级商户号, at most 32 characters. Sub-merchant number whose money is split.
            transaction_id: 微信订单号, at most 32 characters, from
                `ecommerce.profit_sharing.create_order.transaction_id`. WeChat Pay order ID of the payment.
            out_order_no: 商户分账单号, at most 64 characters, from
                `ecommerce.profit_sharing.create_order.out_order_no`. Your number of the split or unfreezing.

        Returns:
            `QueryOrderResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: The split does not exist. Check the numbers, that the order was created for
                    profit sharing, is settled, and was split. After a `create_order` without a reply, repeat it with
                    the same `out_order_no`; a new number is safe only after 3 queries over 30 minutes that return this
                    error, without a retry in between.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `transaction_id` or `out_order_no` in the reply differs from the request.
                The reply belongs to another request.

        `wait_until_final` polls until the split reaches a final state.
        Rate limit: 200 queries a second.

        Available to: platform merchant (平台商户).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012477734
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the split reaches a final state (查询分账结果).

        Calls `query_order` immediately, then at intervals of 2 minutes. The last interval repeats.

        A final state does not mean that the receivers got the money; check `result` of each of `receivers`.

        Args:
            sub_mchid: 电商平台二级商户号, at most 32 characters. Sub-merchant number whose money is split.
            transaction_id: 微信订单号, at most 32 characters, from
                `ecommerce.profit_sharing.create_order.transaction_id`. WeChat Pay order ID of the payment.
            out_order_no: 商户分账单号, at most 64 characters, from
                `ecommerce.profit_sharing.create_order.out_order_no`. Your number of the split or unfreezing.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryOrderResponse` whose `status` is `FINISHED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015870957
        """


class QueryOrder(_QueryOrderDocs, Service):
    def query_order(self, *, sub_mchid: str, transaction_id: str, out_order_no: str) -> QueryOrderResponse:
        return self._call(
            OPERATION, {"sub_mchid": sub_mchid, "transaction_id": transaction_id, "out_order_no": out_order_no}
        )

    def wait_until_final(
        self, *, sub_mchid: str, transaction_id: str, out_order_no: str, timeout: float
    ) -> QueryOrderResponse:
        return self._wait(
            OPERATION, {"sub_mchid": sub_mchid, "transaction_id": transaction_id, "out_order_no": out_order_no}, timeout
        )


class AsyncQueryOrder(_QueryOrderDocs, AsyncService):
    async def query_order(self, *, sub_mchid: str, transaction_id: str, out_order_no: str) -> QueryOrderResponse:
        return await self._call(
            OPERATION, {"sub_mchid": sub_mchid, "transaction_id": transaction_id, "out_order_no": out_order_no}
        )

    async def wait_until_final(
        self, *, sub_mchid: str, transaction_id: str, out_order_no: str, timeout: float
    ) -> QueryOrderResponse:
        return await self._wait(
            OPERATION, {"sub_mchid": sub_mchid, "transaction_id": transaction_id, "out_order_no": out_order_no}, timeout
        )
