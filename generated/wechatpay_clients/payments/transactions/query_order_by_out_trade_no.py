# Written by `make generate` from specs/payments/transactions/query_order_by_out_trade_no.yaml: edit that file.
"""Query an order by its merchant order number (商户订单号查询订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.transactions._models import DirectApiv3QueryResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[DirectApiv3QueryResponse] = Operation(
    name="payments.transactions.query_order_by_out_trade_no",
    method="GET",
    routes=(Route("/v3/pay/transactions/out-trade-no/{out_trade_no}", query=("mchid",)),),
    parameters=(
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("mchid", STRING, is_caller=True),
    ),
    numbers=("out_trade_no", "mchid"),
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
        ErrorRow(
            404,
            "ORDER_NOT_EXIST",
            "The order does not exist.",
            "Check that the order was created with this `out_trade_no`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791859",),
)


class _QueryOrderByOutTradeNoDocs:
    def query_order_by_out_trade_no(self, *_: Any, **__: Any) -> Any:
        """Query an order by its merchant order number (商户订单号查询订单).

        Returns an order, paid or unpaid, with its state, by its merchant order number.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number.
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
                404 ORDER_NOT_EXIST: The order does not exist. Check that the order was created with this
                    `out_trade_no`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Retry with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The reply has a different `out_trade_no` or `mchid` from the request, so it belongs to
                another request.

        Available to: merchant (普通商户).

        Official page, 2024-12-27: https://pay.weixin.qq.com/doc/v3/merchant/4012791859
        """


class QueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, Service):
    def query_order_by_out_trade_no(self, *, out_trade_no: str, mchid: str | None = None) -> DirectApiv3QueryResponse:
        return self._call(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid})


class AsyncQueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, AsyncService):
    async def query_order_by_out_trade_no(
        self, *, out_trade_no: str, mchid: str | None = None
    ) -> DirectApiv3QueryResponse:
        return await self._call(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid})
