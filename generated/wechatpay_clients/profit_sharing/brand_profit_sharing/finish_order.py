# Written by `make generate` from specs/profit_sharing/brand_profit_sharing/finish_order.yaml: edit that file.
"""Unfreeze the remaining funds (解冻剩余资金)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "FinishOrderResponse"]


@model
class FinishOrderResponse(Model):
    """Reply of `finish_order`."""

    sub_mchid: str = field(STRING)
    """Merchant number that was paid and whose money is unfrozen, of the brand or of a store (特约商户号, at most 32 characters)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号, at most 32 characters)."""
    out_order_no: str = field(STRING)
    """Your number of the unfreezing, from the request (商户分账单号, at most 64 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the unfreezing (微信分账单号, at most 64 characters)."""


OPERATION: Operation[FinishOrderResponse] = Operation(
    name="profit_sharing.brand_profit_sharing.finish_order",
    method="POST",
    routes=(Route("/v3/brand/profitsharing/finish-order"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("out_order_no", STRING, is_required=True),
        Parameter("description", STRING, is_required=True),
    ),
    numbers=("sub_mchid", "transaction_id", "out_order_no"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="profit_sharing.brand_profit_sharing.query_order",
        settled_with={"out_order_no": "out_order_no", "transaction_id": "transaction_id", "sub_mchid": "sub_mchid"},
    ),
    replies={200: FinishOrderResponse},
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
            "Enable profit sharing for the merchant number. Check the sub-merchant's authorization under 产品中心 > 特约商户授权产品, and under 账户中心 > 违约记录 whether a penalty takes the permission away. Then repeat the same request.",
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467016",),
)


class _FinishOrderDocs:
    def finish_order(self, *_: Any, **__: Any) -> Any:
        """Unfreeze the remaining funds (解冻剩余资金).

        Releases all money of an order that has not been split to the merchant that was paid, and closes the order to
        further splits. Call it after the last split, or instead of a split if the order needs none. Call `query_order`
        with the same number for the result.

        A refund of more than the remaining frozen money needs it first. After a split, wait a minute before you call
        it.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Merchant number that was paid and whose money is unfrozen, of
                the brand or of a store.
            transaction_id: 微信订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            out_order_no: 商户分账单号, at most 64 characters. Your number of the unfreezing, unique in your system and
                not that of a split. Digits, ASCII letters and `_-|*@`. Same value on retries: requests with the same
                number count as one.
            description: 解冻原因描述, at most 80 characters. Reason for the unfreezing.

        Returns:
            `FinishOrderResponse` with `sub_mchid`, `transaction_id`, `out_order_no` and `order_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a rule that the message names: for example, the order was
                    created without profit sharing, or the number belongs to another request. Read the message and act
                    on it. Keep `out_order_no`, unless it belongs to another request.
                403 NO_AUTH: The merchant may not split orders. Enable profit sharing for the merchant number. Check the
                    sub-merchant's authorization under 产品中心 > 特约商户授权产品, and under 账户中心 > 违约记录
                    whether a penalty takes the permission away. Then repeat the same request.
                403 NOT_ENOUGH: Nothing of the order is frozen, because it was split or refunded completely, or unfrozen
                    already. Do nothing.
                429 FREQUENCY_LIMITED: The order is being split too often. Wait, then retry with the same
                    `out_order_no`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `transaction_id` or `out_order_no` in the reply differs from the request.
                The reply belongs to another request.

        Safe to retry with the same `out_order_no`. `profit_sharing.brand_profit_sharing.query_order` returns the
        outcome.

        Available to: service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012467016
        """


class FinishOrder(_FinishOrderDocs, Service):
    def finish_order(
        self, *, sub_mchid: str, transaction_id: str, out_order_no: str, description: str
    ) -> FinishOrderResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "out_order_no": out_order_no,
                "description": description,
            },
        )


class AsyncFinishOrder(_FinishOrderDocs, AsyncService):
    async def finish_order(
        self, *, sub_mchid: str, transaction_id: str, out_order_no: str, description: str
    ) -> FinishOrderResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "out_order_no": out_order_no,
                "description": description,
            },
        )
