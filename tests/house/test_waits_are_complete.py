"""Every query of a state has a method that waits until the state is final, or a reason why not."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from support.catalog import CATALOG
from support.spec_texts import at

STATE = re.compile(r"(^|_)(state|status|result)$")
BY_ID = "The ID exists only after the payment, so the first reply is final."
NO_END = "No state is final: users, staff or other calls can change it at any time."
TOGETHER = "Calls of the merchant change the state at once."
WITHOUT = {
    "brand.member_activities.query_activity": TOGETHER,
    "brand.member_cards.query_card": TOGETHER,
    "brand.member_users.query_user_card": NO_END,
    "ecommerce.account_cancellation.validate_cancellation": "The reply is the result.",
    "fapiao.applications.query_fapiao_files": "It has files of final invoices only; query_fapiao has the wait.",
    "fapiao.merchants.query_sub_merchant_status": NO_END,
    "industry.business_circle.query_points_commit_status": NO_END,
    "industry.business_circle.query_user_authorization": NO_END,
    "industry.parking_reminders.query_parking_lot": NO_END,
    "industry.vehicle_parking.query_plate_service": NO_END,
    "marketing.cash_coupons.query_coupon": NO_END,
    "marketing.cash_coupons.query_stock": TOGETHER,
    "marketing.pay_gift_activities.query_activity": TOGETHER,
    "marketing.user_product_coupons.query_coupon": TOGETHER,
    "onboarding.sub_merchants.query_settlement": "`verify_result` is missing unless the account was changed.",
    "onboarding.subject_confirmation.get_authorize_state": NO_END,
    **{f"payments.{name}.query_order_by_id": BY_ID for name in ("transactions", "partner_transactions")},
    "payments.combine_transactions.query_order_by_id": BY_ID,
    "risk.complaints.query_complaint": "The merchant ends a complaint itself, with a call.",
}


def schemas(node: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return the properties of a schema and of what it contains, by name."""
    for name, part in node.get("properties", {}).items():
        yield name, part
        yield from schemas(part)
    if "items" in node:
        yield from schemas(node["items"])


def has_state(operation: Mapping[str, Any]) -> bool:
    reply: Mapping[str, Any] = operation["replies"].get("200") or {}
    return any(
        STATE.search(name) and "enum" in part
        for root in (reply, *reply.get("$defs", {}).values())
        for name, part in schemas(root)
    )


QUERIES = {
    each["operation"]: each
    for each in CATALOG
    if each["method"] == "GET" and "twin_of" not in each and not each.get("pages") and has_state(each)
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_of_a_state_has_a_wait_or_a_reason(name: str) -> None:
    assert ("wait" in QUERIES[name]) != (name in WITHOUT)


@pytest.mark.parametrize("name", WITHOUT)
def test_a_reason_is_about_a_query_of_a_state(name: str) -> None:
    assert name in QUERIES


@pytest.mark.parametrize("name", [name for name in QUERIES if "wait" in QUERIES[name]])
def test_the_text_of_a_wait_says_what_to_check(name: str) -> None:
    assert "check " in at(name.replace(".", "/"), "wait", "doc").lower()
