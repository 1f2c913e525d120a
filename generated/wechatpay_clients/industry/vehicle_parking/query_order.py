# Written by `make generate` from specs/industry/vehicle_parking/query_order.yaml: edit that file.
"""Query a deduction (查询订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.vehicle_parking._models import Transaction
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Transaction] = Operation(
    name="industry.vehicle_parking.query_order",
    method="GET",
    routes=(Route("/v3/vehicle/transactions/out-trade-no/{out_trade_no}", query=("sub_mchid",)),),
    parameters=(
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
    ),
    numbers=("out_trade_no", "sub_mchid"),
    wait=Polling(
        noun="deduction",
        field="trade_state",
        final=("SUCCESS", "PAY_FAIL", "REFUND"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: Transaction},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The order is not a deduction of PayScore parking.",
            "Use the `out_trade_no` of a deduction that `create_deduction` created.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The service provider and the sub-merchant are not bound.",
            "Check that `sub_mchid` belongs to the service provider. Then retry.",
        ),
        ErrorRow(400, "PARAM_ERROR", "`out_trade_no` is invalid.", "Use the `out_trade_no` of the creation."),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The deduction does not exist.",
            "Check `out_trade_no`, and check that the deduction belongs to this merchant.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error.",
            "Every status that starts with 5 is a system error: retry later with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012534308",),
)


class _QueryOrderDocs:
    def query_order(self, *_: Any, **__: Any) -> Any:
        """Query a deduction (查询订单).

        Returns a deduction by its number. Call it if no notification arrives, or after a creation without a reply.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Your number for the deduction. Digits, ASCII letters and
                `_-*`.
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number, assigned by WeChat Pay.

        Returns:
            `Transaction`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The order is not a deduction of PayScore parking. Use the `out_trade_no` of a
                    deduction that `create_deduction` created.
                400 INVALID_REQUEST: The service provider and the sub-merchant are not bound. Check that `sub_mchid`
                    belongs to the service provider. Then retry.
                400 PARAM_ERROR: `out_trade_no` is invalid. Use the `out_trade_no` of the creation.
                404 NOT_FOUND: The deduction does not exist. Check `out_trade_no`, and check that the deduction belongs
                    to this merchant.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_trade_no` or `sub_mchid` in the reply differs from the request. The reply belongs
                to another request.

        `wait_until_final` polls until the deduction reaches a final state.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-02-21: https://pay.weixin.qq.com/doc/v3/merchant/4012534308
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the deduction reaches a final state (查询订单).

        Calls `query_order` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1 minute, 3 minutes, 5
        minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the user paid; check `trade_state`. `SUCCESS` can become `REFUND`, and a
        deduction can be created again after `PAY_FAIL`.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Your number for the deduction. Digits, ASCII letters and
                `_-*`.
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number, assigned by WeChat Pay.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Transaction` whose `trade_state` is `SUCCESS`, `PAY_FAIL` or `REFUND`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012534308
        """


class QueryOrder(_QueryOrderDocs, Service):
    def query_order(self, *, out_trade_no: str, sub_mchid: str | None = None) -> Transaction:
        return self._call(OPERATION, {"out_trade_no": out_trade_no, "sub_mchid": sub_mchid})

    def wait_until_final(self, *, out_trade_no: str, sub_mchid: str | None = None, timeout: float) -> Transaction:
        return self._wait(OPERATION, {"out_trade_no": out_trade_no, "sub_mchid": sub_mchid}, timeout)


class AsyncQueryOrder(_QueryOrderDocs, AsyncService):
    async def query_order(self, *, out_trade_no: str, sub_mchid: str | None = None) -> Transaction:
        return await self._call(OPERATION, {"out_trade_no": out_trade_no, "sub_mchid": sub_mchid})

    async def wait_until_final(self, *, out_trade_no: str, sub_mchid: str | None = None, timeout: float) -> Transaction:
        return await self._wait(OPERATION, {"out_trade_no": out_trade_no, "sub_mchid": sub_mchid}, timeout)
