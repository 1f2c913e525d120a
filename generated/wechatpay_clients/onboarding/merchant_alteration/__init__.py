# Written by `make generate` from specs/onboarding/merchant_alteration: edit the files there.
"""Merchant data changes (商户资料变更).

Request, query and withdraw changes to the data of a merchant.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import IdentificationType, IdHolderType

    from ._models import Alteration, ApplymentState, AuditRejectDetail, NameAlteration, SubjectAlteration
    from .create_contact_alteration import (
        AsyncCreateContactAlteration,
        ContactInfo,
        CreateContactAlteration,
        CreateContactAlterationResponse,
    )
    from .create_name_alteration import AsyncCreateNameAlteration, CreateNameAlteration, CreateNameAlterationResponse
    from .create_subject_alteration import (
        Addition,
        AlterScope,
        AsyncCreateSubjectAlteration,
        BusinessLicenseInfo,
        CertificateInfo,
        CertType,
        CreateSubjectAlteration,
        CreateSubjectAlterationResponse,
        FinanceInstitutionInfo,
        FinanceType,
        LegalPersonInfo,
        OrganizationType,
        UboInfo,
    )
    from .get_contact_alteration import AsyncGetContactAlteration, GetContactAlteration
    from .get_contact_alteration_by_out_request_no import (
        AsyncGetContactAlterationByOutRequestNo,
        GetContactAlterationByOutRequestNo,
    )
    from .get_name_alteration import AsyncGetNameAlteration, GetNameAlteration
    from .get_name_alteration_by_out_request_no import (
        AsyncGetNameAlterationByOutRequestNo,
        GetNameAlterationByOutRequestNo,
    )
    from .get_subject_alteration import AsyncGetSubjectAlteration, GetSubjectAlteration
    from .get_subject_alteration_by_out_request_no import (
        AsyncGetSubjectAlterationByOutRequestNo,
        GetSubjectAlterationByOutRequestNo,
    )
    from .revoke_contact_alteration import (
        AsyncRevokeContactAlteration,
        RevokeContactAlteration,
        RevokeContactApplymentResponse,
    )
    from .revoke_name_alteration import (
        AsyncRevokeNameAlteration,
        RevokeApplymentState,
        RevokeMerchantNameAlterApplymentResponse,
        RevokeNameAlteration,
    )
    from .revoke_subject_alteration import (
        AsyncRevokeSubjectAlteration,
        Result,
        RevokeSubjectAlteration,
        RevokeSubjectAlterationResponse,
    )
else:
    CreateContactAlteration, AsyncCreateContactAlteration = deferred(__name__, "create_contact_alteration")
    CreateNameAlteration, AsyncCreateNameAlteration = deferred(__name__, "create_name_alteration")
    CreateSubjectAlteration, AsyncCreateSubjectAlteration = deferred(__name__, "create_subject_alteration")
    GetContactAlteration, AsyncGetContactAlteration = deferred(
        __name__, "get_contact_alteration", "wait_until_contact_alteration_final"
    )
    GetContactAlterationByOutRequestNo, AsyncGetContactAlterationByOutRequestNo = deferred(
        __name__, "get_contact_alteration_by_out_request_no", "wait_until_contact_alteration_final_by_out_request_no"
    )
    GetNameAlteration, AsyncGetNameAlteration = deferred(
        __name__, "get_name_alteration", "wait_until_name_alteration_final"
    )
    GetNameAlterationByOutRequestNo, AsyncGetNameAlterationByOutRequestNo = deferred(
        __name__, "get_name_alteration_by_out_request_no", "wait_until_name_alteration_final_by_out_request_no"
    )
    GetSubjectAlteration, AsyncGetSubjectAlteration = deferred(
        __name__, "get_subject_alteration", "wait_until_subject_alteration_final"
    )
    GetSubjectAlterationByOutRequestNo, AsyncGetSubjectAlterationByOutRequestNo = deferred(
        __name__, "get_subject_alteration_by_out_request_no", "wait_until_subject_alteration_final_by_out_request_no"
    )
    RevokeContactAlteration, AsyncRevokeContactAlteration = deferred(__name__, "revoke_contact_alteration")
    RevokeNameAlteration, AsyncRevokeNameAlteration = deferred(__name__, "revoke_name_alteration")
    RevokeSubjectAlteration, AsyncRevokeSubjectAlteration = deferred(__name__, "revoke_subject_alteration")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("Alteration", "ApplymentState", "AuditRejectDetail", "NameAlteration", "SubjectAlteration"),
            ".create_contact_alteration": ("ContactInfo", "CreateContactAlterationResponse"),
            ".create_name_alteration": ("CreateNameAlterationResponse",),
            ".create_subject_alteration": (
                "Addition",
                "AlterScope",
                "BusinessLicenseInfo",
                "CertType",
                "CertificateInfo",
                "CreateSubjectAlterationResponse",
                "FinanceInstitutionInfo",
                "FinanceType",
                "LegalPersonInfo",
                "OrganizationType",
                "UboInfo",
            ),
            ".revoke_contact_alteration": ("RevokeContactApplymentResponse",),
            ".revoke_name_alteration": ("RevokeApplymentState", "RevokeMerchantNameAlterApplymentResponse"),
            ".revoke_subject_alteration": ("Result", "RevokeSubjectAlterationResponse"),
            "wechatpay_clients._models": ("IdHolderType", "IdentificationType"),
        },
    )

__all__ = [
    "Addition",
    "AlterScope",
    "Alteration",
    "ApplymentState",
    "AsyncMerchantAlteration",
    "AuditRejectDetail",
    "BusinessLicenseInfo",
    "CertType",
    "CertificateInfo",
    "ContactInfo",
    "CreateContactAlterationResponse",
    "CreateNameAlterationResponse",
    "CreateSubjectAlterationResponse",
    "FinanceInstitutionInfo",
    "FinanceType",
    "IdHolderType",
    "IdentificationType",
    "LegalPersonInfo",
    "MerchantAlteration",
    "NameAlteration",
    "OrganizationType",
    "Result",
    "RevokeApplymentState",
    "RevokeContactApplymentResponse",
    "RevokeMerchantNameAlterApplymentResponse",
    "RevokeSubjectAlterationResponse",
    "SubjectAlteration",
    "UboInfo",
]


class MerchantAlteration(
    CreateContactAlteration,
    CreateNameAlteration,
    CreateSubjectAlteration,
    GetContactAlteration,
    GetContactAlterationByOutRequestNo,
    GetNameAlteration,
    GetNameAlterationByOutRequestNo,
    GetSubjectAlteration,
    GetSubjectAlterationByOutRequestNo,
    RevokeContactAlteration,
    RevokeNameAlteration,
    RevokeSubjectAlteration,
    Service,
):
    """Merchant data changes (商户资料变更)."""


class AsyncMerchantAlteration(
    AsyncCreateContactAlteration,
    AsyncCreateNameAlteration,
    AsyncCreateSubjectAlteration,
    AsyncGetContactAlteration,
    AsyncGetContactAlterationByOutRequestNo,
    AsyncGetNameAlteration,
    AsyncGetNameAlterationByOutRequestNo,
    AsyncGetSubjectAlteration,
    AsyncGetSubjectAlterationByOutRequestNo,
    AsyncRevokeContactAlteration,
    AsyncRevokeNameAlteration,
    AsyncRevokeSubjectAlteration,
    AsyncService,
):
    """Merchant data changes (商户资料变更), for `AsyncClient`."""
