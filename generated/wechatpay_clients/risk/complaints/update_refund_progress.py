# Written by `make generate` from specs/risk/complaints/update_refund_progress.yaml: edit that file.
"""Agree to a refund or refuse it (更新退款审批结果)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "RefundDecision"]


class RefundDecision(StrEnum):
    """Documented values of `action` (审批动作). Any other value is a plain `str`."""

    REJECT = "REJECT"
    """Refuses the refund, and closes the complaint."""
    APPROVE = "APPROVE"
    """Agrees to the refund. Create it yourself."""


OPERATION: Operation[None] = Operation(
    name="risk.complaints.update_refund_progress",
    method="POST",
    routes=(Route("/v3/merchant-service/complaints-v2/{complaint_id}/update-refund-progress"),),
    parameters=(Parameter("complaint_id", STRING, is_required=True),),
    body=(
        Parameter("action", OpenEnum(RefundDecision), is_required=True),
        Parameter("launch_refund_day", INTEGER),
        Parameter("reject_reason", STRING),
        Parameter("reject_media_list", ListOf(STRING)),
        Parameter("remark", STRING),
    ),
    replies={204: None},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012467256",),
)


class _UpdateRefundProgressDocs:
    def update_refund_progress(self, *_: Any, **__: Any) -> Any:
        """Agree to a refund or refuse it (更新退款审批结果).

        Decides about a complaint whose `problem_type` is `REFUND`. Reply to the user first.

        `APPROVE` refunds nothing: create the refund yourself. When it arrives, the complaint becomes `PROCESSED`.
        `REJECT` makes it `PROCESSED` at once. Decide once: a second call fails, and so does one after the refund.
        `complete_complaint` can close the complaint instead.

        Args:
            complaint_id: 投诉单号, at most 64 characters, from `risk.complaints.list_complaints.data.complaint_id`.
                Number of the complaint. It stays the same when the user continues the complaint.
            action: 审批动作. Your decision.
            launch_refund_day: 预计发起退款时间. In how many working days you expect to start the refund. 0 for today.
                Required when `action` is `APPROVE`.
            reject_reason: 拒绝退款原因, at most 200 characters. Why you refuse. Required when `action` is `REJECT`.
            reject_media_list: 拒绝退款的举证图片列表, at most 4 items. IDs of images that prove why you refuse, from
                `upload_image`. Only for `REJECT`.
            remark: 备注, at most 200 characters. Anything that the customer service of WeChat Pay should know.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 60 calls a minute.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-09-01: https://pay.weixin.qq.com/doc/v3/merchant/4012467256
        """


class UpdateRefundProgress(_UpdateRefundProgressDocs, Service):
    def update_refund_progress(
        self,
        *,
        complaint_id: str,
        action: RefundDecision | str,
        launch_refund_day: int | None = None,
        reject_reason: str | None = None,
        reject_media_list: Sequence[str] | None = None,
        remark: str | None = None,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "complaint_id": complaint_id,
                "action": action,
                "launch_refund_day": launch_refund_day,
                "reject_reason": reject_reason,
                "reject_media_list": reject_media_list,
                "remark": remark,
            },
        )


class AsyncUpdateRefundProgress(_UpdateRefundProgressDocs, AsyncService):
    async def update_refund_progress(
        self,
        *,
        complaint_id: str,
        action: RefundDecision | str,
        launch_refund_day: int | None = None,
        reject_reason: str | None = None,
        reject_media_list: Sequence[str] | None = None,
        remark: str | None = None,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "complaint_id": complaint_id,
                "action": action,
                "launch_refund_day": launch_refund_day,
                "reject_reason": reject_reason,
                "reject_media_list": reject_media_list,
                "remark": remark,
            },
        )
