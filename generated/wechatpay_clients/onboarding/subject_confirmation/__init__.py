# Written by `make generate` from specs/onboarding/subject_confirmation: edit the files there.
"""Account-opening confirmation (商户开户意愿确认).

Hand in, follow and cancel the applications in which a merchant confirms that it wants its account.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .cancel_applyment import AsyncCancelApplyment, CancelApplyment
    from .get_audit_result import AsyncGetAuditResult, GetAuditResult
    from .get_authorize_state import AsyncGetAuthorizeState, GetAuthorizeState
    from .submit_applyment import AsyncSubmitApplyment, SubmitApplyment
else:
    CancelApplyment, AsyncCancelApplyment = deferred(__name__, "cancel_applyment")
    GetAuditResult, AsyncGetAuditResult = deferred(__name__, "get_audit_result")
    GetAuthorizeState, AsyncGetAuthorizeState = deferred(__name__, "get_authorize_state")
    SubmitApplyment, AsyncSubmitApplyment = deferred(__name__, "submit_applyment")


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
    """Account-opening confirmation (商户开户意愿确认), async."""
