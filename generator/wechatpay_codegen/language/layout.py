"""Puts the keys of records into one order, without changing any other character of a file.

The text between keys is moved as it is, so comments, quotes and blank lines stay, and no value is read or written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate, pairwise

from attrs import frozen

from wechatpay_codegen.language import shapes
from wechatpay_codegen.language.check import fitting
from wechatpay_codegen.source import document
from wechatpay_codegen.source.document import Node

_FIELD = (
    *("type", "required", "required_when", "source", "encrypted", "pattern", "roles", "default", "in", "name"),
    *("deprecated", "zh", "doc", "variant", "from", "example"),
)
ORDERS: Mapping[str, tuple[str, ...]] = {
    "operation": (
        *("title", "doc", "docs", "updated", "checked", "roles", "sample_class", "deprecated", "rate"),
        *("method", "scheme", "host", "path", "routes", "upload", "parameters", "body"),
        *("constraints", "repeat", "allowed_mismatches", "notifications", "pages"),
        *("replies", "download", "wait", "errors", "models", "enums", "examples"),
    ),
    "field": _FIELD,
    "parameter": _FIELD,
    "meta field": _FIELD,
    "paging": ("next", "counts", "first", "token", "items", "size", "total"),
}
"""The order of keys in records where it differs from that of the grammar."""


def order_of(record: shapes.Record) -> tuple[str, ...]:
    """Return the names of a record's keys, in the order in which they should be written."""
    return tuple(name for name in ORDERS.get(record.name, tuple(record.by_name)) if name in record.by_name)


def line_starts(text: str) -> list[int]:
    """Return where each line of a text starts, and where the text ends."""
    return [0, *accumulate(map(len, text.splitlines(keepends=True)))]


@frozen
class _Piece:
    """A key with its value, and the comments that belong to it: a part of the text of a file."""

    start: int
    end: int
    rank: int
    comment_end: int
    """Where the lines of blanks and comments before the key end, and the line of the key starts."""


