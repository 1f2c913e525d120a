# Written by `make generate` from specs/payments/refunds/query_refund.yaml: edit that file.
"""Query a refund (查询单笔退款（通过商户退款单号）)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.refunds._models import Refund
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Refund] = Operation(
    name="payments.refunds.query_refund",
    method="GET",
    routes=(Route("/v3/refund/domestic/refunds/{out_refund_no}", query=("sub_mchid",)),),
    parameters=(
        Parameter("out_refund_no", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
    ),
    numbers=("out_refund_no",),
    wait=Polling(
        noun="refund",
        field="status",
        final=("SUCCESS", "CLOSED", "ABNORMAL"),
        intervals=(60, 60, 60, 60, 60, 300, 600, 1200, 1800),
    ),
    replies={200: Refund},
    errors=(
        ErrorRow(404, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The refund does not exist.",
            "Check `out_refund_no`. Also check the order, which may be unpaid or not refunded.",
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "The system timed out.", "Retry with the same `out_refund_no` and the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791863",),
)


class _QueryRefundDocs:
    def query_refund(self, *_: Any, **__: Any) -> Any:
        """Query a refund (查询单笔退款（通过商户退款单号）).

        Returns a refund with its status. Poll it every minute after the refund request; if the refund is still in
        `PROCESSING` after 5 minutes, back off, for example to intervals of 5, 10, 20 and 30 minutes. Refunds usually
        arrive within 5 minutes for orders paid from a balance, and within 1 to 3 working days for orders paid by bank
        card. Refunds of any age are found.

        Args:
            out_refund_no: 商户退款单号, at most 64 characters, from `payments.refunds.create_refund.out_refund_no`.
                Merchant refund number from the refund request, of digits, ASCII letters and `_-|*@`.
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number of the order.

        Returns:
            `Refund`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                404 RESOURCE_NOT_EXISTS: The refund does not exist. Check `out_refund_no`. Also check the order, which
                    may be unpaid or not refunded.
                500 SYSTEM_ERROR: The system timed out. Retry with the same `out_refund_no` and the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_refund_no` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_final` polls until the refund reaches a final state.
        Rate limit: 300 queries a second for each merchant number. After `FREQUENCY_LIMITED`, wait 1 minute.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/merchant/4012791863
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the refund reaches a final state (查询单笔退款（通过商户退款单号）).

        Calls `query_refund` immediately, then at intervals of 60 seconds (5 times), 5 minutes, 10 minutes, 20 minutes
        and 30 minutes. The last interval repeats.

        A final state does not mean that the user gets the money; check `status`. A refund to a bank card takes one to
        three working days: handle its notification instead of waiting.

        Args:
            out_refund_no: 商户退款单号, at most 64 characters, from `payments.refunds.create_refund.out_refund_no`.
                Merchant refund number from the refund request, of digits, ASCII letters and `_-|*@`.
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number of the order.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Refund` whose `status` is `SUCCESS`, `CLOSED` or `ABNORMAL`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_refund`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791863
        """


class QueryRefund(_QueryRefundDocs, Service):
    def query_refund(self, *, out_refund_no: str, sub_mchid: str | None = None) -> Refund:
        return self._call(OPERATION, {"out_refund_no": out_refund_no, "sub_mchid": sub_mchid})

    def wait_until_final(self, *, out_refund_no: str, sub_mchid: str | None = None, timeout: float) -> Refund:
        return self._wait(OPERATION, {"out_refund_no": out_refund_no, "sub_mchid": sub_mchid}, timeout)


class AsyncQueryRefund(_QueryRefundDocs, AsyncService):
    async def query_refund(self, *, out_refund_no: str, sub_mchid: str | None = None) -> Refund:
        return await self._call(OPERATION, {"out_refund_no": out_refund_no, "sub_mchid": sub_mchid})

    async def wait_until_final(self, *, out_refund_no: str, sub_mchid: str | None = None, timeout: float) -> Refund:
        return await self._wait(OPERATION, {"out_refund_no": out_refund_no, "sub_mchid": sub_mchid}, timeout)
