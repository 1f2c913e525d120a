# Written by `make generate` from specs/ecommerce/refunds/create_advance_return.yaml: edit that file.
"""Return the advance of a refund (垫付退款回补)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.refunds._models import AdvanceReturn
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[AdvanceReturn] = Operation(
    name="ecommerce.refunds.create_advance_return",
    method="POST",
    routes=(Route("/v3/ecommerce/refunds/{refund_id}/return-advance"),),
    parameters=(Parameter("refund_id", STRING, is_required=True),),
    body=(Parameter("sub_mchid", STRING, is_required=True),),
    numbers=("refund_id",),
    repeat=Repeat(
        by=("refund_id",),
        settled_by="ecommerce.refunds.query_advance_return",
        settled_with={"refund_id": "refund_id", "sub_mchid": "sub_mchid"},
    ),
    replies={200: AdvanceReturn},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request failed. Its arguments are well formed but break a business rule.",
            "Read the message and act on it.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The platform may not return the advance of this refund.",
            "Check that the refund was advanced and that you requested it.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The balance of the sub-merchant is too low.",
            "Read the message and act on it. Retry once the account has enough money.",
        ),
        ErrorRow(403, "REQUEST_BLOCKED", "The request was blocked.", "Read the message and act on it."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The refund does not exist.",
            "Check `refund_id`, and check that the order was paid and refunded.",
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "System error. The return may have been accepted.", "Retry with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476927",),
)


class _CreateAdvanceReturnDocs:
    def create_advance_return(self, *_: Any, **__: Any) -> Any:
        """Return the advance of a refund (垫付退款回补).

        Pays the advance of a refund back, from the sub-merchant to the platform, and returns the result. Only the
        merchant that requested the refund can call it, once the sub-merchant has enough money. WeChat Pay has to enable
        advances first.

        While the result is `PROCESSING`, WeChat Pay retries it for 90 days, and you can repeat the request;
        `query_advance_return` has the result. If the money does not suffice for 90 days, it is `FAILED` for good: the
        advance of this refund can never be returned again.

        Args:
            refund_id: 微信退款单号, at most 32 characters, from `ecommerce.refunds.create_refund.refund_id`. WeChat Pay
                refund ID of a refund that the platform advanced.
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the order.

        Returns:
            `AdvanceReturn`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request failed. Its arguments are well formed but break a business rule. Read
                    the message and act on it.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                403 NO_AUTH: The platform may not return the advance of this refund. Check that the refund was advanced
                    and that you requested it.
                403 NOT_ENOUGH: The balance of the sub-merchant is too low. Read the message and act on it. Retry once
                    the account has enough money.
                403 REQUEST_BLOCKED: The request was blocked. Read the message and act on it.
                404 RESOURCE_NOT_EXISTS: The refund does not exist. Check `refund_id`, and check that the order was paid
                    and refunded.
                500 SYSTEM_ERROR: System error. The return may have been accepted. Retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `refund_id` in the reply differs from the request. The reply belongs to another request.

        Safe to retry with the same `refund_id`. `ecommerce.refunds.query_advance_return` returns the outcome.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476927
        """


class CreateAdvanceReturn(_CreateAdvanceReturnDocs, Service):
    def create_advance_return(self, *, refund_id: str, sub_mchid: str) -> AdvanceReturn:
        return self._call(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid})


class AsyncCreateAdvanceReturn(_CreateAdvanceReturnDocs, AsyncService):
    async def create_advance_return(self, *, refund_id: str, sub_mchid: str) -> AdvanceReturn:
        return await self._call(OPERATION, {"refund_id": refund_id, "sub_mchid": sub_mchid})
