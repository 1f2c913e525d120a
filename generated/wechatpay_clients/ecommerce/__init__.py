# Written by `make generate` from specs/ecommerce: edit the files there.
"""Ecommerce platforms (平台收付通).

Manage the sub-merchants of an ecommerce platform and their money.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .account_cancellation import AccountCancellation, AsyncAccountCancellation
    from .applyments import Applyments, AsyncApplyments
    from .funds import AsyncFunds, Funds
    from .oversea_remittance import AsyncOverseaRemittance, OverseaRemittance
    from .profit_sharing import AsyncProfitSharing, ProfitSharing
    from .refunds import AsyncRefunds, Refunds
    from .subsidies import AsyncSubsidies, Subsidies


class Ecommerce(Group):
    """Ecommerce platforms (平台收付通)."""

    @cached_property
    def account_cancellation(self) -> "AccountCancellation":
        """Closing accounts of ecommerce sub-merchants (二级商户注销)."""
        from .account_cancellation import AccountCancellation

        return AccountCancellation(self._driver)

    @cached_property
    def applyments(self) -> "Applyments":
        """Onboarding of ecommerce sub-merchants (二级商户进件)."""
        from .applyments import Applyments

        return Applyments(self._driver)

    @cached_property
    def funds(self) -> "Funds":
        """Funds of sub-merchants (二级商户余额与提现)."""
        from .funds import Funds

        return Funds(self._driver)

    @cached_property
    def oversea_remittance(self) -> "OverseaRemittance":
        """Overseas remittances of ecommerce platforms (跨境付款)."""
        from .oversea_remittance import OverseaRemittance

        return OverseaRemittance(self._driver)

    @cached_property
    def profit_sharing(self) -> "ProfitSharing":
        """Profit sharing of ecommerce platforms (平台收付通分账)."""
        from .profit_sharing import ProfitSharing

        return ProfitSharing(self._driver)

    @cached_property
    def refunds(self) -> "Refunds":
        """Refunds of ecommerce platforms (平台收付通退款)."""
        from .refunds import Refunds

        return Refunds(self._driver)

    @cached_property
    def subsidies(self) -> "Subsidies":
        """Subsidies of ecommerce platforms (平台收付通补差)."""
        from .subsidies import Subsidies

        return Subsidies(self._driver)


class AsyncEcommerce(AsyncGroup):
    """Ecommerce platforms (平台收付通), for `AsyncClient`."""

    @cached_property
    def account_cancellation(self) -> "AsyncAccountCancellation":
        """Closing accounts of ecommerce sub-merchants (二级商户注销)."""
        from .account_cancellation import AsyncAccountCancellation

        return AsyncAccountCancellation(self._driver)

    @cached_property
    def applyments(self) -> "AsyncApplyments":
        """Onboarding of ecommerce sub-merchants (二级商户进件)."""
        from .applyments import AsyncApplyments

        return AsyncApplyments(self._driver)

    @cached_property
    def funds(self) -> "AsyncFunds":
        """Funds of sub-merchants (二级商户余额与提现)."""
        from .funds import AsyncFunds

        return AsyncFunds(self._driver)

    @cached_property
    def oversea_remittance(self) -> "AsyncOverseaRemittance":
        """Overseas remittances of ecommerce platforms (跨境付款)."""
        from .oversea_remittance import AsyncOverseaRemittance

        return AsyncOverseaRemittance(self._driver)

    @cached_property
    def profit_sharing(self) -> "AsyncProfitSharing":
        """Profit sharing of ecommerce platforms (平台收付通分账)."""
        from .profit_sharing import AsyncProfitSharing

        return AsyncProfitSharing(self._driver)

    @cached_property
    def refunds(self) -> "AsyncRefunds":
        """Refunds of ecommerce platforms (平台收付通退款)."""
        from .refunds import AsyncRefunds

        return AsyncRefunds(self._driver)

    @cached_property
    def subsidies(self) -> "AsyncSubsidies":
        """Subsidies of ecommerce platforms (平台收付通补差)."""
        from .subsidies import AsyncSubsidies

        return AsyncSubsidies(self._driver)
