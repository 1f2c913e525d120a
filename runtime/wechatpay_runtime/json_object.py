"""Tells JSON values apart, and reads JSON objects out of what came from outside."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether the value is a JSON array."""
    return isinstance(value, list)


def is_mapping(value: Any) -> TypeGuard[Mapping[Any, Any]]:
    """Whether the value can be written as a JSON object."""
    return isinstance(value, Mapping)


def is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    """Whether the value can be written as a JSON array; text and bytes cannot."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def parse_object(text: bytes) -> dict[str, Any]:
    """Parse a JSON object; whatever is no JSON object is an empty one."""
    try:
        return as_object(json.loads(text))
    except (ValueError, RecursionError):
        return {}


def as_object(value: Any) -> dict[str, Any]:
    """The value where it is a JSON object, else an empty one."""
    return value if is_object(value) else {}
