# Written by `make generate` from specs/risk/complaints/complete_complaint.yaml: edit that file.
"""Report that a complaint is solved (反馈处理完成)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="risk.complaints.complete_complaint",
    method="POST",
    routes=(Route("/v3/merchant-service/complaints-v2/{complaint_id}/complete"),),
    parameters=(Parameter("complaint_id", STRING, is_required=True),),
    body=(Parameter("complainted_mchid", STRING, is_required=True),),
    replies={204: None},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012467255",),
)


class _CompleteComplaintDocs:
    def complete_complaint(self, *_: Any, **__: Any) -> Any:
        """Report that a complaint is solved (反馈处理完成).

        Reports that the problem is solved. The complaint becomes `PROCESSED`, and the user is asked to rate the result.

        Call it only when the problem is really solved: users who complain again lower the rating of the merchant. It
        fails for a complaint in `PENDING`, so reply first. Wait 5 to 10 seconds after a reply: actions on a complaint
        that overlap can fail.

        Args:
            complaint_id: 投诉单号, at most 64 characters, from `risk.complaints.list_complaints.data.complaint_id`.
                Number of the complaint. It stays the same when the user continues the complaint.
            complainted_mchid: 被诉商户号, at most 64 characters. Merchant number that the complaint is about. You
                cannot act for another one.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 60 calls a minute.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-09-01: https://pay.weixin.qq.com/doc/v3/merchant/4012467255
        """


class CompleteComplaint(_CompleteComplaintDocs, Service):
    def complete_complaint(self, *, complaint_id: str, complainted_mchid: str) -> None:
        return self._call(OPERATION, {"complaint_id": complaint_id, "complainted_mchid": complainted_mchid})


class AsyncCompleteComplaint(_CompleteComplaintDocs, AsyncService):
    async def complete_complaint(self, *, complaint_id: str, complainted_mchid: str) -> None:
        return await self._call(OPERATION, {"complaint_id": complaint_id, "complainted_mchid": complainted_mchid})
