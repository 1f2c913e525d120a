# Written by `make generate` from specs/marketing/partnerships: edit the files there.
"""Partnerships (委托营销).

Let another merchant or an app distribute your coupons.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import AuthorizedData, Partner, PartnershipBusinessType, PartnerType
    from .build_partnership import AsyncBuildPartnership, BuildPartnership, BuildPartnershipResponse, PartnershipState
    from .list_partnerships import AsyncListPartnerships, ListPartnerships, ListPartnershipsResponse, Partnership
else:
    BuildPartnership, AsyncBuildPartnership = deferred(__name__, "build_partnership")
    ListPartnerships, AsyncListPartnerships = deferred(__name__, "list_partnerships", "iter_partnerships")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("AuthorizedData", "Partner", "PartnerType", "PartnershipBusinessType"),
            ".build_partnership": ("BuildPartnershipResponse", "PartnershipState"),
            ".list_partnerships": ("ListPartnershipsResponse", "Partnership"),
        },
    )

__all__ = [
    "AsyncPartnerships",
    "AuthorizedData",
    "BuildPartnershipResponse",
    "ListPartnershipsResponse",
    "Partner",
    "PartnerType",
    "Partnership",
    "PartnershipBusinessType",
    "PartnershipState",
    "Partnerships",
]


class Partnerships(
    BuildPartnership,
    ListPartnerships,
    Service,
):
    """Partnerships (委托营销)."""


class AsyncPartnerships(
    AsyncBuildPartnership,
    AsyncListPartnerships,
    AsyncService,
):
    """Partnerships (委托营销), for `AsyncClient`."""
