"""Card templates: the rules for their fields, and those that brands manage themselves."""

from typing import Any

import pytest

from gateway.members import TEMPLATE, Club, create_template
from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of

JUMP = {"jump_appid": "wx1", "jump_path": "/pages/card"}
PARAMETER = (400, "PARAM_ERROR")


def change(club: Club, path: str, method: str, **fields: Any) -> Answer:
    """Change the template of a club."""
    return club.send(f"cards/{club.card_id}{path}", method, openid=None, card_id=None, **fields)


def shown(club: Club, path: str = "", **arguments: str) -> Answer:
    own = {} if club.is_brand else {"brand_id": club.names["brand_id"]}
    return club.ask(f"cards{path}", **own, **arguments)


def test_a_template_is_shown_listed_changed_and_invalidated(side: Club) -> None:
    assert shown(side, f"/{side.card_id}").json()["card_title"] == TEMPLATE["card_title"]
    assert change(side, "", "PATCH", card_title="Gold").json()["card_title"] == "Gold"
    assert change(side, "/invalidate", "POST").json()["state"] == "CARD_INVALID"
    page = shown(side, state="CARD_INVALID", offset="0", limit="20").json()
    assert [each["card_title"] for each in page["data"]] == ["Gold"]
    assert ("brand_id" in page["data"][0]) is not side.is_brand


def test_templates_of_a_brand_and_of_its_service_provider_are_separate(club: Club, brand_club: Club) -> None:
    other = Club(club.gateway, brand_club.merchant, club.card_id, is_brand=True)
    assert refusal_of(shown(other, f"/{club.card_id}"))[:2] == (404, "NOT_FOUND")
    assert shown(brand_club, offset="0", limit="20").json()["total_count"] == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"init_level": "白银"}, PARAMETER),
        ({"code_jump_information": JUMP}, PARAMETER),
        ({"points_information": {"jump_appid": "wx1"}}, PARAMETER),
        ({"balance_information": JUMP}, PARAMETER),
        ({"purchase_information": {**JUMP, "price": 1}}, PARAMETER),
        ({"card_type": "PURCHASE"}, (400, "INVALID_REQUEST")),
        ({"card_type": "BALANCE", "balance_information": JUMP}, (400, "INVALID_REQUEST")),
        ({"valid_date_information": {"type": "PERMANENT", "available_day_after_receive": 1}}, PARAMETER),
        ({"user_information": {"common_field_list": ["USER_FORM_FLAG_SEX"] * 2}}, PARAMETER),
    ],
    ids=["level", "code", "half a page", "balance", "price", "paid", "stored", "validity", "twice"],
)
def test_fields_that_exclude_each_other_are_refused(
    merchant: Merchant, changes: dict[str, Any], refusal: tuple[int, str]
) -> None:
    assert refusal_of(create_template(merchant, **changes))[:2] == refusal


def test_a_template_has_a_level_and_a_page_for_its_code(side: Club) -> None:
    more = {"need_display_level": True, "init_level": "白银", "code_type": "JUMP_MINI_PROGRAM"}
    reply = create_template(side.merchant, "t-2", is_brand=side.is_brand, code_jump_information=JUMP, **more)
    assert reply.json()["init_level"] == "白银"


@pytest.mark.parametrize("name", ["balance_information", "purchase_information"])
def test_an_ordinary_template_is_not_changed_to_another_type(side: Club, name: str) -> None:
    assert refusal_of(change(side, "", "PATCH", **{name: JUMP}))[:2] == PARAMETER
