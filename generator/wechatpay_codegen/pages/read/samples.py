"""Repairs the JSON of samples on pages: a comma after the last member of an object or array."""

import json
import re

_STRING_OR_COMMA = re.compile(r'"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])')


def repaired(text: str) -> tuple[str, str]:
    """Return a sample without commas that are too many, and what is wrong with it; empty if it is valid JSON.

    A sample with another fault is returned unchanged.
    """
    fault = _fault(text)
    if not fault:
        return text, ""
    without = _STRING_OR_COMMA.sub(lambda match: "" if match[0] == "," else match[0], text)
    if _fault(without):
        return text, f"the sample is not JSON: {fault}"
    return without, "the sample has a comma after the last member; it was removed"


def _fault(text: str) -> str:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error)
    return ""
