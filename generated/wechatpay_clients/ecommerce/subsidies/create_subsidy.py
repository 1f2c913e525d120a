# Written by `make generate` from specs/ecommerce/subsidies/create_subsidy.yaml: edit that file.
"""Create a subsidy (请求补差)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.subsidies._models import CreateStatus
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "CreateSubsidyResponse"]


@model
class CreateSubsidyResponse(Model):
    """Reply of `create_subsidy`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number of the order (电商平台二级商户号)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号)."""
    subsidy_id: str = field(STRING)
    """微信补差单号, at most 64 characters. WeChat Pay's ID of the subsidy. Store it; a return can name it."""
    description: str = field(STRING)
    """Reason for the subsidy, from the request (补差描述)."""
    amount: int | None = field(INTEGER, default=None)
    """Amount of the subsidy, in fen (补差金额)."""
    result: CreateStatus | str = field(OpenEnum(CreateStatus))
    """Outcome of the subsidy (补差单结果)."""
    success_time: Timestamp | str = field(DATETIME)
    """When the subsidy was completed (补差完成时间, RFC 3339)."""
    out_subsidy_no: str | None = field(STRING, default=None)
    """Your number of the subsidy, from the request (商户补差单号)."""


OPERATION: Operation[CreateSubsidyResponse] = Operation(
    name="ecommerce.subsidies.create_subsidy",
    method="POST",
    routes=(Route("/v3/ecommerce/subsidies/create"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("amount", INTEGER, is_required=True),
        Parameter("description", STRING, is_required=True),
        Parameter("out_subsidy_no", STRING),
    ),
    numbers=("sub_mchid", "transaction_id", "out_subsidy_no"),
    repeat=Repeat(by=("out_subsidy_no", "transaction_id")),
    replies={200: CreateSubsidyResponse},
    errors=(
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Wait 1 minute, then retry with the same number and the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012477631",),
)


class _CreateSubsidyDocs:
    def create_subsidy(self, *_: Any, **__: Any) -> Any:
        """Create a subsidy (请求补差).

        Pays a sub-merchant the subsidy of an order and returns the result at once. The money comes from the operation
        account of the platform, which must have enough, and arrives in the basic account of the sub-merchant, where it
        is frozen until the order is split.

        Call it after the order is paid and settled, which can take 5 minutes, and before it is split. An order has one
        subsidy. After 180 days, the order is unfrozen by itself and cannot get one any more.

        After `SYSTEM_ERROR` or without a reply, retry with the same arguments: the same arguments deduct the money
        once, for 180 days. Never change the amount: another amount can deduct the money twice, and WeChat Pay gives it
        back only after 1 day.

        `INVALID_REQUEST` with 超过最大重试周期 means that the number is too old to be repeated: a subsidy that did not
        succeed then needs a new `out_subsidy_no`. With 无分账权限, profit sharing of the sub-merchant is restricted.

        Args:
            sub_mchid: 电商平台二级商户号, at most 32 characters. Sub-merchant number of the order.
            transaction_id: 微信订单号, at most 64 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            amount: 补差金额. Amount of the subsidy, in fen. Must equal the `subsidy_amount` of the order; can be lower
                only if the order was refunded, and never higher.
            description: 补差描述, at most 80 characters. Reason for the subsidy, returned as it is.
            out_subsidy_no: 商户补差单号. Your number of the subsidy, unique in your system. Digits, ASCII letters and
                `_-|*@`. Same value on retries: requests with the same number count as one. After `FAIL`, `REFUND` or
                180 days, use a new value.

        Returns:
            `CreateSubsidyResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMITED: Too many calls. Wait 1 minute, then retry with the same number and the same
                    arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `transaction_id` or `out_subsidy_no` in the reply differs from the request.
                The reply belongs to another request.

        Safe to retry with the same `out_subsidy_no` or `transaction_id`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012477631
        """


class CreateSubsidy(_CreateSubsidyDocs, Service):
    def create_subsidy(
        self, *, sub_mchid: str, transaction_id: str, amount: int, description: str, out_subsidy_no: str | None = None
    ) -> CreateSubsidyResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "amount": amount,
                "description": description,
                "out_subsidy_no": out_subsidy_no,
            },
        )


class AsyncCreateSubsidy(_CreateSubsidyDocs, AsyncService):
    async def create_subsidy(
        self, *, sub_mchid: str, transaction_id: str, amount: int, description: str, out_subsidy_no: str | None = None
    ) -> CreateSubsidyResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "amount": amount,
                "description": description,
                "out_subsidy_no": out_subsidy_no,
            },
        )
