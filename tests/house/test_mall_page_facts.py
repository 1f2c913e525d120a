"""Facts of the official pages of shopping malls that are easily remembered wrong."""

import pytest

from support.spec_texts import at, spec_of

ROOT = "industry/business_circle"
AUTHORIZATION, PENDING, PARKING, POINTS = (
    f"{ROOT}/{name}"
    for name in ("query_user_authorization", "query_points_commit_status", "sync_parking_state", "sync_points")
)
ACTIVATED, PAID, REFUNDED = (
    f"{ROOT}/mall_{name}" for name in ("card_activated", "transaction_success", "refund_success")
)

FACTS = [
    (AUTHORIZATION, ("rate",), "150 calls a second"),
    (PARKING, ("doc",), "valid until the end of the day, 23:59:59"),
    (PARKING, ("body", "time", "doc"), "Must not be in the future"),
    (POINTS, ("doc",), "on the same day"),
    (POINTS, ("doc",), "for 30 days"),
    (POINTS, ("doc",), "if `increased_points` is 0, no notification of a refund follows"),
    (POINTS, ("repeat", "never"), "can be reported once"),
    (PAID, ("doc",), "within 2 seconds, with status 200 and the body"),
    (PAID, ("doc",), "within 2 hours before the payment"),
    (ACTIVATED, ("retries",), "1s 10s x5 1m x4"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in " ".join(at(name, *path).split())


@pytest.mark.parametrize("name", [AUTHORIZATION, PENDING, PARKING, POINTS])
def test_service_providers_must_name_the_mall(name: str) -> None:
    spec = spec_of(name)
    field = {**spec.get("parameters", {}), **spec.get("body", {})}["sub_mchid"]

    assert (field["roles"], field["required"]) == (["partner"], "true")


@pytest.mark.parametrize(
    ("name", "events", "original_types"),
    [
        (ACTIVATED, ["MALL_AUTH.ACTIVATE_CARD"], "discount_card"),
        (PAID, ["MALL_TRANSACTION.SUCCESS"], "discount_card"),
        (REFUNDED, ["MALL_REFUND.SUCCESS"], ["discount_card", "mall_refund"]),
    ],
)
def test_each_event_of_a_mall_has_its_own_notification(name: str, events: object, original_types: object) -> None:
    spec = spec_of(name)
    assert (spec["event_types"], spec["original_type"]) == (events, original_types)


def test_a_payment_without_points_needs_a_reason() -> None:
    assert at(POINTS, "body", "no_points_remarks", "required_when") == {"earn_points": ["false"]}
