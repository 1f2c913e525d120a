"""What one official page says, as plain data; the same for a page, a line of a facts file, and a spec.

The JSON shape is that of a facts file: one object a line, with the keys `doc side title updated method paths roles`, the
places `header path query body`, `status`, `reply` and `errors`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

PLACES = ("header", "path", "query", "body", "form")
"""Where a field of a request travels, in the order of a page."""

FILE_TYPES = frozenset({"file", "message"})
"""What pages call the type of a part that is a file."""

COMMON_ERRORS = (("400", "PARAM_ERROR"), ("400", "INVALID_REQUEST"), ("401", "SIGN_ERROR"), ("500", "SYSTEM_ERROR"))
"""The rows that pages list for every operation, before their own."""


class FactsError(Exception):
    """A line of a facts file is not what it should be; the message names it."""


@frozen
class Value:
    """One listed value of a field; `has_meaning` is `None` where the source does not tell."""

    text: str
    has_meaning: bool | None = field(default=None, eq=False)


@frozen
class Field:
    """One row of a table of fields.

    `name` is dotted, as the page writes nested fields; `type` is the page's own text. What only a page can tell
    (`is_encrypted`, `is_datetime`) is `None` where the source is something else.
    """

    name: str
    type: str
    is_required: bool
    term: str = ""
    values: tuple[Value, ...] = ()
    mentions_encryption: bool = False
    is_encrypted: bool | None = field(default=None, eq=False)
    is_datetime: bool | None = field(default=None, eq=False)
    where: str = field(default="", eq=False)

    @property
    def listed(self) -> tuple[str, ...]:
        """The listed values, each once, in the page's order."""
        return tuple(dict.fromkeys(value.text for value in self.values))


@frozen
class ErrorRow:
    """One row of an error table; `is_common` is `None` where the page does not separate common rows from its own."""

    status: str
    code: str
    is_common: bool | None = field(default=None, eq=False)
    where: str = field(default="", eq=False)


@frozen
class Reply:
    """One success status and the fields of its body; `is_file` where the page says that the body is a file."""

    status: str
    fields: tuple[Field, ...] = ()
    is_file: bool = field(default=False, eq=False)
    where: str = field(default="", eq=False)


@frozen
class Example:
    """One answer as the page shows it."""

    status: str
    text: str


@frozen
class Page:
    """Everything one page says of its operation; `places` tells where, by key (`title`, `method`, `errors`, ...)."""

    source: str = field(eq=False)
    address: str
    title: str
    updated: str
    method: str
    paths: tuple[str, ...]
    roles: tuple[str, ...]
    request: Mapping[str, tuple[Field, ...]]
    replies: tuple[Reply, ...]
    errors: tuple[ErrorRow, ...]
    examples: tuple[Example, ...] = field(default=(), eq=False)
    targets: tuple[str, ...] = field(default=(), eq=False)
    sample: str = field(default="", eq=False)
    places: Mapping[str, str] = field(factory=dict[str, str], eq=False)

    @property
    def side(self) -> str:
        """The part of the documentation: `merchant` or `partner`."""
        parts = self.address.split("/")
        return parts[-2] if len(parts) > 1 else ""

    @property
    def own_errors(self) -> tuple[ErrorRow, ...]:
        """The page's own rows: those under its own heading, or those after the common ones."""
        known = tuple(row for row in self.errors if row.is_common is not True)
        has_headings = len(known) < len(self.errors)
        opening = tuple((row.status, row.code) for row in known[: len(COMMON_ERRORS)])
        return known if has_headings or opening != COMMON_ERRORS else known[len(COMMON_ERRORS) :]

    @property
    def body_and_form(self) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
        """The fields of a JSON body, and those of a form; a page that uploads a file may call its form a body."""
        body, form = self.request.get("body", ()), self.request.get("form", ())
        is_form = any(row.type in FILE_TYPES for row in body)
        return ((), (*body, *form)) if is_form else (body, form)

    def where(self, key: str) -> str:
        """Where the page says something; the page itself where the source does not tell."""
        return self.places.get(key, self.source)

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Every field with its place; those of an answer have the place `reply <status>`."""
        for place in PLACES:
            for row in self.request.get(place, ()):
                yield place, row
        for reply in self.replies:
            for row in reply.fields:
                yield f"reply {reply.status}", row


def from_json(given: Mapping[str, Any], source: str) -> Page:
    """One line of a facts file, decoded.

    Args:
        given: The object of that line.
        source: Where it stands, for messages.

    Raises:
        FactsError: A key is missing, or holds something else than it should.
    """
    try:
        request = {place: fields_of(given[place], source) for place in PLACES if place in given}
        statuses = texts_of(given["status"])
        answered = fields_of(given["reply"], source)
        replies = tuple(
            Reply(status, () if number else answered, where=source) for number, status in enumerate(statuses)
        )
        return Page(
            source=source,
            address=text_of(given["doc"]),
            title=text_of(given["title"]),
            updated=text_of(given["updated"]),
            method=text_of(given["method"]),
            paths=texts_of(given["paths"]),
            roles=texts_of(given["roles"]),
            request=request,
            replies=replies,
            errors=tuple(ErrorRow(text_of(status), text_of(code), None, source) for status, code in given["errors"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        what = f"no key {error}" if isinstance(error, KeyError) else str(error)
        raise FactsError(f"{source}: these are no facts of a page: {what}") from error


def to_json(page: Page) -> dict[str, Any]:
    """A page in the shape of a facts file; a place without fields has no key, but for `reply`."""
    request = {place: [field_json(row) for row in page.request[place]] for place in PLACES if page.request.get(place)}
    return {
        "doc": page.address,
        "side": page.side,
        "title": page.title,
        "updated": page.updated,
        "method": page.method,
        "paths": list(page.paths),
        "roles": list(page.roles),
        **request,
        "status": [reply.status for reply in page.replies],
        "reply": [field_json(row) for reply in page.replies for row in reply.fields],
        "errors": [[row.status, row.code] for row in page.errors],
    }


def fields_of(rows: Any, source: str) -> tuple[Field, ...]:
    """The fields of one place of a facts file, decoded.

    Raises:
        KeyError: A key is missing.
        TypeError: A key holds something else than it should.
    """
    return tuple(
        Field(
            name=text_of(row["name"]),
            type=text_of(row["type"]),
            is_required=_flag(row["required"]),
            term=text_of(row.get("zh", "")),
            values=tuple(Value(text_of(value)) for value in row.get("enum", ())),
            mentions_encryption=_flag(row.get("mentions_encryption", False)),
            where=source,
        )
        for row in rows
    )


def field_json(row: Field) -> dict[str, Any]:
    """A field in the shape of a facts file."""
    result: dict[str, Any] = {"name": row.name, "type": row.type, "required": row.is_required}
    if row.term:
        result["zh"] = row.term
    if row.values:
        result["enum"] = [value.text for value in row.values]
    if row.mentions_encryption:
        result["mentions_encryption"] = True
    return result


def text_of(value: Any) -> str:
    """The value, which must be text.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(value, str):
        raise TypeError(f"{value!r} should be text")
    return value


def texts_of(values: Any) -> tuple[str, ...]:
    """The values, which must be a list of texts.

    Raises:
        TypeError: It is something else, or one of its items is.
    """
    if not _is_list(values):
        raise TypeError(f"{values!r} should be a list")
    return tuple(text_of(item) for item in values)


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} should be true or false")
    return value
