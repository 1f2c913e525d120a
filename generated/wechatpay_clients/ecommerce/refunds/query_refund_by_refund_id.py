# Written by `make generate` from specs/ecommerce/refunds/query_refund_by_refund_id.yaml: edit that file.
"""Query a refund by its WeChat Pay ID (查询单笔退款（按微信支付退款单号）)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.refunds._models import Refund
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Refund] = Operation(
    name="ecommerce.refunds.query_refund_by_refund_id",
    method="GET",
    routes=(Route("/v3/ecommerce/refunds/id/{refund_id}", query=("sub_mchid",)),),
    parameters=(
        Parameter("refund_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("refund_id",),
    wait=Polling(
        noun="refund",
        field="status",
        final=("SUCCESS", "CLOSED", "ABNORMAL"),
        intervals=(60, 60, 60, 60, 60, 300, 600, 1200, 1800),
    ),
    replies={200: Refund},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request failed. Its arguments are well formed but break a business rule.",
            "Read the message and act on it.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The platform may not refund this order.",
            "Check under 产品中心 > 特约商户授权产品 that the sub-merchant has authorized you, and under 账户中心 > 违约记录 whether a penalty takes the permission away. Then retry with the same `out_refund_no` and the same arguments.",
        ),
        ErrorRow(403, "REQUEST_BLOCKED", "The request was blocked.", "Read the message and act on it."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The order or the refund does not exist.",
            "Check the number, and check that the order is paid. If you requested the refund, repeat the request with the same `out_refund_no` and the same arguments.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Query less often. Whether a refund was accepted can be queried after a while.",
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "System error. The query has no result.", "Query again later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476908",),
)


class _QueryRefundByRefundIdDocs:
    def query_refund_by_refund_id(self, *_: Any, **__: Any) -> Any:
        """Query a refund by its WeChat Pay ID (查询单笔退款（按微信支付退款单号）).

        Returns a refund of a sub-merchant's order with its status. Query it if no notification arrives, and after an
        error of the request that created it. A refund to the balance of the user arrives within 20 minutes; query a
        refund to a bank card again after 3 working days.

        Args:
            refund_id: 微信退款单号, at most 32 characters, from `ecommerce.refunds.create_refund.refund_id`. WeChat Pay
                refund ID, as in the reply to the refund request.
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the order.

        Returns:
            `Refund`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request failed. Its arguments are well formed but break a business rule. Read
                    the message and act on it.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                403 NO_AUTH: The platform may not refund this order. Check under 产品中心 > 特约商户授权产品 that the
                    sub-merchant has authorized you, and under 账户中心 > 违约记录 whether a penalty takes the
                    permission away. Then retry with the same `out_refund_no` and the same arguments.
                403 REQUEST_BLOCKED: The request was blocked. Read the message and act on it.
                404 RESOURCE_NOT_EXISTS: The order or the refund does not exist. Check the number, and check that the
                    order is paid. If you requested the refund, repeat the request with the same `out_refund_no` and the
                    same arguments.
                429 FREQUENCY_LIMITED: Too many calls. Query less often. Whether a refund was accepted can be queried
                    after a while.
                500 SYSTEM_ERROR: System error. The query has no result. Query again later with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `refund_id` in the reply differs from the request. The reply belongs to another request.

        `wait_until_final_by_refund_id` polls until the refund reaches a final state.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476908
        """

    def wait_until_final_by_refund_id(self, *_: Any, **__: Any) -> Any:
        """Poll until the refund reaches a final state (查询单笔退款（按微信支付退款单号）).

        Calls `query_refund_by_refund_id` immediately, then at intervals of 60 seconds (5 times), 5 minutes, 10 minutes,
        20 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the user got the money; check `status`. A refund to a bank card takes up to 3
        working days: handle its notification instead of waiting.

        Args:
            refund_id: 微信退款单号, at most 32 characters, from `ecommerce.refunds.create_refund.refund_id`. WeChat Pay
                refund ID, as in the reply to the refund request.
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the order.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Refund` whose `status` is `SUCCESS`, `CLOSED` or `ABNORMAL`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_refund_by_refund_id`, for example `NotFound`. A temporary failure does
                not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791863
        """


class QueryRefundByRefundId(_QueryRefundByRefundIdDocs, Service):
    def query_refund_by_refund_id(self, *, refund_id: str, sub_mchid: str) -> Refund:
        return self._call(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid})

    def wait_until_final_by_refund_id(self, *, refund_id: str, sub_mchid: str, timeout: float) -> Refund:
        return self._wait(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid}, timeout)


class AsyncQueryRefundByRefundId(_QueryRefundByRefundIdDocs, AsyncService):
    async def query_refund_by_refund_id(self, *, refund_id: str, sub_mchid: str) -> Refund:
        return await self._call(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid})

    async def wait_until_final_by_refund_id(self, *, refund_id: str, sub_mchid: str, timeout: float) -> Refund:
        return await self._wait(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid}, timeout)
