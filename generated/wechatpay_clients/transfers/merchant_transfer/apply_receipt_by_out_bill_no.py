# Written by `make generate` from specs/transfers/merchant_transfer/apply_receipt_by_out_bill_no.yaml: edit that file.
"""Apply for a transfer's receipt by your number (商户单号申请电子回单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import AcceptElecsignResponse
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[AcceptElecsignResponse] = Operation(
    name="transfers.merchant_transfer.apply_receipt_by_out_bill_no",
    method="POST",
    routes=(Route("/v3/fund-app/mch-transfer/elecsign/out-bill-no"),),
    body=(Parameter("out_bill_no", STRING, is_required=True),),
    repeat=Repeat(
        by=("out_bill_no",),
        settled_by="transfers.merchant_transfer.query_receipt_by_out_bill_no",
        settled_with={"out_bill_no": "out_bill_no"},
    ),
    replies={200: AcceptElecsignResponse},
    errors=(
        ErrorRow(
            429,
            "FREQUENCY_LIMIT_EXCEED",
            "Too many calls. It is not known whether the application was accepted.",
            "Call less often, and retry with the same arguments.",
        ),
        ErrorRow(
            429,
            "RATELIMIT_EXCEEDED",
            "Too many calls, or too many with this number. It is not known whether the application was accepted.",
            "Call less often, and retry with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012716452",),
)


class _ApplyReceiptByOutBillNoDocs:
    def apply_receipt_by_out_bill_no(self, *_: Any, **__: Any) -> Any:
        """Apply for a transfer's receipt by your number (商户单号申请电子回单).

        Applies for the receipt of a transfer, a PDF file. Only for a transfer in state `SUCCESS` that was created with
        `user_name`, within 6 months; otherwise, trying again does not help. The receipt is generated afterwards,
        usually within 1 hour, and can fail: poll `query_receipt_by_out_bill_no`.

        The application is valid for 90 days. Apply again after that.

        Args:
            out_bill_no: 商户转账单号, at most 32 characters, from
                `transfers.merchant_transfer.create_transfer.out_bill_no`. Your transfer number, as in the transfer.

        Returns:
            `AcceptElecsignResponse` with `state` and `create_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. It is not known whether the application was accepted. Call
                    less often, and retry with the same arguments.
                429 RATELIMIT_EXCEEDED: Too many calls, or too many with this number. It is not known whether the
                    application was accepted. Call less often, and retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_bill_no`. `transfers.merchant_transfer.query_receipt_by_out_bill_no` returns
        the outcome.

        Available to: merchant (普通商户).

        Official page, 2025-03-21: https://pay.weixin.qq.com/doc/v3/merchant/4012716452
        """


class ApplyReceiptByOutBillNo(_ApplyReceiptByOutBillNoDocs, Service):
    def apply_receipt_by_out_bill_no(self, *, out_bill_no: str) -> AcceptElecsignResponse:
        return self._call(OPERATION, {"out_bill_no": out_bill_no})


class AsyncApplyReceiptByOutBillNo(_ApplyReceiptByOutBillNoDocs, AsyncService):
    async def apply_receipt_by_out_bill_no(self, *, out_bill_no: str) -> AcceptElecsignResponse:
        return await self._call(OPERATION, {"out_bill_no": out_bill_no})
