# Written by `make generate` from specs/transfers/merchant_transfer: edit the files there.
"""Merchant transfers (商家转账).

Pay users into their WeChat balance. A user confirms each transfer, or authorizes you once and gets later transfers
without confirming them. The money comes from the operation account, which you top up by QR code, online banking or bank
transfer. Not available to micro merchants.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported, mixed_in

if TYPE_CHECKING:
    from wechatpay_runtime.services.transfer_confirmation import AsyncInvokeTransfer, InvokeTransfer

    from ._models import (
        AcceptElecsignResponse,
        AuthorizationCloseInfo,
        AuthorizationCloseReason,
        ElecsignEntity,
        ElecsignHashType,
        ElecsignState,
        FailReason,
        TransferBillEntity,
        TransferBillStatus,
        TransferSceneReportInfo,
        UserConfirmAuthorizationEntity,
        UserConfirmAuthorizationState,
    )
    from .apply_receipt_by_out_bill_no import ApplyReceiptByOutBillNo, AsyncApplyReceiptByOutBillNo
    from .apply_receipt_by_transfer_bill_no import ApplyReceiptByTransferBillNo, AsyncApplyReceiptByTransferBillNo
    from .cancel_transfer import AsyncCancelTransfer, CancelTransfer, CancelTransferResponse
    from .close_authorization import AsyncCloseAuthorization, CloseAuthorization
    from .create_authorization import (
        AsyncCreateAuthorization,
        AuthorizationDeviceType,
        AuthorizationSceneInfo,
        CreateAuthorization,
        CreateAuthorizationResponse,
    )
    from .create_authorized_transfer import AsyncCreateAuthorizedTransfer, CreateAuthorizedTransfer
    from .create_transfer import (
        AsyncCreateTransfer,
        CreateTransfer,
        TransferToUserResponse,
        UserRecvStyle,
        UserRecvStyleType,
    )
    from .create_transfer_with_authorization import (
        AsyncCreateTransferWithAuthorization,
        AuthorizationInfo,
        CreateTransferWithAuthorization,
        CreateTransferWithAuthorizationResponse,
    )
    from .query_authorization import AsyncQueryAuthorization, QueryAuthorization
    from .query_receipt_by_out_bill_no import AsyncQueryReceiptByOutBillNo, QueryReceiptByOutBillNo
    from .query_receipt_by_transfer_bill_no import AsyncQueryReceiptByTransferBillNo, QueryReceiptByTransferBillNo
    from .query_transfer_by_out_bill_no import AsyncQueryTransferByOutBillNo, QueryTransferByOutBillNo
    from .query_transfer_by_transfer_bill_no import AsyncQueryTransferByTransferBillNo, QueryTransferByTransferBillNo
else:
    ApplyReceiptByOutBillNo, AsyncApplyReceiptByOutBillNo = deferred(__name__, "apply_receipt_by_out_bill_no")
    ApplyReceiptByTransferBillNo, AsyncApplyReceiptByTransferBillNo = deferred(
        __name__, "apply_receipt_by_transfer_bill_no"
    )
    CancelTransfer, AsyncCancelTransfer = deferred(__name__, "cancel_transfer")
    CloseAuthorization, AsyncCloseAuthorization = deferred(__name__, "close_authorization")
    CreateAuthorization, AsyncCreateAuthorization = deferred(__name__, "create_authorization")
    CreateAuthorizedTransfer, AsyncCreateAuthorizedTransfer = deferred(__name__, "create_authorized_transfer")
    CreateTransfer, AsyncCreateTransfer = deferred(__name__, "create_transfer")
    CreateTransferWithAuthorization, AsyncCreateTransferWithAuthorization = deferred(
        __name__, "create_transfer_with_authorization"
    )
    QueryAuthorization, AsyncQueryAuthorization = deferred(
        __name__, "query_authorization", "wait_until_authorized_or_closed"
    )
    QueryReceiptByOutBillNo, AsyncQueryReceiptByOutBillNo = deferred(
        __name__, "query_receipt_by_out_bill_no", "wait_until_receipt_final", "download_receipt_by_out_bill_no"
    )
    QueryReceiptByTransferBillNo, AsyncQueryReceiptByTransferBillNo = deferred(
        __name__,
        "query_receipt_by_transfer_bill_no",
        "wait_until_receipt_final_by_transfer_bill_no",
        "download_receipt_by_transfer_bill_no",
    )
    QueryTransferByOutBillNo, AsyncQueryTransferByOutBillNo = deferred(
        __name__, "query_transfer_by_out_bill_no", "wait_until_final"
    )
    QueryTransferByTransferBillNo, AsyncQueryTransferByTransferBillNo = deferred(
        __name__, "query_transfer_by_transfer_bill_no", "wait_until_final_by_transfer_bill_no"
    )
    InvokeTransfer, AsyncInvokeTransfer = mixed_in(
        "wechatpay_runtime.services.transfer_confirmation",
        "InvokeTransfer",
        "invoke_transfer",
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "AcceptElecsignResponse",
                "AuthorizationCloseInfo",
                "AuthorizationCloseReason",
                "ElecsignEntity",
                "ElecsignHashType",
                "ElecsignState",
                "FailReason",
                "TransferBillEntity",
                "TransferBillStatus",
                "TransferSceneReportInfo",
                "UserConfirmAuthorizationEntity",
                "UserConfirmAuthorizationState",
            ),
            ".cancel_transfer": ("CancelTransferResponse",),
            ".create_authorization": (
                "AuthorizationDeviceType",
                "AuthorizationSceneInfo",
                "CreateAuthorizationResponse",
            ),
            ".create_transfer": ("TransferToUserResponse", "UserRecvStyle", "UserRecvStyleType"),
            ".create_transfer_with_authorization": ("AuthorizationInfo", "CreateTransferWithAuthorizationResponse"),
        },
    )

__all__ = [
    "AcceptElecsignResponse",
    "AsyncMerchantTransfer",
    "AuthorizationCloseInfo",
    "AuthorizationCloseReason",
    "AuthorizationDeviceType",
    "AuthorizationInfo",
    "AuthorizationSceneInfo",
    "CancelTransferResponse",
    "CreateAuthorizationResponse",
    "CreateTransferWithAuthorizationResponse",
    "ElecsignEntity",
    "ElecsignHashType",
    "ElecsignState",
    "FailReason",
    "MerchantTransfer",
    "TransferBillEntity",
    "TransferBillStatus",
    "TransferSceneReportInfo",
    "TransferToUserResponse",
    "UserConfirmAuthorizationEntity",
    "UserConfirmAuthorizationState",
    "UserRecvStyle",
    "UserRecvStyleType",
]


class MerchantTransfer(
    ApplyReceiptByOutBillNo,
    ApplyReceiptByTransferBillNo,
    CancelTransfer,
    CloseAuthorization,
    CreateAuthorization,
    CreateAuthorizedTransfer,
    CreateTransfer,
    CreateTransferWithAuthorization,
    QueryAuthorization,
    QueryReceiptByOutBillNo,
    QueryReceiptByTransferBillNo,
    QueryTransferByOutBillNo,
    QueryTransferByTransferBillNo,
    InvokeTransfer["TransferToUserResponse", "CreateTransferWithAuthorizationResponse", "CreateAuthorizationResponse"],
    Service,
):
    """Merchant transfers (商家转账)."""


class AsyncMerchantTransfer(
    AsyncApplyReceiptByOutBillNo,
    AsyncApplyReceiptByTransferBillNo,
    AsyncCancelTransfer,
    AsyncCloseAuthorization,
    AsyncCreateAuthorization,
    AsyncCreateAuthorizedTransfer,
    AsyncCreateTransfer,
    AsyncCreateTransferWithAuthorization,
    AsyncQueryAuthorization,
    AsyncQueryReceiptByOutBillNo,
    AsyncQueryReceiptByTransferBillNo,
    AsyncQueryTransferByOutBillNo,
    AsyncQueryTransferByTransferBillNo,
    AsyncInvokeTransfer[
        "TransferToUserResponse", "CreateTransferWithAuthorizationResponse", "CreateAuthorizationResponse"
    ],
    AsyncService,
):
    """Merchant transfers (商家转账), for `AsyncClient`."""
