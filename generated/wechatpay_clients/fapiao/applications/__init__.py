# Written by `make generate` from specs/fapiao/applications: edit the files there.
"""E-invoice applications (电子发票申请单).

Issue and reverse electronic invoices. An application is one request to issue them.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from .reverse_fapiao import AsyncReverseFapiao, FapiaoInformation, ReverseFapiao
else:
    ReverseFapiao, AsyncReverseFapiao = deferred(__name__, "reverse_fapiao")
    __getattr__ = exported(
        __name__,
        {
            ".reverse_fapiao": ("FapiaoInformation",),
        },
    )

__all__ = [
    "Applications",
    "AsyncApplications",
    "FapiaoInformation",
]


class Applications(
    ReverseFapiao,
    Service,
):
    """E-invoice applications (电子发票申请单)."""


class AsyncApplications(
    AsyncReverseFapiao,
    AsyncService,
):
    """E-invoice applications (电子发票申请单), for `AsyncClient`."""
