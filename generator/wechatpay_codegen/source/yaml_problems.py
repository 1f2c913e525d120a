"""Says in our words what is wrong with a file that is not YAML, and where its author should look."""

import re
from typing import Any

import yaml
from attrs import frozen

from wechatpay_codegen.source import full_width
from wechatpay_codegen.source.complaint import Place, sentences
from wechatpay_codegen.source.document import Document

_KEY = re.compile(r"\s*(?:- +)*[\"']?[\w.-]+[\"']?")
_CLOSE_COLON = re.compile(r"(\s*(?:- +)*[\w-]+):(\S.*)")


@frozen
class _Problem:
    """A part of PyYAML's message, what we say instead, the cure, and whether the place is where something was opened."""

    part: str
    what: str
    cure: str
    is_unclosed: bool = False


_PROBLEMS = (
    _Problem(
        "mapping values are not", "`: ` inside a plain value", "Put the value in quotes, or in block style (`|`)."
    ),
    _Problem("'\\t'", "a tab where YAML wants spaces", "Indent with spaces."),
    _Problem("cannot start any token", "this character cannot begin a plain value", "Put the value in quotes."),
    _Problem("unknown escape", "unknown escape in a quoted text", "Double the backslash, or use single quotes."),
    _Problem("end of stream", "a quote that is never closed", "Close the quote.", is_unclosed=True),
    _Problem(
        "',' or",
        "a bracket that is not closed before the next key",
        "Close it; separate what is inside with commas.",
        is_unclosed=True,
    ),
    _Problem("<block end>", "this line does not belong to what stands above", "Align it with its neighbours."),
    _Problem("could not find expected ':'", "a key without `:`", "Write `key: value`."),
)


def complain_of_syntax(document: Document, error: yaml.YAMLError) -> None:
    """Note what PyYAML found."""
    found = str(getattr(error, "problem", None) or error)
    unknown = _Problem("", found, "Compare with specs/README.md.")
    problem = next((each for each in _PROBLEMS if each.part in found), unknown)
    mark: Any = getattr(error, "context_mark" if problem.is_unclosed else "problem_mark", None)
    place = Place(document.path, mark.line + 1, mark.column + 1) if mark else Place(document.path, 1, 1)
    what, cure = problem.what, problem.cure
    match problem.part:
        case "mapping values are not":
            place, what, cure = _deeper(document, place) or (place, what, cure)
        case "<block end>":
            what, cure = _out_of_line(document, place)
        case "could not find expected ':'":
            began: Any = getattr(error, "context_mark", None)
            place, what, cure = _without_colon(document, began.line + 1 if began else 0) or (place, what, cure)
        case "',' or":
            ended: Any = getattr(error, "problem_mark", None)
            inside = "\n".join(document.lines[place.line - 1 : (ended.line if ended else place.line) + 1])
            cure = sentences(full_width.hint(inside), cure)
        case _:
            pass
    document.complain(place, f"YAML: {what}", cure)


def _deeper(document: Document, place: Place) -> tuple[Place, str, str] | None:
    """A key that is indented deeper than the key above it, which has a value already; `None` where it is not that."""
    line = document.line_of(place)
    above = _lines_above(document, place.line)
    if not above or not _KEY.fullmatch(line[: place.column - 1]) or _indent(line) <= _indent(above[-1]):
        return None
    column = _indent(line) + 1
    columns = f"It starts at column {column}, the line above at column {_indent(above[-1]) + 1}; align the two."
    return Place(document.path, place.line, column), "a key that is indented deeper than the key above it", columns


def _out_of_line(document: Document, place: Place) -> tuple[str, str]:
    """A line that starts where nothing above starts, or text behind a value that has ended."""
    line = document.line_of(place)
    if place.column - 1 > _indent(line):
        opened = _open_quote(document, place.line)
        cure = f"Is the quote at line {opened} closed? Else put" if opened else "Put"
        return "text after a value that has ended", f"{cure} the whole value in quotes."
    columns: list[int] = []
    for other in reversed(_lines_above(document, place.line)):
        if not columns or _indent(other) + 1 < columns[0]:
            columns.insert(0, _indent(other) + 1)
    listed = ", ".join(str(column) for column in columns)
    return (
        "this line does not belong to what is above it",
        f"It starts at column {place.column}; the lines that it can belong to start at: {listed}.",
    )


def _without_colon(document: Document, number: int) -> tuple[Place, str, str] | None:
    """A key with a full-width colon, or with no space after its colon; `None` where it is neither."""
    line = document.line_of(Place(document.path, number, 1))
    index = full_width.position(line, "：")
    if index >= 0:
        written = f"{line[:index].strip()}: {line[index + 1 :].strip()}"
        return Place(document.path, number, index + 1), "a full-width colon", f"Write `{written}`."
    if match := _CLOSE_COLON.fullmatch(line):
        written = f"{match[1].strip()}: {match[2]}"
        return Place(document.path, number, match.end(1) + 1), "no space after `:`", f"Write `{written}`."
    return None


def _open_quote(document: Document, number: int) -> int:
    """The first line above one that opens a quote and does not close it, or 0."""
    for above, line in enumerate(document.lines[: number - 1], 1):
        if any(line.replace(f"\\{quote}", "").count(quote) % 2 and f": {quote}" in line for quote in "\"'"):
            return above
    return 0


def _lines_above(document: Document, number: int) -> list[str]:
    """The lines above one that say something."""
    lines = document.lines[: number - 1]
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
