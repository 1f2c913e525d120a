# Written by `make generate` from specs/payments/partner_transactions/query_order_by_id.yaml: edit that file.
"""Query a sub-merchant's order by its WeChat Pay order ID (微信支付订单号查询订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.partner_transactions._models import PartnerApiv3PartnerQueryResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[PartnerApiv3PartnerQueryResponse] = Operation(
    name="payments.partner_transactions.query_order_by_id",
    method="GET",
    routes=(Route("/v3/pay/partner/transactions/id/{transaction_id}", query=("sp_mchid", "sub_mchid")),),
    parameters=(
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("sp_mchid", STRING, is_own_number=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("transaction_id", "sp_mchid", "sub_mchid"),
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
        ErrorRow(404, "ORDER_NOT_EXIST", "The order does not exist.", "Check the WeChat Pay order ID."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012738964",),
)


class _QueryOrderByIdDocs:
    def query_order_by_id(self, *_: Any, **__: Any) -> Any:
        """Query a sub-merchant's order by its WeChat Pay order ID (微信支付订单号查询订单).

        Returns an order, with its state, by its WeChat Pay order ID, which only a paid order has. Query an unpaid order
        by its `out_trade_no`.

        Args:
            transaction_id: 微信支付订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID,
                returned after payment by the payment notification and the query by `out_trade_no`.
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
                404 ORDER_NOT_EXIST: The order does not exist. Check the WeChat Pay order ID.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Retry with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `transaction_id`, `sp_mchid` or `sub_mchid` in the reply differs from the request. The
                reply belongs to another request.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-16: https://pay.weixin.qq.com/doc/v3/partner/4012738964
        """


class QueryOrderById(_QueryOrderByIdDocs, Service):
    def query_order_by_id(
        self, *, transaction_id: str, sp_mchid: str | None = None, sub_mchid: str
    ) -> PartnerApiv3PartnerQueryResponse:
        return self._call(OPERATION, {"transaction_id": transaction_id, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid})


class AsyncQueryOrderById(_QueryOrderByIdDocs, AsyncService):
    async def query_order_by_id(
        self, *, transaction_id: str, sp_mchid: str | None = None, sub_mchid: str
    ) -> PartnerApiv3PartnerQueryResponse:
        return await self._call(
            OPERATION, {"transaction_id": transaction_id, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid}
        )
