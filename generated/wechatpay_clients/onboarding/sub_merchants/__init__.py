# Written by `make generate` from specs/onboarding/sub_merchants: edit the files there.
"""Sub-merchant onboarding (特约商户进件).

Submit and query applications for merchants to become your sub-merchants.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import IdentificationType, IdHolderType

    from ._models import ApplymentState, AuditDetail, QueryStateResponse
    from .query_applyment_state import AsyncQueryApplymentState, QueryApplymentState
    from .query_applyment_state_by_id import AsyncQueryApplymentStateById, QueryApplymentStateById
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
else:
    QueryApplymentState, AsyncQueryApplymentState = deferred(__name__, "query_applyment_state")
    QueryApplymentStateById, AsyncQueryApplymentStateById = deferred(__name__, "query_applyment_state_by_id")
    SubmitApplyment, AsyncSubmitApplyment = deferred(__name__, "submit_applyment")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("ApplymentState", "AuditDetail", "QueryStateResponse"),
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
            "wechatpay_clients._models": ("IdHolderType", "IdentificationType"),
        },
    )

__all__ = [
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
    "IdCardInfo",
    "IdDocInfo",
    "IdHolderType",
    "IdentificationType",
    "IdentityInfo",
    "MiniProgramInfo",
    "MpInfo",
    "QueryStateResponse",
    "SalesInfo",
    "SalesScenesType",
    "SettlementInfo",
    "StoreInfo",
    "SubMerchants",
    "SubjectInfo",
    "SubjectType",
    "SubmitResponse",
    "UBOInfoList",
    "WebInfo",
    "WeworkInfo",
]


class SubMerchants(
    QueryApplymentState,
    QueryApplymentStateById,
    SubmitApplyment,
    Service,
):
    """Sub-merchant onboarding (特约商户进件)."""


class AsyncSubMerchants(
    AsyncQueryApplymentState,
    AsyncQueryApplymentStateById,
    AsyncSubmitApplyment,
    AsyncService,
):
    """Sub-merchant onboarding (特约商户进件), for `AsyncClient`."""
