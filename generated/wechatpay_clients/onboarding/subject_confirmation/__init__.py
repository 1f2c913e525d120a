# Written by `make generate` from specs/onboarding/subject_confirmation: edit the files there.
"""Account-opening confirmation (商户开户意愿确认).

Hand in, follow and cancel the applications in which a merchant confirms that it wants its account.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .cancel_applyment import AsyncCancelApplyment, CancelApplyment
else:
    CancelApplyment, AsyncCancelApplyment = deferred(__name__, "cancel_applyment")


class SubjectConfirmation(
    CancelApplyment,
    Service,
):
    """Account-opening confirmation (商户开户意愿确认)."""


class AsyncSubjectConfirmation(
    AsyncCancelApplyment,
    AsyncService,
):
    """Account-opening confirmation (商户开户意愿确认), async."""