class Layout:
    """The text of a file, in which the keys of records are moved."""

    def __init__(self, text: str, ends_in: Callable[[str], Mapping[tuple[int, int], int]]) -> None:
        """Prepare a text. `ends_in` returns the end of each value in flow style, by its line and column; few files need it."""
        self.text = text
        self._ends = cache(partial(ends_in, text))
        self._places = line_starts(text)
        """Where each line started at first. The places of nodes refer to these lines."""
        self._lines = self._places
        """Where each line starts now. Moving keys keeps the number of lines, and where the record starts and ends."""

    def order(
        self, node: Node, shape: shapes.Shape, wanted: Callable[[shapes.Record], Sequence[str]] = order_of
    ) -> None:
        """Put the keys of all records of a file into order.

        Inner records come first. Moving keys does not change the length of a record, so all other places stay valid.

        Args:
            node: The top of the file.
            shape: The format of the file.
            wanted: Returns the names of the keys of a record in order.
        """
        for mapping, record in reversed(list(_records(node, shape))):
            ranks = {name: rank for rank, name in enumerate(wanted(record))}
            found = [ranks.get(key.text, len(ranks)) for key, _ in mapping.entries]
            if found != sorted(found):
                (self._order_flow if mapping.is_flow else self._order_block)(mapping, found)

    def _order_flow(self, mapping: document.Mapping, ranks: Sequence[int]) -> None:
        pieces: list[_Piece] = []
        for (key, value), rank in zip(mapping.entries, ranks, strict=True):
            start, end = self._offset(key), self._ends().get((value.line, value.column))
            if end is None:
                return  # a key without a value, which the loader refuses
            pieces.append(_Piece(start, end, rank, start))
        between = [self.text[one.end : other.start] for one, other in pairwise(pieces)]
        if any("#" in text for text in between):
            return  # a comment inside the braces, which could end up before a value
        ordered = sorted(pieces, key=lambda piece: piece.rank)
        parts = [self.text[piece.start : piece.end] for piece in ordered]
        text = "".join(part + separator for part, separator in zip(parts, [*between, ""], strict=True))
        self._replace(pieces[0].start, pieces[-1].end, text)

    def _order_block(self, mapping: document.Mapping, ranks: Sequence[int]) -> None:
        keys = [key for key, _ in mapping.entries]
        indent = keys[0].column - 1
        first = self._lines[keys[0].line - 1]
        starts = [first, *(self._start(key.line - 1, indent) for key in keys[1:])]
        last = self._end(keys[-1].line, indent)
        pieces = [
            _Piece(start, end, rank, self._lines[key.line - 1])
            for start, end, rank, key in zip(starts, [*starts[1:], last], ranks, keys, strict=True)
        ]
        ordered = sorted(pieces, key=lambda piece: piece.rank)
        prefix = self.text[first : first + indent]
        if prefix.strip() and ordered[0].start != ordered[0].comment_end:
            return  # the first key of a list item cannot have a comment above it
        parts = [self._part(piece, prefix, indent, is_first=piece is ordered[0]) for piece in ordered]
        self._replace(first, last, "".join(_blanks_kept(parts)))

    def _part(self, piece: _Piece, prefix: str, indent: int, *, is_first: bool) -> str:
        """Return the text of a key. The first key of a list item starts with the dash."""
        comments = self.text[piece.start : piece.comment_end]
        rest = self.text[piece.comment_end + indent : piece.end]
        return comments + (prefix if is_first else " " * indent) + rest

    def _start(self, line: int, indent: int) -> int:
        """Return where the blank lines and the comments of a key begin that are directly above its line."""
        while line > 0 and _is_beside(self._line(line - 1), indent):
            line -= 1
        return self._lines[line]

    def _end(self, line: int, indent: int) -> int:
        """Return the end of the lines that are indented deeper than a key, after its own line."""
        end = line
        for number in range(line, len(self._lines) - 1):
            text = self._line(number)
            if text.strip() and len(text) - len(text.lstrip(" ")) <= indent and not _is_item(text, indent):
                break
            if text.strip():
                end = number + 1
        return self._lines[end]

    def _line(self, index: int) -> str:
        return self.text[self._lines[index] : self._lines[index + 1]]

    def _offset(self, node: Node) -> int:
        return self._places[node.line - 1] + node.column - 1

    def _replace(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self._lines = line_starts(self.text)


def _records(node: Node, shape: shapes.Shape) -> Iterator[tuple[document.Mapping, shapes.Record]]:
    """Yield the mappings of a file that are records, each before those inside it."""
    match shape, node:
        case shapes.Either(), _:
            yield from _records(node, fitting(node, shape))
        case shapes.Record(), document.Mapping():
            yield node, shape
            for name, value in node.entries:
                if (key := shape.by_name.get(name.text)) is not None:
                    yield from _records(value, key.value)
        case shapes.MapOf(), document.Mapping():
            for _, value in node.entries:
                yield from _records(value, shape.value)
        case shapes.ListOf(), document.Sequence():
            for item in node.items:
                yield from _records(item, shape.item)
        case _:
            return


def _is_beside(line: str, indent: int) -> bool:
    """Return whether a line is blank, or a comment at the indentation of a key."""
    return not line.strip() or (line.startswith("#", indent) and not line[:indent].strip())


def _is_item(line: str, indent: int) -> bool:
    """Return whether a line is an item of a list that is not indented deeper than its key."""
    return line.startswith("- ", indent) and not line[:indent].strip()


def _blanks_kept(parts: list[str]) -> list[str]:
    """Move the blank lines before a key that has become the first to the second one."""
    first = parts[0]
    blank = first[: len(first) - len(first.lstrip("\n"))]
    if not blank:
        return parts
    return [first.removeprefix(blank), blank + parts[1], *parts[2:]]
