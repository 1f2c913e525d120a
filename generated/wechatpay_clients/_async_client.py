# Written by `make generate` from specs: edit the files there.
"""The async client, with an attribute for each group of services."""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.client.async_client import BaseAsyncClient

if TYPE_CHECKING:
    from .brand import AsyncBrand
    from .brand_own import AsyncBrandOwn
    from .common import AsyncCommon
    from .ecommerce import AsyncEcommerce
    from .fapiao import AsyncFapiao
    from .industry import AsyncIndustry
    from .marketing import AsyncMarketing
    from .merchant_funds import AsyncMerchantFunds
    from .onboarding import AsyncOnboarding
    from .payments import AsyncPayments
    from .payscore import AsyncPayscore
    from .profit_sharing import AsyncProfitSharingGroup
    from .risk import AsyncRisk
    from .transfers import AsyncTransfers


class AsyncClient(BaseAsyncClient):
    """Async client for WeChat Pay APIv3, for one merchant."""

    _notifications_module = "wechatpay_clients._notifications"

    @cached_property
    def brand(self) -> "AsyncBrand":
        """Brands (品牌经营)."""
        from .brand import AsyncBrand

        return AsyncBrand(self._driver)

    @cached_property
    def brand_own(self) -> "AsyncBrandOwn":
        """A brand's own operations (品牌商户)."""
        from .brand_own import AsyncBrandOwn

        return AsyncBrandOwn(self._driver)

    @cached_property
    def common(self) -> "AsyncCommon":
        """General (通用接口)."""
        from .common import AsyncCommon

        return AsyncCommon(self._driver)

    @cached_property
    def ecommerce(self) -> "AsyncEcommerce":
        """Ecommerce platforms (平台收付通)."""
        from .ecommerce import AsyncEcommerce

        return AsyncEcommerce(self._driver)

    @cached_property
    def fapiao(self) -> "AsyncFapiao":
        """Electronic invoices (fapiao) (电子发票)."""
        from .fapiao import AsyncFapiao

        return AsyncFapiao(self._driver)

    @cached_property
    def industry(self) -> "AsyncIndustry":
        """Industry solutions (行业方案)."""
        from .industry import AsyncIndustry

        return AsyncIndustry(self._driver)

    @cached_property
    def marketing(self) -> "AsyncMarketing":
        """Marketing (营销工具)."""
        from .marketing import AsyncMarketing

        return AsyncMarketing(self._driver)

    @cached_property
    def merchant_funds(self) -> "AsyncMerchantFunds":
        """Merchant funds (商户资金)."""
        from .merchant_funds import AsyncMerchantFunds

        return AsyncMerchantFunds(self._driver)

    @cached_property
    def onboarding(self) -> "AsyncOnboarding":
        """Onboarding (商户进件)."""
        from .onboarding import AsyncOnboarding

        return AsyncOnboarding(self._driver)

    @cached_property
    def payments(self) -> "AsyncPayments":
        """Payments (支付)."""
        from .payments import AsyncPayments

        return AsyncPayments(self._driver)

    @cached_property
    def payscore(self) -> "AsyncPayscore":
        """PayScore (微信支付分)."""
        from .payscore import AsyncPayscore

        return AsyncPayscore(self._driver)

    @cached_property
    def profit_sharing(self) -> "AsyncProfitSharingGroup":
        """Profit sharing (分账)."""
        from .profit_sharing import AsyncProfitSharingGroup

        return AsyncProfitSharingGroup(self._driver)

    @cached_property
    def risk(self) -> "AsyncRisk":
        """Risk and complaints (风险合规)."""
        from .risk import AsyncRisk

        return AsyncRisk(self._driver)

    @cached_property
    def transfers(self) -> "AsyncTransfers":
        """Transfers (转账)."""
        from .transfers import AsyncTransfers

        return AsyncTransfers(self._driver)
