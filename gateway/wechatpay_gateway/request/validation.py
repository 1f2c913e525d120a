"""Checks values against the catalog's JSON Schema and reports the first problem in WeChat Pay's terms."""

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from attrs import evolve

from wechatpay_gateway.base.errors import InternalNumber, Message, ParameterIssue
from wechatpay_gateway.base.json_text import parse_json
from wechatpay_gateway.base.text_forms import fits_date_pattern, is_date, is_date_time
from wechatpay_gateway.catalog.schema import ENCRYPTED, Schema, escape

CHECKED_KEYWORDS = frozenset(
    {
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minItems",
        "maxItems",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "enum",
        "pattern",
        "format",
        "contentMediaType",
        "contentSchema",
        "x-date-pattern",
        "x-encrypted",
        "x-maxBytes",
        "x-minBytes",
    }
)
"""The keywords that are enforced; a test checks that the catalog uses no others."""

_INT64 = range(-(2**63), 2**63)
_SHOWN_VALUE_LENGTH = 64
_HIDDEN = "(hidden)"

SHORTEST_CIPHERTEXT_LIMIT = 344
"""The length of a ciphertext in base64 under a 2048-bit key.

A `maxLength` of at least this value applies to the ciphertext: pages give 512, 1024 or 2048 for names of at most 100 characters, and OAEP
encrypts at most 214 bytes. A ciphertext is always longer than a smaller limit, so such a limit applies to the plain text.
"""


def validate(schema: Schema, value: Any, field: str, location: str) -> ParameterIssue | None:
    """Return the first problem of `value`, or `None`; WeChat Pay also reports one at a time.

    `schema` is resolved; an empty one allows any value. `field` is the JSON Pointer or the name of the value; `location` is `body`,
    `path`, `query` or `header`. Encrypted text is checked as a ciphertext; `validate_plaintext` checks its plain text.
    """
    kind = schema.get("type")
    issue: ParameterIssue | None = None
    if kind is not None and not _TYPE_CHECKS[kind](value):
        message = Message(f"的类型应为 {kind}", f"must be of type {kind}, not {_type_name(value)}")
        issue = _issue(field, value, message, location)
    elif ENCRYPTED in schema:
        issue = _ciphertext_issue(schema, value, field, location)
    elif "enum" in schema and value not in schema["enum"]:
        issue = _enum_issue(schema, value, field, location)
    else:
        check = _CONTENT_CHECKS.get(value.__class__)
        return None if check is None else check(schema, value, field, location)
    return evolve(issue, value=_HIDDEN) if issue is not None and ENCRYPTED in schema else issue


def validate_plaintext(schema: Schema, text: str, field: str, location: str) -> ParameterIssue | None:
    """Return the first problem of an encrypted value's plain text, or `None`; the issue does not show the text."""
    plain = {keyword: value for keyword, value in schema.items() if keyword != ENCRYPTED}
    issue = validate(plain, text, field, location)
    return None if issue is None else evolve(issue, value=_HIDDEN)


def extra_parameter(field: str, value: Any, location: str) -> ParameterIssue:
    """Return the issue for a field or query parameter that the operation does not have."""
    message = Message("是非法的额外参数", "is not a parameter of this operation")
    return _issue(field, value, message, location, InternalNumber.EXTRA_PARAMETER)


def missing_parameter(field: str, location: str) -> ParameterIssue:
    """Return the issue for a required value that was not sent."""
    return _issue(field, "", Message("是必填参数", "is required"), location)


def unreadable_text(field: str, value: str, location: str) -> ParameterIssue:
    """Return the issue for text outside the documented character set, UTF-8 of one to three bytes."""
    message = Message(
        "含有不支持的字符", "contains a character, such as an emoji, that needs more than three bytes of UTF-8"
    )
    return _issue(field, value, message, location)


def _issue(
    field: str,
    value: Any,
    message: Message,
    location: str,
    number: InternalNumber = InternalNumber.WRONG_PARAMETER,
) -> ParameterIssue:
    excerpt = value if not isinstance(value, str) else value[:_SHOWN_VALUE_LENGTH]
    if isinstance(value, (dict, list)):
        excerpt = _type_name(cast("object", value))
    return ParameterIssue(name=field, value=excerpt, issue=message, location=location, number=number)


def not_ciphertext(field: str, location: str) -> ParameterIssue:
    """Return the issue for text that must be a ciphertext and cannot be decrypted with the key that the request names."""
    message = Message(
        "不是用 Wechatpay-Serial 对应的公钥加密的密文", "cannot be decrypted with the key that Wechatpay-Serial names"
    )
    return _issue(field, _HIDDEN, message, location)


def _ciphertext_issue(schema: Schema, value: str, field: str, location: str) -> ParameterIssue | None:
    maximum = schema.get("maxLength", 0)
    if maximum < SHORTEST_CIPHERTEXT_LIMIT or len(value) <= maximum:
        return None
    message = Message(f"的密文长度超过最大长度 {maximum}", f"is a ciphertext longer than {maximum} characters")
    return _issue(field, value, message, location)


def _enum_issue(schema: Schema, value: Any, field: str, location: str) -> ParameterIssue:
    allowed = ", ".join(map(str, schema["enum"]))
    return _issue(field, value, Message(f"的取值应为 {allowed} 之一", f"must be one of {allowed}"), location)


