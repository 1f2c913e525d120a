# Written by `make generate` from specs/ecommerce/account_cancellation: edit the files there.
"""Closing accounts of ecommerce sub-merchants (二级商户注销).

Close the account of a sub-merchant of an ecommerce platform and pay out what is left in it. Check first whether it can
be closed (`validate_cancellation`), then use `create_cancellation_withdrawal`, which does both with one application.
The older operations, `create_cancel_application` and, after the account is closed,
`create_cancelled_merchant_withdrawal`, will be removed.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import IdentificationType

    from ._models import (
        AccountInfo,
        AccountType,
        AccountWithdrawResult,
        CancelApplication,
        CancelApplicationState,
        CancellationWithdrawal,
        CancelledMerchantWithdrawal,
        CancelState,
        ConfirmCancel,
        OutAccountType,
        PayState,
        Withdraw,
        WithdrawlApply,
        WithdrawlApplyState,
        WithdrawState,
    )
    from .create_cancel_application import (
        ApplicationType,
        AsyncCreateCancelApplication,
        CancelApplicationInfo,
        CreateCancelApplication,
    )
    from .create_cancellation_withdrawal import (
        AsyncCreateCancellationWithdrawal,
        BankAccountInfo,
        CreateCancellationWithdrawal,
        CreateCancellationWithdrawalResponse,
        IdDocType,
        IdentityInfo,
        PayeeInfo,
        ProofMedia,
        ProofMediaType,
    )
    from .create_cancelled_merchant_withdrawal import (
        AdditionalMaterials,
        AsyncCreateCancelledMerchantWithdrawal,
        CancelledMerchantBankAccountInfo,
        CancelledMerchantIdentityInfo,
        CancelledMerchantPayeeInfo,
        CreateCancelledMerchantWithdrawal,
        CreateCancelledMerchantWithdrawalResponse,
        PayeeType,
        ProofMediaList,
        ProofPayeeMedia,
        ProofPayeeMediaType,
        WithdrawalAccountType,
    )
    from .query_cancel_application import AsyncQueryCancelApplication, QueryCancelApplication
    from .query_cancellation_withdrawal_by_applyment_id import (
        AsyncQueryCancellationWithdrawalByApplymentId,
        QueryCancellationWithdrawalByApplymentId,
    )
    from .query_cancellation_withdrawal_by_out_request_no import (
        AsyncQueryCancellationWithdrawalByOutRequestNo,
        QueryCancellationWithdrawalByOutRequestNo,
    )
    from .query_cancelled_merchant_withdrawal_by_applyment_id import (
        AsyncQueryCancelledMerchantWithdrawalByApplymentId,
        QueryCancelledMerchantWithdrawalByApplymentId,
    )
    from .query_cancelled_merchant_withdrawal_by_out_request_no import (
        AsyncQueryCancelledMerchantWithdrawalByOutRequestNo,
        QueryCancelledMerchantWithdrawalByOutRequestNo,
    )
    from .upload_media import AsyncUploadMedia, UploadMedia, UploadMediaResponse
    from .validate_cancellation import (
        AsyncValidateCancellation,
        BlockReason,
        BlockReasonType,
        MerchantState,
        ValidateCancellation,
        ValidateCancellationResponse,
        ValidateResult,
    )
else:
    CreateCancelApplication, AsyncCreateCancelApplication = deferred(__name__, "create_cancel_application")
    CreateCancellationWithdrawal, AsyncCreateCancellationWithdrawal = deferred(
        __name__, "create_cancellation_withdrawal"
    )
    CreateCancelledMerchantWithdrawal, AsyncCreateCancelledMerchantWithdrawal = deferred(
        __name__, "create_cancelled_merchant_withdrawal"
    )
    QueryCancelApplication, AsyncQueryCancelApplication = deferred(
        __name__, "query_cancel_application", "wait_until_cancel_application_final"
    )
    QueryCancellationWithdrawalByApplymentId, AsyncQueryCancellationWithdrawalByApplymentId = deferred(
        __name__, "query_cancellation_withdrawal_by_applyment_id", "wait_until_final_by_applyment_id"
    )
    QueryCancellationWithdrawalByOutRequestNo, AsyncQueryCancellationWithdrawalByOutRequestNo = deferred(
        __name__, "query_cancellation_withdrawal_by_out_request_no", "wait_until_final"
    )
    QueryCancelledMerchantWithdrawalByApplymentId, AsyncQueryCancelledMerchantWithdrawalByApplymentId = deferred(
        __name__, "query_cancelled_merchant_withdrawal_by_applyment_id", "wait_until_withdrawal_final_by_applyment_id"
    )
    QueryCancelledMerchantWithdrawalByOutRequestNo, AsyncQueryCancelledMerchantWithdrawalByOutRequestNo = deferred(
        __name__, "query_cancelled_merchant_withdrawal_by_out_request_no", "wait_until_withdrawal_final"
    )
    UploadMedia, AsyncUploadMedia = deferred(__name__, "upload_media")
    ValidateCancellation, AsyncValidateCancellation = deferred(__name__, "validate_cancellation")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "AccountInfo",
                "AccountType",
                "AccountWithdrawResult",
                "CancelApplication",
                "CancelApplicationState",
                "CancelState",
                "CancellationWithdrawal",
                "CancelledMerchantWithdrawal",
                "ConfirmCancel",
                "OutAccountType",
                "PayState",
                "Withdraw",
                "WithdrawState",
                "WithdrawlApply",
                "WithdrawlApplyState",
            ),
            ".create_cancel_application": ("ApplicationType", "CancelApplicationInfo"),
            ".create_cancellation_withdrawal": (
                "BankAccountInfo",
                "CreateCancellationWithdrawalResponse",
                "IdDocType",
                "IdentityInfo",
                "PayeeInfo",
                "ProofMedia",
                "ProofMediaType",
            ),
            ".create_cancelled_merchant_withdrawal": (
                "AdditionalMaterials",
                "CancelledMerchantBankAccountInfo",
                "CancelledMerchantIdentityInfo",
                "CancelledMerchantPayeeInfo",
                "CreateCancelledMerchantWithdrawalResponse",
                "PayeeType",
                "ProofMediaList",
                "ProofPayeeMedia",
                "ProofPayeeMediaType",
                "WithdrawalAccountType",
            ),
            ".upload_media": ("UploadMediaResponse",),
            ".validate_cancellation": (
                "BlockReason",
                "BlockReasonType",
                "MerchantState",
                "ValidateCancellationResponse",
                "ValidateResult",
            ),
            "wechatpay_clients._models": ("IdentificationType",),
        },
    )

__all__ = [
    "AccountCancellation",
    "AccountInfo",
    "AccountType",
    "AccountWithdrawResult",
    "AdditionalMaterials",
    "ApplicationType",
    "AsyncAccountCancellation",
    "BankAccountInfo",
    "BlockReason",
    "BlockReasonType",
    "CancelApplication",
    "CancelApplicationInfo",
    "CancelApplicationState",
    "CancelState",
    "CancellationWithdrawal",
    "CancelledMerchantBankAccountInfo",
    "CancelledMerchantIdentityInfo",
    "CancelledMerchantPayeeInfo",
    "CancelledMerchantWithdrawal",
    "ConfirmCancel",
    "CreateCancellationWithdrawalResponse",
    "CreateCancelledMerchantWithdrawalResponse",
    "IdDocType",
    "IdentificationType",
    "IdentityInfo",
    "MerchantState",
    "OutAccountType",
    "PayState",
    "PayeeInfo",
    "PayeeType",
    "ProofMedia",
    "ProofMediaList",
    "ProofMediaType",
    "ProofPayeeMedia",
    "ProofPayeeMediaType",
    "UploadMediaResponse",
    "ValidateCancellationResponse",
    "ValidateResult",
    "Withdraw",
    "WithdrawState",
    "WithdrawalAccountType",
    "WithdrawlApply",
    "WithdrawlApplyState",
]


class AccountCancellation(
    CreateCancelApplication,
    CreateCancellationWithdrawal,
    CreateCancelledMerchantWithdrawal,
    QueryCancelApplication,
    QueryCancellationWithdrawalByApplymentId,
    QueryCancellationWithdrawalByOutRequestNo,
    QueryCancelledMerchantWithdrawalByApplymentId,
    QueryCancelledMerchantWithdrawalByOutRequestNo,
    UploadMedia,
    ValidateCancellation,
    Service,
):
    """Closing accounts of ecommerce sub-merchants (二级商户注销)."""


class AsyncAccountCancellation(
    AsyncCreateCancelApplication,
    AsyncCreateCancellationWithdrawal,
    AsyncCreateCancelledMerchantWithdrawal,
    AsyncQueryCancelApplication,
    AsyncQueryCancellationWithdrawalByApplymentId,
    AsyncQueryCancellationWithdrawalByOutRequestNo,
    AsyncQueryCancelledMerchantWithdrawalByApplymentId,
    AsyncQueryCancelledMerchantWithdrawalByOutRequestNo,
    AsyncUploadMedia,
    AsyncValidateCancellation,
    AsyncService,
):
    """Closing accounts of ecommerce sub-merchants (二级商户注销), for `AsyncClient`."""
