import json
from typing import Any

import pytest

from gateway.merchant_side import Merchant
from support.rows import check_rows
from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.catalog.catalog import Operation, parse_operation
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.catalog.schema import REQUIRED_WHEN, Schema, every_part
from wechatpay_gateway.request.arguments import read_body
from wechatpay_gateway.request.sealing import Opener
from wechatpay_gateway.request.validation import CHECKED_KEYWORDS, validate, validate_plaintext

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
        "level": {"type": "integer", "enum": [1, 2]},
        "time": {"type": "string", "format": "date-time"},
        "day": {"type": "string", "format": "date"},
        "bill_day": {"type": "string", "x-date-pattern": "yyyyMMdd"},
        "link": {"type": "string", "format": "uri"},
        "bytes": {"type": "string", "x-minBytes": 2, "x-maxBytes": 6},
        "scene": {
            "type": "string",
            "contentMediaType": "application/json",
            "contentSchema": {
                "type": "object",
                "properties": {"store": {"type": "string", "maxLength": 4}},
                "required": ["store"],
                "additionalProperties": False,
            },
        },
        "loose": {"type": "string", "contentMediaType": "application/json", "contentSchema": {}},
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
        {"level": 2},
        {"time": "2015-05-20T13:29:35.120+08:00"},
        {"day": "2024-02-29"},
        {"bill_day": "20240229"},
        {"link": "any text: this format is not enforced"},
        {"bytes": "汉字"},
        {"scene": '{"store": "一号店"}'},
        {"loose": "[1, null]"},
    ],
)
def test_a_value_that_matches_the_schema_passes(more: dict[str, Any]) -> None:
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
    ({"level": 3}, "/level", "must be one of 1, 2", 268435461),
    ({"level": True}, "/level", "must be of type integer, not boolean", 268435461),
    ({"level": "1"}, "/level", "must be of type integer, not string", 268435461),
    ({"time": "2015-05-20 13:29:35"}, "/time", "must have the format yyyy-MM-ddTHH:mm:ss+08:00", 268435461),
    ({"day": "20240229"}, "/day", "must have the format yyyy-MM-dd", 268435461),
    ({"day": "2023-02-29"}, "/day", "must have the format yyyy-MM-dd", 268435461),
    ({"bill_day": "2024-02-29"}, "/bill_day", "must have the format yyyyMMdd", 268435461),
    ({"bytes": "x"}, "/bytes", "is shorter than 2 bytes", 268435461),
    ({"bytes": "汉字a"}, "/bytes", "is longer than 6 bytes", 268435461),
    ({"scene": {"store": "一号店"}}, "/scene", "must be of type string, not object", 268435461),
    ({"scene": "{store}"}, "/scene", "must be a JSON string", 268435461),
    ({"scene": '{"store":1}'}, "/scene/store", "must be of type string", 268435461),
    ({"scene": '{"store":"a","x":1}'}, "/scene/x", "is not a parameter", 270924358),
]


@pytest.mark.parametrize(("more", "field", "issue", "number"), WRONG)
def test_a_value_that_does_not_match_is_named(more: dict[str, Any], field: str, issue: str, number: int) -> None:
    found = validate(ORDER, RIGHT | more, "", "body")
    assert found is not None
    assert found.name == field
    assert issue in found.issue.en
    assert found.number == number


def test_a_missing_required_field_is_named() -> None:
    found = validate(ORDER, {}, "", "body")
    assert found is not None
    assert (found.name, found.issue.zh) == ("/description", "是必填参数")


def test_a_body_is_read_and_checked_against_its_operation(merchant: Merchant) -> None:
    opener = Opener(merchant.key, None)
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
    assert read_body(operation, json.dumps(RIGHT).encode(), opener) == RIGHT
    with pytest.raises(Refusal) as caught:
        read_body(operation, b'{"description":"x","amount":{"total":0}}', opener)
    assert json.loads(caught.value.to_body("en"))["detail"] == {
        "field": "/amount/total",
        "value": 0,
        "issue": "is less than 1",
        "location": "body",
    }
    with pytest.raises(Refusal, match="INVALID_REQUEST"):
        read_body(operation, b"", opener)


ENCRYPTED: list[tuple[Schema, int, bool]] = [
    ({"maxLength": 1024}, 1024, True),
    ({"maxLength": 1024}, 1025, False),
    ({"maxLength": 344}, 345, False),
    ({"maxLength": 100}, 344, True),
    ({}, 5000, True),
]


@pytest.mark.parametrize(("limits", "length", "is_right"), ENCRYPTED)
def test_a_limit_that_a_ciphertext_can_satisfy_applies_to_the_ciphertext(
    limits: Schema, length: int, *, is_right: bool
) -> None:
    issue = validate({"type": "string", "x-encrypted": True, **limits}, "x" * length, "/name", "body")
    assert (issue is None) is is_right


PLAINTEXTS: list[tuple[Schema, str, bool]] = [
    ({"maxLength": 1024}, "x" * 214, True),
    ({"maxLength": 100}, "x" * 100, True),
    ({"maxLength": 100}, "x" * 101, False),
    ({"minLength": 2}, "x", False),
    ({"pattern": "^[0-9]+$"}, "x", False),
    ({"enum": ["A"]}, "B", False),
    ({"format": "date"}, "x", False),
    ({"x-maxBytes": 3}, "汉字", False),
    ({}, "\U0001f600", False),
]


@pytest.mark.parametrize(("limits", "text", "is_right"), PLAINTEXTS)
def test_other_limits_apply_to_the_plain_text(limits: Schema, text: str, *, is_right: bool) -> None:
    issue = validate_plaintext({"type": "string", "x-encrypted": True, **limits}, text, "/name", "body")
    assert (issue is None) is is_right


@pytest.mark.parametrize("value", ["13800000000" * 40, 13800000000, ["13800000000"]])
def test_a_value_sent_instead_of_a_ciphertext_is_not_shown(value: Any) -> None:
    issue = validate({"type": "string", "x-encrypted": True, "maxLength": 400}, value, "/mobile", "body")
    assert issue is not None
    assert issue.value == "(hidden)"


def test_an_invalid_plain_text_is_not_shown() -> None:
    issue = validate_plaintext({"type": "string", "x-encrypted": True, "minLength": 2}, "张", "/name", "body")
    assert issue is not None
    assert "张" not in json.dumps(issue.to_detail("zh-CN"), ensure_ascii=False)


ANNOTATIONS = {"title", "description", "default", "examples", "deprecated"} | {
    f"x-{name}" for name in ("deprecated", "meanings", "only", "required-of", "caller", "from")
}


def test_every_keyword_of_the_catalogs_requests_is_enforced() -> None:
    def is_enforced(operation: Operation) -> None:
        schemas = [parameter.schema for parameter in operation.parameters.values()]
        schemas += [] if operation.body is None else [operation.body]
        used = {keyword for schema in schemas for part in every_part(schema) for keyword in part}
        assert used - ANNOTATIONS - CHECKED_KEYWORDS - {REQUIRED_WHEN} == set()

    check_rows(load_catalog().operations, is_enforced)
