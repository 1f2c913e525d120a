# Written by `make generate` from specs/payments/transactions/query_order_by_id.yaml: edit that file.
"""Query an order by its WeChat Pay order ID (微信支付订单号查询订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.transactions._models import DirectApiv3QueryResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[DirectApiv3QueryResponse] = Operation(
    name="payments.transactions.query_order_by_id",
    method="GET",
    routes=(Route("/v3/pay/transactions/id/{transaction_id}", query=("mchid",)),),
    parameters=(
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("mchid", STRING, is_own_number=True),
    ),
    numbers=("transaction_id", "mchid"),
    replies={200: DirectApiv3QueryResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            403, "RULE_LIMIT", "A business rule limits how often you may call.", "Read the message and act on it."
        ),
        ErrorRow(
            403, "TRADE_ERROR", "The transaction failed for a business reason.", "Read the message and act on it."
        ),
        ErrorRow(404, "ORDER_NOT_EXIST", "The order does not exist.", "Check the WeChat Pay order ID."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791858",),
)


class _QueryOrderByIdDocs:
    def query_order_by_id(self, *_: Any, **__: Any) -> Any:
        """Query an order by its WeChat Pay order ID (微信支付订单号查询订单).

        Returns an order, with its state, by its WeChat Pay order ID, which only a paid order has. Query an unpaid order
        by its `out_trade_no`.

        Args:
            transaction_id: 微信支付订单号, at most 32 characters, from
                `payments.transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID, returned after
                payment by the payment notification and the query by `out_trade_no`.
            mchid: 商户号, at most 32 characters, defaults to the client's own number. Merchant number of the order.

        Returns:
            `DirectApiv3QueryResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                403 RULE_LIMIT: A business rule limits how often you may call. Read the message and act on it.
                403 TRADE_ERROR: The transaction failed for a business reason. Read the message and act on it.
                404 ORDER_NOT_EXIST: The order does not exist. Check the WeChat Pay order ID.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Retry with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `transaction_id` or `mchid` in the reply differs from the request. The reply belongs to
                another request.

        Available to: merchant (普通商户).

        Official page, 2024-12-27: https://pay.weixin.qq.com/doc/v3/merchant/4012791858
        """


class QueryOrderById(_QueryOrderByIdDocs, Service):
    def query_order_by_id(self, *, transaction_id: str, mchid: str | None = None) -> DirectApiv3QueryResponse:
        return self._call(OPERATION, {"transaction_id": transaction_id, "mchid": mchid})


class AsyncQueryOrderById(_QueryOrderByIdDocs, AsyncService):
    async def query_order_by_id(self, *, transaction_id: str, mchid: str | None = None) -> DirectApiv3QueryResponse:
        return await self._call(OPERATION, {"transaction_id": transaction_id, "mchid": mchid})
