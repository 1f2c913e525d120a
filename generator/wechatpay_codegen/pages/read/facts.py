"""The facts of an official page as plain data, read from a page, from a line of a facts file, or from a spec.

A facts file has a JSON object per line, with the keys `doc side title updated method paths roles`, the places
`header path query body`, `status`, `reply` and `errors`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_codegen.pages.read.files import max_sizes

PLACES = ("header", "path", "query", "body", "form")
"""The places of the fields of a request, in the order of a page."""

FILE_TYPES = frozenset({"file", "message"})
"""The types of file parts, as pages name them."""

COMMON_ERRORS = (("400", "PARAM_ERROR"), ("400", "INVALID_REQUEST"), ("401", "SIGN_ERROR"), ("500", "SYSTEM_ERROR"))
"""The error rows that pages list for every operation, before the operation's own rows. Only these are common: any other
row under the heading of common rows is the page's own."""


class FactsError(Exception):
    """A line of a facts file is invalid. The message starts with its place."""


@frozen
class Value:
    """A listed value of a field. `meaning` is the page's text about it; `None` if the source does not contain meanings.

    `where` is its place if that is not the place of the field: another page of the same operation.
    """

    text: str
    meaning: str | None = field(default=None, eq=False)
    where: str = field(default="", eq=False)

    @property
    def has_meaning(self) -> bool | None:
        """Whether the page says what the value means. `None` if the source does not contain meanings."""
        return None if self.meaning is None else bool(self.meaning)


@frozen
class Link:
    """A link to a page of the official documentation."""

    side: str
    number: str
    text: str


@frozen
class Field:
    """A row of a table of fields.

    `name` is dotted if the field is nested. `type` is the text on the page. `text` is the description without its term,
    and `links` are the pages that it links to. `is_encrypted` and `is_datetime` are `None` if the source is not a page.
    """

    name: str
    type: str
    is_required: bool
    term: str = ""
    values: tuple[Value, ...] = ()
    mentions_encryption: bool = False
    is_encrypted: bool | None = field(default=None, eq=False)
    is_datetime: bool | None = field(default=None, eq=False)
    text: str = field(default="", eq=False)
    links: tuple[Link, ...] = field(default=(), eq=False)
    where: str = field(default="", eq=False)

    @property
    def listed(self) -> tuple[str, ...]:
        """The listed values without duplicates, in the order of the page."""
        return tuple(dict.fromkeys(value.text for value in self.values))


@frozen
class ErrorRow:
    """A row of an error table. `is_common` is `None` if the page does not separate common rows from its own.

    `meaning` and `remedy` are the page's texts: what went wrong, and what to do.
    """

    status: str
    code: str
    is_common: bool | None = field(default=None, eq=False)
    meaning: str = field(default="", eq=False)
    remedy: str = field(default="", eq=False)
    where: str = field(default="", eq=False)


@frozen
class Reply:
    """A success status and the fields of its body. `is_file` is true if the page says that the body is a file."""

    status: str
    fields: tuple[Field, ...] = ()
    is_file: bool = field(default=False, eq=False)
    where: str = field(default="", eq=False)


@frozen
class Example:
    """An example of a reply."""

    status: str
    text: str


@frozen
class Page:
    """The facts of an operation's page. `places` are their places, by key (`title`, `method`, `errors`, ...).

    `summary` is the page's text before its tables, without the head of the page.
    """

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
    summary: str = field(default="", eq=False)
    places: Mapping[str, str] = field(factory=dict[str, str], eq=False)

    @property
    def side(self) -> str:
        """The part of the documentation: `merchant` or `partner`."""
        return side_of(self.address)

    @property
    def own_errors(self) -> tuple[ErrorRow, ...]:
        """The page's own error rows: under their own heading, or after the common rows."""
        known = tuple(row for row in self.errors if row.is_common is not True)
        has_headings = len(known) < len(self.errors)
        opening = tuple((row.status, row.code) for row in known[: len(COMMON_ERRORS)])
        return known if has_headings or opening != COMMON_ERRORS else known[len(COMMON_ERRORS) :]

    @property
    def body_and_form(self) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
        """The fields of the JSON body, and the fields of the form. Some pages list the form of an upload as body."""
        body, form = self.request.get("body", ()), self.request.get("form", ())
        is_form = any(row.type in FILE_TYPES for row in body)
        return ((), (*body, *form)) if is_form else (body, form)

    @property
    def max_sizes(self) -> Mapping[str, str]:
        """The file types of an upload and their maximum sizes, such as `2 MB`; empty if the page does not have them."""
        _, form = self.body_and_form
        return next((max_sizes(row.text) for row in form if row.type in FILE_TYPES), dict[str, str]())

    def where(self, key: str) -> str:
        """Return the place of a fact, or the place of the page if it is not known."""
        return self.places.get(key, self.source)

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Yield every field with its place, which is `reply <status>` for a field of a reply."""
        for place in PLACES:
            for row in self.request.get(place, ()):
                yield place, row
        for reply in self.replies:
            for row in reply.fields:
                yield f"reply {reply.status}", row


def side_of(address: str) -> str:
    """Return the part of the documentation that an address is in: `merchant` or `partner`."""
    parts = address.split("/")
    return parts[-2] if len(parts) > 1 else ""


def from_json(facts: Mapping[str, Any], source: str) -> Page:
    """Decode a line of a facts file.

    Args:
        facts: The object in the line.
        source: The place of the line, for messages.

    Raises:
        FactsError: A key is missing, or has a value of the wrong type.
    """
    try:
        request = {place: fields_of(facts[place], source) for place in PLACES if place in facts}
        statuses = texts_of(facts["status"])
        fields = fields_of(facts["reply"], source)
        replies = tuple(Reply(status, () if number else fields, where=source) for number, status in enumerate(statuses))
        return Page(
            source=source,
            address=text_of(facts["doc"]),
            title=text_of(facts["title"]),
            updated=text_of(facts["updated"]),
            method=text_of(facts["method"]),
            paths=texts_of(facts["paths"]),
            roles=texts_of(facts["roles"]),
            request=request,
            replies=replies,
            errors=tuple(ErrorRow(text_of(status), text_of(code), where=source) for status, code in facts["errors"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        what = f"missing key {error}" if isinstance(error, KeyError) else str(error)
        raise FactsError(f"{source}: invalid facts of a page: {what}") from error


def to_json(page: Page) -> dict[str, Any]:
    """Return a page as an object of a facts file. The key of a place without fields is omitted, except for `reply`."""
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
    """Decode the fields of a place of a facts file.

    Raises:
        KeyError: A key is missing.
        TypeError: A key has a value of the wrong type.
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
    """Return a field as an object of a facts file."""
    result: dict[str, Any] = {"name": row.name, "type": row.type, "required": row.is_required}
    if row.term:
        result["zh"] = row.term
    if row.values:
        result["enum"] = [value.text for value in row.values]
    if row.mentions_encryption:
        result["mentions_encryption"] = True
    return result


def text_of(value: Any) -> str:
    """Return a value that must be a string.

    Raises:
        TypeError: The value is not a string.
    """
    if not isinstance(value, str):
        raise TypeError(f"{value!r} should be a string")
    return value


def texts_of(values: Any) -> tuple[str, ...]:
    """Return a value that must be a list of strings.

    Raises:
        TypeError: The value is not a list, or an item is not a string.
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
