# Written by `make generate` from specs/risk/complaints/query_complaint.yaml: edit that file.
"""Query a complaint (查询投诉单详情)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.risk.complaints._models import Complaint
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Complaint] = Operation(
    name="risk.complaints.query_complaint",
    method="GET",
    routes=(Route("/v3/merchant-service/complaints-v2/{complaint_id}"),),
    parameters=(Parameter("complaint_id", STRING, is_required=True),),
    numbers=("complaint_id",),
    replies={200: Complaint},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012533436",),
)


class _QueryComplaintDocs:
    def query_complaint(self, *_: Any, **__: Any) -> Any:
        """Query a complaint (查询投诉单详情).

        Returns one complaint: its orders, the problem, the state and the contact of the user. Call it after a
        notification, or if none arrives.

        It shows what the user wrote first. What the user wrote later is in `list_negotiation_history`. A continued
        complaint keeps its `complaint_id`.

        Args:
            complaint_id: 投诉单号, at most 64 characters, from `risk.complaints.list_complaints.data.complaint_id`.
                Number of the complaint. It stays the same when the user continues the complaint.

        Returns:
            `Complaint`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `complaint_id` in the reply differs from the request. The reply belongs to another
                request.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/v3/merchant/4012533436
        """


class QueryComplaint(_QueryComplaintDocs, Service):
    def query_complaint(self, *, complaint_id: str) -> Complaint:
        return self._call(OPERATION, {"complaint_id": complaint_id})


class AsyncQueryComplaint(_QueryComplaintDocs, AsyncService):
    async def query_complaint(self, *, complaint_id: str) -> Complaint:
        return await self._call(OPERATION, {"complaint_id": complaint_id})
