import json
from collections.abc import Iterator
from typing import Any

import pytest

from wechatpay_gateway.arguments import read_body
from wechatpay_gateway.catalog import load_catalog, parse_operation
from wechatpay_gateway.errors import Refusal
from wechatpay_gateway.validation import CHECKED_KEYWORDS, validate

ORDER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "description": {"type": "string", "minLength": 1, "maxLength": 4},
        "amount": {
            "type": "object",
            "properties": {
                "total": {"type": "integer", "minimum": 1, "maximum": 100},
                "currency": {"type": "string", "enum": ["CNY", "HKD"]},
            },
            "required": ["total"],
        },
        "goods": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "object", "properties": {"a/b~c": {"type": "boolean"}}},
        },
        "rate": {"type": "number", "minimum": 0},
        "map": {"type": "object", "additionalProperties": {"type": "string"}},
        "any": {},
        "code": {"type": "string", "pattern": "^[0-9]+$"},
    },
    "required": ["description"],
}
RIGHT: dict[str, Any] = {"description": "四个汉字"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"amount": {"total": 1, "currency": "HKD"}},
        {"goods": [{"a/b~c": True}, {}]},
        {"rate": 1},
        {"rate": 0.5},
        {"map": {"x": "y"}},
        {"any": None},
        {"any": {"x": [1]}},
        {"code": "7"},
    ],
)
def test_what_fits_the_schema_passes(more: dict[str, Any]) -> None:
    assert validate(ORDER, RIGHT | more, "", "body") is None


WRONG: list[tuple[dict[str, Any], str, str, int]] = [
    ({"description": 5}, "/description", "must be of type string, not integer", 268435461),
    ({"description": None}, "/description", "must be of type string, not null", 268435461),
    ({"description": ""}, "/description", "is shorter than 1 characters", 268435461),
    ({"description": "五个汉字！"}, "/description", "is longer than 4 characters", 268435461),
    ({"description": "\U0001f600"}, "/description", "three bytes of UTF-8", 268435461),
    ({"description": "\ud800"}, "/description", "three bytes of UTF-8", 268435461),
    ({"descriptoin": "x"}, "/descriptoin", "is not a parameter of this operation", 270924358),
    ({"amount": []}, "/amount", "must be of type object, not array", 268435461),
    ({"amount": {}}, "/amount/total", "is required", 268435461),
    ({"amount": {"total": True}}, "/amount/total", "must be of type integer, not boolean", 268435461),
    ({"amount": {"total": 1.0}}, "/amount/total", "must be of type integer, not number", 268435461),
    ({"amount": {"total": "1"}}, "/amount/total", "must be of type integer, not string", 268435461),
    ({"amount": {"total": 0}}, "/amount/total", "is less than 1", 268435464),
    ({"amount": {"total": 101}}, "/amount/total", "is greater than 100", 268435464),
    ({"amount": {"total": 2**63}}, "/amount/total", "does not fit in 64 bits", 268435464),
    ({"amount": {"total": 1, "currency": "XYZ"}}, "/amount/currency", "must be one of CNY, HKD", 268435461),
    ({"goods": []}, "/goods", "has fewer than 1 items", 268435461),
    ({"goods": [{}, {}, {}]}, "/goods", "has more than 2 items", 268435461),
    ({"goods": [{}, {"a/b~c": 1}]}, "/goods/1/a~1b~0c", "must be of type boolean", 268435461),
    ({"rate": -0.1}, "/rate", "is less than 0", 268435464),
    ({"rate": "1"}, "/rate", "must be of type number, not string", 268435461),
    ({"map": {"x": 1}}, "/map/x", "must be of type string", 268435461),
    ({"code": "x"}, "/code", "does not match", 268435461),
]


@pytest.mark.parametrize(("more", "field", "issue", "number"), WRONG)
def test_what_does_not_fit_is_named(more: dict[str, Any], field: str, issue: str, number: int) -> None:
    found = validate(ORDER, RIGHT | more, "", "body")
    assert found is not None
    assert found.name == field
    assert issue in found.issue.en
    assert found.number == number


def test_a_missing_required_field_is_named() -> None:
    found = validate(ORDER, {}, "", "body")
    assert found is not None
    assert (found.name, found.issue.zh) == ("/description", "是必填参数")


def test_a_body_is_read_and_checked_against_its_operation() -> None:
    operation = parse_operation(
        {
            "operation": "payments.order",
            "method": "POST",
            "routes": [{"path": "/v3/pay/order", "query": []}],
            "parameters": [],
            "body": ORDER,
            "replies": {"200": None},
            "examples": [],
        }
    )
    assert read_body(operation, json.dumps(RIGHT).encode()) == RIGHT
    with pytest.raises(Refusal) as caught:
        read_body(operation, b'{"description":"x","amount":{"total":0}}')
    assert json.loads(caught.value.to_body("en"))["detail"] == {
        "field": "/amount/total",
        "value": 0,
        "issue": "is less than 1",
        "location": "body",
    }
    with pytest.raises(Refusal, match="INVALID_REQUEST"):
        read_body(operation, b"")


ANNOTATIONS = {"title", "description", "default", "examples", "deprecated"}


def keywords(schema: dict[str, Any]) -> Iterator[str]:
    yield from schema
    for each in schema.get("properties", {}).values():
        yield from keywords(each)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from keywords(schema[key])


@pytest.mark.parametrize("name", sorted(load_catalog().operations))
def test_every_keyword_of_the_catalogs_requests_is_enforced(name: str) -> None:
    operation = load_catalog().operations[name]
    schemas = [dict(parameter.schema) for parameter in operation.parameters.values()]
    schemas += [] if operation.body is None else [dict(operation.body)]
    used = {keyword for schema in schemas for keyword in keywords(schema) if not keyword.startswith("x-")}
    assert used - ANNOTATIONS - CHECKED_KEYWORDS == set()
