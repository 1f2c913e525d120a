# Written by `make generate` from specs/risk/complaints/respond_complaint.yaml: edit that file.
"""Reply to a user (回复用户)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "MiniProgramJumpInfo"]


@model
class MiniProgramJumpInfo(Model):
    """Fields of `mini_program_jump_info` (跳转小程序信息)."""

    appid: str = field(STRING)
    """AppID of the mini program (跳转小程序APPID)."""
    path: str = field(STRING)
    """Path of the page in the mini program (跳转小程序页面PATH)."""
    text: str = field(STRING)
    """Name of the page that the user sees, of your choice (跳转小程序页面名称)."""


OPERATION: Operation[None] = Operation(
    name="risk.complaints.respond_complaint",
    method="POST",
    routes=(Route("/v3/merchant-service/complaints-v2/{complaint_id}/response"),),
    parameters=(Parameter("complaint_id", STRING, is_required=True),),
    body=(
        Parameter("complainted_mchid", STRING, is_required=True),
        Parameter("response_content", STRING, is_required=True),
        Parameter("response_images", ListOf(STRING)),
        Parameter("jump_url", STRING),
        Parameter("jump_url_text", STRING),
        Parameter("mini_program_jump_info", ModelOf(MiniProgramJumpInfo)),
    ),
    replies={204: None},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012467254",),
)


class _RespondComplaintDocs:
    def respond_complaint(self, *_: Any, **__: Any) -> Any:
        """Reply to a user (回复用户).

        Sends a message to the user, who sees it at once. Your first reply moves the complaint from `PENDING` to
        `PROCESSING`.

        Use it for ordinary complaints, and `respond_immediate_service` for urgent ones. Until the user replies, you can
        send 20 messages; both sides together can send 2,000 in a complaint. After a call without a reply, read the
        history before you send the message again.

        Args:
            complaint_id: 投诉单号, at most 64 characters, from `risk.complaints.list_complaints.data.complaint_id`.
                Number of the complaint. It stays the same when the user continues the complaint.
            complainted_mchid: 被诉商户号, at most 64 characters. Merchant number that the complaint is about. You
                cannot act for another one.
            response_content: 回复内容, at most 500 characters. How you handle the complaint.
            response_images: 回复图片, at most 4 items. IDs of images, from `upload_image`.
            jump_url: 跳转链接, at most 512 characters. Page that handles the complaint, `https://` only, shown as a
                link after the message. Only for merchants for whom WeChat Pay enabled it; otherwise the call fails with
                `NO_AUTH`. Ask your contact in its industry operations. Required when `jump_url_text` is set.
            jump_url_text: 跳转链接文案, at most 10 characters. Text of the link, which the user taps. Required when
                `jump_url` is set.
            mini_program_jump_info: 跳转小程序信息. Page of a mini program that handles the complaint. Only for
                merchants for whom WeChat Pay enabled it. Ask your contact in its industry operations.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 60 calls a minute.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-09-01: https://pay.weixin.qq.com/doc/v3/merchant/4012467254
        """


class RespondComplaint(_RespondComplaintDocs, Service):
    def respond_complaint(
        self,
        *,
        complaint_id: str,
        complainted_mchid: str,
        response_content: str,
        response_images: Sequence[str] | None = None,
        jump_url: str | None = None,
        jump_url_text: str | None = None,
        mini_program_jump_info: MiniProgramJumpInfo | Mapping[str, Any] | None = None,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "complaint_id": complaint_id,
                "complainted_mchid": complainted_mchid,
                "response_content": response_content,
                "response_images": response_images,
                "jump_url": jump_url,
                "jump_url_text": jump_url_text,
                "mini_program_jump_info": mini_program_jump_info,
            },
        )


class AsyncRespondComplaint(_RespondComplaintDocs, AsyncService):
    async def respond_complaint(
        self,
        *,
        complaint_id: str,
        complainted_mchid: str,
        response_content: str,
        response_images: Sequence[str] | None = None,
        jump_url: str | None = None,
        jump_url_text: str | None = None,
        mini_program_jump_info: MiniProgramJumpInfo | Mapping[str, Any] | None = None,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "complaint_id": complaint_id,
                "complainted_mchid": complainted_mchid,
                "response_content": response_content,
                "response_images": response_images,
                "jump_url": jump_url,
                "jump_url_text": jump_url_text,
                "mini_program_jump_info": mini_program_jump_info,
            },
        )
