"""Reads JSON objects out of what came from outside."""

import json
from typing import Any, cast


def parse_object(text: bytes) -> dict[str, Any]:
    """Parse a JSON object; whatever is no JSON object is an empty one."""
    try:
        return as_object(json.loads(text))
    except (ValueError, RecursionError):
        return {}


def is_object(value: Any) -> bool:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def as_object(value: Any) -> dict[str, Any]:
    """The value where it is a JSON object, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
