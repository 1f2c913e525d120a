# Written by `make generate` from specs/ecommerce/applyments: edit the files there.
"""Onboarding of ecommerce sub-merchants (二级商户进件).

Onboard the sub-merchants of an ecommerce platform. An application is reviewed, the sub-merchant signs the contract and,
if necessary, verifies its bank account; then it gets its merchant number. The platform must have the toolbox of
ecommerce platforms (平台收付通).
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import IdHolderType

    from ._models import AccountValidation, Applyment, ApplymentState, AuditDetail, SignState
    from .create_applyment import (
        AccountInfo,
        AsyncCreateApplyment,
        BankAccountType,
        BusinessLicenseInfo,
        CertType,
        ContactInfo,
        ContactType,
        CreateApplyment,
        CreateApplymentResponse,
        FinanceInstitutionInfo,
        FinanceType,
        IdCardInfo,
        IdDocInfo,
        IdDocType,
        OrganizationType,
        SalesSceneInfo,
        SettlementInfo,
        UboInfo,
    )
    from .query_applyment_by_applyment_id import AsyncQueryApplymentByApplymentId, QueryApplymentByApplymentId
    from .query_applyment_by_out_request_no import AsyncQueryApplymentByOutRequestNo, QueryApplymentByOutRequestNo
else:
    CreateApplyment, AsyncCreateApplyment = deferred(__name__, "create_applyment")
    QueryApplymentByApplymentId, AsyncQueryApplymentByApplymentId = deferred(
        __name__, "query_applyment_by_applyment_id", "wait_until_final_by_applyment_id"
    )
    QueryApplymentByOutRequestNo, AsyncQueryApplymentByOutRequestNo = deferred(
        __name__, "query_applyment_by_out_request_no", "wait_until_final"
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": ("AccountValidation", "Applyment", "ApplymentState", "AuditDetail", "SignState"),
            ".create_applyment": (
                "AccountInfo",
                "BankAccountType",
                "BusinessLicenseInfo",
                "CertType",
                "ContactInfo",
                "ContactType",
                "CreateApplymentResponse",
                "FinanceInstitutionInfo",
                "FinanceType",
                "IdCardInfo",
                "IdDocInfo",
                "IdDocType",
                "OrganizationType",
                "SalesSceneInfo",
                "SettlementInfo",
                "UboInfo",
            ),
            "wechatpay_clients._models": ("IdHolderType",),
        },
    )

__all__ = [
    "AccountInfo",
    "AccountValidation",
    "Applyment",
    "ApplymentState",
    "Applyments",
    "AsyncApplyments",
    "AuditDetail",
    "BankAccountType",
    "BusinessLicenseInfo",
    "CertType",
    "ContactInfo",
    "ContactType",
    "CreateApplymentResponse",
    "FinanceInstitutionInfo",
    "FinanceType",
    "IdCardInfo",
    "IdDocInfo",
    "IdDocType",
    "IdHolderType",
    "OrganizationType",
    "SalesSceneInfo",
    "SettlementInfo",
    "SignState",
    "UboInfo",
]


class Applyments(
    CreateApplyment,
    QueryApplymentByApplymentId,
    QueryApplymentByOutRequestNo,
    Service,
):
    """Onboarding of ecommerce sub-merchants (二级商户进件)."""


class AsyncApplyments(
    AsyncCreateApplyment,
    AsyncQueryApplymentByApplymentId,
    AsyncQueryApplymentByOutRequestNo,
    AsyncService,
):
    """Onboarding of ecommerce sub-merchants (二级商户进件), for `AsyncClient`."""
