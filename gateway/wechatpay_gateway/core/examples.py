"""Outcomes of operations without a behavior, built from the examples and schemas of the catalog."""

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Operation


def example_outcome(operation: Operation, arguments: Mapping[str, Any]) -> Outcome:
    """Return the outcome of the example with these arguments, or else of the operation's first successful example.

    If the operation has no example, the outcome contains placeholders that match the schema.
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
"""The file that is returned if the gateway has no other."""
_TEXTS = {"date-time": "2026-01-01T00:00:00+08:00", "date": "2026-01-01"}


def _placeholder(schema: Mapping[str, Any], ancestors: tuple[int, ...]) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            properties = cast("Mapping[str, Mapping[str, Any]]", schema.get("properties", {}))
            inside = (*ancestors, id(schema))
            return {name: _placeholder(each, inside) for name, each in properties.items() if id(each) not in inside}
        case "array":
            return []
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
        case _:
            return _placeholder_text(schema, ancestors)


def _placeholder_text(schema: Mapping[str, Any], ancestors: tuple[int, ...]) -> str:
    if "contentSchema" in schema:
        return json.dumps(_placeholder(schema["contentSchema"], ancestors), ensure_ascii=False)
    pattern = schema.get("x-date-pattern")
    if pattern is not None:
        day = {"yyyy": "2026", "MM": "01", "dd": "01", "HH": "00", "mm": "00", "ss": "00"}
        return re.sub("yyyy|MM|dd|HH|mm|ss", lambda part: day[part.group()], pattern)
    if "pattern" in schema and schema.get("examples"):
        return cast("str", schema["examples"][0])
    text = _TEXTS.get(schema.get("format", ""))
    return "x" * max(schema.get("minLength", 1), schema.get("x-minBytes", 1)) if text is None else text
