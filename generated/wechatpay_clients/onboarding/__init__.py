# Written by `make generate` from specs/onboarding: edit the files there.
"""Onboarding (商户进件).

Open merchant accounts and change the data of merchants.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .merchant_alteration import AsyncMerchantAlteration, MerchantAlteration
    from .sub_merchants import AsyncSubMerchants, SubMerchants
    from .subject_confirmation import AsyncSubjectConfirmation, SubjectConfirmation


class Onboarding(Group):
    """Onboarding (商户进件)."""

    @cached_property
    def merchant_alteration(self) -> "MerchantAlteration":
        """Merchant data changes (商户资料变更)."""
        from .merchant_alteration import MerchantAlteration

        return MerchantAlteration(self._driver)

    @cached_property
    def sub_merchants(self) -> "SubMerchants":
        """Sub-merchant onboarding (特约商户进件)."""
        from .sub_merchants import SubMerchants

        return SubMerchants(self._driver)

    @cached_property
    def subject_confirmation(self) -> "SubjectConfirmation":
        """Account-opening confirmation (商户开户意愿确认)."""
        from .subject_confirmation import SubjectConfirmation

        return SubjectConfirmation(self._driver)


class AsyncOnboarding(AsyncGroup):
    """Onboarding (商户进件), for `AsyncClient`."""

    @cached_property
    def merchant_alteration(self) -> "AsyncMerchantAlteration":
        """Merchant data changes (商户资料变更)."""
        from .merchant_alteration import AsyncMerchantAlteration

        return AsyncMerchantAlteration(self._driver)

    @cached_property
    def sub_merchants(self) -> "AsyncSubMerchants":
        """Sub-merchant onboarding (特约商户进件)."""
        from .sub_merchants import AsyncSubMerchants

        return AsyncSubMerchants(self._driver)

    @cached_property
    def subject_confirmation(self) -> "AsyncSubjectConfirmation":
        """Account-opening confirmation (商户开户意愿确认)."""
        from .subject_confirmation import AsyncSubjectConfirmation

        return AsyncSubjectConfirmation(self._driver)
