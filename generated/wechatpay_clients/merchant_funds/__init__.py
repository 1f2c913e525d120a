# Written by `make generate` from specs/merchant_funds: edit the files there.
"""Merchant funds (商户资金).

Query the balances of your own accounts, and withdraw your money.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .accounts import Accounts, AsyncAccounts


class MerchantFunds(Group):
    """Merchant funds (商户资金)."""

    @cached_property
    def accounts(self) -> "Accounts":
        """Funds of the platform (平台余额与提现)."""
        from .accounts import Accounts

        return Accounts(self._driver)


class AsyncMerchantFunds(AsyncGroup):
    """Merchant funds (商户资金), for `AsyncClient`."""

    @cached_property
    def accounts(self) -> "AsyncAccounts":
        """Funds of the platform (平台余额与提现)."""
        from .accounts import AsyncAccounts

        return AsyncAccounts(self._driver)
