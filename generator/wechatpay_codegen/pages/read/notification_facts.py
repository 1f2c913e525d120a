"""What one page of a notification says, as plain data; the same for a page, a line of a facts file, and a spec.

The JSON shape is that of a facts file of notifications: one object a line, with the keys `doc title event_types
original_type plaintext`.
"""

import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_codegen.pages.read.facts import FactsError, Field, field_json, fields_of, text_of, texts_of

_SPAN = re.compile(r"([0-9]+)([smh]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}


@frozen
class NotificationPage:
    """Everything one page says of its notification; `places` tells where, by key (`title`, `event_types`, ...).

    What only a page can tell is `None` where the source is something else: the fields that the merchant answers with,
    and when it is sent again (spans as a spec writes them, in one form; empty where the page does not say it).
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
    places: Mapping[str, str] = field(factory=dict[str, str], eq=False)

    def where(self, key: str) -> str:
        """Where the page says something; the page itself where the source does not tell."""
        return self.places.get(key, self.source)

    @property
    def names(self) -> frozenset[str]:
        """The names of what was encrypted, without those inside it."""
        return frozenset(row.name for row in self.plaintext if "." not in row.name)


def in_one_form(spans: str) -> str:
    """Spans of time as a spec writes them, each in its largest whole unit; a first one of no length is the first sending."""
    found = [int(number) * _SECONDS[unit] for number, unit in _SPAN.findall(spans)]
    return " ".join(_written(seconds) for seconds in (found[1:] if found[:1] == [0] else found))


def _written(seconds: int) -> str:
    unit = next(unit for unit in ("h", "m", "s") if seconds % _SECONDS[unit] == 0)
    return f"{seconds // _SECONDS[unit]}{unit}"


def notification_from_json(given: Mapping[str, Any], source: str) -> NotificationPage:
    """One line of a facts file of notifications, decoded.

    Args:
        given: The object of that line.
        source: Where it stands, for messages.

    Raises:
        FactsError: A key is missing, or holds something else than it should.
    """
    try:
        return NotificationPage(
            source=source,
            address=text_of(given["doc"]),
            title=text_of(given["title"]),
            updated="",
            event_types=texts_of(given["event_types"]),
            original_types=texts_of(given["original_type"]),
            plaintext=fields_of(given["plaintext"], source),
        )
    except (KeyError, TypeError, ValueError) as error:
        what = f"no key {error}" if isinstance(error, KeyError) else str(error)
        raise FactsError(f"{source}: these are no facts of a notification: {what}") from error


def notification_json(page: NotificationPage) -> dict[str, Any]:
    """A page of a notification in the shape of a facts file, its event types in alphabetical order."""
    return {
        "doc": page.address,
        "title": page.title,
        "event_types": sorted(page.event_types),
        "original_type": sorted(page.original_types),
        "plaintext": [field_json(row) for row in page.plaintext],
    }
