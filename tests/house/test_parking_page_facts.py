"""Facts of the official pages of parking that are easily remembered wrong."""

import pytest

from support.spec_texts import at

VEHICLE = "industry/vehicle_parking"
REMINDERS = "industry/parking_reminders"
RESULT, CHANGED = f"{VEHICLE}/deduction_result", f"{VEHICLE}/entrance_state_changed"


def test_a_deduction_that_is_accepted_has_another_spelling_in_the_notification() -> None:
    assert list(at(f"{VEHICLE}/_models", "enums", "TradeState"))[1:3] == ["ACCEPTED", "ACCEPT"]


@pytest.mark.parametrize("path", [("create_parking", "body"), ("entrance_state_changed", "models", "EntryStateChange")])
def test_an_entry_has_a_number_of_64_characters_everywhere(path: tuple[str, ...]) -> None:
    assert at(f"{VEHICLE}/{path[0]}", *path[1:], "out_parking_no", "type") == "string(64)"


def test_a_car_may_leave_only_after_the_deduction_was_accepted() -> None:
    assert "Let the car leave only after `trade_state` is `ACCEPTED`" in at(f"{VEHICLE}/create_deduction", "doc")


@pytest.mark.parametrize("operation", ["create_deduction", "query_order"])
def test_the_number_of_a_deduction_has_the_same_characters_in_its_query(operation: str) -> None:
    fields = "body" if operation == "create_deduction" else "parameters"

    assert at(f"{VEHICLE}/{operation}", fields, "out_trade_no", "pattern") == "[0-9A-Za-z_*-]+"


def test_all_results_of_a_deduction_are_one_notification() -> None:
    assert at(RESULT, "event_types") == ["TRANSACTION.SUCCESS", "TRANSACTION.FAIL", "TRANSACTION.PAY_BACK"]


def test_merchants_and_partners_get_the_same_event_for_an_entry() -> None:
    assert at(CHANGED, "event_types") == ["VEHICLE.ENTRANCE_STATE_CHANGE"]


def test_only_notifications_say_that_a_plate_was_removed() -> None:
    assert "Only notifications have this" in at(f"{VEHICLE}/_models", "enums", "EntryBlockReason", "REMOVE")


def test_a_fee_query_has_other_states_than_a_report_and_an_answer() -> None:
    states = at(f"{REMINDERS}/query_parking_fee", "enums", "SessionState")

    assert list(states) == [
        f"PARKING_STATE_{name}" for name in ("UNKNOWN", "ENTERED", "EXIT_GATE", "EXITED", "UNEXPECTED_CLOSE")
    ]
    assert set(at(f"{REMINDERS}/_models", "enums", "ParkingState")) == {
        f"PARKING_STATUS_{name}" for name in ("UNKNOWN", "PARKING", "NOT_PARKING")
    }


@pytest.mark.parametrize(
    "path",
    [("query_parking_fee", "replies", "200"), ("query_trans_info", "models", "ParkingFeeAnswer")],
    ids=lambda path: path[0],
)
def test_a_parking_timestamp_is_a_duration(path: tuple[str, ...]) -> None:
    assert at(f"{REMINDERS}/{path[0]}", *path[1:], "parking_timestamp", "doc").startswith("Time parked so far, in sec")


@pytest.mark.parametrize("operation", ["sync_exit", "sync_payment"])
def test_a_payment_is_reported_only_once(operation: str) -> None:
    assert "Report each payment only once" in at(f"{REMINDERS}/{operation}", "doc")


def test_a_calendar_is_misspelled_on_the_wire() -> None:
    assert "HOLIDAY_MODE_LEGAL_MODY" in at(f"{REMINDERS}/_models", "enums", "HolidayMode")


@pytest.mark.parametrize(
    ("operation", "field"),
    [
        ("create_application", "parking_lot_audit_no"),
        ("query_application", "application"),
        ("query_parking_lot", "wx_parking_lot_id"),
        ("query_parking_lot", "out_parking_lot_id"),
        ("query_parking_lot", "parking_lot_name"),
        ("query_parking_lot", "parking_lot_address"),
        ("sync_entry", "serial_number"),
    ],
)
def test_a_reply_to_a_failed_call_has_no_result(operation: str, field: str) -> None:
    assert at(f"{REMINDERS}/{operation}", "replies", "200", field, "doc").endswith("only if the call succeeded.")
