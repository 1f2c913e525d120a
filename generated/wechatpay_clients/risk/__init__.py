# Written by `make generate` from specs/risk: edit the files there.
"""Risk and complaints (风险合规).

Handle complaints of consumers, and react to penalties and restrictions of merchants.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .complaints import AsyncComplaints, Complaints
    from .merchant_governance import AsyncMerchantGovernance, MerchantGovernance
    from .violation_notifications import AsyncViolationNotifications, ViolationNotifications


class Risk(Group):
    """Risk and complaints (风险合规)."""

    @cached_property
    def complaints(self) -> "Complaints":
        """Consumer complaints (消费者投诉)."""
        from .complaints import Complaints

        return Complaints(self._driver)

    @cached_property
    def merchant_governance(self) -> "MerchantGovernance":
        """Governance of sub-merchants (商户治理)."""
        from .merchant_governance import MerchantGovernance

        return MerchantGovernance(self._driver)

    @cached_property
    def violation_notifications(self) -> "ViolationNotifications":
        """Notifications of violations (商户平台处置通知)."""
        from .violation_notifications import ViolationNotifications

        return ViolationNotifications(self._driver)


class AsyncRisk(AsyncGroup):
    """Risk and complaints (风险合规), for `AsyncClient`."""

    @cached_property
    def complaints(self) -> "AsyncComplaints":
        """Consumer complaints (消费者投诉)."""
        from .complaints import AsyncComplaints

        return AsyncComplaints(self._driver)

    @cached_property
    def merchant_governance(self) -> "AsyncMerchantGovernance":
        """Governance of sub-merchants (商户治理)."""
        from .merchant_governance import AsyncMerchantGovernance

        return AsyncMerchantGovernance(self._driver)

    @cached_property
    def violation_notifications(self) -> "AsyncViolationNotifications":
        """Notifications of violations (商户平台处置通知)."""
        from .violation_notifications import AsyncViolationNotifications

        return AsyncViolationNotifications(self._driver)
