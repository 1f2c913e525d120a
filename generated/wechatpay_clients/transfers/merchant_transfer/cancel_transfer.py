# Written by `make generate` from specs/transfers/merchant_transfer/cancel_transfer.yaml: edit that file.
"""Cancel a transfer (撤销转账)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import TransferBillStatus
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "CancelTransferResponse"]


@model
class CancelTransferResponse(Model):
    """Reply of `cancel_transfer`."""

    out_bill_no: str = field(STRING)
    """商户单号, at most 32 characters. Your transfer number, unique per merchant number. Digits and ASCII letters."""
    transfer_bill_no: str = field(STRING)
    """WeChat Pay transfer number (微信转账单号, at most 64 characters)."""
    state: TransferBillStatus | str = field(OpenEnum(TransferBillStatus))
    """State of the transfer, `CANCELING` or `CANCELLED` (单据状态)."""
    update_time: Timestamp | str = field(DATETIME)
    """When the state last changed (最后一次单据状态变更时间, RFC 3339)."""


OPERATION: Operation[CancelTransferResponse] = Operation(
    name="transfers.merchant_transfer.cancel_transfer",
    method="POST",
    routes=(Route("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}/cancel"),),
    parameters=(Parameter("out_bill_no", STRING, is_required=True),),
    numbers=("out_bill_no",),
    repeat=Repeat(
        by=("out_bill_no",),
        settled_by="transfers.merchant_transfer.query_transfer_by_out_bill_no",
        settled_with={"out_bill_no": "out_bill_no"},
    ),
    replies={200: CancelTransferResponse},
    errors=(
        ErrorRow(
            429,
            "FREQUENCY_LIMIT_EXCEED",
            "Too many calls. It is not known whether the cancellation was accepted.",
            "Call less often, and retry with the same arguments.",
        ),
        ErrorRow(
            429,
            "RATELIMIT_EXCEEDED",
            "Too many calls, or too many with this number. It is not known whether the cancellation was accepted.",
            "Call less often, and retry with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012716458",),
)


class _CancelTransferDocs:
    def cancel_transfer(self, *_: Any, **__: Any) -> Any:
        """Cancel a transfer (撤销转账).

        Cancels a transfer that the user has not confirmed yet, in `ACCEPTED`, `PROCESSING` and `WAIT_USER_CONFIRM`. A
        transfer of `create_authorized_transfer` can be canceled only in `PROCESSING`. Query the state first.

        Success only means that the request was accepted: WeChat Pay then cancels the transfer and returns the money.
        Query the transfer until it is `CANCELLED`; it can still become `SUCCESS` if the user confirms it meanwhile.
        Transfers cannot be canceled on the merchant platform.

        Args:
            out_bill_no: 商户单号, at most 32 characters, from
                `transfers.merchant_transfer.create_transfer.out_bill_no`. Your transfer number, unique per merchant
                number. Digits and ASCII letters.

        Returns:
            `CancelTransferResponse` with `out_bill_no`, `transfer_bill_no`, `state` and `update_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. It is not known whether the cancellation was accepted. Call
                    less often, and retry with the same arguments.
                429 RATELIMIT_EXCEEDED: Too many calls, or too many with this number. It is not known whether the
                    cancellation was accepted. Call less often, and retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_bill_no` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `out_bill_no`. `transfers.merchant_transfer.query_transfer_by_out_bill_no` returns
        the outcome.
        Rate limit: 20 calls a second.

        Available to: merchant (普通商户).

        Official page, 2025-03-18: https://pay.weixin.qq.com/doc/v3/merchant/4012716458
        """


class CancelTransfer(_CancelTransferDocs, Service):
    def cancel_transfer(self, *, out_bill_no: str) -> CancelTransferResponse:
        return self._call(OPERATION, {"out_bill_no": out_bill_no})


class AsyncCancelTransfer(_CancelTransferDocs, AsyncService):
    async def cancel_transfer(self, *, out_bill_no: str) -> CancelTransferResponse:
        return await self._call(OPERATION, {"out_bill_no": out_bill_no})
