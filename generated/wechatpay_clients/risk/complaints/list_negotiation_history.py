# Written by `make generate` from specs/risk/complaints/list_negotiation_history.yaml: edit that file.
"""List what was said and done about a complaint (查询投诉单协商历史)."""

from collections.abc import AsyncIterator, Iterator
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.risk.complaints._models import ComplaintMedia, NormalMessage
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = [
    "OPERATION",
    "ClickMessage",
    "ComplaintNegotiationOperateType",
    "ListNegotiationHistoryResponse",
    "NegotiationRecord",
]


class ComplaintNegotiationOperateType(StrEnum):
    """Documented values of `operate_type` (操作类型). Any other value is a plain `str`."""

    USER_CREATE_COMPLAINT = "USER_CREATE_COMPLAINT"
    """The user complained."""
    USER_CONTINUE_COMPLAINT = "USER_CONTINUE_COMPLAINT"
    """The user continued the complaint."""
    USER_RESPONSE = "USER_RESPONSE"
    """The user sent a message."""
    PLATFORM_RESPONSE = "PLATFORM_RESPONSE"
    """WeChat Pay sent a message."""
    MERCHANT_RESPONSE = "MERCHANT_RESPONSE"
    """The merchant sent a message."""
    MERCHANT_CONFIRM_COMPLETE = "MERCHANT_CONFIRM_COMPLETE"
    """The merchant asked to close the complaint."""
    USER_CREATE_COMPLAINT_SYSTEM_MESSAGE = "USER_CREATE_COMPLAINT_SYSTEM_MESSAGE"
    """Notice of the system: the user complained."""
    COMPLAINT_FULL_REFUNDED_SYSTEM_MESSAGE = "COMPLAINT_FULL_REFUNDED_SYSTEM_MESSAGE"
    """Notice of the system: a full refund was started."""
    USER_CONTINUE_COMPLAINT_SYSTEM_MESSAGE = "USER_CONTINUE_COMPLAINT_SYSTEM_MESSAGE"
    """Notice of the system: the user continued the complaint."""
    USER_REVOKE_COMPLAINT = "USER_REVOKE_COMPLAINT"
    """The user withdrew the complaint. Only in the history of old complaints."""
    USER_COMFIRM_COMPLAINT = "USER_COMFIRM_COMPLAINT"
    """The user confirmed that the problem is solved. Only in the history of old complaints."""
    PLATFORM_HELP_APPLICATION = "PLATFORM_HELP_APPLICATION"
    """WeChat Pay urged the merchant to act."""
    USER_APPLY_PLATFORM_HELP = "USER_APPLY_PLATFORM_HELP"
    """The user asked WeChat Pay for help."""
    MERCHANT_APPROVE_REFUND = "MERCHANT_APPROVE_REFUND"
    """The merchant agreed to the refund."""
    MERCHANT_REFUSE_RERUND = "MERCHANT_REFUSE_RERUND"
    """The merchant refused the refund. The reason is in `operate_details`."""
    USER_SUBMIT_SATISFACTION = "USER_SUBMIT_SATISFACTION"
    """The user rated the result. The score is in `operate_details`."""
    SERVICE_ORDER_CANCEL = "SERVICE_ORDER_CANCEL"
    """The service order was canceled."""
    SERVICE_ORDER_COMPLETE = "SERVICE_ORDER_COMPLETE"
    """The service order was completed."""
    COMPLAINT_PARTIAL_REFUNDED_SYSTEM_MESSAGE = "COMPLAINT_PARTIAL_REFUNDED_SYSTEM_MESSAGE"
    """Notice of the system: a partial refund was started."""
    COMPLAINT_REFUND_RECEIVED_SYSTEM_MESSAGE = "COMPLAINT_REFUND_RECEIVED_SYSTEM_MESSAGE"
    """Notice of the system: the refund arrived."""
    COMPLAINT_ENTRUSTED_REFUND_SYSTEM_MESSAGE = "COMPLAINT_ENTRUSTED_REFUND_SYSTEM_MESSAGE"
    """Notice of the system: a refund on behalf of the merchant."""
    USER_APPLY_PLATFORM_SERVICE = "USER_APPLY_PLATFORM_SERVICE"
    """The user asked the customer service of WeChat Pay for help."""
    USER_CANCEL_PLATFORM_SERVICE = "USER_CANCEL_PLATFORM_SERVICE"
    """The user does not need the help of WeChat Pay any more."""
    PLATFORM_SERVICE_FINISHED = "PLATFORM_SERVICE_FINISHED"
    """The customer service of WeChat Pay ended its help."""
    USER_CLICK_RESPONSE = "USER_CLICK_RESPONSE"
    """The user tapped a link or a button, which sent a message."""


@model
class ClickMessage(Model):
    """Fields of `click_message` (用户点击回复消息)."""

    message_content: str | None = field(STRING, default=None)
    """Message that was sent by tapping (回复的消息内容, at most 1024 characters)."""
    action_id: str | None = field(STRING, default=None)
    """ID of the action, as in the message with the link or the button (自定义透传数据, at most 4096 characters)."""
    clicked_log_id: str | None = field(STRING, default=None)
    """ID of the record that the user tapped on, its `log_id` (被点击的操作流水号, at most 128 characters)."""


