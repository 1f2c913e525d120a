# Written by `make generate` from specs/ecommerce/oversea_remittance/query_available_amount.yaml: edit that file.
"""Query how much of an order can be remitted (查询订单剩余可出境余额)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "GetAvailableAbroadAmountResponse"]


@model
class GetAvailableAbroadAmountResponse(Model):
    """Reply of `query_available_amount`."""

    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信支付订单号, at most 32 characters)."""
    available_abroad_amount: int = field(INTEGER)
    """Amount of the order that can still be remitted, in fen (订单剩余可出境金额)."""


OPERATION: Operation[GetAvailableAbroadAmountResponse] = Operation(
    name="ecommerce.oversea_remittance.query_available_amount",
    method="GET",
    routes=(
        Route("/v3/funds-to-oversea/transactions/{transaction_id}/available_abroad_amounts", query=("sub_mchid",)),
    ),
    parameters=(
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("transaction_id",),
    replies={200: GetAvailableAbroadAmountResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The query failed because a business rule is broken, for example because the order is older than 3 years.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            "The signature is wrong.",
            "Check that the parameters and the method of signing follow the signature algorithm.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not remit money overseas.",
            "Apply for the permission. If you have it, check under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under 产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Retry less often."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "The query failed.",
            "Retry with the same arguments, after a minute. Do not change the order ID.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476109",),
)


class _QueryAvailableAmountDocs:
    def query_available_amount(self, *_: Any, **__: Any) -> Any:
        """Query how much of an order can be remitted (查询订单剩余可出境余额).

        Returns how much of a paid order can still be remitted overseas: its remittable amount minus what was remitted
        before. Call it before every remittance, at least if you remit an order in parts.

        The amount is 0 if everything was remitted, if it was refunded, or if the money is frozen for profit sharing:
        only money that was unfrozen to the sub-merchant can be remitted. Orders that are older than 3 years cannot be
        remitted.

        The remittable amount is that of the order with its subsidy, minus refunds and shares. The fee of the payment is
        not subtracted: sub-merchants that bear it must keep enough money in the basic account, or open a fee account.

        Args:
            transaction_id: 微信支付订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number that received the payment.

        Returns:
            `GetAvailableAbroadAmountResponse` with `transaction_id` and `available_abroad_amount`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The query failed because a business rule is broken, for example because the order
                    is older than 3 years. Read the message and act on it.
                401 SIGN_ERROR: The signature is wrong. Check that the parameters and the method of signing follow the
                    signature algorithm.
                403 NO_AUTH: The merchant may not remit money overseas. Apply for the permission. If you have it, check
                    under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under
                    产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).
                429 FREQUENCY_LIMITED: Too many calls. Retry less often.
                500 SYSTEM_ERROR: The query failed. Retry with the same arguments, after a minute. Do not change the
                    order ID.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `transaction_id` in the reply differs from the request. The reply belongs to another
                request.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012476109
        """


class QueryAvailableAmount(_QueryAvailableAmountDocs, Service):
    def query_available_amount(self, *, transaction_id: str, sub_mchid: str) -> GetAvailableAbroadAmountResponse:
        return self._call(OPERATION, {"transaction_id": transaction_id, "sub_mchid": sub_mchid})


class AsyncQueryAvailableAmount(_QueryAvailableAmountDocs, AsyncService):
    async def query_available_amount(self, *, transaction_id: str, sub_mchid: str) -> GetAvailableAbroadAmountResponse:
        return await self._call(OPERATION, {"transaction_id": transaction_id, "sub_mchid": sub_mchid})
