"""JSON text, read strictly."""

import json
from typing import Any, NoReturn


def parse_json(text: str) -> Any:
    """The value of JSON text: RFC 8259, without NaN and Infinity, and without a key given twice.

    Raises:
        ValueError: it is something else, or nested too deep.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
