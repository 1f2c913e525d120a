# Written by `make generate` from specs/fapiao: edit the files there.
"""Electronic invoices (fapiao) (电子发票).

Issue, reverse and deliver electronic invoices for payments.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .applications import Applications, AsyncApplications
    from .merchants import AsyncMerchants, Merchants


class Fapiao(Group):
    """Electronic invoices (fapiao) (电子发票)."""

    @cached_property
    def applications(self) -> "Applications":
        """E-invoice applications (电子发票申请单)."""
        from .applications import Applications

        return Applications(self._driver)

    @cached_property
    def merchants(self) -> "Merchants":
        """E-invoice merchants (电子发票商户)."""
        from .merchants import Merchants

        return Merchants(self._driver)


class AsyncFapiao(AsyncGroup):
    """Electronic invoices (fapiao) (电子发票), for `AsyncClient`."""

    @cached_property
    def applications(self) -> "AsyncApplications":
        """E-invoice applications (电子发票申请单)."""
        from .applications import AsyncApplications

        return AsyncApplications(self._driver)

    @cached_property
    def merchants(self) -> "AsyncMerchants":
        """E-invoice merchants (电子发票商户)."""
        from .merchants import AsyncMerchants

        return AsyncMerchants(self._driver)
