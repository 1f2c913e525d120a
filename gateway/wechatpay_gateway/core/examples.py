"""Outcomes of operations that have no behavior of their own: from the examples and schemas of the catalog."""

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Operation


def example_outcome(operation: Operation, arguments: Mapping[str, Any]) -> Outcome:
    """The outcome of an operation without a state machine: that of the example with these arguments, or of its first.

    Where the operation has no example, the outcome fits its schema.
    """
    example = operation.example_of(arguments)
    status = min(operation.replies) if example is None else example.status
    schema = operation.replies.get(status)
    if schema and schema.get("format") == "binary":
        return Outcome(status, file=_PICTURE, media_type="image/png")
    if example is not None:
        return Outcome(status, example.reply)
    return Outcome(status, None if schema is None else _placeholder(schema, ()))


_PICTURE = b"\x89PNG\r\n\x1a\n"
"""What is sent where a page answers a file and no state says which."""
_TEXTS = {"date-time": "2026-01-01T00:00:00+08:00", "date": "2026-01-01"}


def _placeholder(schema: Mapping[str, Any], holders: tuple[int, ...]) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            properties = cast("Mapping[str, Mapping[str, Any]]", schema.get("properties", {}))
            inside = (*holders, id(schema))
            return {name: _placeholder(each, inside) for name, each in properties.items() if id(each) not in inside}
        case "array":
            return []
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
        case _:
            return _placeholder_text(schema, holders)


def _placeholder_text(schema: Mapping[str, Any], holders: tuple[int, ...]) -> str:
    if "contentSchema" in schema:
        return json.dumps(_placeholder(schema["contentSchema"], holders), ensure_ascii=False)
    pattern = schema.get("x-date-pattern")
    if pattern is not None:
        day = {"yyyy": "2026", "MM": "01", "dd": "01", "HH": "00", "mm": "00", "ss": "00"}
        return re.sub("yyyy|MM|dd|HH|mm|ss", lambda part: day[part.group()], pattern)
    text = _TEXTS.get(schema.get("format", ""))
    return "x" * max(schema.get("minLength", 1), schema.get("x-minBytes", 1)) if text is None else text
