"""Type checks for JSON values, and a parser for untrusted JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeGuard

from wechatpay_runtime._base.json_parser import PARSER
from wechatpay_runtime._base.messages import fragment, phrase

DEEPEST_LEVELS = 100
"""Maximum nesting of JSON; the deepest official page has 8 levels."""
TOO_DEEP = fragment("JSON nested more than {levels} levels deep", levels=DEEPEST_LEVELS)


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return whether the value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Return whether the value is a JSON array."""
    return isinstance(value, list)


def is_mapping(value: Any) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether the value can be written as a JSON object."""
    return isinstance(value, Mapping)


def is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    """Return whether the value can be written as a JSON array; strings and bytes cannot."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def parse_json(text: bytes, *, is_text_only: bool = False) -> Any:
    """Parse untrusted JSON.

    Args:
        text: The document.
        is_text_only: Whether the caller ignores numbers. Large integers may then become floats.

    Raises:
        ValueError: It is not JSON, or is nested so deeply that processing it could exhaust the stack. The message
            completes "a body that is …".
    """
    value: Any = None
    complaint = ""
    try:
        value = PARSER.parse_texts(text) if is_text_only else PARSER.parse(text)
    except RecursionError:
        complaint = TOO_DEEP
    except ValueError:
        complaint = phrase("not JSON")
    if complaint or (text.count(b"[") + text.count(b"{") > DEEPEST_LEVELS and _is_deeper(value, DEEPEST_LEVELS)):
        del text, value  # neither an error nor its frames may contain the body
        raise ValueError(complaint or TOO_DEEP)
    return value


def _is_deeper(value: Any, levels: int) -> bool:
    """Return whether arrays and objects are nested more than `levels` deep. Not recursive, so that deep nesting is safe."""
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
    """Parse a JSON object; return an empty one if the text is anything else or nested too deeply."""
    try:
        return as_object(parse_json(text))
    except ValueError:
        return {}


def as_object(value: Any) -> dict[str, Any]:
    """Return the value if it is a JSON object, else an empty one."""
    return value if is_object(value) else {}