def _string_issue(schema: Schema, value: str, field: str, location: str) -> ParameterIssue | None:
    maximum, minimum, pattern = schema.get("maxLength"), schema.get("minLength"), schema.get("pattern")
    if maximum is not None and len(value) > maximum:
        message = Message(f"的长度超过最大长度 {maximum}", f"is longer than {maximum} characters")
        return _issue(field, value, message, location)
    if minimum is not None and len(value) < minimum:
        message = Message(f"的长度小于最小长度 {minimum}", f"is shorter than {minimum} characters")
        return _issue(field, value, message, location)
    if pattern is not None and re.fullmatch(pattern, value) is None:
        return _issue(field, value, Message("的格式错误", f"does not match {pattern}"), location)
    if not value.isascii() and ("\ud800" <= max(value) <= "\udfff" or max(value) > "\uffff"):
        return unreadable_text(field, value, location)
    if schema.keys() & _RARE_STRING_KEYWORDS:
        return _rare_string_issue(schema, value, field, location)
    return None


def _rare_string_issue(schema: Schema, value: str, field: str, location: str) -> ParameterIssue | None:
    size = len(value.encode())
    maximum, minimum = schema.get("x-maxBytes"), schema.get("x-minBytes")
    if maximum is not None and size > maximum:
        message = Message(f"的长度超过最大长度 {maximum} 字节", f"is longer than {maximum} bytes")
        return _issue(field, value, message, location)
    if minimum is not None and size < minimum:
        message = Message(f"的长度小于最小长度 {minimum} 字节", f"is shorter than {minimum} bytes")
        return _issue(field, value, message, location)
    expected = _missed_form(schema, value)
    if expected is not None:
        return _issue(field, value, Message(f"的格式应为 {expected}", f"must have the format {expected}"), location)
    if schema.get("contentMediaType") == "application/json":
        return _json_text_issue(schema, value, field, location)
    return None


def _missed_form(schema: Schema, value: str) -> str | None:
    """Return the date or time format that `value` does not match, or `None`."""
    if "format" in schema:
        is_right, expected = _FORMATS.get(schema["format"], (None, ""))
        return None if is_right is None or is_right(value) else expected
    pattern: str | None = schema.get("x-date-pattern")
    return None if pattern is None or fits_date_pattern(value, pattern) else pattern


def _json_text_issue(schema: Schema, value: str, field: str, location: str) -> ParameterIssue | None:
    try:
        content = parse_json(value)
    except ValueError:
        return _issue(field, value, Message("的内容不是合法的 JSON", "must be a JSON string"), location)
    return validate(schema.get("contentSchema", {}), content, field, location)


def _number_issue(schema: Schema, value: float, field: str, location: str) -> ParameterIssue | None:
    maximum, minimum = schema.get("maximum"), schema.get("minimum")
    is_too_big = value not in _INT64 if isinstance(value, int) else abs(value) == float("inf")
    if is_too_big or (maximum is not None and value > maximum):
        message = Message(f"的值大于最大值 {maximum}", f"is greater than {maximum}")
        if is_too_big:
            message = Message("的值超出 64 位整数范围", "does not fit in 64 bits")
        return _issue(field, str(value), message, location, InternalNumber.OUT_OF_RANGE)
    if minimum is not None and value < minimum:
        message = Message(f"的值小于最小值 {minimum}", f"is less than {minimum}")
        return _issue(field, value, message, location, InternalNumber.OUT_OF_RANGE)
    return None


def _object_issue(schema: Schema, value: dict[str, Any], field: str, location: str) -> ParameterIssue | None:
    properties: Mapping[str, Schema] | None = schema.get("properties")
    other: Schema | bool = schema.get("additionalProperties", properties is None)
    properties = properties or {}
    for name in schema.get("required", ()):
        if name not in value:
            return missing_parameter(f"{field}/{escape(name)}", location)
    for name, item in value.items():
        pointer = f"{field}/{escape(name)}"
        if name in properties:
            issue = validate(properties[name], item, pointer, location)
        elif isinstance(other, Mapping):
            issue = validate(other, item, pointer, location)
        else:
            issue = None if other else extra_parameter(pointer, item, location)
        if issue is not None:
            return issue
    return None


def _array_issue(schema: Schema, value: list[Any], field: str, location: str) -> ParameterIssue | None:
    maximum, minimum = schema.get("maxItems"), schema.get("minItems")
    if maximum is not None and len(value) > maximum:
        return _issue(field, value, Message(f"的元素超过 {maximum} 个", f"has more than {maximum} items"), location)
    if minimum is not None and len(value) < minimum:
        return _issue(field, value, Message(f"的元素少于 {minimum} 个", f"has fewer than {minimum} items"), location)
    items: Schema = schema.get("items", {})
    for index, item in enumerate(value):
        issue = validate(items, item, f"{field}/{index}", location)
        if issue is not None:
            return issue
    return None


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_TYPE_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_integer,
    "number": _is_number,
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "null": lambda value: value is None,
}


def _type_name(value: Any) -> str:
    return next((name for name, is_type in _TYPE_CHECKS.items() if is_type(value)), type(value).__name__)


_CONTENT_CHECKS: Mapping[type, Callable[[Schema, Any, str, str], ParameterIssue | None]] = {
    str: _string_issue,
    int: _number_issue,
    float: _number_issue,
    dict: _object_issue,
    list: _array_issue,
}

_FORMATS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "date-time": (is_date_time, "yyyy-MM-ddTHH:mm:ss+08:00"),
    "date": (is_date, "yyyy-MM-dd"),
}

_RARE_STRING_KEYWORDS = frozenset({"format", "contentMediaType", "x-date-pattern", "x-maxBytes", "x-minBytes"})
