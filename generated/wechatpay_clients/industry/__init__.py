# Written by `make generate` from specs/industry: edit the files there.
"""Industry solutions (行业方案).

Operations for specific industries, such as car parks, shopping malls and stores with guides.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .business_circle import AsyncBusinessCircle, BusinessCircle
    from .parking_reminders import AsyncParkingReminders, ParkingReminders
    from .smart_guide import AsyncSmartGuide, SmartGuide
    from .vehicle_parking import AsyncVehicleParking, VehicleParking


class Industry(Group):
    """Industry solutions (行业方案)."""

    @cached_property
    def business_circle(self) -> "BusinessCircle":
        """Shopping malls (智慧商圈)."""
        from .business_circle import BusinessCircle

        return BusinessCircle(self._driver)

    @cached_property
    def parking_reminders(self) -> "ParkingReminders":
        """Parking payment reminders (停车缴费提醒)."""
        from .parking_reminders import ParkingReminders

        return ParkingReminders(self._driver)

    @cached_property
    def smart_guide(self) -> "SmartGuide":
        """Guides of stores (支付即服务)."""
        from .smart_guide import SmartGuide

        return SmartGuide(self._driver)

    @cached_property
    def vehicle_parking(self) -> "VehicleParking":
        """PayScore parking (微信支付分停车服务)."""
        from .vehicle_parking import VehicleParking

        return VehicleParking(self._driver)


class AsyncIndustry(AsyncGroup):
    """Industry solutions (行业方案), for `AsyncClient`."""

    @cached_property
    def business_circle(self) -> "AsyncBusinessCircle":
        """Shopping malls (智慧商圈)."""
        from .business_circle import AsyncBusinessCircle

        return AsyncBusinessCircle(self._driver)

    @cached_property
    def parking_reminders(self) -> "AsyncParkingReminders":
        """Parking payment reminders (停车缴费提醒)."""
        from .parking_reminders import AsyncParkingReminders

        return AsyncParkingReminders(self._driver)

    @cached_property
    def smart_guide(self) -> "AsyncSmartGuide":
        """Guides of stores (支付即服务)."""
        from .smart_guide import AsyncSmartGuide

        return AsyncSmartGuide(self._driver)

    @cached_property
    def vehicle_parking(self) -> "AsyncVehicleParking":
        """PayScore parking (微信支付分停车服务)."""
        from .vehicle_parking import AsyncVehicleParking

        return AsyncVehicleParking(self._driver)
