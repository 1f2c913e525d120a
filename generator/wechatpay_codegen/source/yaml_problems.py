"""Turns PyYAML's errors into complaints that name the mistake and its place."""

import re
from typing import Any

import yaml
from attrs import frozen

from wechatpay_codegen.source import full_width
from wechatpay_codegen.source.complaint import sentences
from wechatpay_codegen.source.document import Document
from wechatpay_codegen.source.place import Place

_KEY = re.compile(r"\s*(?:- +)*[\"']?[\w.-]+[\"']?")
_CLOSE_COLON = re.compile(r"(\s*(?:- +)*[\w-]+):(\S.*)")


@frozen
class _Problem:
    """A part of PyYAML's message, and the complaint for it.

    If `is_unclosed`, the place of the complaint is the opening quote or bracket.
    """

    part: str
    what: str
    cure: str
    is_unclosed: bool = False


_PROBLEMS = (
    _Problem(
        "mapping values are not", "`: ` in an unquoted value", "Put the value in quotes, or use block style (`|`)."
    ),
    _Problem("'\\t'", "indented with a tab", "Indent with spaces."),
    _Problem(
        "cannot start any token", "an unquoted value cannot start with this character", "Put the value in quotes."
    ),
    _Problem(
        "unknown escape", "unknown escape sequence in a quoted text", "Double the backslash, or use single quotes."
    ),
    _Problem("end of stream", "a quote that is never closed", "Close the quote.", is_unclosed=True),
    _Problem(
        "',' or",
        "a bracket that is not closed before the next key",
        "Close the bracket, and separate the items with commas.",
        is_unclosed=True,
    ),
    _Problem("<block end>", "inconsistent indentation", "Align this line with the lines around it."),
    _Problem("could not find expected ':'", "a key without `:`", "Write `key: value`."),
)


def complain_of_syntax(document: Document, error: yaml.YAMLError) -> None:
    """Add a complaint for an error of PyYAML."""
    message = str(getattr(error, "problem", None) or error)
    unknown = _Problem("", message, "See specs/README.md for the syntax.")
    problem = next((each for each in _PROBLEMS if each.part in message), unknown)
    mark: Any = getattr(error, "context_mark" if problem.is_unclosed else "problem_mark", None)
    place = Place(document.path, mark.line + 1, mark.column + 1) if mark else Place(document.path, 1, 1)
    what, cure = problem.what, problem.cure
    match problem.part:
        case "mapping values are not":
            place, what, cure = _deeper(document, place) or (place, what, cure)
        case "<block end>":
            what, cure = _out_of_line(document, place)
        case "could not find expected ':'":
            start: Any = getattr(error, "context_mark", None)
            place, what, cure = _without_colon(document, start.line + 1 if start else 0) or (place, what, cure)
        case "',' or":
            end: Any = getattr(error, "problem_mark", None)
            inside = "\n".join(document.lines[place.line - 1 : (end.line if end else place.line) + 1])
            cure = sentences(full_width.hint(inside), cure)
        case _:
            pass
    document.complain(place, f"YAML: {what}", cure)


def _deeper(document: Document, place: Place) -> tuple[Place, str, str] | None:
    """Return the complaint about a key that is indented deeper than the key above it; `None` if that is not the problem."""
    line = document.line_of(place)
    above = _lines_above(document, place.line)
    if not above or not _KEY.fullmatch(line[: place.column - 1]) or _indent(line) <= _indent(above[-1]):
        return None
    column = _indent(line) + 1
    columns = f"It starts at column {column}, but the line above starts at column {_indent(above[-1]) + 1}. Align them."
    return Place(document.path, place.line, column), "this key is indented deeper than the key above it", columns


def _out_of_line(document: Document, place: Place) -> tuple[str, str]:
    """Return the complaint about a line that is not aligned with any line above it, or about text after a complete value."""
    line = document.line_of(place)
    if place.column - 1 > _indent(line):
        quote_line = _open_quote(document, place.line)
        cure = "Put the whole value in quotes."
        if quote_line:
            cure = f"Check that the quote at line {quote_line} is closed, or put the whole value in quotes."
        return "unexpected text after the value", cure
    columns: list[int] = []
    for other in reversed(_lines_above(document, place.line)):
        if not columns or _indent(other) + 1 < columns[0]:
            columns.insert(0, _indent(other) + 1)
    listed = ", ".join(str(column) for column in columns)
    return (
        "inconsistent indentation",
        f"This line starts at column {place.column}. Align it with one of the lines above, which start at columns: {listed}.",
    )


def _without_colon(document: Document, number: int) -> tuple[Place, str, str] | None:
    """Return the complaint about a full-width colon or a missing space after a colon; `None` if there is neither."""
    line = document.line_of(Place(document.path, number, 1))
    index = full_width.position(line, "：")
    if index >= 0:
        correct = f"{line[:index].strip()}: {line[index + 1 :].strip()}"
        return Place(document.path, number, index + 1), "a full-width colon", f"Write `{correct}`."
    if match := _CLOSE_COLON.fullmatch(line):
        correct = f"{match[1].strip()}: {match[2]}"
        return Place(document.path, number, match.end(1) + 1), "no space after `:`", f"Write `{correct}`."
    return None


def _open_quote(document: Document, number: int) -> int:
    """Return the number of the first line above that opens a quote without closing it, or 0."""
    for above, line in enumerate(document.lines[: number - 1], 1):
        if any(line.replace(f"\\{quote}", "").count(quote) % 2 and f": {quote}" in line for quote in "\"'"):
            return above
    return 0


def _lines_above(document: Document, number: int) -> list[str]:
    """Return the lines above, without blank lines and comments."""
    lines = document.lines[: number - 1]
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
