# Written by `make generate` from specs/profit_sharing/profit_sharing/unfreeze_remaining_funds.yaml: edit that file.
"""Unfreeze the remaining funds (解冻剩余资金)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.profit_sharing.profit_sharing._models import OrdersEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[OrdersEntity] = Operation(
    name="profit_sharing.profit_sharing.unfreeze_remaining_funds",
    method="POST",
    routes=(Route("/v3/profitsharing/orders/unfreeze"),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("out_order_no", STRING, is_required=True),
        Parameter("description", STRING, is_required=True),
    ),
    numbers=("sub_mchid", "transaction_id", "out_order_no"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="profit_sharing.profit_sharing.query_order",
        settled_with={"out_order_no": "out_order_no", "transaction_id": "transaction_id", "sub_mchid": "sub_mchid"},
    ),
    replies={200: OrdersEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a rule that the message names: for example, the order was created without profit sharing, or the number belongs to another request.",
            "Read the message and act on it. Keep `out_order_no`, unless it belongs to another request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not split orders.",
            "Enable profit sharing for the merchant number. A service provider also needs the sub-merchant's authorization.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "Nothing of the order is frozen, because it was split or refunded completely, or unfrozen already.",
            "Do nothing.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "The order is being split too often.",
            "Wait, then retry with the same `out_order_no`.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012526374",),
)


class _UnfreezeRemainingFundsDocs:
    def unfreeze_remaining_funds(self, *_: Any, **__: Any) -> Any:
        """Unfreeze the remaining funds (解冻剩余资金).

        Releases all money of an order that has not been split to the merchant, and closes the order to further splits.
        Call it after the last split, or instead of a split if the order needs none. The reply only means that the
        request was accepted: call `query_order` with the same number for the result.

        A refund of more than the remaining frozen money needs it first. After a split, wait a minute before you call
        it.

        Args:
            sub_mchid: 特约商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number whose money is unfrozen.
            transaction_id: 微信订单号, at most 32 characters, from
                `payments.transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the payment.
            out_order_no: 商户分账单号, at most 64 characters. Your number of the unfreezing, unique in your system and
                not that of a split. Digits, ASCII letters and `_-|*@`. Same value on retries: requests with the same
                number count as one.
            description: 解冻剩余资金描述, at most 80 characters. Reason for the unfreezing.

        Returns:
            `OrdersEntity` with `sub_mchid`, `transaction_id`, `out_order_no`, `order_id`, `state` and `receivers`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a rule that the message names: for example, the order was
                    created without profit sharing, or the number belongs to another request. Read the message and act
                    on it. Keep `out_order_no`, unless it belongs to another request.
                403 NO_AUTH: The merchant may not split orders. Enable profit sharing for the merchant number. A service
                    provider also needs the sub-merchant's authorization.
                403 NOT_ENOUGH: Nothing of the order is frozen, because it was split or refunded completely, or unfrozen
                    already. Do nothing.
                429 FREQUENCY_LIMITED: The order is being split too often. Wait, then retry with the same
                    `out_order_no`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `transaction_id` or `out_order_no` in the reply differs from the request.
                The reply belongs to another request.

        Safe to retry with the same `out_order_no`. `profit_sharing.profit_sharing.query_order` returns the outcome.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/merchant/4012526374
        """


class UnfreezeRemainingFunds(_UnfreezeRemainingFundsDocs, Service):
    def unfreeze_remaining_funds(
        self, *, sub_mchid: str | None = None, transaction_id: str, out_order_no: str, description: str
    ) -> OrdersEntity:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "out_order_no": out_order_no,
                "description": description,
            },
        )


class AsyncUnfreezeRemainingFunds(_UnfreezeRemainingFundsDocs, AsyncService):
    async def unfreeze_remaining_funds(
        self, *, sub_mchid: str | None = None, transaction_id: str, out_order_no: str, description: str
    ) -> OrdersEntity:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "out_order_no": out_order_no,
                "description": description,
            },
        )
