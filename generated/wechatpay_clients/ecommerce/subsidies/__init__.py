# Written by `make generate` from specs/ecommerce/subsidies: edit the files there.
"""Subsidies of ecommerce platforms (平台收付通补差).

Pay a sub-merchant the part of an order that the platform gave the user as a discount. An order can have a subsidy if it
was created for profit sharing with `subsidy_amount`, and can be split only after the subsidy or its cancellation.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import CancelStatus, CreateStatus, ReturnStatus
    from .cancel_subsidy import AsyncCancelSubsidy, CancelSubsidy, CancelSubsidyResponse
    from .create_subsidy import AsyncCreateSubsidy, CreateSubsidy, CreateSubsidyResponse
    from .return_subsidy import Account, AsyncReturnSubsidy, ReturnFrom, ReturnSubsidy, ReturnSubsidyResponse
else:
    CancelSubsidy, AsyncCancelSubsidy = deferred(__name__, "cancel_subsidy")
    CreateSubsidy, AsyncCreateSubsidy = deferred(__name__, "create_subsidy")
    ReturnSubsidy, AsyncReturnSubsidy = deferred(__name__, "return_subsidy")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("CancelStatus", "CreateStatus", "ReturnStatus"),
            ".cancel_subsidy": ("CancelSubsidyResponse",),
            ".create_subsidy": ("CreateSubsidyResponse",),
            ".return_subsidy": ("Account", "ReturnFrom", "ReturnSubsidyResponse"),
        },
    )

__all__ = [
    "Account",
    "AsyncSubsidies",
    "CancelStatus",
    "CancelSubsidyResponse",
    "CreateStatus",
    "CreateSubsidyResponse",
    "ReturnFrom",
    "ReturnStatus",
    "ReturnSubsidyResponse",
    "Subsidies",
]


class Subsidies(
    CancelSubsidy,
    CreateSubsidy,
    ReturnSubsidy,
    Service,
):
    """Subsidies of ecommerce platforms (平台收付通补差)."""


class AsyncSubsidies(
    AsyncCancelSubsidy,
    AsyncCreateSubsidy,
    AsyncReturnSubsidy,
    AsyncService,
):
    """Subsidies of ecommerce platforms (平台收付通补差), for `AsyncClient`."""
