"""Collects the fields of the pages of an operation or notification, and the statements about them in prose."""

import re
from collections.abc import Iterator

from attrs import define, evolve, field, frozen

from wechatpay_codegen.pages.read.facts import PLACES, Field, Page
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.numbers import sentences_with_numbers
from wechatpay_codegen.pages.read.prose import IN_NUMBERS, KINDS, rules

NUMBER = "number"
"""The kind of a statement that is a number."""

STATEMENTS = frozenset({NUMBER, *KINDS})
"""The kinds of statements in prose."""


@frozen
class Said:
    """A statement of a page about a field: a rule of a kind, or a number.

    `name` is the number, or empty for a rule. `numbers` are those that the spec must state. `where` is its place.
    """

    kind: str
    name: str = ""
    numbers: tuple[str, ...] = ()
    sentence: str = field(default="", eq=False)
    where: str = field(default="", eq=False)


@define(eq=False)
class PageFields:
    """The fields of all pages by place and dotted name.

    If several pages have a field, the first takes precedence, with the values and statements of all.
    """

    fields: dict[tuple[str, str], Field] = field(factory=dict[tuple[str, str], Field])
    said: dict[tuple[str, str], dict[Said, None]] = field(factory=dict[tuple[str, str], dict[Said, None]])

    def add(self, place: str, row: Field) -> None:
        """Add a field of a page."""
        key = place, row.name
        self.fields[key] = _joined(self.fields[key], row) if key in self.fields else row
        statements = self.said.setdefault(key, {})
        for statement in statements_of(place, row):
            statements.setdefault(statement)


INTRODUCTION = "introduction"
"""The place of the text before the tables of a page."""

_INTERVALS = re.compile(r"[0-9][0-9smh]*(?:/[0-9][0-9smh]*){3,}")


def introduction_of(page: Page | NotificationPage) -> Field:
    """Return the text before the tables of a page as a field, without the intervals of notifications, which are read apart."""
    text = _INTERVALS.sub("", page.summary)
    return Field("", "", is_required=False, text=text, where=page.where("title"))


ERRORS = "errors"
"""The place of the texts of error rows."""


def errors_of(page: Page) -> Iterator[Field]:
    """Yield the texts of a page's own error rows as fields, whose names are their status and code."""
    for row in page.own_errors:
        text = f"{row.meaning}\n{row.remedy}"
        yield Field(f"{row.status} {row.code}", "", is_required=False, text=text, where=row.where)


def statements_of(place: str, row: Field) -> Iterator[Said]:
    """Yield the rules of a field of a request, and the numbers of any field. Headers have neither."""
    if place == "header":
        return
    is_in_request = place in PLACES
    for rule in rules(row) if is_in_request else ():
        in_numbers = rule.numbers if rule.kind in IN_NUMBERS else ()
        yield Said(rule.kind, "", in_numbers, rule.sentence, row.where)
    for number, sentence in sentences_with_numbers(row).items():
        yield Said(NUMBER, number, (number,), sentence, row.where)


def _joined(first: Field, other: Field) -> Field:
    """Return a field of the first page with the values that another page lists for it as well.

    Each page of an operation can list the values that matter to it: only together they are all that a reply can have.
    """
    more = tuple(evolve(value, where=other.where) for value in other.values if value.text not in first.listed)
    return evolve(first, values=(*first.values, *more)) if more else first
