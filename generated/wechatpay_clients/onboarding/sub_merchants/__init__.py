# Written by `make generate` from specs/onboarding/sub_merchants: edit the files there.
"""Sub-merchant onboarding (特约商户进件).

Submit and query applications for merchants to become your sub-merchants, and change their settlement accounts.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import IdentificationType, IdHolderType

    from ._models import AccountNumberRule, AccountType, ApplymentState, AuditDetail, QueryStateResponse
    from .query_applyment_state import AsyncQueryApplymentState, QueryApplymentState
    from .query_applyment_state_by_id import AsyncQueryApplymentStateById, QueryApplymentStateById
    from .query_settlement import AsyncQuerySettlement, GetSettlementResponse, QuerySettlement, VerifyResult
    from .query_settlement_application import (
        AsyncQuerySettlementApplication,
        GetApplicationResponse,
        QuerySettlementApplication,
        SettlementApplicationResult,
    )
    from .submit_applyment import (
        AdditionInfo,
        AppInfo,
        AsyncSubmitApplyment,
        BankAccountInfo,
        BankAccountType,
        BusinessInfo,
        BusinessLicense,
        CertificateInfo,
        CertificateType,
        ContactInfo,
        FinanceInstitutionInfo,
        FinanceType,
        IdCardInfo,
        IdDocInfo,
        IdentityInfo,
        MiniProgramInfo,
        MpInfo,
        SalesInfo,
        SalesScenesType,
        SettlementInfo,
        StoreInfo,
        SubjectInfo,
        SubjectType,
        SubmitApplyment,
        SubmitResponse,
        UBOInfoList,
        WebInfo,
        WeworkInfo,
    )
    from .update_settlement import AsyncUpdateSettlement, ModifySettlementResponse, UpdateSettlement
else:
    QueryApplymentState, AsyncQueryApplymentState = deferred(__name__, "query_applyment_state", "wait_until_final")
    QueryApplymentStateById, AsyncQueryApplymentStateById = deferred(
        __name__, "query_applyment_state_by_id", "wait_until_final_by_applyment_id"
    )
    QuerySettlement, AsyncQuerySettlement = deferred(__name__, "query_settlement")
    QuerySettlementApplication, AsyncQuerySettlementApplication = deferred(
        __name__, "query_settlement_application", "wait_until_settlement_application_final"
    )
    SubmitApplyment, AsyncSubmitApplyment = deferred(__name__, "submit_applyment")
    UpdateSettlement, AsyncUpdateSettlement = deferred(__name__, "update_settlement")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("AccountNumberRule", "AccountType", "ApplymentState", "AuditDetail", "QueryStateResponse"),
            ".query_settlement": ("GetSettlementResponse", "VerifyResult"),
            ".query_settlement_application": ("GetApplicationResponse", "SettlementApplicationResult"),
            ".submit_applyment": (
                "AdditionInfo",
                "AppInfo",
                "BankAccountInfo",
                "BankAccountType",
                "BusinessInfo",
                "BusinessLicense",
                "CertificateInfo",
                "CertificateType",
                "ContactInfo",
                "FinanceInstitutionInfo",
                "FinanceType",
                "IdCardInfo",
                "IdDocInfo",
                "IdentityInfo",
                "MiniProgramInfo",
                "MpInfo",
                "SalesInfo",
                "SalesScenesType",
                "SettlementInfo",
                "StoreInfo",
                "SubjectInfo",
                "SubjectType",
                "SubmitResponse",
                "UBOInfoList",
                "WebInfo",
                "WeworkInfo",
            ),
            ".update_settlement": ("ModifySettlementResponse",),
            "wechatpay_clients._models": ("IdHolderType", "IdentificationType"),
        },
    )

__all__ = [
    "AccountNumberRule",
    "AccountType",
    "AdditionInfo",
    "AppInfo",
    "ApplymentState",
    "AsyncSubMerchants",
    "AuditDetail",
    "BankAccountInfo",
    "BankAccountType",
    "BusinessInfo",
    "BusinessLicense",
    "CertificateInfo",
    "CertificateType",
    "ContactInfo",
    "FinanceInstitutionInfo",
    "FinanceType",
    "GetApplicationResponse",
    "GetSettlementResponse",
    "IdCardInfo",
    "IdDocInfo",
    "IdHolderType",
    "IdentificationType",
    "IdentityInfo",
    "MiniProgramInfo",
    "ModifySettlementResponse",
    "MpInfo",
    "QueryStateResponse",
    "SalesInfo",
    "SalesScenesType",
    "SettlementApplicationResult",
    "SettlementInfo",
    "StoreInfo",
    "SubMerchants",
    "SubjectInfo",
    "SubjectType",
    "SubmitResponse",
    "UBOInfoList",
    "VerifyResult",
    "WebInfo",
    "WeworkInfo",
]


class SubMerchants(
    QueryApplymentState,
    QueryApplymentStateById,
    QuerySettlement,
    QuerySettlementApplication,
    SubmitApplyment,
    UpdateSettlement,
    Service,
):
    """Sub-merchant onboarding (特约商户进件)."""


class AsyncSubMerchants(
    AsyncQueryApplymentState,
    AsyncQueryApplymentStateById,
    AsyncQuerySettlement,
    AsyncQuerySettlementApplication,
    AsyncSubmitApplyment,
    AsyncUpdateSettlement,
    AsyncService,
):
    """Sub-merchant onboarding (特约商户进件), for `AsyncClient`."""
