"""The facts of a notification's page as plain data, read from a page, from a line of a facts file, or from a spec.

A facts file of notifications has a JSON object per line, with the keys `doc title event_types original_type plaintext`.
"""

import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_codegen.pages.read.facts import FactsError, Field, field_json, fields_of, side_of, text_of, texts_of

_SPAN = re.compile(r"([0-9]+[smh]?(?:[0-9]+[smh])*)(?:[ （(]*(?:x|尝试)([0-9]+))?")
_PART = re.compile(r"([0-9]+)([smh]?)")
_ROLES = {"merchant": "merchant", "partner": "service_provider"}
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}


@frozen
class NotificationPage:
    """The facts of a notification's page. `places` are their places, by key (`title`, `event_types`, ...).

    `summary` is the page's text before its tables, without its date.

    `answer` are the fields of the acknowledgement. `retries` are the intervals at which it is sent again, as a spec writes
    them; empty if the page does not have them. Both are `None` if the source is a facts file.
    """

    source: str = field(eq=False)
    address: str
    title: str
    updated: str
    event_types: tuple[str, ...]
    original_types: tuple[str, ...]
    plaintext: tuple[Field, ...]
    answer: tuple[Field, ...] | None = field(default=None, eq=False)
    retries: str | None = field(default=None, eq=False)
    examples: tuple[str, ...] = field(default=(), eq=False)
    summary: str = field(default="", eq=False)
    places: Mapping[str, str] = field(factory=dict[str, str], eq=False)

    def where(self, key: str) -> str:
        """Return the place of a fact, or the place of the page if it is not known."""
        return self.places.get(key, self.source)

    @property
    def roles(self) -> tuple[str, ...]:
        """Who gets it, as a spec writes it: no page says it, so it follows from the part of the documentation."""
        role = _ROLES.get(side_of(self.address))
        return (role,) if role else ()

    @property
    def names(self) -> frozenset[str]:
        """The names of the decrypted fields, except nested fields."""
        return frozenset(row.name for row in self.plaintext if "." not in row.name)


def in_one_form(spans: str) -> str:
    """Return durations in one form, each in its largest unit, as often as it is used.

    A leading zero, for the first delivery, is removed.
    """
    found = [
        seconds
        for span, count in _SPAN.findall(spans)
        for seconds in [sum(int(number) * _SECONDS[unit] for number, unit in _PART.findall(span))] * int(count or 1)
    ]
    return " ".join(_written(seconds) for seconds in (found[1:] if found[:1] == [0] else found))


def _written(seconds: int) -> str:
    unit = next(unit for unit in ("h", "m", "s") if seconds % _SECONDS[unit] == 0)
    return f"{seconds // _SECONDS[unit]}{unit}"


def notification_from_json(facts: Mapping[str, Any], source: str) -> NotificationPage:
    """Decode a line of a facts file of notifications.

    Args:
        facts: The object in the line.
        source: The place of the line, for messages.

    Raises:
        FactsError: A key is missing, or has a value of the wrong type.
    """
    try:
        return NotificationPage(
            source=source,
            address=text_of(facts["doc"]),
            title=text_of(facts["title"]),
            updated="",
            event_types=texts_of(facts["event_types"]),
            original_types=texts_of(facts["original_type"]),
            plaintext=fields_of(facts["plaintext"], source),
        )
    except (KeyError, TypeError, ValueError) as error:
        what = f"missing key {error}" if isinstance(error, KeyError) else str(error)
        raise FactsError(f"{source}: invalid facts of a notification: {what}") from error


def notification_json(page: NotificationPage) -> dict[str, Any]:
    """Return a notification's page as an object of a facts file, with types in alphabetical order."""
    return {
        "doc": page.address,
        "title": page.title,
        "event_types": sorted(page.event_types),
        "original_type": sorted(page.original_types),
        "plaintext": [field_json(row) for row in page.plaintext],
    }
