"""Facts of the official pages of membership cards of brands that are easily remembered wrong."""

import pytest

from support.spec_texts import at

CARDS = "brand/member_cards"

FACTS = [
    (f"{CARDS}/create_card", ("rate",), "10 calls a second for each merchant number"),
    (f"{CARDS}/create_card", ("doc",), "two templates of each `card_type`"),
    (f"{CARDS}/create_card", ("doc",), "a user whose card was invalidated or deleted cannot join again"),
    (f"{CARDS}/create_card", ("body", "out_request_no", "doc"), "A repeat is refused"),
    (f"{CARDS}/create_pre_auth_token", ("doc",), "The token is valid for an hour"),
    (
        f"{CARDS}/_models",
        ("models", "ValidDateInformation", "available_day_after_receive", "type"),
        "integer(1..10958)",
    ),
    (f"{CARDS}/_models", ("models", "UserInformation", "custom_field_list", "type"), "(..1)"),
    (f"{CARDS}/_models", ("models", "CustomField", "values", "type"), "list<string(8)>(1..10)"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)
