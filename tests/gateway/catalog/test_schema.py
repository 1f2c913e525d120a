import json
from typing import Any

import pytest

from wechatpay_gateway.catalog.schema import every_part, has_encrypted, replace_encrypted, resolve
from wechatpay_gateway.request.validation import validate

SECRET = {"type": "string", "x-encrypted": True}
NODE: dict[str, Any] = {
    "type": "object",
    "properties": {"name": SECRET, "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}}},
    "required": ["name"],
    "additionalProperties": False,
}
TREE: dict[str, Any] = {
    "type": "object",
    "properties": {"root": {"$ref": "#/$defs/Node"}, "title": {"type": "string"}},
    "$defs": {"Node": NODE},
}


def test_a_recursive_model_contains_itself() -> None:
    node = resolve(TREE)["properties"]["root"]
    assert node["properties"]["children"]["items"] is node


def test_each_part_of_a_recursive_model_occurs_once() -> None:
    parts = list(every_part(resolve(TREE)))
    assert len(parts) == len({id(part) for part in parts}) == 5


def test_an_unknown_reference_raises_a_key_error() -> None:
    with pytest.raises(KeyError):
        resolve({"$ref": "#/$defs/Node"})


def test_resolving_does_not_change_the_schema() -> None:
    before = json.dumps(TREE)
    resolve(TREE)
    assert json.dumps(TREE) == before


NODES: list[tuple[Any, str | None]] = [
    ({"root": {"name": "a", "children": [{"name": "b", "children": [{"name": "c"}]}]}}, None),
    ({"root": {"name": "a", "children": [{"name": "b"}, {"children": []}]}}, "/root/children/1/name"),
    ({"root": {"name": "a", "children": [{"name": "b", "x": 1}]}}, "/root/children/0/x"),
]


@pytest.mark.parametrize(("value", "field"), NODES)
def test_a_recursive_model_is_checked_at_every_level(value: Any, field: str | None) -> None:
    issue = validate(resolve(TREE), value, "", "body")
    assert (None if issue is None else issue.name) == field


@pytest.mark.parametrize(
    ("schema", "is_encrypted"),
    [
        (TREE, True),
        (SECRET, True),
        ({"type": "array", "items": SECRET}, True),
        ({"type": "object", "additionalProperties": SECRET}, True),
        ({"type": "string", "contentMediaType": "application/json", "contentSchema": SECRET}, True),
        ({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False}, False),
        ({}, False),
        (None, False),
    ],
)
def test_encrypted_text_is_found_in_any_place(schema: dict[str, Any] | None, *, is_encrypted: bool) -> None:
    assert has_encrypted(None if schema is None else resolve(schema)) is is_encrypted


REPLACED: list[tuple[dict[str, Any], Any, Any]] = [
    (SECRET, "a", "<a at />"),
    (SECRET, "", ""),
    (SECRET, 5, 5),
    ({"type": "array", "items": SECRET}, ["a", "b"], ["<a at /0>", "<b at /1>"]),
    ({"type": "object", "additionalProperties": SECRET}, {"x/y": "a"}, {"x/y": "<a at /x~1y>"}),
    ({"properties": {"n": {"type": "string"}}}, {"n": "a", "unknown": "b"}, {"n": "a", "unknown": "b"}),
    (
        TREE,
        {"root": {"name": "a", "children": [{"name": "b"}]}},
        {"root": {"name": "<a at /root/name>", "children": [{"name": "<b at /root/children/0/name>"}]}},
    ),
    ({"contentSchema": {"properties": {"n": SECRET}}}, '{"n": "a"}', '{"n":"<a at /n>"}'),
    ({"contentSchema": {"properties": {"n": {"type": "string"}}}}, '{"n": "a"}', '{"n": "a"}'),
    ({"contentSchema": {"properties": {"n": SECRET}}}, "no JSON", "no JSON"),
    ({}, None, None),
]


@pytest.mark.parametrize(("schema", "value", "expected"), REPLACED)
def test_only_encrypted_texts_are_replaced(schema: dict[str, Any], value: Any, expected: Any) -> None:
    replaced = replace_encrypted(resolve(schema), value, "", lambda _, text, at: f"<{text} at {at or '/'}>")
    assert replaced == expected
