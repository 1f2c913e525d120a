# Written by `make generate` from specs/marketing/partnerships: edit the files there.
"""Partnerships (委托营销).

Let another merchant or an app distribute your coupons.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from .build_partnership import (
        AsyncBuildPartnership,
        AuthorizedData,
        BuildPartnership,
        BuildPartnershipResponse,
        Partner,
        PartnershipBusinessType,
        PartnershipState,
        PartnerType,
    )
else:
    BuildPartnership, AsyncBuildPartnership = deferred(__name__, "build_partnership")
    __getattr__ = exported(
        __name__,
        {
            ".build_partnership": (
                "AuthorizedData",
                "BuildPartnershipResponse",
                "Partner",
                "PartnerType",
                "PartnershipBusinessType",
                "PartnershipState",
            ),
        },
    )

__all__ = [
    "AsyncPartnerships",
    "AuthorizedData",
    "BuildPartnershipResponse",
    "Partner",
    "PartnerType",
    "PartnershipBusinessType",
    "PartnershipState",
    "Partnerships",
]


class Partnerships(
    BuildPartnership,
    Service,
):
    """Partnerships (委托营销)."""


class AsyncPartnerships(
    AsyncBuildPartnership,
    AsyncService,
):
    """Partnerships (委托营销), for `AsyncClient`."""
