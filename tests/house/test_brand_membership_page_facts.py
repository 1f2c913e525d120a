"""Facts of the official pages of membership cards of brands that are easily remembered wrong."""

import pytest

from support.spec_texts import at

CARDS, USERS, ACTIVITIES = (f"brand/member_{name}" for name in ("cards", "users", "activities"))
OPERATIONS = [
    *(f"{CARDS}/{name}_card" for name in ("create", "invalidate", "query", "update")),
    *(f"{CARDS}/{name}" for name in ("create_pre_auth_token", "list_cards")),
    *(f"{USERS}/{name}_user_card" for name in ("confirm", "invalidate", "query", "update")),
    *(f"{USERS}/{name}" for name in ("confirm_points_exchange", "create_user_feed", "import_user_by_openid")),
    *(f"{USERS}/{name}" for name in ("list_user_cards", "sync_points")),
    *(f"{ACTIVITIES}/{name}_activity" for name in ("create", "query", "terminate", "update")),
    f"{ACTIVITIES}/list_activities",
]
VALIDITY = ("models", "ValidDateInformation", "available_day_after_receive", "type")

FACTS = [
    *((name, ("rate",), "10 calls a second for each merchant number") for name in OPERATIONS),
    (f"{CARDS}/create_card", ("doc",), "two templates of each `card_type`"),
    (f"{CARDS}/create_card", ("doc",), "a user whose card was invalidated or deleted cannot join again"),
    (f"{CARDS}/create_card", ("body", "out_request_no", "doc"), "A repeat is refused"),
    (f"{CARDS}/create_pre_auth_token", ("doc",), "The token is valid for an hour"),
    ("brand/_models", VALIDITY, "integer(1..10958)"),
    ("brand/_models", (*VALIDITY[:2], "type", "doc"), "its state becomes `EXPIRED`"),
    (f"{CARDS}/_models", ("models", "UserInformation", "custom_field_list", "type"), "(..1)"),
    (f"{CARDS}/_models", ("models", "CustomField", "values", "type"), "list<string(8)>(1..10)"),
    (f"{USERS}/confirm_user_card", ("doc",), "The card becomes active with this call"),
    (f"{USERS}/confirm_user_card", ("doc",), "not for imported cards"),
    (f"{USERS}/invalidate_user_card", ("doc",), "which cannot be undone"),
    (f"{USERS}/confirm_points_exchange", ("doc",), "give back the points"),
    (f"{USERS}/confirm_points_exchange", ("doc",), "within 3 seconds"),
    (f"{USERS}/user_card_changed", ("retries",), "60s x11"),
    (f"{USERS}/points_exchange_requested", ("retries",), "60s x11"),
    (f"{USERS}/points_requested", ("retries",), "none"),
    (f"{ACTIVITIES}/create_activity", ("doc",), "can have one effective activity"),
    (f"{ACTIVITIES}/create_activity", ("body", "product_coupon_stock_list", "type"), "(..200)"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def test_the_channel_of_an_activity_has_the_spelling_of_the_wire() -> None:
    assert list(at(f"{ACTIVITIES}/_models", "enums", "ActivityChannel")) == ["MECHANT_APP_COMPONENT"]


@pytest.mark.parametrize("field", ["value", "user_chosen_values"])
def test_what_a_user_entered_is_encrypted_in_calls_but_not_in_notifications(field: str) -> None:
    model = "CommonField" if field == "value" else "CustomField"

    assert at(f"{USERS}/_models", "models", model, field, "encrypted") == "true"
    assert "encrypted" not in at(f"{USERS}/user_card_changed", "models", f"Notified{model}", field)