@model
class NegotiationRecord(Model):
    """Fields of `data` (投诉协商历史)."""

    log_id: str = field(STRING)
    """ID of the record (操作流水号, at most 64 characters)."""
    operator: str = field(STRING)
    """Who acted, in Chinese, such as `投诉人` for the user (操作人, at most 64 characters)."""
    operate_time: Timestamp | str = field(DATETIME)
    """When it happened (操作时间, RFC 3339)."""
    operate_type: ComplaintNegotiationOperateType | str = field(OpenEnum(ComplaintNegotiationOperateType))
    """What happened (操作类型)."""
    operate_details: str | None = field(STRING, default=None)
    """Content of the record: the message, the reason for refusing a refund, or the score that the user gave (操作内容, at most 500 characters)."""
    image_list: list[str] | None = field(ListOf(STRING), default=None)
    """图片凭证. Addresses of images from the merchant or the customer service. Images from the user are missing. Deprecated. Use `complaint_media_list`."""
    complaint_media_list: ComplaintMedia | None = field(ModelOf(ComplaintMedia), default=None)
    """Files that were uploaded with this record, by the user, the merchant or the customer service (操作资料列表)."""
    user_appy_platform_service_reason: str | None = field(STRING, default=None)
    """用户申请平台协助原因. Reason that the user selected when asking WeChat Pay for help. Deprecated. WeChat Pay does not use it any more."""
    user_appy_platform_service_reason_description: str | None = field(STRING, default=None)
    """用户申请平台协助原因描述. Reason that the user wrote when asking WeChat Pay for help. Deprecated. WeChat Pay does not use it any more."""
    normal_message: NormalMessage | None = field(ModelOf(NormalMessage), default=None)
    """普通消息内容. Message as it was sent. Returned only if `operate_type` is `MERCHANT_RESPONSE` and the merchant replied with `respond_immediate_service`."""
    click_message: ClickMessage | None = field(ModelOf(ClickMessage), default=None)
    """用户点击回复消息. What the user tapped. Returned only if `operate_type` is `USER_CLICK_RESPONSE`."""


@model
class ListNegotiationHistoryResponse(Model):
    """Reply of `list_negotiation_history`."""

    data: list[NegotiationRecord] | None = field(ListOf(ModelOf(NegotiationRecord)), default=None)
    """The records of this page (投诉协商历史)."""
    limit: int = field(INTEGER)
    """Maximum number of records on a page, from 1 to 300, as requested (分页大小)."""
    offset: int = field(INTEGER)
    """Number of items before this page, from 0: 10 if it starts with the 11th, as requested (分页开始位置)."""
    total_count: int | None = field(INTEGER, default=None)
    """投诉协商历史总条数. Number of records across all pages. Returned only for `offset` 0."""


OPERATION: Operation[ListNegotiationHistoryResponse] = Operation(
    name="risk.complaints.list_negotiation_history",
    method="GET",
    routes=(
        Route("/v3/merchant-service/complaints-v2/{complaint_id}/negotiation-historys", query=("limit", "offset")),
    ),
    parameters=(
        Parameter("complaint_id", STRING, is_required=True),
        Parameter("limit", INTEGER),
        Parameter("offset", INTEGER),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="items",
        size="limit",
        total="total_count",
    ),
    replies={200: ListNegotiationHistoryResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012533439",),
)


class _ListNegotiationHistoryDocs:
    def list_negotiation_history(self, *_: Any, **__: Any) -> Any:
        """List what was said and done about a complaint (查询投诉单协商历史).

        Returns the history of a complaint, page by page: messages of user, merchant and customer service, decisions on
        refunds, and notices of the system. Complaints of any age have one.

        Args:
            complaint_id: 投诉单号, at most 64 characters, from `risk.complaints.list_complaints.data.complaint_id`.
                Number of the complaint. It stays the same when the user continues the complaint.
            limit: 分页大小, 1 to 300. Maximum number of records to return.
            offset: 分页开始位置. Number of records to skip, from 0: 10 starts with the 11th record.

        Returns:
            `ListNegotiationHistoryResponse` with `data`, `limit`, `offset` and `total_count`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_negotiation_history`
        iterates over the items of all pages.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/v3/merchant/4012533439
        """

    def iter_negotiation_history(self, *_: Any, **__: Any) -> Any:
        """List what was said and done about a complaint (查询投诉单协商历史), one item at a time.

        Calls `list_negotiation_history` once per page, when the first item of the page is needed.

        Args:
            complaint_id: 投诉单号, at most 64 characters, from `risk.complaints.list_complaints.data.complaint_id`.
                Number of the complaint. It stays the same when the user continues the complaint.
            limit: 分页大小, 1 to 300. Maximum number of records to return.

        Returns:
            An iterator over the items of all pages, each a `NegotiationRecord`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012533439
        """


class ListNegotiationHistory(_ListNegotiationHistoryDocs, Service):
    def list_negotiation_history(
        self, *, complaint_id: str, limit: int | None = None, offset: int | None = None
    ) -> ListNegotiationHistoryResponse:
        return self._call(OPERATION, {"complaint_id": complaint_id, "limit": limit, "offset": offset})

    def iter_negotiation_history(self, *, complaint_id: str, limit: int | None = None) -> Iterator[NegotiationRecord]:
        return self._iterate(OPERATION, {"complaint_id": complaint_id, "limit": limit})


class AsyncListNegotiationHistory(_ListNegotiationHistoryDocs, AsyncService):
    async def list_negotiation_history(
        self, *, complaint_id: str, limit: int | None = None, offset: int | None = None
    ) -> ListNegotiationHistoryResponse:
        return await self._call(OPERATION, {"complaint_id": complaint_id, "limit": limit, "offset": offset})

    def iter_negotiation_history(
        self, *, complaint_id: str, limit: int | None = None
    ) -> AsyncIterator[NegotiationRecord]:
        return self._iterate(OPERATION, {"complaint_id": complaint_id, "limit": limit})
