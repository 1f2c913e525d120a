# Written by `make generate` from specs/payments/partner_transactions/query_order_by_out_trade_no.yaml: edit that file.
"""Query a sub-merchant's order by its merchant order number (商户订单号查询订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.partner_transactions._models import PartnerApiv3PartnerQueryResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[PartnerApiv3PartnerQueryResponse] = Operation(
    name="payments.partner_transactions.query_order_by_out_trade_no",
    method="GET",
    routes=(Route("/v3/pay/partner/transactions/out-trade-no/{out_trade_no}", query=("sp_mchid", "sub_mchid")),),
    parameters=(
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("sp_mchid", STRING, is_own_number=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("out_trade_no", "sp_mchid", "sub_mchid"),
    wait=Polling(
        noun="order",
        field="trade_state",
        final=("SUCCESS", "REFUND", "CLOSED", "REVOKED", "PAYERROR"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: PartnerApiv3PartnerQueryResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012739008",),
)


class _QueryOrderByOutTradeNoDocs:
    def query_order_by_out_trade_no(self, *_: Any, **__: Any) -> Any:
        """Query a sub-merchant's order by its merchant order number (商户订单号查询订单).

        Returns an order, paid or unpaid, with its state, by its merchant order number. Orders of any age are found.
        `NOTPAY` does not mean that the payment failed: close the order before you treat it as failed.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number, as in the order.
            sp_mchid: 服务商商户号, at most 32 characters, defaults to the client's own number. Service provider number
                of the order.
            sub_mchid: 子商户号（也叫特约商户号）, at most 32 characters. Sub-merchant number of the order.

        Returns:
            `PartnerApiv3PartnerQueryResponse`.

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
            NumberMismatch: The `out_trade_no`, `sp_mchid` or `sub_mchid` in the reply differs from the request. The
                reply belongs to another request.

        `wait_until_final` polls until the order reaches a final state.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-16: https://pay.weixin.qq.com/doc/v3/partner/4012739008
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the order reaches a final state (商户订单号查询订单).

        Calls `query_order_by_out_trade_no` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the order was paid; check `trade_state`.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number, as in the order.
            sp_mchid: 服务商商户号, at most 32 characters, defaults to the client's own number. Service provider number
                of the order.
            sub_mchid: 子商户号（也叫特约商户号）, at most 32 characters. Sub-merchant number of the order.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `PartnerApiv3PartnerQueryResponse` whose `trade_state` is `SUCCESS`, `REFUND`, `CLOSED`, `REVOKED` or
            `PAYERROR`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order_by_out_trade_no`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012082568
        """


class QueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, Service):
    def query_order_by_out_trade_no(
        self, *, out_trade_no: str, sp_mchid: str | None = None, sub_mchid: str
    ) -> PartnerApiv3PartnerQueryResponse:
        return self._call(OPERATION, {"out_trade_no": out_trade_no, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid})

    def wait_until_final(
        self, *, out_trade_no: str, sp_mchid: str | None = None, sub_mchid: str, timeout: float
    ) -> PartnerApiv3PartnerQueryResponse:
        return self._wait(
            OPERATION, {"out_trade_no": out_trade_no, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid}, timeout
        )


class AsyncQueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, AsyncService):
    async def query_order_by_out_trade_no(
        self, *, out_trade_no: str, sp_mchid: str | None = None, sub_mchid: str
    ) -> PartnerApiv3PartnerQueryResponse:
        return await self._call(OPERATION, {"out_trade_no": out_trade_no, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid})

    async def wait_until_final(
        self, *, out_trade_no: str, sp_mchid: str | None = None, sub_mchid: str, timeout: float
    ) -> PartnerApiv3PartnerQueryResponse:
        return await self._wait(
            OPERATION, {"out_trade_no": out_trade_no, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid}, timeout
        )
