"""Walks through the lines of a bill.

The form, as the official pages describe it: a line of column names; one line for each row, with a backquote before every
cell; a line with the names of the summary; one line with the summary. Cells are not quoted: the comma that ends one
stands right before the backquote of the next. A cell may hold any other character, also those at which
`str.splitlines` cuts, such as U+2028: a line ends at a line feed and nowhere else.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import chain
from typing import Any, Generic, TypeAlias, TypeVar, cast

from wechatpay_runtime.bills.columns import Header, Row, Summary, display
from wechatpay_runtime.errors import DamagedBill, InvalidArgument

Lines: TypeAlias = Iterable[str] | Iterable[bytes]
"""Lines of a file: bytes of UTF-8, as a file opened with `"rb"` gives them, or text."""

RowT = TypeVar("RowT", bound=Row)
SummaryT = TypeVar("SummaryT", bound=Summary)
_Numbered: TypeAlias = Iterator[tuple[int, str]]
_BACKQUOTE = "`"
_CELL_END = ",`"
_LINE_END = "\r\n"
_BLANK = "\ufeff\r\n\t "
"""The byte order mark at the beginning of a file among it."""


class Bill(Generic[RowT, SummaryT]):
    """The rows of a bill, once and in the order of the file, and its summary.

    Iterating raises `DamagedBill` where the file is not as its official page describes it, or is not whole; the rows
    given out before were right.
    """

    def __init__(self, row: type[RowT], summary: type[SummaryT], lines: bytes | Lines) -> None:
        self._row = row
        self._summary = summary
        self._read_summary: SummaryT | None = None
        self._rows = self._read(_lines_of(lines))

    def __iter__(self) -> Iterator[RowT]:
        return self._rows

    def summary(self) -> SummaryT:
        """The count and the sums that stand at the end of the file; rows not read yet are passed over.

        Raises:
            DamagedBill: The file is not as its official page describes it, or is not whole.
        """
        for _ in self._rows:
            pass
        if self._read_summary is None:
            raise DamagedBill("The bill could not be read to its end, so its summary is not known. Download it again.")
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
            raise _damaged(number + 1, "this is no UTF-8 text") from None
        raise _damaged(number, f"the file ends after {count} rows without its summary, so it is not whole")


def _lines_of(lines: bytes | Lines) -> Lines:
    """The lines of a bill that may be given whole."""
    if isinstance(lines, str):
        return StringIO(lines, newline="\n")
    if isinstance(lines, bytes):
        return BytesIO(lines)
    if not isinstance(lines, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]  # not everybody checks types
        raise InvalidArgument(f"A bill is text, bytes or lines, not {type(lines).__name__}. Open a path with 'rb'.")
    return lines


def _as_text(lines: Lines) -> Iterator[str]:
    lines_left: Iterator[Any] = iter(lines)
    first = next(lines_left, "")
    all_lines = chain([first], lines_left)
    if isinstance(first, bytes):
        return map(bytes.decode, cast("Iterator[bytes]", all_lines))
    if not isinstance(first, str):
        raise InvalidArgument(f"A line of a bill is text or bytes, not {type(first).__name__}.")
    return cast("Iterator[str]", all_lines)


def _header(numbered: _Numbered, row: type[Row]) -> tuple[int, Header]:
    """The next line that is not empty, as names of columns."""
    number, line = next(((number, line) for number, line in numbered if line.strip(_BLANK)), (1, ""))
    names = tuple(name.strip().removeprefix(_BACKQUOTE) for name in line.strip(_BLANK).split(","))
    missing = [name for name in row.recognised_by if name not in names]
    if missing:
        expected = f"expected names of columns, {', '.join(row.recognised_by)} among them; received {display(line)}"
        raise _damaged(number, expected)
    header = Header(names)
    if len(header.positions) < len(names):
        raise _damaged(number, f"the column {display(_first_repeated(names))} stands twice")
    return number, header


def _first_repeated(names: Sequence[str]) -> str:
    """The first name that stands there again; one does."""
    last = {name: position for position, name in enumerate(names)}
    return next(name for position, name in enumerate(names) if last[name] != position)


def _summary(numbered: _Numbered, summary: type[SummaryT], count: int) -> SummaryT:
    """The last two lines: the names and the figures."""
    number, header = _header(numbered, summary)
    number, line = next(((number, line) for number, line in numbered if line.strip()), (number, ""))
    cells = line.strip(_LINE_END).removeprefix(_BACKQUOTE).split(_CELL_END)
    if len(cells) != len(header.columns):
        raise _wrong_width(number, line, cells, header)
    read = summary(number, cells, header)
    if read.row_count != count:
        raise _damaged(number, f"the summary counts {read.row_count} rows and {count} came, so the file is not whole")
    for number, line in numbered:
        if line.strip():
            raise _damaged(number, f"nothing should follow the summary; received {display(line)}")
    return read


def _wrong_width(number: int, line: str, cells: list[str], header: Header) -> DamagedBill:
    what = f"{len(cells)} cells stand under {len(header.columns)} names of columns"
    if not line.endswith("\n") and len(cells) < len(header.columns):
        what += (
            ". This line has no line feed: if you cut the text with splitlines(), which cuts inside cells, too, give the "
            "text itself"
        )
    return _damaged(number, what)


def _damaged(number: int, what: str) -> DamagedBill:
    return DamagedBill(f"Line {number} of the bill: {what}. Download the bill again.", line_number=number)
