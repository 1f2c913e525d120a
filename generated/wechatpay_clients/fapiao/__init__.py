# Written by `make generate` from specs/fapiao: edit the files there.
"""Electronic invoices (fapiao) (电子发票).

Issue, reverse and deliver electronic invoices for payments.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .applications import Applications, AsyncApplications


class Fapiao(Group):
    """Electronic invoices (fapiao) (电子发票)."""

    @cached_property
    def applications(self) -> "Applications":
        """E-invoice applications (电子发票申请单)."""
        from .applications import Applications

        return Applications(self._driver)


class AsyncFapiao(AsyncGroup):
    """Electronic invoices (fapiao) (电子发票), for `AsyncClient`."""

    @cached_property
    def applications(self) -> "AsyncApplications":
        """E-invoice applications (电子发票申请单)."""
        from .applications import AsyncApplications

        return AsyncApplications(self._driver)
