# Written by `make generate` from specs/payments/transactions/query_order_by_out_trade_no.yaml: edit that file.
"""Query an order by its merchant order number (商户订单号查询订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.transactions._models import DirectApiv3QueryResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[DirectApiv3QueryResponse] = Operation(
    name="payments.transactions.query_order_by_out_trade_no",
    method="GET",
    routes=(Route("/v3/pay/transactions/out-trade-no/{out_trade_no}", query=("mchid",)),),
    parameters=(
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("mchid", STRING, is_own_number=True),
    ),
    numbers=("out_trade_no", "mchid"),
    wait=Polling(
        noun="order",
        field="trade_state",
        final=("SUCCESS", "REFUND", "CLOSED", "REVOKED", "PAYERROR"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
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

        Returns an order, paid or unpaid, with its state, by its merchant order number. Orders of any age are found.
        `NOTPAY` does not mean that the payment failed: close the order before you treat it as failed.

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
            NumberMismatch: The `out_trade_no` or `mchid` in the reply differs from the request. The reply belongs to
                another request.

        `wait_until_final` polls until the order reaches a final state.

        Available to: merchant (普通商户).

        Official page, 2024-12-27: https://pay.weixin.qq.com/doc/v3/merchant/4012791859
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the order reaches a final state (商户订单号查询订单).

        Calls `query_order_by_out_trade_no` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the order was paid; check `trade_state`.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number.
            mchid: 商户号, at most 32 characters, defaults to the client's own number. Merchant number of the order.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `DirectApiv3QueryResponse` whose `trade_state` is `SUCCESS`, `REFUND`, `CLOSED`, `REVOKED` or `PAYERROR`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order_by_out_trade_no`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012075249
        """


class QueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, Service):
    def query_order_by_out_trade_no(self, *, out_trade_no: str, mchid: str | None = None) -> DirectApiv3QueryResponse:
        return self._call(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid})

    def wait_until_final(
        self, *, out_trade_no: str, mchid: str | None = None, timeout: float
    ) -> DirectApiv3QueryResponse:
        return self._wait(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid}, timeout)


class AsyncQueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, AsyncService):
    async def query_order_by_out_trade_no(
        self, *, out_trade_no: str, mchid: str | None = None
    ) -> DirectApiv3QueryResponse:
        return await self._call(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid})

    async def wait_until_final(
        self, *, out_trade_no: str, mchid: str | None = None, timeout: float
    ) -> DirectApiv3QueryResponse:
        return await self._wait(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid}, timeout)
