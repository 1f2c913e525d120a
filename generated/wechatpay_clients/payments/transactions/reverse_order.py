# Written by `make generate` from specs/payments/transactions/reverse_order.yaml: edit that file.
"""Reverse an order (撤销)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ReverseOrderResponse"]


@model
class ReverseOrderResponse(Model):
    """Reply of `reverse_order`."""

    appid: str | None = field(STRING, default=None)
    """AppID of the order (应用AppID, at most 32 characters)."""
    mchid: str | None = field(STRING, default=None)
    """Merchant number of the order (直连商户号, at most 32 characters)."""
    out_trade_no: str | None = field(STRING, default=None)
    """Merchant order number of the reversed order (商户订单号, at most 32 characters)."""


OPERATION: Operation[ReverseOrderResponse] = Operation(
    name="payments.transactions.reverse_order",
    method="POST",
    routes=(Route("/v3/pay/transactions/out-trade-no/{out_trade_no}/reverse"),),
    parameters=(Parameter("out_trade_no", STRING, is_required=True),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("mchid", STRING, is_own_number=True),
    ),
    numbers=("out_trade_no", "mchid"),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.transactions.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "mchid": "mchid"},
    ),
    replies={200: ReverseOrderResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012382161",),
)


class _ReverseOrderDocs:
    def reverse_order(self, *_: Any, **__: Any) -> Any:
        """Reverse an order (撤销).

        Reverses a payment code order whose payment failed or has an unknown result: an unpaid order is closed, and a
        paid one is refunded to the user. Query the order first. If the call fails, repeat it with the same
        `out_trade_no`. To return the money for any other reason, use a refund.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number.
            appid: 应用AppID, at most 32 characters. AppID of the order.
            mchid: 直连商户号, at most 32 characters, defaults to the client's own number. Merchant number of the order.

        Returns:
            `ReverseOrderResponse` with `appid`, `mchid` and `out_trade_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_trade_no` or `mchid` in the reply differs from the request. The reply belongs to
                another request.

        Safe to retry with the same `out_trade_no`. `payments.transactions.query_order_by_out_trade_no` returns the
        outcome.

        Available to: merchant (普通商户).

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012382161
        Not compared with this page: request, reply, errors.
        """


class ReverseOrder(_ReverseOrderDocs, Service):
    def reverse_order(self, *, out_trade_no: str, appid: str, mchid: str | None = None) -> ReverseOrderResponse:
        return self._call(OPERATION, {"out_trade_no": out_trade_no, "appid": appid, "mchid": mchid})


class AsyncReverseOrder(_ReverseOrderDocs, AsyncService):
    async def reverse_order(self, *, out_trade_no: str, appid: str, mchid: str | None = None) -> ReverseOrderResponse:
        return await self._call(OPERATION, {"out_trade_no": out_trade_no, "appid": appid, "mchid": mchid})
