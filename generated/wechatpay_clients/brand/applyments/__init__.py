# Written by `make generate` from specs/brand/applyments: edit the files there.
"""Onboarding of brands (品牌入驻).

Apply for merchants to become brands on WeChat Pay, follow the applications, and see what brands have authorized you to
manage.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import Applyment, ApplymentNumbers, ApplymentState
    from .cancel_applyment import AsyncCancelApplyment, CancelApplyment
    from .create_applyment import (
        AdminInfo,
        AsyncCreateApplyment,
        BrandBasicInfo,
        CreateApplyment,
        IdDocType,
        SubjectInfo,
        SubjectType,
        Trademark,
        TrademarkExists,
        TrademarkRegistrationCertificate,
    )
    from .list_product_authorities import (
        AsyncListProductAuthorities,
        AuthorizationProduct,
        AuthorizationType,
        ListProductAuthorities,
        ListProductAuthoritiesResponse,
    )
    from .query_applyment_by_applyment_id import AsyncQueryApplymentByApplymentId, QueryApplymentByApplymentId
    from .query_applyment_by_business_code import AsyncQueryApplymentByBusinessCode, QueryApplymentByBusinessCode
else:
    CancelApplyment, AsyncCancelApplyment = deferred(__name__, "cancel_applyment")
    CreateApplyment, AsyncCreateApplyment = deferred(__name__, "create_applyment")
    ListProductAuthorities, AsyncListProductAuthorities = deferred(__name__, "list_product_authorities")
    QueryApplymentByApplymentId, AsyncQueryApplymentByApplymentId = deferred(
        __name__, "query_applyment_by_applyment_id", "wait_until_final_by_applyment_id"
    )
    QueryApplymentByBusinessCode, AsyncQueryApplymentByBusinessCode = deferred(
        __name__, "query_applyment_by_business_code", "wait_until_final"
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": ("Applyment", "ApplymentNumbers", "ApplymentState"),
            ".create_applyment": (
                "AdminInfo",
                "BrandBasicInfo",
                "IdDocType",
                "SubjectInfo",
                "SubjectType",
                "Trademark",
                "TrademarkExists",
                "TrademarkRegistrationCertificate",
            ),
            ".list_product_authorities": (
                "AuthorizationProduct",
                "AuthorizationType",
                "ListProductAuthoritiesResponse",
            ),
        },
    )

__all__ = [
    "AdminInfo",
    "Applyment",
    "ApplymentNumbers",
    "ApplymentState",
    "Applyments",
    "AsyncApplyments",
    "AuthorizationProduct",
    "AuthorizationType",
    "BrandBasicInfo",
    "IdDocType",
    "ListProductAuthoritiesResponse",
    "SubjectInfo",
    "SubjectType",
    "Trademark",
    "TrademarkExists",
    "TrademarkRegistrationCertificate",
]


class Applyments(
    CancelApplyment,
    CreateApplyment,
    ListProductAuthorities,
    QueryApplymentByApplymentId,
    QueryApplymentByBusinessCode,
    Service,
):
    """Onboarding of brands (品牌入驻)."""


class AsyncApplyments(
    AsyncCancelApplyment,
    AsyncCreateApplyment,
    AsyncListProductAuthorities,
    AsyncQueryApplymentByApplymentId,
    AsyncQueryApplymentByBusinessCode,
    AsyncService,
):
    """Onboarding of brands (品牌入驻), for `AsyncClient`."""
