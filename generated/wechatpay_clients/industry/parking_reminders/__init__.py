# Written by `make generate` from specs/industry/parking_reminders: edit the files there.
"""Parking payment reminders (停车缴费提醒).

Report cars that enter and leave, and return what a user owes, so that users are reminded to pay. Nothing is charged
automatically: users pay in your mini program, or in another way. You open the gates yourself.

The description of the order that the user pays must say that it is for parking. If reports are missing or wrong, a car
park can be switched off, and commissions are not settled.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        AggregateLimitMode,
        Application,
        AuditComment,
        AuditStatus,
        ChargeMode,
        ChargingRule,
        ChargingRuleType,
        DailyLimitType,
        DayType,
        DurationSegmentRule,
        FeeLimitType,
        FieldComment,
        FirstChargeTimeMode,
        FirstDurationMode,
        FixedIntervalRule,
        FreePeriodCalculationMode,
        FreePeriodChargingMode,
        HolidayMode,
        ParkingLot,
        ParkingLotType,
        ParkingState,
        PayChannel,
        PayState,
        PayType,
        PerEntryRule,
        PlateColor,
        PlateType,
        SyncResult,
        TimeRoundingType,
        VehicleType,
    )
    from .create_application import AsyncCreateApplication, CreateApplication, CreateApplicationResponse
    from .list_applications import AsyncListApplications, ListApplications, ListApplicationsResponse
    from .query_application import AsyncQueryApplication, QueryApplication, QueryApplicationResponse
    from .query_parking_fee import AsyncQueryParkingFee, QueryParkingFee, QueryParkingFeeResponse, SessionState
    from .query_parking_lot import AsyncQueryParkingLot, EnabledState, QueryParkingLot, QueryParkingLotResponse
    from .sync_entry import AsyncSyncEntry, SyncEntry, SyncEntryResponse
    from .sync_exit import AsyncSyncExit, SyncExit
    from .sync_extended_payment import AsyncSyncExtendedPayment, FeeItem, FeeType, SyncExtendedPayment
    from .sync_payment import AsyncSyncPayment, SyncPayment
    from .withdraw_application import AsyncWithdrawApplication, WithdrawApplication
else:
    CreateApplication, AsyncCreateApplication = deferred(__name__, "create_application")
    ListApplications, AsyncListApplications = deferred(__name__, "list_applications", "iter_applications")
    QueryApplication, AsyncQueryApplication = deferred(__name__, "query_application", "wait_until_final")
    QueryParkingFee, AsyncQueryParkingFee = deferred(__name__, "query_parking_fee")
    QueryParkingLot, AsyncQueryParkingLot = deferred(__name__, "query_parking_lot")
    SyncEntry, AsyncSyncEntry = deferred(__name__, "sync_entry")
    SyncExit, AsyncSyncExit = deferred(__name__, "sync_exit")
    SyncExtendedPayment, AsyncSyncExtendedPayment = deferred(__name__, "sync_extended_payment")
    SyncPayment, AsyncSyncPayment = deferred(__name__, "sync_payment")
    WithdrawApplication, AsyncWithdrawApplication = deferred(__name__, "withdraw_application")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "AggregateLimitMode",
                "Application",
                "AuditComment",
                "AuditStatus",
                "ChargeMode",
                "ChargingRule",
                "ChargingRuleType",
                "DailyLimitType",
                "DayType",
                "DurationSegmentRule",
                "FeeLimitType",
                "FieldComment",
                "FirstChargeTimeMode",
                "FirstDurationMode",
                "FixedIntervalRule",
                "FreePeriodCalculationMode",
                "FreePeriodChargingMode",
                "HolidayMode",
                "ParkingLot",
                "ParkingLotType",
                "ParkingState",
                "PayChannel",
                "PayState",
                "PayType",
                "PerEntryRule",
                "PlateColor",
                "PlateType",
                "SyncResult",
                "TimeRoundingType",
                "VehicleType",
            ),
            ".create_application": ("CreateApplicationResponse",),
            ".list_applications": ("ListApplicationsResponse",),
            ".query_application": ("QueryApplicationResponse",),
            ".query_parking_fee": ("QueryParkingFeeResponse", "SessionState"),
            ".query_parking_lot": ("EnabledState", "QueryParkingLotResponse"),
            ".sync_entry": ("SyncEntryResponse",),
            ".sync_extended_payment": ("FeeItem", "FeeType"),
        },
    )

__all__ = [
    "AggregateLimitMode",
    "Application",
    "AsyncParkingReminders",
    "AuditComment",
    "AuditStatus",
    "ChargeMode",
    "ChargingRule",
    "ChargingRuleType",
    "CreateApplicationResponse",
    "DailyLimitType",
    "DayType",
    "DurationSegmentRule",
    "EnabledState",
    "FeeItem",
    "FeeLimitType",
    "FeeType",
    "FieldComment",
    "FirstChargeTimeMode",
    "FirstDurationMode",
    "FixedIntervalRule",
    "FreePeriodCalculationMode",
    "FreePeriodChargingMode",
    "HolidayMode",
    "ListApplicationsResponse",
    "ParkingLot",
    "ParkingLotType",
    "ParkingReminders",
    "ParkingState",
    "PayChannel",
    "PayState",
    "PayType",
    "PerEntryRule",
    "PlateColor",
    "PlateType",
    "QueryApplicationResponse",
    "QueryParkingFeeResponse",
    "QueryParkingLotResponse",
    "SessionState",
    "SyncEntryResponse",
    "SyncResult",
    "TimeRoundingType",
    "VehicleType",
]


class ParkingReminders(
    CreateApplication,
    ListApplications,
    QueryApplication,
    QueryParkingFee,
    QueryParkingLot,
    SyncEntry,
    SyncExit,
    SyncExtendedPayment,
    SyncPayment,
    WithdrawApplication,
    Service,
):
    """Parking payment reminders (停车缴费提醒)."""


class AsyncParkingReminders(
    AsyncCreateApplication,
    AsyncListApplications,
    AsyncQueryApplication,
    AsyncQueryParkingFee,
    AsyncQueryParkingLot,
    AsyncSyncEntry,
    AsyncSyncExit,
    AsyncSyncExtendedPayment,
    AsyncSyncPayment,
    AsyncWithdrawApplication,
    AsyncService,
):
    """Parking payment reminders (停车缴费提醒), for `AsyncClient`."""
