"""Reads the date of a page."""

import re
from datetime import date

UPDATED = re.compile(r"更新时间[:：]\s*([0-9]{4})[.-]([0-9]{1,2})[.-]([0-9]{1,2})")
"""Matches the date of a page."""


def date_of(match: re.Match[str]) -> str:
    """Return the date of a match of `UPDATED` in ISO format; empty if it is not a valid date."""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""
