# Written by `make generate` from specs/payments/transactions/close_order.yaml: edit that file.
"""Close an order (关闭订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="payments.transactions.close_order",
    method="POST",
    routes=(Route("/v3/pay/transactions/out-trade-no/{out_trade_no}/close"),),
    parameters=(Parameter("out_trade_no", STRING, is_required=True),),
    body=(Parameter("mchid", STRING, is_own_number=True),),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.transactions.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "mchid": "mchid"},
    ),
    replies={204: None},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            403, "RULE_LIMIT", "A business rule limits how often you may call.", "Read the message and act on it."
        ),
        ErrorRow(
            403, "TRADE_ERROR", "The transaction failed for a business reason.", "Read the message and act on it."
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791860",),
)


class _CloseOrderDocs:
    def close_order(self, *_: Any, **__: Any) -> Any:
        """Close an order (关闭订单).

        Closes an unpaid order that no longer needs to be paid. Call it when the user cancels the order, or when it was
        not paid within your own limit or `time_expire`. Close it before you create another with a new `out_trade_no`.
        An order that is already closed can be closed again. A closed order can be treated as failed.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number.
            mchid: 商户号, at most 32 characters, defaults to the client's own number. Merchant number of the order.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                403 RULE_LIMIT: A business rule limits how often you may call. Read the message and act on it.
                403 TRADE_ERROR: The transaction failed for a business reason. Read the message and act on it.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Retry with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_trade_no`. `payments.transactions.query_order_by_out_trade_no` returns the
        outcome.

        Available to: merchant (普通商户).

        Official page, 2024-12-11: https://pay.weixin.qq.com/doc/v3/merchant/4012791860
        """


class CloseOrder(_CloseOrderDocs, Service):
    def close_order(self, *, out_trade_no: str, mchid: str | None = None) -> None:
        return self._call(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid})


class AsyncCloseOrder(_CloseOrderDocs, AsyncService):
    async def close_order(self, *, out_trade_no: str, mchid: str | None = None) -> None:
        return await self._call(OPERATION, {"out_trade_no": out_trade_no, "mchid": mchid})
