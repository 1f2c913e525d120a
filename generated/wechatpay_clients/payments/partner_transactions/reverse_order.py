# Written by `make generate` from specs/payments/partner_transactions/reverse_order.yaml: edit that file.
"""Reverse a sub-merchant's order (撤销)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "PartnerReverseOrderResponse"]


@model
class PartnerReverseOrderResponse(Model):
    """Reply of `reverse_order`."""

    sp_appid: str | None = field(STRING, default=None)
    """AppID of the service provider from the order (合作伙伴应用AppID, at most 32 characters)."""
    sp_mchid: str | None = field(STRING, default=None)
    """Service provider number of the order (合作伙伴商户号, at most 32 characters)."""
    sub_appid: str | None = field(STRING, default=None)
    """特约商户应用AppID, at most 32 characters. AppID of the sub-merchant. Returned only if the order had one."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number of the order (特约商户商户号, at most 32 characters)."""
    out_trade_no: str | None = field(STRING, default=None)
    """Merchant order number of the reversed order (商户订单号, at most 32 characters)."""


OPERATION: Operation[PartnerReverseOrderResponse] = Operation(
    name="payments.partner_transactions.reverse_order",
    method="POST",
    routes=(Route("/v3/pay/partner/transactions/out-trade-no/{out_trade_no}/reverse"),),
    parameters=(Parameter("out_trade_no", STRING, is_required=True),),
    body=(
        Parameter("sp_appid", STRING, is_required=True),
        Parameter("sp_mchid", STRING, is_own_number=True),
        Parameter("sub_appid", STRING),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("out_trade_no", "sp_mchid", "sub_mchid"),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.partner_transactions.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "sp_mchid": "sp_mchid", "sub_mchid": "sub_mchid"},
    ),
    replies={200: PartnerReverseOrderResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012382181",),
)


class _ReverseOrderDocs:
    def reverse_order(self, *_: Any, **__: Any) -> Any:
        """Reverse a sub-merchant's order (撤销).

        Reverses a payment code order whose payment failed or has an unknown result: an unpaid order is closed, and a
        paid one is refunded to the user. Query the order first. If the call fails, repeat it with the same
        `out_trade_no`. To return the money for any other reason, use a refund.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number.
            sp_appid: 合作伙伴应用AppID, at most 32 characters. AppID of the service provider from the order.
            sp_mchid: 合作伙伴商户号, at most 32 characters, defaults to the client's own number. Service provider
                number of the order.
            sub_appid: 特约商户应用AppID, at most 32 characters. AppID of the sub-merchant, if the order had one.
            sub_mchid: 特约商户商户号, at most 32 characters. Sub-merchant number of the order.

        Returns:
            `PartnerReverseOrderResponse` with `sp_appid`, `sp_mchid`, `sub_appid`, `sub_mchid` and `out_trade_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_trade_no`, `sp_mchid` or `sub_mchid` in the reply differs from the request. The
                reply belongs to another request.

        Safe to retry with the same `out_trade_no`. `payments.partner_transactions.query_order_by_out_trade_no` returns
        the outcome.

        Available to: service provider (普通服务商).

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012382181
        Not compared with this page: request, reply, errors.
        """


class ReverseOrder(_ReverseOrderDocs, Service):
    def reverse_order(
        self,
        *,
        out_trade_no: str,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
    ) -> PartnerReverseOrderResponse:
        return self._call(
            OPERATION,
            {
                "out_trade_no": out_trade_no,
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
            },
        )


class AsyncReverseOrder(_ReverseOrderDocs, AsyncService):
    async def reverse_order(
        self,
        *,
        out_trade_no: str,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
    ) -> PartnerReverseOrderResponse:
        return await self._call(
            OPERATION,
            {
                "out_trade_no": out_trade_no,
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
            },
        )
