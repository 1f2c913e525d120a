# Written by `make generate` from specs/ecommerce/oversea_remittance/query_order.yaml: edit that file.
"""Query a remittance (查询出境结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.oversea_remittance._models import Order
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Order] = Operation(
    name="ecommerce.oversea_remittance.query_order",
    method="GET",
    routes=(Route("/v3/funds-to-oversea/orders/{out_order_id}", query=("sub_mchid", "transaction_id")),),
    parameters=(
        Parameter("out_order_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("transaction_id", STRING, is_required=True),
    ),
    numbers=("out_order_id", "sub_mchid"),
    wait=Polling(
        noun="remittance",
        field="result",
        final=("SUCCESS", "FAIL"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: Order},
    errors=(
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not remit money overseas.",
            "Apply for the permission. If you have it, check under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under 产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476127",),
)


class _QueryOrderDocs:
    def query_order(self, *_: Any, **__: Any) -> Any:
        """Query a remittance (查询出境结果).

        Returns a remittance with its result, by your number and the payment. Query it from time to time after
        `create_order`, or look for it in the daily bill, which contains the successful ones.

        `NOT_FOUND` means that no such request was accepted: check `out_order_id` and `transaction_id`.

        Args:
            out_order_id: 商户出境单号, at most 64 characters, from
                `ecommerce.oversea_remittance.create_order.out_order_id`. Your number of the remittance, as in the
                request that created it.
            sub_mchid: 二级商户号, at most 64 characters. Sub-merchant number whose money is remitted.
            transaction_id: 微信支付订单号, at most 64 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.

        Returns:
            `Order`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not remit money overseas. Apply for the permission. If you have it, check
                    under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under
                    产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_order_id` or `sub_mchid` in the reply differs from the request. The reply belongs
                to another request.

        `wait_until_final` polls until the remittance reaches a final state.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012476127
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the remittance reaches a final state (查询出境结果).

        Calls `query_order` immediately, then at intervals of 1 minute (5 times), 10 minutes (6 times) and 1 hour. The
        last interval repeats.

        A final state does not mean that the money was remitted; check `result`. Success normally takes two financial
        calendar days: save the number and query it later instead of waiting for so long.

        Args:
            out_order_id: 商户出境单号, at most 64 characters, from
                `ecommerce.oversea_remittance.create_order.out_order_id`. Your number of the remittance, as in the
                request that created it.
            sub_mchid: 二级商户号, at most 64 characters. Sub-merchant number whose money is remitted.
            transaction_id: 微信支付订单号, at most 64 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Order` whose `result` is `SUCCESS` or `FAIL`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012476127
        """


class QueryOrder(_QueryOrderDocs, Service):
    def query_order(self, *, out_order_id: str, sub_mchid: str, transaction_id: str) -> Order:
        return self._call(
            OPERATION, {"out_order_id": out_order_id, "sub_mchid": sub_mchid, "transaction_id": transaction_id}
        )

    def wait_until_final(self, *, out_order_id: str, sub_mchid: str, transaction_id: str, timeout: float) -> Order:
        return self._wait(
            OPERATION, {"out_order_id": out_order_id, "sub_mchid": sub_mchid, "transaction_id": transaction_id}, timeout
        )


class AsyncQueryOrder(_QueryOrderDocs, AsyncService):
    async def query_order(self, *, out_order_id: str, sub_mchid: str, transaction_id: str) -> Order:
        return await self._call(
            OPERATION, {"out_order_id": out_order_id, "sub_mchid": sub_mchid, "transaction_id": transaction_id}
        )

    async def wait_until_final(
        self, *, out_order_id: str, sub_mchid: str, transaction_id: str, timeout: float
    ) -> Order:
        return await self._wait(
            OPERATION, {"out_order_id": out_order_id, "sub_mchid": sub_mchid, "transaction_id": transaction_id}, timeout
        )
