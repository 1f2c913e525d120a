# Written by `make generate` from specs/risk/merchant_governance: edit the files there.
"""Governance of sub-merchants (商户治理).

Look up restrictions of sub-merchants, and verify the identity of inactive ones.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from .create_inactive_merchant_verification import (
        AsyncCreateInactiveMerchantVerification,
        CreateInactiveMerchantVerification,
        CreateInactiveMerchantVerificationResponse,
    )
    from .query_inactive_merchant_verification import (
        AsyncQueryInactiveMerchantVerification,
        FailReason,
        InactiveMerchantVerificationState,
        QueryInactiveMerchantVerification,
        QueryInactiveMerchantVerificationResponse,
    )
    from .query_merchant_limitations import (
        AsyncQueryMerchantLimitations,
        LimitationActionType,
        LimitationReasonType,
        LimitedFunction,
        QueryMerchantLimitations,
        QueryMerchantLimitationsResponse,
        RecoverWay,
        RecoverySpecification,
    )
else:
    CreateInactiveMerchantVerification, AsyncCreateInactiveMerchantVerification = deferred(
        __name__, "create_inactive_merchant_verification"
    )
    QueryInactiveMerchantVerification, AsyncQueryInactiveMerchantVerification = deferred(
        __name__, "query_inactive_merchant_verification", "wait_until_final"
    )
    QueryMerchantLimitations, AsyncQueryMerchantLimitations = deferred(__name__, "query_merchant_limitations")
    __getattr__ = exported(
        __name__,
        {
            ".create_inactive_merchant_verification": ("CreateInactiveMerchantVerificationResponse",),
            ".query_inactive_merchant_verification": (
                "FailReason",
                "InactiveMerchantVerificationState",
                "QueryInactiveMerchantVerificationResponse",
            ),
            ".query_merchant_limitations": (
                "LimitationActionType",
                "LimitationReasonType",
                "LimitedFunction",
                "QueryMerchantLimitationsResponse",
                "RecoverWay",
                "RecoverySpecification",
            ),
        },
    )

__all__ = [
    "AsyncMerchantGovernance",
    "CreateInactiveMerchantVerificationResponse",
    "FailReason",
    "InactiveMerchantVerificationState",
    "LimitationActionType",
    "LimitationReasonType",
    "LimitedFunction",
    "MerchantGovernance",
    "QueryInactiveMerchantVerificationResponse",
    "QueryMerchantLimitationsResponse",
    "RecoverWay",
    "RecoverySpecification",
]


class MerchantGovernance(
    CreateInactiveMerchantVerification,
    QueryInactiveMerchantVerification,
    QueryMerchantLimitations,
    Service,
):
    """Governance of sub-merchants (商户治理)."""


class AsyncMerchantGovernance(
    AsyncCreateInactiveMerchantVerification,
    AsyncQueryInactiveMerchantVerification,
    AsyncQueryMerchantLimitations,
    AsyncService,
):
    """Governance of sub-merchants (商户治理), for `AsyncClient`."""
