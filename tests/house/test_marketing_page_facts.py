"""Facts of the official pages of marketing products that are easily remembered wrong."""

import pytest

from support.spec_texts import at

GOLD_PLAN = "marketing/gold_plan"
PARTNERSHIPS = "marketing/partnerships"
PLANS = "marketing/delivery_plans"
COUPONS = "marketing/user_product_coupons"

FACTS = [
    (f"{GOLD_PLAN}/change_gold_plan_status", ("doc",), "only 24 hours later"),
    (f"{GOLD_PLAN}/change_gold_plan_status", ("body", "operation_pay_scene", "default"), "JSAPI"),
    (f"{GOLD_PLAN}/open_advertising", ("method",), "PATCH"),
    (f"{GOLD_PLAN}/change_gold_plan_status", ("doc",), "you cannot turn it off for a single one"),
    (f"{GOLD_PLAN}/change_custom_page_status", ("doc",), "within 3 seconds"),
    (f"{GOLD_PLAN}/open_advertising", ("body", "advertising_industry_filters", "type"), "list<IndustryType>(1..3)"),
    (f"{GOLD_PLAN}/open_advertising", ("repeat", "by"), "sub_mchid"),
    (f"{GOLD_PLAN}/set_industry_filter", ("body", "advertising_industry_filters", "type"), "list<IndustryType>(1..3)"),
    (f"{PARTNERSHIPS}/list_partnerships", ("doc",), "instead of returning an empty list"),
    (f"{PARTNERSHIPS}/list_partnerships", ("parameters", "limit", "type"), "integer(..50)"),
    (f"{PARTNERSHIPS}/list_partnerships", ("replies", "200", "total_count", "doc"), "only if `offset` is 0"),
    (f"{PLANS}/create_plan", ("doc",), "at least 5 days"),
    (f"{PLANS}/create_plan", ("body", "total_count", "doc"), "at least 10000 available coupons"),
    (f"{PLANS}/create_plan", ("body", "recommend_word", "type"), "string(27 bytes)"),
    (f"{PLANS}/_models", ("enums", "PlanState", "PAUSED"), "must be resumed by the brand"),
    (f"{PLANS}/update_plan", ("models", "ModifyContent", "plan_name", "type"), "string(36 bytes)"),
    (f"{PLANS}/update_plan", ("models", "ModifyContent", "delivery_end_time", "doc"), "Must be later than before"),
    (f"{PLANS}/list_plans", ("parameters", "page_size", "default"), "10"),
    (f"{PLANS}/delivery_plan_change", ("doc",), "not sent when a plan expires"),
    (f"{PLANS}/delivery_plan_change", ("retries",), "1s 2s x2 60s x10 300s x37"),
    (f"{COUPONS}/send_coupon", ("rate",), "1000 calls a second"),
    (f"{COUPONS}/send_coupon", ("repeat", "by"), "send_request_no"),
    (f"{COUPONS}/send_coupon_bundle", ("body", "send_request_no", "type"), "string(6..128)"),
    (f"{COUPONS}/pre_send_coupon_bundle", ("body", "send_request_no", "type"), "string(6..40)"),
    (f"{COUPONS}/pre_send_coupon", ("doc",), "Every call returns another token, which is valid for 5 minutes"),
    (f"{COUPONS}/use_coupon", ("repeat", "never"), "A number that was used before may be refused"),
    (f"{COUPONS}/use_coupon", ("doc",), "within 3 minutes after the payment"),
    (f"{COUPONS}/return_coupon", ("repeat", "never"), "used the coupon again"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def test_industries_are_spelled_as_on_the_wire() -> None:
    assert {"POTOGRAPHY", "BUSSINESS", "INDUSTY"} <= set(at(f"{GOLD_PLAN}/_models", "enums", "IndustryType"))


def test_the_review_of_a_plan_has_the_spellings_of_each_page() -> None:
    listed = at(f"{PLANS}/list_plans", "enums", "AuditState")
    notified = at(f"{PLANS}/delivery_plan_change", "enums", "DeliveryPlanAuditState")

    assert (set(notified), set(listed) - {"AUDIT_INITIAL"}) == (
        {"PROCESSING", "PASSED", "REJECTED"},
        {"AUDIT_PROCESSING", "AUDIT_PASSED", "AUDIT_REJECTED"},
    )


def test_a_coupon_of_a_user_has_the_states_of_all_its_pages() -> None:
    assert list(at(f"{COUPONS}/_models", "enums", "UserProductCouponState")) == [
        "CONFIRMING",
        "PENDING",
        "EFFECTIVE",
        "USED",
        "EXPIRED",
        "DELETED",
        "DEACTIVATED",
    ]


@pytest.mark.parametrize("name", ["use_coupon", "return_coupon", "confirm_coupon", "deactivate_coupon"])
def test_the_query_of_a_coupon_tells_the_result_of_a_call_without_a_reply(name: str) -> None:
    assert at(f"{COUPONS}/{name}", "repeat", "outcome", "operation") == "marketing.user_product_coupons.query_coupon"
