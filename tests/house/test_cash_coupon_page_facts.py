"""Facts of the official pages of cash coupons that are easily remembered wrong."""

import pytest

from support.catalog import CATALOG
from support.spec_texts import at, spec_of

ROOT = "marketing/cash_coupons"
FLOWS = [f"{ROOT}/get_{kind}_flow" for kind in ("use", "refund")]
CREATE, SEND, LIST, CALLBACK = (
    f"{ROOT}/{name}" for name in ("create_stock", "send_coupon", "list_user_coupons", "set_callback")
)
USED = f"{ROOT}/coupon_use"

FACTS = [
    *((name, ("download", "expires_in"), "30s") for name in FLOWS),
    *((name, ("doc",), "from 10:00 on the day after the campaign ends") for name in FLOWS),
    *((name, ("doc",), "only to the merchant that created the stock") for name in FLOWS),
    (CREATE, ("body", "available_begin_time", "doc"), "more than 365 days away"),
    (CREATE, ("models", "StockUseRule", "max_amount", "doc"), "Must equal `coupon_amount` times `max_coupons`"),
    (CREATE, ("models", "StockUseRule", "max_coupons", "type"), "integer(5..10000000)"),
    (CREATE, ("models", "StockUseRule", "max_coupons_per_user", "type"), "integer(1..60)"),
    (CREATE, ("models", "LimitCard", "bin", "type"), "list<string(6..9)>(1..10)"),
    (CREATE, ("models", "PatternInfo", "merchant_name", "type"), "string(36 bytes)"),
    (CREATE, ("repeat", "never"), "cannot be used twice"),
    (SEND, ("repeat", "by"), "out_request_no"),
    (LIST, ("parameters", "creator_mchid", "doc"), "Takes precedence over `available_mchid`"),
    (CALLBACK, ("body", "switch", "doc"), "`false` is not supported yet"),
    (USED, ("retries",), "1m x9"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def test_a_used_coupon_has_an_event_type_of_its_own() -> None:
    assert spec_of(USED)["event_types"] == ["COUPON.USE"]


def test_a_coupon_has_the_states_of_all_its_pages() -> None:
    states = at(f"{ROOT}/_models", "enums", "CouponStatus")

    assert set(states) == {"SENDED", "USED", "EXPIRED", "RECOVER", "REVOKED"}


def test_the_state_of_a_stopped_stock_is_spelled_as_on_the_wire() -> None:
    assert "stoped" in at(f"{ROOT}/_models", "enums", "StockStatus")


def test_sending_coupons_too_often_is_a_400_as_well_as_a_429() -> None:
    """Too many calls are not recognized by the status."""
    (operation,) = (each for each in CATALOG if each["operation"] == SEND.replace("/", "."))
    rows = [row for row in operation["errors"] if "Too many calls" in row["means"]]

    assert [(row["status"], row["code"]) for row in rows] == [(400, "INVALID_REQUEST"), (429, "FREQUENCY_LIMITED")]
    assert all("the same `out_request_no`" in row["fix"] for row in rows)


def test_an_unknown_result_of_sending_a_coupon_keeps_the_number() -> None:
    (operation,) = (each for each in CATALOG if each["operation"] == SEND.replace("/", "."))
    (row,) = (row for row in operation["errors"] if row["code"] == "SYSTEM_ERROR")

    assert row["fix"] == "Retry with the same `out_request_no` and the same arguments."
