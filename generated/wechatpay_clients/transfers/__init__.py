# Written by `make generate` from specs/transfers: edit the files there.
"""Transfers (转账).

Pay money out of your account to users.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .merchant_transfer import AsyncMerchantTransfer, MerchantTransfer


class Transfers(Group):
    """Transfers (转账)."""

    @cached_property
    def merchant_transfer(self) -> "MerchantTransfer":
        """Merchant transfers (商家转账)."""
        from .merchant_transfer import MerchantTransfer

        return MerchantTransfer(self._driver)


class AsyncTransfers(AsyncGroup):
    """Transfers (转账), for `AsyncClient`."""

    @cached_property
    def merchant_transfer(self) -> "AsyncMerchantTransfer":
        """Merchant transfers (商家转账)."""
        from .merchant_transfer import AsyncMerchantTransfer

        return AsyncMerchantTransfer(self._driver)
