"""The formats of text that a schema can require: dates and times."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T(?!24)[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PATTERN_PARTS = {
    "yyyy": ("[0-9]{4}", "%Y"),
    "MM": ("[0-9]{2}", "%m"),
    "dd": ("[0-9]{2}", "%d"),
    "HH": ("[0-9]{2}", "%H"),
    "mm": ("[0-9]{2}", "%M"),
    "ss": ("[0-9]{2}", "%S"),
}
_PATTERN_PART = re.compile("yyyy|MM|dd|HH|mm|ss|[^A-Za-z]+")


def is_date_time(text: str) -> bool:
    """Return whether `text` is a valid RFC 3339 time with a capital `T` and `Z` or an offset, as APIv3 writes it."""
    form = _DATE_TIME.fullmatch(text)
    if form is None:
        return False
    moment, zone = form.groups()
    return _is_real(lambda: dt.datetime.fromisoformat(moment + zone))


def is_date(text: str) -> bool:
    """Return whether `text` is a valid date, written yyyy-MM-dd."""
    return _DATE.fullmatch(text) is not None and _is_real(lambda: dt.date.fromisoformat(text))


def fits_date_pattern(text: str, pattern: str) -> bool:
    """Return whether `text` is a valid date or time in the format `pattern`.

    A pattern consists of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and separators that are not letters, as in `yyyyMMdd` or `yyyy-MM-dd`.

    Raises:
        ValueError: the pattern contains another letter.
    """
    form, template = _compiled(pattern)
    return form.fullmatch(text) is not None and _is_real(lambda: dt.datetime.strptime(text, template))  # noqa: DTZ007 (the pattern has no zone)


@lru_cache
def _compiled(pattern: str) -> tuple[re.Pattern[str], str]:
    form, template, position = "", "", 0
    while position < len(pattern):
        part = _PATTERN_PART.match(pattern, position)
        if part is None:
            raise ValueError(
                f"the date pattern {pattern!r} contains {pattern[position]!r}; use yyyy, MM, dd, HH, mm and ss"
            )
        literal = part.group()
        expression, directive = _PATTERN_PARTS.get(literal, (re.escape(literal), literal.replace("%", "%%")))
        form, template, position = form + expression, template + directive, part.end()
    return re.compile(form), template


def _is_real(read: Callable[[], object]) -> bool:
    try:
        read()
    except ValueError:
        return False
    return True
