"""Facts of the official pages of marketing products that are easily remembered wrong."""

import pytest

from support.spec_texts import at

GOLD_PLAN = "marketing/gold_plan"
PARTNERSHIPS = "marketing/partnerships"

FACTS = [
    (f"{GOLD_PLAN}/change_gold_plan_status", ("doc",), "only 24 hours later"),
    (f"{GOLD_PLAN}/change_gold_plan_status", ("body", "operation_pay_scene", "default"), "JSAPI"),
    (f"{GOLD_PLAN}/open_advertising", ("method",), "PATCH"),
    (f"{GOLD_PLAN}/open_advertising", ("body", "advertising_industry_filters", "type"), "list<IndustryType>(..3)"),
    (f"{GOLD_PLAN}/set_industry_filter", ("body", "advertising_industry_filters", "type"), "list<IndustryType>(1..3)"),
    (f"{PARTNERSHIPS}/list_partnerships", ("doc",), "instead of returning an empty list"),
    (f"{PARTNERSHIPS}/list_partnerships", ("parameters", "limit", "type"), "integer(..50)"),
    (f"{PARTNERSHIPS}/list_partnerships", ("replies", "200", "total_count", "doc"), "only if `offset` is 0"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def test_industries_are_spelled_as_on_the_wire() -> None:
    assert {"POTOGRAPHY", "BUSSINESS", "INDUSTY"} <= set(at(f"{GOLD_PLAN}/_models", "enums", "IndustryType"))
