# Written by `make generate` from specs/ecommerce/subsidies/cancel_subsidy.yaml: edit that file.
"""Cancel the subsidy of an order (取消补差)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.subsidies._models import CancelStatus
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CancelSubsidyResponse"]


@model
class CancelSubsidyResponse(Model):
    """Reply of `cancel_subsidy`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number of the order (电商平台二级商户号)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号)."""
    result: CancelStatus | str = field(OpenEnum(CancelStatus))
    """Outcome of the cancellation (取消补差结果)."""
    description: str = field(STRING)
    """Reason for the cancellation, from the request (取消补差描述)."""


OPERATION: Operation[CancelSubsidyResponse] = Operation(
    name="ecommerce.subsidies.cancel_subsidy",
    method="POST",
    routes=(Route("/v3/ecommerce/subsidies/cancel"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("description", STRING, is_required=True),
    ),
    numbers=("sub_mchid", "transaction_id"),
    repeat=Repeat(by=("transaction_id",)),
    replies={200: CancelSubsidyResponse},
    errors=(
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Wait 1 minute, then retry with the same number and the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012477639",),
)


class _CancelSubsidyDocs:
    def cancel_subsidy(self, *_: Any, **__: Any) -> Any:
        """Cancel the subsidy of an order (取消补差).

        Gives up the subsidy of an order and returns the result at once. Call it before the order is split, if the order
        was created with `subsidy_amount` but needs no subsidy any more; afterwards, the order can be split without one.

        Works only after a refund of the order, and not after the subsidy. The same request can be repeated.

        Args:
            sub_mchid: 电商平台二级商户号, at most 32 characters. Sub-merchant number of the order.
            transaction_id: 微信订单号, at most 64 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            description: 取消补差描述, at most 80 characters. Reason for the cancellation, returned as it is.

        Returns:
            `CancelSubsidyResponse` with `sub_mchid`, `transaction_id`, `result` and `description`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMITED: Too many calls. Wait 1 minute, then retry with the same number and the same
                    arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` or `transaction_id` in the reply differs from the request. The reply belongs
                to another request.

        Safe to retry with the same `transaction_id`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-24: https://pay.weixin.qq.com/doc/v3/partner/4012477639
        """


class CancelSubsidy(_CancelSubsidyDocs, Service):
    def cancel_subsidy(self, *, sub_mchid: str, transaction_id: str, description: str) -> CancelSubsidyResponse:
        return self._call(
            OPERATION, {"sub_mchid": sub_mchid, "transaction_id": transaction_id, "description": description}
        )


class AsyncCancelSubsidy(_CancelSubsidyDocs, AsyncService):
    async def cancel_subsidy(self, *, sub_mchid: str, transaction_id: str, description: str) -> CancelSubsidyResponse:
        return await self._call(
            OPERATION, {"sub_mchid": sub_mchid, "transaction_id": transaction_id, "description": description}
        )
