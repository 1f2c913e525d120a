"""Facts of the official pages of pay score orders that are easily remembered wrong."""

from collections.abc import Mapping
from typing import Any

import pytest

from support.catalog import CATALOG
from support.spec_texts import at

MERCHANT, PARTNER = "payscore/service_orders", "payscore/partner_service_orders"
SERVICES = (MERCHANT, PARTNER)
CONFIRMED, PAID = f"{MERCHANT}/user_confirm", f"{MERCHANT}/user_paid"


def operation(name: str) -> Mapping[str, Any]:
    """Return an operation of the catalog, which has the shared texts as well."""
    return next(each for each in CATALOG if each["operation"] == name.replace("/", "."))


def text_of(fields: Mapping[str, Any], name: str) -> str:
    text: str = fields["properties"][name]["description"]
    return text


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", ["cancel_order", "sync_order", "update_order_amount"])
def test_an_order_that_is_being_charged_is_tried_again_after_3_minutes(service: str, name: str) -> None:
    assert "retry after 3 minutes" in at(f"{service}/{name}", "doc")


@pytest.mark.parametrize("service", SERVICES)
def test_the_amount_of_an_order_can_only_be_lowered(service: str) -> None:
    spec = operation(f"{service}/update_order_amount")

    assert "Must be lower than the amount to collect so far" in text_of(spec["body"], "total_amount")


@pytest.mark.parametrize("service", SERVICES)
def test_the_time_of_another_payment_is_after_the_completion_and_at_most_60_seconds_ahead(service: str) -> None:
    text = at(f"{service}/sync_order", "models", "OutsidePayment", "paid_time", "doc")

    assert "`yyyyMMdd` for midnight. Must be after the completion and at most 60 seconds after this call" in text


@pytest.mark.parametrize(("service", "length"), [(MERCHANT, "string(300)"), (PARTNER, "string(1024)")])
def test_the_package_has_at_most_300_characters_and_opens_a_page_for_2_hours(service: str, length: str) -> None:
    path = (f"{service}/create_order", "replies", "200", "package")

    assert at(*path, "type") == length
    text = text_of(operation(f"{service}/create_order")["replies"]["200"], "package")
    assert "at most 300 characters. Valid for one hour; an open page, for 2 hours" in text


@pytest.mark.parametrize(
    ("name", "path", "length"),
    [
        (f"{MERCHANT}/create_order", ("body",), "string(256)"),
        (f"{PARTNER}/create_order", ("body",), "string(256)"),
        (CONFIRMED, ("models", "ConfirmedOrder"), "string(200)"),
        (CONFIRMED, ("models", "ConfirmedPartnerOrder"), "string(256)"),
        (PAID, ("models", "PaidOrder"), "string(200)"),
        (PAID, ("models", "PaidPartnerOrder"), "string(256)"),
    ],
)
def test_your_own_data_is_shorter_in_notifications_of_merchants(name: str, path: tuple[str, ...], length: str) -> None:
    assert at(name, *path, "attach", "type") == length


def test_the_completion_of_a_partner_has_a_time_with_or_without_milliseconds() -> None:
    text = at(f"{PARTNER}/complete_order", "body", "complete_time", "doc")

    assert "ISO 8601 with or without milliseconds" in text


@pytest.mark.parametrize("service", SERVICES)
def test_an_estimated_cost_is_a_kind_of_risk(service: str) -> None:
    assert "ESTIMATE_ORDER_COST" in at(f"{service}/_models", "enums", "RiskFundName")


@pytest.mark.parametrize("service", SERVICES)
def test_the_states_of_an_order_that_end_it_are_those_of_the_flow(service: str) -> None:
    assert at(f"{service}/query_order", "wait", "final") == ["DONE", "REVOKED", "EXPIRED"]


@pytest.mark.parametrize("name", ["create_order", "complete_order", "cancel_order", "update_order_amount"])
@pytest.mark.parametrize("service", SERVICES)
def test_the_order_number_makes_a_retry_safe(service: str, name: str) -> None:
    assert at(f"{service}/{name}", "repeat", "by") == "out_order_no"


@pytest.mark.parametrize("service", SERVICES)
def test_a_completed_order_is_not_paid_yet(service: str) -> None:
    text = at(f"{service}/complete_order", "doc")

    assert "Success does not mean that the user paid" in text
    assert "while the state is `DOING` with `USER_CONFIRM`" in text
