# Written by `make generate` from specs/onboarding/subject_confirmation: edit the files there.
"""Account-opening confirmation (商户开户意愿确认).

Submit, query and cancel applications in which a merchant confirms that it wants its WeChat Pay account.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import IdentificationType, IdHolderType

    from .cancel_applyment import AsyncCancelApplyment, CancelApplyment
    from .get_audit_result import ApplymentState, AsyncGetAuditResult, GetAuditResult, GetAuditResultResponse
    from .get_authorize_state import (
        AsyncGetAuthorizeState,
        AuthorizeState,
        GetAuthorizeState,
        GetAuthorizeStateResponse,
    )
    from .submit_applyment import (
        AdditionInfo,
        AssitProveInfo,
        AsyncSubmitApplyment,
        BusinessLicenceInfo,
        CertificateInfo,
        CertificateType,
        ContactInfo,
        FinanceInstitutionInfo,
        FinanceType,
        IdentificationInfo,
        MicroBizType,
        SpecialOperation,
        SubjectInfo,
        SubjectType,
        SubmitApplyment,
        SubmitApplymentResponse,
        UBOInfo,
        UBOInfoList,
    )
else:
    CancelApplyment, AsyncCancelApplyment = deferred(__name__, "cancel_applyment")
    GetAuditResult, AsyncGetAuditResult = deferred(__name__, "get_audit_result", "wait_until_final")
    GetAuthorizeState, AsyncGetAuthorizeState = deferred(__name__, "get_authorize_state")
    SubmitApplyment, AsyncSubmitApplyment = deferred(__name__, "submit_applyment")
    __getattr__ = exported(
        __name__,
        {
            ".get_audit_result": ("ApplymentState", "GetAuditResultResponse"),
            ".get_authorize_state": ("AuthorizeState", "GetAuthorizeStateResponse"),
            ".submit_applyment": (
                "AdditionInfo",
                "AssitProveInfo",
                "BusinessLicenceInfo",
                "CertificateInfo",
                "CertificateType",
                "ContactInfo",
                "FinanceInstitutionInfo",
                "FinanceType",
                "IdentificationInfo",
                "MicroBizType",
                "SpecialOperation",
                "SubjectInfo",
                "SubjectType",
                "SubmitApplymentResponse",
                "UBOInfo",
                "UBOInfoList",
            ),
            "wechatpay_clients._models": ("IdHolderType", "IdentificationType"),
        },
    )

__all__ = [
    "AdditionInfo",
    "ApplymentState",
    "AssitProveInfo",
    "AsyncSubjectConfirmation",
    "AuthorizeState",
    "BusinessLicenceInfo",
    "CertificateInfo",
    "CertificateType",
    "ContactInfo",
    "FinanceInstitutionInfo",
    "FinanceType",
    "GetAuditResultResponse",
    "GetAuthorizeStateResponse",
    "IdHolderType",
    "IdentificationInfo",
    "IdentificationType",
    "MicroBizType",
    "SpecialOperation",
    "SubjectConfirmation",
    "SubjectInfo",
    "SubjectType",
    "SubmitApplymentResponse",
    "UBOInfo",
    "UBOInfoList",
]


class SubjectConfirmation(
    CancelApplyment,
    GetAuditResult,
    GetAuthorizeState,
    SubmitApplyment,
    Service,
):
    """Account-opening confirmation (商户开户意愿确认)."""


class AsyncSubjectConfirmation(
    AsyncCancelApplyment,
    AsyncGetAuditResult,
    AsyncGetAuthorizeState,
    AsyncSubmitApplyment,
    AsyncService,
):
    """Account-opening confirmation (商户开户意愿确认), for `AsyncClient`."""
