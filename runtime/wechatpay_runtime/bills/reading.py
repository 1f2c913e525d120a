"""Parse the lines of a bill.

The format, according to the official pages: a line of column names; one line per row, with a backquote before every cell; a
line with the column names of the summary; one line with the summary. Cells are not quoted: a comma followed by a backquote
separates two cells. A cell may contain any other character, including those at which `str.splitlines` splits, such as U+2028:
only a line feed ends a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import chain
from typing import Any, Generic, TypeAlias, TypeVar, cast

from wechatpay_runtime._base.messages import listed, paragraph, phrase
from wechatpay_runtime.bills.columns import Header, Row, Summary, display
from wechatpay_runtime.errors import DamagedBill, InvalidArgument

Lines: TypeAlias = Iterable[str] | Iterable[bytes]
"""Lines of a file: strings, or bytes in UTF-8, such as a file opened with `"rb"`."""

RowT = TypeVar("RowT", bound=Row)
SummaryT = TypeVar("SummaryT", bound=Summary)
_Numbered: TypeAlias = Iterator[tuple[int, str]]
_BACKQUOTE = "`"
_CELL_END = ",`"
_LINE_END = "\r\n"
_BLANK = "\ufeff\r\n\t "
"""Includes the byte order mark at the beginning of a file."""


class Bill(Generic[RowT, SummaryT]):
    """An iterator over the rows of a bill, in the order of the file; the summary follows with `summary()`.

    Iterating raises `DamagedBill` if the file is incomplete or differs from its official page. The rows returned before that
    are correct.
    """

    def __init__(self, row: type[RowT], summary: type[SummaryT], lines: bytes | Lines) -> None:
        self._row = row
        self._summary = summary
        self._read_summary: SummaryT | None = None
        self._rows = self._read(_lines_of(lines))

    def __iter__(self) -> Iterator[RowT]:
        return self._rows

    def summary(self) -> SummaryT:
        """Return the count and the totals at the end of the file, skipping rows that are not read yet.

        Raises:
            DamagedBill: The file is incomplete or differs from its official page.
        """
        for _ in self._rows:
            pass
        if self._read_summary is None:
            raise DamagedBill(phrase("The bill could not be read to the end, so it has no summary. Download it again."))
        return self._read_summary

    def _read(self, lines: Lines) -> Iterator[RowT]:
        number = count = 0
        try:
            numbered = enumerate(_as_text(lines), 1)
            number, header = _header(numbered, self._row)
            width, row = len(header.columns), self._row
            for number, line in numbered:
                if line[:1] == _BACKQUOTE:
                    cells = line.rstrip(_LINE_END)[1:].split(_CELL_END)
                    if len(cells) != width:
                        raise _wrong_width(number, line, cells, header)
                    count += 1
                    yield row(number, cells, header)
                elif line.strip():
                    self._read_summary = _summary(chain([(number, line)], numbered), self._summary, count)
                    return
        except UnicodeDecodeError:
            raise _damaged(number + 1, phrase("the text is not valid UTF-8")) from None
        raise _damaged(
            number, phrase("the file is incomplete: it ends after {count} rows without a summary", count=count)
        )


def _lines_of(lines: bytes | Lines) -> Lines:
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


def _as_text(lines: Lines) -> Iterator[str]:
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


def _header(numbered: _Numbered, row: type[Row]) -> tuple[int, Header]:
    """Parse the next line that is not empty as column names."""
    number, line = next(((number, line) for number, line in numbered if line.strip(_BLANK)), (1, ""))
    names = tuple(name.strip().removeprefix(_BACKQUOTE) for name in line.strip(_BLANK).split(","))
    missing = [name for name in row.recognised_by if name not in names]
    if missing:
        problem = phrase(
            "expected column names that include {names}, got {received}",
            names=listed(row.recognised_by),
            received=display(line),
        )
        raise _damaged(number, problem)
    header = Header(names)
    if len(header.positions) < len(names):
        raise _damaged(number, phrase("the column {name} appears twice", name=display(_first_repeated(names))))
    return number, header


def _first_repeated(names: Sequence[str]) -> str:
    """Return the first name that appears more than once; there must be one."""
    last = {name: position for position, name in enumerate(names)}
    return next(name for position, name in enumerate(names) if last[name] != position)


def _summary(numbered: _Numbered, summary: type[SummaryT], count: int) -> SummaryT:
    """Parse the last two lines: the column names and values of the summary."""
    number, header = _header(numbered, summary)
    number, line = next(((number, line) for number, line in numbered if line.strip()), (number, ""))
    cells = line.strip(_LINE_END).removeprefix(_BACKQUOTE).split(_CELL_END)
    if len(cells) != len(header.columns):
        raise _wrong_width(number, line, cells, header)
    read = summary(number, cells, header)
    if read.row_count is not None and read.row_count != count:
        raise _damaged(
            number,
            phrase(
                "the file is incomplete: the summary counts {expected} rows, but it has {count}",
                expected=read.row_count,
                count=count,
            ),
        )
    for number, line in numbered:
        if line.strip():
            raise _damaged(
                number, phrase("expected the end of the file after the summary, got {received}", received=display(line))
            )
    return read


def _wrong_width(number: int, line: str, cells: list[str], header: Header) -> DamagedBill:
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
    return _damaged(number, problem)


def _damaged(number: int, problem: str) -> DamagedBill:
    return DamagedBill(
        phrase("Line {number} of the bill: {problem}. Download the bill again.", number=number, problem=problem),
        line_number=number,
    )
