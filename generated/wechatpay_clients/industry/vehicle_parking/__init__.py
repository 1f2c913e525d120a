# Written by `make generate` from specs/industry/vehicle_parking: edit the files there.
"""PayScore parking (微信支付分停车服务).

Let cars leave first and charge the user afterwards, by license plate. Report that a car has entered, learn whether its
plate can be charged, and create a deduction when it leaves. Refund a deduction with `payments.refunds.create_refund`.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        EntryBlockReason,
        EntryState,
        ParkingTradeScene,
        Payer,
        PlateColor,
        PromotionCurrency,
        PromotionDetail,
        PromotionScope,
        PromotionType,
        QueryOrderAmount,
        TradeScene,
        TradeState,
        Transaction,
        UserRepaid,
    )
    from .create_deduction import AsyncCreateDeduction, CreateDeduction, OrderAmount
    from .create_parking import AsyncCreateParking, CreateParking, Parking
    from .query_order import AsyncQueryOrder, QueryOrder
    from .query_plate_service import AsyncQueryPlateService, PlateService, QueryPlateService, ServiceState
else:
    CreateDeduction, AsyncCreateDeduction = deferred(__name__, "create_deduction")
    CreateParking, AsyncCreateParking = deferred(__name__, "create_parking")
    QueryOrder, AsyncQueryOrder = deferred(__name__, "query_order", "wait_until_final")
    QueryPlateService, AsyncQueryPlateService = deferred(__name__, "query_plate_service")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "EntryBlockReason",
                "EntryState",
                "ParkingTradeScene",
                "Payer",
                "PlateColor",
                "PromotionCurrency",
                "PromotionDetail",
                "PromotionScope",
                "PromotionType",
                "QueryOrderAmount",
                "TradeScene",
                "TradeState",
                "Transaction",
                "UserRepaid",
            ),
            ".create_deduction": ("OrderAmount",),
            ".create_parking": ("Parking",),
            ".query_plate_service": ("PlateService", "ServiceState"),
        },
    )

__all__ = [
    "AsyncVehicleParking",
    "EntryBlockReason",
    "EntryState",
    "OrderAmount",
    "Parking",
    "ParkingTradeScene",
    "Payer",
    "PlateColor",
    "PlateService",
    "PromotionCurrency",
    "PromotionDetail",
    "PromotionScope",
    "PromotionType",
    "QueryOrderAmount",
    "ServiceState",
    "TradeScene",
    "TradeState",
    "Transaction",
    "UserRepaid",
    "VehicleParking",
]


class VehicleParking(
    CreateDeduction,
    CreateParking,
    QueryOrder,
    QueryPlateService,
    Service,
):
    """PayScore parking (微信支付分停车服务)."""


class AsyncVehicleParking(
    AsyncCreateDeduction,
    AsyncCreateParking,
    AsyncQueryOrder,
    AsyncQueryPlateService,
    AsyncService,
):
    """PayScore parking (微信支付分停车服务), for `AsyncClient`."""
