# Written by `make generate` from specs/risk/complaints: edit the files there.
"""Consumer complaints (消费者投诉).

Read complaints of users about their payments, reply, decide on refunds and close them. The same complaints are on the
merchant platform; do not work on one in both places at the same time.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        ActionBlock,
        ActionMiniProgram,
        ActionType,
        AdditionalInfo,
        AdditionalInfoType,
        Button,
        ButtonGroup,
        ButtonLayout,
        Complaint,
        ComplaintMedia,
        ComplaintMediaType,
        ComplaintOrderInfo,
        ComplaintState,
        Faq,
        FaqList,
        ImageBlock,
        ImageStyleType,
        InvalidInfo,
        MessageAction,
        MessageInfo,
        NormalMessage,
        NormalMessageBlock,
        NormalMessageBlockType,
        NotificationUrl,
        ProblemType,
        ReturnAddressInfo,
        SenderIdentity,
        ServiceOrderInfo,
        ServiceOrderState,
        SharePowerInfo,
        TextBlock,
        TextColor,
        UserTag,
    )
    from .complete_complaint import AsyncCompleteComplaint, CompleteComplaint
    from .create_notification_url import AsyncCreateNotificationUrl, CreateNotificationUrl
    from .delete_notification_url import AsyncDeleteNotificationUrl, DeleteNotificationUrl
    from .download_image import AsyncDownloadImage, DownloadImage
    from .list_complaints import AsyncListComplaints, ListComplaints, ListComplaintsResponse
    from .list_negotiation_history import (
        AsyncListNegotiationHistory,
        ClickMessage,
        ComplaintNegotiationOperateType,
        ListNegotiationHistory,
        ListNegotiationHistoryResponse,
        NegotiationRecord,
    )
    from .query_complaint import AsyncQueryComplaint, QueryComplaint
    from .query_notification_url import AsyncQueryNotificationUrl, QueryNotificationUrl
    from .respond_complaint import AsyncRespondComplaint, MiniProgramJumpInfo, RespondComplaint
    from .respond_immediate_service import (
        AsyncRespondImmediateService,
        RespondImmediateService,
        RespondImmediateServiceResponse,
    )
    from .update_notification_url import AsyncUpdateNotificationUrl, UpdateNotificationUrl
    from .update_refund_progress import AsyncUpdateRefundProgress, RefundDecision, UpdateRefundProgress
    from .upload_image import AsyncUploadImage, UploadImage, UploadImageResponse
else:
    CompleteComplaint, AsyncCompleteComplaint = deferred(__name__, "complete_complaint")
    CreateNotificationUrl, AsyncCreateNotificationUrl = deferred(__name__, "create_notification_url")
    DeleteNotificationUrl, AsyncDeleteNotificationUrl = deferred(__name__, "delete_notification_url")
    DownloadImage, AsyncDownloadImage = deferred(__name__, "download_image")
    ListComplaints, AsyncListComplaints = deferred(__name__, "list_complaints", "iter_complaints")
    ListNegotiationHistory, AsyncListNegotiationHistory = deferred(
        __name__, "list_negotiation_history", "iter_negotiation_history"
    )
    QueryComplaint, AsyncQueryComplaint = deferred(__name__, "query_complaint")
    QueryNotificationUrl, AsyncQueryNotificationUrl = deferred(__name__, "query_notification_url")
    RespondComplaint, AsyncRespondComplaint = deferred(__name__, "respond_complaint")
    RespondImmediateService, AsyncRespondImmediateService = deferred(__name__, "respond_immediate_service")
    UpdateNotificationUrl, AsyncUpdateNotificationUrl = deferred(__name__, "update_notification_url")
    UpdateRefundProgress, AsyncUpdateRefundProgress = deferred(__name__, "update_refund_progress")
    UploadImage, AsyncUploadImage = deferred(__name__, "upload_image")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "ActionBlock",
                "ActionMiniProgram",
                "ActionType",
                "AdditionalInfo",
                "AdditionalInfoType",
                "Button",
                "ButtonGroup",
                "ButtonLayout",
                "Complaint",
                "ComplaintMedia",
                "ComplaintMediaType",
                "ComplaintOrderInfo",
                "ComplaintState",
                "Faq",
                "FaqList",
                "ImageBlock",
                "ImageStyleType",
                "InvalidInfo",
                "MessageAction",
                "MessageInfo",
                "NormalMessage",
                "NormalMessageBlock",
                "NormalMessageBlockType",
                "NotificationUrl",
                "ProblemType",
                "ReturnAddressInfo",
                "SenderIdentity",
                "ServiceOrderInfo",
                "ServiceOrderState",
                "SharePowerInfo",
                "TextBlock",
                "TextColor",
                "UserTag",
            ),
            ".list_complaints": ("ListComplaintsResponse",),
            ".list_negotiation_history": (
                "ClickMessage",
                "ComplaintNegotiationOperateType",
                "ListNegotiationHistoryResponse",
                "NegotiationRecord",
            ),
            ".respond_complaint": ("MiniProgramJumpInfo",),
            ".respond_immediate_service": ("RespondImmediateServiceResponse",),
            ".update_refund_progress": ("RefundDecision",),
            ".upload_image": ("UploadImageResponse",),
        },
    )

__all__ = [
    "ActionBlock",
    "ActionMiniProgram",
    "ActionType",
    "AdditionalInfo",
    "AdditionalInfoType",
    "AsyncComplaints",
    "Button",
    "ButtonGroup",
    "ButtonLayout",
    "ClickMessage",
    "Complaint",
    "ComplaintMedia",
    "ComplaintMediaType",
    "ComplaintNegotiationOperateType",
    "ComplaintOrderInfo",
    "ComplaintState",
    "Complaints",
    "Faq",
    "FaqList",
    "ImageBlock",
    "ImageStyleType",
    "InvalidInfo",
    "ListComplaintsResponse",
    "ListNegotiationHistoryResponse",
    "MessageAction",
    "MessageInfo",
    "MiniProgramJumpInfo",
    "NegotiationRecord",
    "NormalMessage",
    "NormalMessageBlock",
    "NormalMessageBlockType",
    "NotificationUrl",
    "ProblemType",
    "RefundDecision",
    "RespondImmediateServiceResponse",
    "ReturnAddressInfo",
    "SenderIdentity",
    "ServiceOrderInfo",
    "ServiceOrderState",
    "SharePowerInfo",
    "TextBlock",
    "TextColor",
    "UploadImageResponse",
    "UserTag",
]


class Complaints(
    CompleteComplaint,
    CreateNotificationUrl,
    DeleteNotificationUrl,
    DownloadImage,
    ListComplaints,
    ListNegotiationHistory,
    QueryComplaint,
    QueryNotificationUrl,
    RespondComplaint,
    RespondImmediateService,
    UpdateNotificationUrl,
    UpdateRefundProgress,
    UploadImage,
    Service,
):
    """Consumer complaints (消费者投诉)."""


class AsyncComplaints(
    AsyncCompleteComplaint,
    AsyncCreateNotificationUrl,
    AsyncDeleteNotificationUrl,
    AsyncDownloadImage,
    AsyncListComplaints,
    AsyncListNegotiationHistory,
    AsyncQueryComplaint,
    AsyncQueryNotificationUrl,
    AsyncRespondComplaint,
    AsyncRespondImmediateService,
    AsyncUpdateNotificationUrl,
    AsyncUpdateRefundProgress,
    AsyncUploadImage,
    AsyncService,
):
    """Consumer complaints (消费者投诉), for `AsyncClient`."""
