"""Tells JSON values apart, and reads JSON objects out of what came from outside."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeGuard

DEEPEST_LEVELS = 100
"""How deeply JSON may be nested; the deepest page has 8 levels."""
TOO_DEEP = f"JSON nested more than {DEEPEST_LEVELS} levels deep"


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


def parse_json(text: bytes) -> Any:
    """Parse JSON from outside.

    Raises:
        ValueError: It is not JSON, or nested so deeply that whoever goes through it could run out of stack. The message
            completes "a body that is ...".
    """
    value: Any = None
    try:
        value = json.loads(text)
        complaint = ""
    except RecursionError:
        complaint = TOO_DEEP
    except ValueError:
        complaint = "not JSON"
    if complaint or (text.count(b"[") + text.count(b"{") > DEEPEST_LEVELS and _is_deeper(value, DEEPEST_LEVELS)):
        del text, value  # no error holds the body, nor does a frame of one
        raise ValueError(complaint or TOO_DEEP)
    return value


def _is_deeper(value: Any, levels: int) -> bool:
    """Whether arrays and objects are nested in more levels; goes through them level by level, so depth costs no stack."""
    level: list[Any] = [value]
    for _ in range(levels + 1):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Iterable[Any]:
    if is_object(value):
        return value.values()
    return value if is_array(value) else ()


def parse_object(text: bytes) -> dict[str, Any]:
    """Parse a JSON object; whatever is not one, or is nested too deeply, is an empty one."""
    try:
        return as_object(parse_json(text))
    except ValueError:
        return {}


def as_object(value: Any) -> dict[str, Any]:
    """The value where it is a JSON object, else an empty one."""
    return value if is_object(value) else {}
