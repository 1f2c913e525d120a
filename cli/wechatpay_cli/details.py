"""Shows one operation for people: `wechatpay operations NAME`."""

from collections.abc import Iterator
from typing import Any

from wechatpay_cli.columns import columns_of, padded, terminal_width, wrapped
from wechatpay_cli.entries import Entry, common_errors, download_method, paragraphs_of
from wechatpay_cli.examples import command_line, python_program
from wechatpay_cli.fields import ARRAY, Field, all_fields, fields_of
from wechatpay_runtime._base.messages import CHINESE, Message, current_language, fragment, listed, phrase, specified

_INDENT = 2
_TYPES = {
    "string": fragment("text"),
    "integer": fragment("integer"),
    "number": fragment("number"),
    "boolean": fragment("true or false"),
    "object": fragment("object"),
}
_FACTS = 6
"""The indent of what is known about a field."""


def details(entry: Entry) -> Iterator[str]:
    """Yield the lines about an operation: what it does, its arguments, errors and an example."""
    width = terminal_width()
    yield from _head(entry, width)
    yield from _arguments(entry, width)
    yield from _errors(entry, width)
    yield from _examples(entry)


def _head(entry: Entry, width: int) -> Iterator[str]:
    titles = entry["title"]
    yield f"{entry['operation']}  {' · '.join(dict.fromkeys(titles[each] for each in _languages()))}"
    for route in entry["routes"]:
        yield f"{'':{_INDENT}}{entry['method']} {route['path']}"
    dated = f"  {entry['updated']}" if entry["updated"] else ""
    yield f"{'':{_INDENT}}{entry['docs'][0]}{dated}"
    if entry["deprecated"]:
        use = entry["deprecated"]["use"]
        yield "  " + (phrase("Deprecated; use {operation}.", operation=use) if use else phrase("Deprecated."))
    if download := download_method(entry):
        yield from wrapped(phrase("{method} downloads the file, with to=FILE.", method=download), _INDENT, width)
    yield ""
    for paragraph in paragraphs_of(entry):
        yield from wrapped(paragraph, 0, width)
    if entry["rate"]:
        yield from wrapped(phrase("Rate limit: {rate}", rate=specified(entry["rate"])), 0, width)


def _languages() -> tuple[str, ...]:
    return ("zh", "en") if current_language() == CHINESE else ("en", "zh")


def _arguments(entry: Entry, width: int) -> Iterator[str]:
    fields = list(all_fields(fields_of(entry)))
    if not fields:
        return
    yield ""
    yield phrase("Arguments (* is required; a part of an optional argument is required only with it):")
    names = [f"{name}{'*' if field.is_required else ''}" for name, field in fields]
    column = max(map(columns_of, names)) + _INDENT
    for (_, field), name in zip(fields, names, strict=True):
        term = field.facts.get("title", "")
        yield f"{'':{_INDENT}}{padded(name, column)}{_type(field)}{f'  {term}' if term else ''}"
        yield from wrapped(str(field.facts.get("description", "")), _FACTS, width)
        meanings: dict[str, str] = field.facts.get("x-meanings", {})
        for value, meaning in meanings.items():
            yield from wrapped(f"{value}: {meaning}", _FACTS + _INDENT, width)


def _type(field: Field) -> Message:
    """Return the type of a field, with its limit."""
    if field.kind == ARRAY:
        return phrase("list of {type}", type=_type(field.item()))
    words: list[str] = [_TYPES[field.kind]]
    if most := field.facts.get("maxLength"):
        words.append(phrase("at most {count} characters", count=most))
    if field.is_secret:
        words.append(phrase("encrypted"))
    return listed(words)


def _errors(entry: Entry, width: int) -> Iterator[str]:
    yield ""
    yield phrase("Errors:")
    rows: list[dict[str, Any]] = [*entry["errors"], *common_errors()]
    for row in rows:
        yield f"{'':{_INDENT}}{row['status']} {row['code']}"
        yield from wrapped(specified(row["means"]), _FACTS, width)
        yield from wrapped(f"→ {specified(row['fix'])}", _FACTS, width)


def _examples(entry: Entry) -> Iterator[str]:
    yield ""
    yield phrase("Example for a shell; --dry-run only prints the request:")
    yield ""
    yield command_line(entry)
    yield ""
    yield phrase("The same in Python:")
    yield ""
    yield python_program(entry).rstrip()
