# Written by `make generate` from specs/profit_sharing/brand_profit_sharing/query_remaining_amount.yaml: edit that file.
"""Query the remaining amount of an order (查询订单剩余待分金额)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryOrderAmountResponse"]


@model
class QueryOrderAmountResponse(Model):
    """Reply of `query_remaining_amount`."""

    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号, at most 32 characters)."""
    unsplit_amount: int = field(INTEGER)
    """订单剩余待分金额. Amount that can still be split, in fen. Without the fee, refunds and coupons that are not pre-funded."""


OPERATION: Operation[QueryOrderAmountResponse] = Operation(
    name="profit_sharing.brand_profit_sharing.query_remaining_amount",
    method="GET",
    routes=(Route("/v3/brand/profitsharing/orders/{transaction_id}/amounts"),),
    parameters=(Parameter("transaction_id", STRING, is_required=True),),
    numbers=("transaction_id",),
    replies={200: QueryOrderAmountResponse},
    errors=(
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The order does not exist, is not settled yet, or was created without profit sharing.",
            "Check the number, and that the order was created with `profit_sharing` set to `true`. Query again once it is settled.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467021",),
)


class _QueryRemainingAmountDocs:
    def query_remaining_amount(self, *_: Any, **__: Any) -> Any:
        """Query the remaining amount of an order (查询订单剩余待分金额).

        Returns how much of an order can still be split. Call it before `create_order`, or after the error `NOT_ENOUGH`.

        Args:
            transaction_id: 微信订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.

        Returns:
            `QueryOrderAmountResponse` with `transaction_id` and `unsplit_amount`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: The order does not exist, is not settled yet, or was created without profit
                    sharing. Check the number, and that the order was created with `profit_sharing` set to `true`. Query
                    again once it is settled.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `transaction_id` in the reply differs from the request. The reply belongs to another
                request.

        Available to: service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012467021
        """


class QueryRemainingAmount(_QueryRemainingAmountDocs, Service):
    def query_remaining_amount(self, *, transaction_id: str) -> QueryOrderAmountResponse:
        return self._call(OPERATION, {"transaction_id": transaction_id})


class AsyncQueryRemainingAmount(_QueryRemainingAmountDocs, AsyncService):
    async def query_remaining_amount(self, *, transaction_id: str) -> QueryOrderAmountResponse:
        return await self._call(OPERATION, {"transaction_id": transaction_id})
