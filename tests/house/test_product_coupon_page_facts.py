"""Facts of the official pages of product coupons that are easily remembered wrong."""

import pytest

from support.spec_texts import at, spec_of

ROOT, STOCKS = "marketing/product_coupons", "marketing/product_coupon_stocks"
MODELS = "marketing/_models"
CREATE, SET, UPLOAD, TASK = (
    f"{ROOT}/{name}" for name in ("create_product_coupon", "set_notify_config", "upload_image", "query_image_task")
)
SENT, GENERATED = (f"{ROOT}/{name}" for name in ("product_coupon_sent", "image_generated"))
STORE_CALLS = [f"{verb}_{what}" for verb in ("associate", "disassociate") for what in ("stores", "bundle_stores")]
PERIOD = "CouponAvailablePeriod"

FACTS = [
    (UPLOAD, ("upload", "meta", "filename", "type"), "string(150)"),
    (SET, ("body", "notify_url", "pattern"), "[^?]"),
    (MODELS, ("models", PERIOD, "available_seconds", "type"), "integer(3600..86400)"),
    (MODELS, ("models", PERIOD, "available_seconds", "doc"), "a multiple of 3600"),
    (MODELS, ("models", PERIOD, "available_end_time", "doc"), "at most 365 days after its start"),
    (MODELS, ("models", "NormalCouponUsageRule", "discount_amount", "type"), "integer(1..)"),
    (MODELS, ("models", "ExchangeCouponUsageRule", "exchange_price", "type"), "integer(0..)"),
    (MODELS, ("models", "StockBundleUsageRule", "exchange_coupon_list", "doc"), "must not be higher than"),
    (MODELS, ("models", "ProgressiveBundleUsageInfo", "count", "type"), "integer(3..15)"),
    (f"{STOCKS}/create_stock", ("doc",), "at most 200 effective stocks"),
    *(
        (f"{STOCKS}/{name}", ("body", "store_scope", "default"), "NONE")
        for name in ("update_stock", "update_stock_bundle")
    ),
    *((f"{STOCKS}/{name}", ("doc",), "one limit a call") for name in ("update_budget", "update_bundle_budget")),
    *((f"{STOCKS}/{name}", ("body", "store_list", "type"), "(..200)") for name in STORE_CALLS),
    (f"{STOCKS}/upload_coupon_codes", ("body", "code_list", "type"), "(..200)"),
    (f"{STOCKS}/list_stocks", ("parameters", "page_size", "type"), "integer(..50)"),
    (f"{STOCKS}/list_associated_stores", ("parameters", "page_size", "type"), "integer(..200)"),
    (SENT, ("retries",), "10s 14s 27s 60s 150s 394s 1053s 2831s 127m 343m"),
    (GENERATED, ("retries",), "60s x11"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


@pytest.mark.parametrize(
    ("name", "event_types", "original_types"),
    [
        (SENT, ["PRODUCT_COUPON_SP.SEND"], ["transaction", "coupon"]),
        (GENERATED, ["PRODUCT_COUPON_SP.IMAGE_GENERATION"], ["product_coupon", "coupon"]),
    ],
)
def test_a_notification_has_the_types_of_its_table_and_its_sample(
    name: str, event_types: list[str], original_types: list[str]
) -> None:
    spec = spec_of(name)

    assert (spec["event_types"], spec["original_type"]) == (event_types, original_types)


def test_a_stock_has_five_states() -> None:
    states = at(MODELS, "enums", "StockState")

    assert set(states) == {"AUDITING", "SENDING", "PAUSED", "STOPPED", "DEACTIVATED"}


@pytest.mark.parametrize("name", [CREATE, f"{STOCKS}/create_stock", f"{STOCKS}/create_stock_bundle"])
def test_a_number_that_exists_leaves_open_whether_the_first_call_succeeded(name: str) -> None:
    (row,) = (row for row in at(name, "errors") if row["code"] == "ALREADY_EXISTS")

    assert row["outcome"] == "open"
