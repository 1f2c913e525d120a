"""A strict JSON parser."""

import json
from typing import Any, NoReturn


def parse_json(text: str) -> Any:
    """Parse JSON text (RFC 8259); NaN, Infinity and duplicate keys are errors.

    Raises:
        ValueError: the text is not valid JSON, or is nested too deeply.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("the JSON has a duplicate key")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not valid JSON")
