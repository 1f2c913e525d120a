# Written by `make generate` from specs/payscore: edit the files there.
"""PayScore (微信支付分).

Let users with a good PayScore use a service first and pay afterwards, without a deposit.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .partner_service_orders import AsyncPartnerServiceOrders, PartnerServiceOrders
    from .service_orders import AsyncServiceOrders, ServiceOrders


class Payscore(Group):
    """PayScore (微信支付分)."""

    @cached_property
    def partner_service_orders(self) -> "PartnerServiceOrders":
        """PayScore orders of partners (支付分订单（服务商）)."""
        from .partner_service_orders import PartnerServiceOrders

        return PartnerServiceOrders(self._driver)

    @cached_property
    def service_orders(self) -> "ServiceOrders":
        """PayScore orders (支付分订单（普通商户）)."""
        from .service_orders import ServiceOrders

        return ServiceOrders(self._driver)


class AsyncPayscore(AsyncGroup):
    """PayScore (微信支付分), for `AsyncClient`."""

    @cached_property
    def partner_service_orders(self) -> "AsyncPartnerServiceOrders":
        """PayScore orders of partners (支付分订单（服务商）)."""
        from .partner_service_orders import AsyncPartnerServiceOrders

        return AsyncPartnerServiceOrders(self._driver)

    @cached_property
    def service_orders(self) -> "AsyncServiceOrders":
        """PayScore orders (支付分订单（普通商户）)."""
        from .service_orders import AsyncServiceOrders

        return AsyncServiceOrders(self._driver)
