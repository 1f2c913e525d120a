"""Parse the lines of a bill.

The format, according to the official pages: a line of column names; one line per row, with a backquote before every cell; a
line with the column names of the summary; one line with the summary. Cells are not quoted: a comma followed by a backquote
separates two cells. A cell may contain any other character, including those at which `str.splitlines` splits, such as U+2028:
only a line feed ends a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import chain
from typing import Any, TypeAlias, TypeVar, cast

from wechatpay_runtime._base.messages import listed, paragraph, phrase
from wechatpay_runtime.bills.columns import Header, Row, Summary, display
from wechatpay_runtime.errors import DamagedBill, InvalidArgument

Lines: TypeAlias = Iterable[str] | Iterable[bytes]
"""Lines of a file: strings, or bytes in UTF-8, such as a file opened with `"rb"`."""

SummaryT = TypeVar("SummaryT", bound=Summary)
Numbered: TypeAlias = Iterator[tuple[int, str]]
BACKQUOTE = "`"
CELL_END = ",`"
LINE_END = "\r\n"
_BLANK = "\ufeff\r\n\t "
"""Includes the byte order mark at the beginning of a file."""


def lines_of(lines: bytes | Lines) -> Lines:
    """Return the lines of a bill that was passed as a string, bytes or lines."""
    if isinstance(lines, str):
        return StringIO(lines, newline="\n")
    if isinstance(lines, bytes):
        return BytesIO(lines)
    if not isinstance(lines, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may not use a type checker
        raise InvalidArgument(
            phrase(
                "A bill must be a string, bytes or an iterable of lines, got {type}. Pass open(path, 'rb').",
                type=type(lines).__name__,
            )
        )
    return lines


def as_text(lines: Lines) -> Iterator[str]:
    """Return the lines as strings."""
    lines_left: Iterator[Any] = iter(lines)
    first = next(lines_left, "")
    all_lines = chain([first], lines_left)
    if isinstance(first, bytes):
        return map(bytes.decode, cast("Iterator[bytes]", all_lines))
    if not isinstance(first, str):
        raise InvalidArgument(
            phrase("A line of a bill must be a string or bytes, got {type}.", type=type(first).__name__)
        )
    return cast("Iterator[str]", all_lines)


def read_header(numbered: Numbered, row: type[Row]) -> tuple[int, Header]:
    """Parse the next line that is not empty as column names."""
    number, line = next(((number, line) for number, line in numbered if line.strip(_BLANK)), (1, ""))
    names = tuple(name.strip().removeprefix(BACKQUOTE) for name in line.strip(_BLANK).split(","))
    missing = [name for name in row.recognised_by if name not in names]
    if missing:
        problem = phrase(
            "expected column names that include {names}, got {received}",
            names=listed(row.recognised_by),
            received=display(line),
        )
        raise damaged(number, problem)
    header = Header(names)
    if len(header.positions) < len(names):
        raise damaged(number, phrase("the column {name} appears twice", name=display(_first_repeated(names))))
    return number, header


def _first_repeated(names: Sequence[str]) -> str:
    """Return the first name that appears more than once; there must be one."""
    last = {name: position for position, name in enumerate(names)}
    return next(name for position, name in enumerate(names) if last[name] != position)


def read_summary(numbered: Numbered, summary: type[SummaryT], count: int) -> SummaryT:
    """Parse the last two lines: the column names and values of the summary."""
    number, header = read_header(numbered, summary)
    number, line = next(((number, line) for number, line in numbered if line.strip()), (number, ""))
    cells = line.strip(LINE_END).removeprefix(BACKQUOTE).split(CELL_END)
    if len(cells) != len(header.columns):
        raise wrong_width(number, line, cells, header)
    read = summary(number, cells, header)
    if read.row_count is not None and read.row_count != count:
        raise damaged(
            number,
            phrase(
                "the file is incomplete: the summary counts {expected} rows, but it has {count}",
                expected=read.row_count,
                count=count,
            ),
        )
    for number, line in numbered:
        if line.strip():
            raise damaged(
                number, phrase("expected the end of the file after the summary, got {received}", received=display(line))
            )
    return read


def wrong_width(number: int, line: str, cells: list[str], header: Header) -> DamagedBill:
    """Return the error for a line that does not have a cell for each column."""
    problem = phrase("expected {expected} cells, got {count}", expected=len(header.columns), count=len(cells))
    if not line.endswith("\n") and len(cells) < len(header.columns):
        problem = paragraph(
            [
                problem,
                phrase(
                    "This line has no line feed: if you split the text with splitlines(), which also splits inside cells, pass the text itself"
                ),
            ]
        )
    return damaged(number, problem)


def damaged(number: int, problem: str) -> DamagedBill:
    """Return the error for a line."""
    return DamagedBill(
        phrase("Line {number} of the bill: {problem}. Download the bill again.", number=number, problem=problem),
        line_number=number,
    )


def incomplete(number: int, count: int) -> DamagedBill:
    """Return the error for a bill that ends without a summary."""
    return damaged(number, phrase("the file is incomplete: it ends after {count} rows without a summary", count=count))


def not_utf8(number: int) -> DamagedBill:
    """Return the error for a line that is not valid UTF-8."""
    return damaged(number, phrase("the text is not valid UTF-8"))
