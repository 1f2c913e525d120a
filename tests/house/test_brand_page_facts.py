"""Facts of the official pages of a brand's stores, onboarding and business card that are easily remembered wrong."""

import pytest

from support.spec_texts import at, spec_of

STORES = "brand/brand_stores"
MODELS = f"{STORES}/_models"
APPLYMENTS = "brand/applyments"
CARDS = "brand/business_cards"
LINKS_TO_CANCEL = ("WAITING_AUDIT", "AUDIT_REJECT", "WAITING_CONFIRMATION", "MERCHANT_ADMIN_REJECT")
CANCELABLE = ("UNKNOWN", "UNSUBMITTED", "WAITING_VALIDATE", "WAITING_AUDIT", "AUDIT_REJECTED")

FACTS = [
    (
        f"{STORES}/create_store",
        ("doc",),
        "automatic review is expected to take 1 day, a manual one, if it is needed, 7 days",
    ),
    (f"{STORES}/create_store", ("doc",), "if it rejects the data, the store stays in `CREATING`"),
    (f"{STORES}/update_store", ("doc",), "replaces the old data only after the review approved it"),
    (
        f"{STORES}/update_store",
        ("doc",),
        "(`store_reference_id`, `service_phone` and `business_hours`) takes effect at once",
    ),
    (f"{STORES}/update_store", ("doc",), "While a new store is still under review, they also wait"),
    (f"{STORES}/bind_recipient", ("doc",), "A store can have at most 3 merchant numbers"),
    (f"{STORES}/unbind_recipient", ("body", "mchid", "doc"), "must be `CONFIRMED`"),
    (f"{STORES}/query_store", ("rate",), "1,800 calls a minute"),
    (f"{STORES}/list_stores", ("rate",), "900 calls a minute"),
    (MODELS, ("models", "StoreBusiness", "business_hours", "doc"), "at most 7 periods"),
    (MODELS, ("models", "StoreBusiness", "business_hours", "doc"), "lasts at most 24 hours"),
    (MODELS, ("models", "StoreAddress", "longitude", "doc"), "from -180 to 180"),
    (MODELS, ("models", "StoreAddress", "latitude", "doc"), "from -90 to 90"),
    *((f"{APPLYMENTS}/cancel_applyment", ("doc",), f"`APPLYMENT_STATE_{state}`") for state in CANCELABLE),
    (
        f"{APPLYMENTS}/create_applyment",
        ("doc",),
        "submit it again with the same `business_code`; in any other state, that is refused",
    ),
    (f"{APPLYMENTS}/create_applyment", ("rate",), "1 call a second"),
    (f"{APPLYMENTS}/create_applyment", ("models", "BrandBasicInfo", "brand_logo", "doc"), "at most 300 x 300 pixels"),
    (f"{CARDS}/create_card_config", ("doc",), "replaces the former one as a whole"),
    (f"{CARDS}/create_card_config", ("body", "service_list", "doc"), "there must be at least 2"),
    (f"{CARDS}/create_card_config", ("body", "service_list", "type"), "(..15)"),
    (f"{CARDS}/create_card_config", ("models", "CardConfigService", "service_name", "doc"), "At most 5 in a group"),
    (f"{CARDS}/publish_card_config", ("body", "scheduled_publish_time", "doc"), "at least 1 hour and at most 90 days"),
    (f"{CARDS}/create_card_link", ("doc",), "takes effect within 6 hours"),
    (f"{CARDS}/create_card_link", ("body", "card_link_mchid", "required_when", "payment_scene"), "PAYMENT_CODE"),
    (f"{CARDS}/unbind_card_link", ("doc",), "ends within 6 hours"),
    *((f"{CARDS}/cancel_card_link", ("doc",), f"`{state}`") for state in LINKS_TO_CANCEL),
    (f"{CARDS}/create_card_link", ("doc",), "An account can be linked to one brand"),
    (f"{CARDS}/query_card_link_application", ("wait", "doc"), "`list_card_links` shows whether it is in effect"),
    *(
        (f"{APPLYMENTS}/create_applyment", ("models", "TrademarkRegistrationCertificate", name, "doc"), "`2025-12-31`")
        for name in ("valid_begin_time", "valid_end_time", "authorization_begin_time", "authorization_end_time")
    ),
    ("brand/member_users/points_requested", ("doc",), "if the card template has a template for exchanges"),
    (
        "brand/member_users/confirm_points_exchange",
        ("enums", "PointsExchangeState", "POINT_EXCHANGE_COUPON_FAIL"),
        "If you deducted the points",
    ),
    ("brand/member_cards/create_pre_auth_token", ("doc",), "7.0.5 or later on a web page"),
    *(
        (f"{APPLYMENTS}/create_applyment", ("models", "TrademarkRegistrationCertificate", name, "doc"), "2026-04-15")
        for name in ("certificate", "license", "valid_begin_time", "authorization_begin_time")
    ),
]


def test_the_gateway_cancels_an_application_for_a_brand_in_the_states_of_the_page() -> None:
    (move,) = spec_of(f"{APPLYMENTS}/brand_applyments")["moves"]

    assert move["from"] == [f"APPLYMENT_STATE_{state}" for state in CANCELABLE]


def test_the_gateway_cancels_an_application_to_link_payments_in_the_states_of_the_guide() -> None:
    (move,) = spec_of(f"{CARDS}/business_card_links")["moves"]

    assert move["from"] == list(LINKS_TO_CANCEL)


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)
