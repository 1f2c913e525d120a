"""Repairs the JSON of samples on pages: commas that are too many, broken strings, and text after the sample."""

import json
import re
from collections.abc import Callable

_STRING_OR_COMMA = re.compile(r'"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def repaired(text: str) -> tuple[str, str]:
    """Return a sample as valid JSON, and what was wrong with it; empty if nothing was.

    A sample with another fault is returned unchanged.
    """
    fault = _fault(text)
    if not fault:
        return text, ""
    for repair, what in _REPAIRS:
        changed = repair(text)
        if not _fault(changed):
            return changed, what
    return text, f"the sample is not JSON: {fault}"


def _without_commas(text: str) -> str:
    return _STRING_OR_COMMA.sub(lambda match: "" if match[0] == "," else match[0], text)


def _with_joined_strings(text: str) -> str:
    return _STRING.sub(lambda match: re.sub(r"\s*\n\s*", "", match[0]), text)


def _without_rest(text: str) -> str:
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return text
    return text[:end]


_REPAIRS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_without_commas, "the sample has a comma after the last member; it was removed"),
    (_with_joined_strings, "a string of the sample contains a line break; it was removed"),
    (_without_rest, "the sample does not end where its JSON ends; the rest was removed"),
)


def _fault(text: str) -> str:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error)
    return ""
