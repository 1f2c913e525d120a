"""Calls of an operation with all of its arguments, and with the required ones only, made from its example and its schema."""

import re
from collections.abc import Mapping
from typing import Any

TIME, DAY = "2026-11-29T10:34:56+08:00", "2026-11-29"
TEXTS = ("1", "a", "A", "1" * 32, "https://pay.example/a.png", "https://wxpaylogo.qpic.cn/a.png", DAY)
"""Texts, one of which matches the pattern of each field without an example."""
COUNTED = {
    "payscore.service_orders.complete_order",
    "payscore.service_orders.update_order_amount",
    "payscore.partner_service_orders.complete_order",
    "payscore.partner_service_orders.update_order_amount",
}
"""Operations whose amounts must add up, so that optional items cannot be added or left out."""
NEEDED = {
    "fapiao.applications.reverse_fapiao": {"fapiao_information"},
    "brand.member_cards.create_card": {"need_display_level"},
    "brand_own.member_cards.create_card": {"need_display_level"},
}
"""Optional arguments that a guide requires, or without which the required ones of the example are refused."""
_OF_OTHER_CARDS = {"code_jump_information", "balance_information", "purchase_information"}
NOT_ADDED = {
    "brand.member_cards.create_card": _OF_OTHER_CARDS,
    "brand_own.member_cards.create_card": _OF_OTHER_CARDS,
    "brand.member_cards.update_card": _OF_OTHER_CARDS | {"valid_date_information"},
    "brand_own.member_cards.update_card": _OF_OTHER_CARDS | {"valid_date_information"},
    "brand.member_users.update_user_card": {"valid_date_information"},
    "brand_own.member_users.update_user_card": {"valid_date_information"},
    "payments.medical_insurance.create_order": {"relative"},
    "marketing.product_coupons.create_product_coupon": {"stock_bundle"},
    "brand_own.product_coupons.create_product_coupon": {"stock_bundle"},
}
"""Arguments that the page allows only with other values of the example's arguments."""


def with_all(entry: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of an example, and a value for each argument that it lacks and no rule excludes."""
    filled = {each["name"]: value_of(each["schema"], each["schema"]) for each in entry["parameters"]}
    for body in bodies(entry):
        filled |= {name: value_of(field, body) for name, field in body["properties"].items()}
    return {name: value for name, value in filled.items() if name not in excluded(entry, arguments)} | dict(arguments)


def with_required(entry: Mapping[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of an example that are required, always or under a condition."""
    kept = {each["name"] for each in entry["parameters"] if each["required"] or "x-required-when" in each}
    kept |= {each["name"] for each in entry["parameters"] if each["in"] == "path"}
    kept |= {name for constraint in entry["constraints"] for name in first_words(constraint)}
    kept |= {"file"} if entry["upload"] else set()
    kept |= NEEDED.get(entry["operation"], set())
    for body in bodies(entry):
        kept |= {*body.get("required", []), *body.get("x-required-when", {})}
    return {name: value for name, value in arguments.items() if name in kept or entry["operation"] in COUNTED}


def bodies(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the schemas of the fields that are sent after the headers."""
    body: dict[str, Any] | None = entry["body"]
    upload: dict[str, dict[str, Any]] | None = entry["upload"]
    return [body] if body else [upload["meta"], upload["form"]] if upload else []


def first_words(constraint: Mapping[str, Any]) -> set[str]:
    """Return the arguments of a constraint."""
    names: list[str] = constraint.get("one_of") or constraint.get("any_of") or []
    return {name.partition(".")[0] for name in names}


def excluded(entry: Mapping[str, Any], arguments: Mapping[str, Any]) -> set[str]:
    """Return the arguments that must not be added: alternatives to those of the example, and tokens of other pages."""
    constrained = {name for constraint in entry["constraints"] for name in first_words(constraint)}
    upload: dict[str, str] = entry["upload"] or {}
    pages: dict[str, str] = entry["pages"] or {}
    operation: str = entry["operation"]
    names = {upload.get("filename", ""), upload.get("digest", ""), pages.get("next", "")}
    counted = {name for body in bodies(entry) for name in body["properties"]} if operation in COUNTED else set[str]()
    return constrained | names | counted | NOT_ADDED.get(operation, set()) | other_routes(entry, arguments)


def other_routes(entry: Mapping[str, Any], arguments: Mapping[str, Any]) -> set[str]:
    """Return the path parameters that the example does not use: they select another path."""
    paths = {each["name"] for each in entry["parameters"] if each["in"] == "path"}
    return paths - arguments.keys()


def value_of(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Any:
    """Return a valid value, that of the page if there is one."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if examples := schema.get("examples"):
        return examples[0]
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            names = dict.fromkeys((*schema.get("required", []), *schema.get("x-required-when", {})))
            return {name: value_of(schema["properties"][name], root) for name in names}
        case "array":
            return [value_of(schema["items"], root)] * max(1, schema.get("minItems", 1))
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case _:
            return text_of(schema)


def text_of(schema: Mapping[str, Any]) -> Any:
    """Return a text in the format of a schema."""
    if schema.get("contentMediaType") == "application/json":
        return value_of(schema["contentSchema"], schema)
    if "format" in schema:
        return TIME if schema["format"] == "date-time" else DAY
    if "x-date-pattern" in schema:
        return schema["x-date-pattern"].replace("yyyy", "2026").replace("MM", "11").replace("dd", "29")
    least = max(1, schema.get("minLength", 1))
    texts = [text if len(text) > 1 else text * least for text in TEXTS]
    return next((text for text in texts if re.search(schema.get("pattern", ""), text)), texts[0])
