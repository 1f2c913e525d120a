# Written by `make generate` from specs/fapiao/applications: edit the files there.
"""Fapiao applications (电子发票申请单).

Issue electronic invoices and reverse them; each application stands for one occasion to issue.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred, exported

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
    """Fapiao applications (电子发票申请单)."""


class AsyncApplications(
    AsyncReverseFapiao,
    AsyncService,
):
    """Fapiao applications (电子发票申请单), async."""
