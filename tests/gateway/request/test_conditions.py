"""Fields that are required under conditions."""

from collections.abc import Iterator

import pytest

from gateway.catalogs import TEXT, Json, model, operation, parameter, serving
from gateway.merchant_side import Merchant
from gateway.orders import refusal_of

KIND: Json = {"type": "string", "enum": ["CARD", "BANK", "CASH"], "default": "CASH"}


def conditional(conditions: dict[str, list[Json]], **properties: Json) -> Json:
    """Return the schema of an object, some of whose fields are required under conditions; those are text."""
    schema = model()
    schema["properties"] = properties | dict.fromkeys(conditions, TEXT)
    return {**schema, "x-required-when": conditions}


CARD: list[Json] = [{"type": ["CARD", "BANK"]}]
ITEM = conditional({"card_no": CARD, "shop": [{"order.is_gift": [True]}]}, type=KIND)
BODY = conditional(
    {
        "card_no": CARD,
        "receipt": [{"type": ["CASH"]}],
        "name": [{"amount": {"minimum": 200000}}],
        "note": [{"amount": {"maximum": 29}}],
        "phone": [{"mail": "absent", "name": "present"}],
        "app_id": [{"order.open_id": "present"}, {"code": ["APP"]}],
        "items": [{"card_no": ["none"]}],
        "scene": [{"places": ["SHOP", "WEB"]}],
    },
    type=KIND,
    amount={"type": "integer"},
    mail=TEXT,
    places={"type": "array", "items": TEXT},
    order=model(open_id=TEXT, is_gift={"type": "boolean"}),
    by_name={"type": "object", "additionalProperties": ITEM},
    text={"type": "string", "contentMediaType": "application/json", "contentSchema": ITEM},
)
BODY["properties"]["items"] = {"type": "array", "items": ITEM}
PAY = operation(
    "shop.pay",
    "POST",
    "/v3/pay",
    query=["code", "channel"],
    parameters=[
        parameter("code", "query", TEXT, required=False),
        parameter("channel", "query", TEXT, required=False, **{"x-required-when": [{"mail": "present"}]}),
    ],
    body=BODY,
)


@pytest.fixture(scope="module")
def shop() -> Iterator[Merchant]:
    with serving(PAY) as (_, merchant):
        yield merchant


OK = {"receipt": "R"}
ITEM_OF_CARD = {"type": "CARD"}

MISSING: dict[str, tuple[str, Json, str, str]] = {
    "one of the values": ("", {"type": "BANK"}, "/card_no", "type is CARD or BANK"),
    "the default of a field": ("", {}, "/receipt", "type is CASH"),
    "a number from the minimum on": ("", {**OK, "amount": 200000}, "/name", "amount is at least 200000"),
    "a number up to the maximum": ("", {**OK, "amount": 29}, "/note", "amount is at most 29"),
    "both of two conditions": ("", {**OK, "name": "N"}, "/phone", "mail is not sent and name is sent"),
    "a field inside a model": ("", {**OK, "order": {"open_id": "o"}}, "/app_id", "order.open_id is sent"),
    "the second alternative": ("?code=APP", OK, "/app_id", "code is APP"),
    "a query parameter": ("", {**OK, "mail": "m"}, "channel", "mail is sent"),
    "a field beside it in a list": (
        "",
        {**OK, "items": [{}, ITEM_OF_CARD]},
        "/items/1/card_no",
        "type is CARD or BANK",
    ),
    "a field beside it in a map": (
        "",
        {**OK, "by_name": {"a": ITEM_OF_CARD}},
        "/by_name/a/card_no",
        "type is CARD or BANK",
    ),
    "a field beside it in JSON": ("", {**OK, "text": '{"type":"CARD"}'}, "/text/card_no", "type is CARD or BANK"),
    "an item of a list": ("", {**OK, "places": ["APP", "WEB"]}, "/scene", "places is SHOP or WEB"),
    "a list": ("", {**OK, "card_no": "none"}, "/items", "card_no is none"),
    "an argument": (
        "",
        {**OK, "order": {"is_gift": True}, "items": [{}]},
        "/items/0/shop",
        "order.is_gift is true",
    ),
}


@pytest.mark.parametrize("name", MISSING)
def test_a_field_is_required_by(name: str, shop: Merchant) -> None:
    query, body, field, condition = MISSING[name]
    answer = shop.call_json(f"/v3/pay{query}", body, changed={"Accept-Language": "en"})
    assert refusal_of(answer) == (400, "PARAM_ERROR", field)
    assert condition in answer.json()["detail"]["issue"]


def test_the_conditions_are_named_in_chinese(shop: Merchant) -> None:
    body = {**OK, "name": "N", "amount": 200000, "order": {"open_id": "o"}}
    issues = [
        shop.call_json("/v3/pay", each).json()["detail"]["issue"]
        for each in (body, {**OK, "amount": 200000}, {"type": "BANK"})
    ]
    assert issues == [
        "必填：mail 未填写且name 已填写",
        "必填：amount 不小于 200000",
        "必填：type 为 CARD 或 BANK",
    ]


GIVEN: dict[str, tuple[str, Json]] = {
    "another value": ("", {"type": "CASH", "receipt": "R"}),
    "no value in a list item": ("", {**OK, "items": [{}]}),
    "a smaller number": ("", {**OK, "amount": 199999}),
    "one of two conditions": ("?channel=c", {**OK, "name": "N", "mail": "m"}),
    "other items of a list": ("", {**OK, "places": ["APP"]}),
    "an empty model": ("", {**OK, "order": {}}),
    "false": ("", {**OK, "order": {"is_gift": False}, "items": [{}]}),
    "the field": ("?code=APP&channel=c", {"type": "CARD", "card_no": "1", "app_id": "a", "mail": "m"}),
}


@pytest.mark.parametrize("name", GIVEN)
def test_a_field_is_not_missing_with(name: str, shop: Merchant) -> None:
    query, body = GIVEN[name]
    assert shop.call_json(f"/v3/pay{query}", body).status == 204
