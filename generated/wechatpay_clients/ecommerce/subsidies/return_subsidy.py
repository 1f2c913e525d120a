# Written by `make generate` from specs/ecommerce/subsidies/return_subsidy.yaml: edit that file.
"""Return a subsidy (请求补差回退)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.subsidies._models import ReturnStatus
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "Account", "ReturnFrom", "ReturnSubsidyResponse"]


class Account(StrEnum):
    """Documented values of `account` (出资账户类型). Any other value is a plain `str`."""

    AVAILABLE = "AVAILABLE"
    """Available balance."""
    UNAVAILABLE = "UNAVAILABLE"
    """Unavailable balance, such as money that is frozen until the order is split."""


@model
class ReturnFrom(Model):
    """Fields of `from` (回退出资账户及金额)."""

    account: Account | str | None = field(OpenEnum(Account), default=None)
    """Account of the sub-merchant (出资账户类型)."""
    amount: int | None = field(INTEGER, default=None)
    """Amount from this account, in fen (出资金额)."""


@model
class ReturnSubsidyResponse(Model):
    """Reply of `return_subsidy`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number of the order (电商平台二级商户号)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号)."""
    subsidy_refund_id: str = field(STRING)
    """WeChat Pay's ID of the return (微信补差回退单号)."""
    refund_id: str | None = field(STRING, default=None)
    """微信退款单号. WeChat Pay refund ID, from the request. Returned unless the user's account is abnormal and the order cannot be refunded."""
    out_order_no: str = field(STRING)
    """Your number of the return, from the request (商户补差回退单号)."""
    amount: int = field(INTEGER)
    """Amount of the return, in fen (补差回退金额)."""
    description: str = field(STRING)
    """Reason for the return, from the request (补差回退描述)."""
    result: ReturnStatus | str = field(OpenEnum(ReturnStatus))
    """Outcome of the return (补差回退结果)."""
    success_time: Timestamp | str = field(DATETIME)
    """When the return was completed (补差回退完成时间, RFC 3339)."""
    subsidy_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the subsidy (微信补差单号, at most 64 characters)."""
    from_: list[ReturnFrom] | None = field(ListOf(ModelOf(ReturnFrom)), default=None, wire="from")
    """Account that the money was taken from, from the request (回退出资账户及金额)."""


OPERATION: Operation[ReturnSubsidyResponse] = Operation(
    name="ecommerce.subsidies.return_subsidy",
    method="POST",
    routes=(Route("/v3/ecommerce/subsidies/return"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_order_no", STRING, is_required=True),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("refund_id", STRING),
        Parameter("amount", INTEGER, is_required=True),
        Parameter("description", STRING, is_required=True),
        Parameter("subsidy_id", STRING),
        Parameter("from_", ListOf(ModelOf(ReturnFrom)), wire="from"),
    ),
    numbers=("sub_mchid", "out_order_no", "transaction_id", "refund_id", "subsidy_id"),
    repeat=Repeat(by=("out_order_no",)),
    replies={200: ReturnSubsidyResponse},
    errors=(
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Wait 1 minute, then retry with the same number and the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012477636",),
)


class _ReturnSubsidyDocs:
    def return_subsidy(self, *_: Any, **__: Any) -> Any:
        """Return a subsidy (请求补差回退).

        Takes a subsidy, or a part of it, back from the sub-merchant and returns the result at once. Call it when the
        order is refunded after its subsidy succeeded.

        A subsidy can be returned in 50 parts, up to its amount, but only once for each refund. An order can have 500
        returns.

        After `SYSTEM_ERROR` or without a reply, retry with the same `out_order_no` and the same arguments.

        Args:
            sub_mchid: 电商平台二级商户号, at most 32 characters. Sub-merchant number of the order.
            out_order_no: 商户补差回退单号, at most 64 characters. Your number of the return, unique in your system.
                Digits, ASCII letters and `_-|*@`. Same value on retries: requests with the same number count as one.
            transaction_id: 微信订单号, at most 64 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            refund_id: 微信退款单号, at most 64 characters. WeChat Pay refund ID of the refund that the return belongs
                to. Required unless the order cannot be refunded because the user's account is abnormal.
            amount: 补差回退金额. Amount to return, in fen. At most the amount of the subsidy. With `from`, the sum of
                its amounts.
            description: 补差回退描述, at most 80 characters. Reason for the return, returned as it is.
            subsidy_id: 微信补差单号, at most 64 characters, from `ecommerce.subsidies.create_subsidy.subsidy_id`.
                WeChat Pay's ID of the subsidy.
            from_: 回退出资账户及金额, at most 1 item, sent as `from`. Account of the sub-merchant that the money is
                taken from, if it must be a certain one. The account must have enough money.

        Returns:
            `ReturnSubsidyResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMITED: Too many calls. Wait 1 minute, then retry with the same number and the same
                    arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `out_order_no`, `transaction_id`, `refund_id` or `subsidy_id` in the reply
                differs from the request. The reply belongs to another request.

        Safe to retry with the same `out_order_no`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012477636
        """


class ReturnSubsidy(_ReturnSubsidyDocs, Service):
    def return_subsidy(
        self,
        *,
        sub_mchid: str,
        out_order_no: str,
        transaction_id: str,
        refund_id: str | None = None,
        amount: int,
        description: str,
        subsidy_id: str | None = None,
        from_: Sequence[ReturnFrom | Mapping[str, Any]] | None = None,
    ) -> ReturnSubsidyResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_order_no": out_order_no,
                "transaction_id": transaction_id,
                "refund_id": refund_id,
                "amount": amount,
                "description": description,
                "subsidy_id": subsidy_id,
                "from": from_,
            },
        )


class AsyncReturnSubsidy(_ReturnSubsidyDocs, AsyncService):
    async def return_subsidy(
        self,
        *,
        sub_mchid: str,
        out_order_no: str,
        transaction_id: str,
        refund_id: str | None = None,
        amount: int,
        description: str,
        subsidy_id: str | None = None,
        from_: Sequence[ReturnFrom | Mapping[str, Any]] | None = None,
    ) -> ReturnSubsidyResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_order_no": out_order_no,
                "transaction_id": transaction_id,
                "refund_id": refund_id,
                "amount": amount,
                "description": description,
                "subsidy_id": subsidy_id,
                "from": from_,
            },
        )
