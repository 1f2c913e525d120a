# Written by `make generate` from specs/onboarding/sub_merchants: edit the files there.
"""Sub-merchants of a service provider (特约商户进件).

Hand in and follow the applications by which merchants become sub-merchants of yours.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .query_applyment_state import AsyncQueryApplymentState, QueryApplymentState
    from .query_applyment_state_by_id import AsyncQueryApplymentStateById, QueryApplymentStateById
    from .submit_applyment import AsyncSubmitApplyment, SubmitApplyment
else:
    QueryApplymentState, AsyncQueryApplymentState = deferred(__name__, "query_applyment_state")
    QueryApplymentStateById, AsyncQueryApplymentStateById = deferred(__name__, "query_applyment_state_by_id")
    SubmitApplyment, AsyncSubmitApplyment = deferred(__name__, "submit_applyment")


class SubMerchants(
    QueryApplymentState,
    QueryApplymentStateById,
    SubmitApplyment,
    Service,
):
    """Sub-merchants of a service provider (特约商户进件)."""


class AsyncSubMerchants(
    AsyncQueryApplymentState,
    AsyncQueryApplymentStateById,
    AsyncSubmitApplyment,
    AsyncService,
):
    """Sub-merchants of a service provider (特约商户进件), async."""
