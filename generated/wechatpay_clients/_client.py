# Written by `make generate` from specs: edit the files there.
"""The client, with an attribute for each group of services."""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.client.sync_client import BaseClient

if TYPE_CHECKING:
    from .brand import Brand
    from .brand_own import BrandOwn
    from .common import Common
    from .ecommerce import Ecommerce
    from .fapiao import Fapiao
    from .industry import Industry
    from .marketing import Marketing
    from .merchant_funds import MerchantFunds
    from .onboarding import Onboarding
    from .payments import Payments
    from .payscore import Payscore
    from .profit_sharing import ProfitSharingGroup
    from .risk import Risk
    from .transfers import Transfers


class Client(BaseClient):
    """Client for WeChat Pay APIv3, for one merchant. Each call blocks until its reply arrives."""

    _notifications_module = "wechatpay_clients._notifications"

    @cached_property
    def brand(self) -> "Brand":
        """Brands (品牌经营)."""
        from .brand import Brand

        return Brand(self._driver)

    @cached_property
    def brand_own(self) -> "BrandOwn":
        """A brand's own operations (品牌商户)."""
        from .brand_own import BrandOwn

        return BrandOwn(self._driver)

    @cached_property
    def common(self) -> "Common":
        """General (通用接口)."""
        from .common import Common

        return Common(self._driver)

    @cached_property
    def ecommerce(self) -> "Ecommerce":
        """Ecommerce platforms (平台收付通)."""
        from .ecommerce import Ecommerce

        return Ecommerce(self._driver)

    @cached_property
    def fapiao(self) -> "Fapiao":
        """Electronic invoices (fapiao) (电子发票)."""
        from .fapiao import Fapiao

        return Fapiao(self._driver)

    @cached_property
    def industry(self) -> "Industry":
        """Industry solutions (行业方案)."""
        from .industry import Industry

        return Industry(self._driver)

    @cached_property
    def marketing(self) -> "Marketing":
        """Marketing (营销工具)."""
        from .marketing import Marketing

        return Marketing(self._driver)

    @cached_property
    def merchant_funds(self) -> "MerchantFunds":
        """Merchant funds (商户资金)."""
        from .merchant_funds import MerchantFunds

        return MerchantFunds(self._driver)

    @cached_property
    def onboarding(self) -> "Onboarding":
        """Onboarding (商户进件)."""
        from .onboarding import Onboarding

        return Onboarding(self._driver)

    @cached_property
    def payments(self) -> "Payments":
        """Payments (支付)."""
        from .payments import Payments

        return Payments(self._driver)

    @cached_property
    def payscore(self) -> "Payscore":
        """PayScore (微信支付分)."""
        from .payscore import Payscore

        return Payscore(self._driver)

    @cached_property
    def profit_sharing(self) -> "ProfitSharingGroup":
        """Profit sharing (分账)."""
        from .profit_sharing import ProfitSharingGroup

        return ProfitSharingGroup(self._driver)

    @cached_property
    def risk(self) -> "Risk":
        """Risk and complaints (风险合规)."""
        from .risk import Risk

        return Risk(self._driver)

    @cached_property
    def transfers(self) -> "Transfers":
        """Transfers (转账)."""
        from .transfers import Transfers

        return Transfers(self._driver)
