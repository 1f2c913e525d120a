"""Read a bill as batches of columns.

`pyarrow.csv` splits a block of lines at every comma. If each row then has the right number of cells, each cell begins with a backquote,
and each line ends where a line of the bill ends, the cells are those of the bill. Otherwise the block is split once more, at a character
that replaces only the commas before a backquote. If that fails as well, its lines are read as rows, which also finds out what is
wrong. The values are the same in each case.

Requires the extra `[arrow]`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any, Generic, TypeVar

from wechatpay_runtime.bills.arrow_columns import Refused, arrow_columns
from wechatpay_runtime.bills.arrow_library import csv, pa
from wechatpay_runtime.bills.arrow_sums import Sums
from wechatpay_runtime.bills.cell_bytes import NotCells, byte_count
from wechatpay_runtime.bills.columns import Row, Summary
from wechatpay_runtime.bills.line_blocks import LineBlocks
from wechatpay_runtime.bills.reading import (
    BACKQUOTE,
    CELL_END,
    LINE_END,
    incomplete,
    not_utf8,
    read_header,
    read_summary,
    wrong_width,
)
from wechatpay_runtime.errors import DamagedBill

SummaryT = TypeVar("SummaryT", bound=Summary)
_OTHER_LINES = re.compile(rb"(?<![^\n])[^`\s][^\n]*")
"""Lines that are not rows and do not begin with a space of ASCII."""
_SEPARATORS = [bytes([code]) for code in range(1, 32) if code not in b"\t\n\r"]
_ANY_SIZE = 2**31 - 1
"""So that rows are read as one block."""
_ROW_OR_BLANK = b"`\r\n\t "
_LINES_OF_SUMMARY = 4
"""At most so many lines at the end of a usual bill are not rows."""


class ColumnReading(Generic[SummaryT]):
    """A bill of which the rows are read as batches of columns.

    Raises:
        DamagedBill: The file has no line of column names, or lacks a column.
    """

    def __init__(self, row: type[Row], summary: type[SummaryT], lines: LineBlocks) -> None:
        self._summary_type = summary
        self._lines = lines
        self._count = 0
        self.summary: SummaryT | None = None
        """The count and the totals; `None` before the last batch is read."""
        try:
            _, self._header = read_header(iter(self._lines), row)
        except UnicodeError:
            raise not_utf8(self._lines.line_number + 1) from None
        self._columns = arrow_columns(row, self._header)
        self._split = Split(len(self._header.columns))
        self._sums = Sums(summary)
        self.schema = pa.schema([pa.field(column.name, column.type) for column in self._columns])

    def reader(self, batches: Iterator[Any]) -> Any:
        """Return a reader of batches of these columns."""
        return pa.RecordBatchReader.from_batches(self.schema, batches)

    def batches(self) -> Iterator[Any]:
        """Yield the rows as record batches; the last one is followed by the summary.

        Raises:
            DamagedBill: The file is incomplete, differs from its official page, or its summary differs from its rows.
        """
        try:
            while block := self._lines.take_block():
                yield from self._batches(block)
                for number, line in iter(self._lines) if self._lines.has_block else ():
                    if line.strip():
                        self._finish(number, line)
                        return
                    break
        except UnicodeError:
            raise not_utf8(self._lines.line_number + 1) from None
        raise incomplete(self._lines.line_number, self._count)

    def _finish(self, number: int, line: str) -> None:
        summary = read_summary(chain([(number, line)], self._lines), self._summary_type, self._count)
        self._sums.compare(summary)
        self.summary = summary

    def _batches(self, block: memoryview) -> Iterator[Any]:
        """Yield the rows at the beginning of a block, and put back what follows them."""
        rows = block[: self._quick_end_of_rows(len(block))]
        batch = self._batch_of(self._split.at_commas(rows))
        if batch is None:
            batch = self._batch_of(self._split.at_cell_ends(rows))
        if batch is None:
            rows = block[: _end_of_rows(block)]
        self._lines.put_back(len(block) - len(rows))
        if batch is None:
            yield from self._read_each(bytes(rows)) if rows else ()
        else:
            self._lines.line_number += len(batch)
            yield self._counted(batch)

    def _quick_end_of_rows(self, size: int) -> int:
        """Return where the first line that is neither a row nor blank begins, looking only at the last lines of the block."""
        lines = self._lines.last_lines(_LINES_OF_SUMMARY)
        return size - max((left for left, first in lines if left <= size and first not in _ROW_OR_BLANK), default=0)

    def _batch_of(self, strings: list[Any] | None) -> Any:
        """Parse the columns of consecutive lines; `None` if they could not be split, or not where cells end."""
        if strings is None:
            return None
        try:
            return self._parse(
                strings, range(self._lines.line_number + 1, self._lines.line_number + 1 + len(strings[0]))
            )
        except NotCells:
            return None

    def _parse(self, strings: list[Any], line_numbers: Sequence[int]) -> Any:
        arrays: list[Any] = []
        error: DamagedBill | None = None
        for column in self._columns:
            if column.position is None:
                arrays.append(pa.nulls(len(line_numbers), column.type))
                continue
            try:
                arrays.append(column.parse(strings[column.position]))
            except Refused as refused:
                # Raised only when all columns are known to be split where their cells end.
                error = error or column.error(line_numbers[refused.row], refused.text, refused.expected)
        if error:
            raise error
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)

    def _counted(self, batch: Any) -> Any:
        self._count += len(batch)
        self._sums.add(batch)
        return batch

    def _read_each(self, rows: bytes) -> Iterator[Any]:
        """Read lines as rows; yield those before a wrong line, then raise its error."""
        read: list[list[str]] = []
        numbers: list[int] = []
        error: DamagedBill | None = None
        left = len(rows)
        for line in rows[:-1].split(b"\n"):
            try:
                text = line.decode() + self._lines.line_end
            except UnicodeDecodeError:
                error = not_utf8(self._lines.line_number + 1)
                break
            if text[:1] == BACKQUOTE:
                cells = text.rstrip(LINE_END)[1:].split(CELL_END)
                if len(cells) != len(self._header.columns):
                    error = wrong_width(self._lines.line_number + 1, text, cells, self._header)
                    break
                read.append(cells)
                numbers.append(self._lines.line_number + 1)
            elif text.strip():
                self._lines.put_back(left)
                break
            self._lines.line_number += 1
            left -= len(line) + 1
        if read:
            strings = [
                pa.array([BACKQUOTE + cell for cell in column], pa.string()) for column in zip(*read, strict=True)
            ]
            yield self._counted(self._parse(strings, numbers))
        if error:
            raise error


class Split:
    """Splits lines into the cells of `width` columns: arrays of strings, each with the backquote before a cell."""

    def __init__(self, width: int) -> None:
        self._names = [str(position) for position in range(width)]
        types = dict.fromkeys(self._names, pa.string())
        self._read_options = csv.ReadOptions(use_threads=False, block_size=_ANY_SIZE, column_names=self._names)
        # UTF-8 is checked later, where it costs less.
        self._convert_options = csv.ConvertOptions(column_types=types, strings_can_be_null=False, check_utf8=False)

    def at_commas(self, rows: memoryview) -> list[Any] | None:
        """Split at every comma; `None` if a line has more or fewer cells, or is not a line of a bill."""
        return self._split(rows, ",") if rows else None

    def at_cell_ends(self, rows: memoryview) -> list[Any] | None:
        """Split at each comma before a backquote; `None` if a line has more or fewer cells, or is not a line of a bill."""
        content = bytes(rows)
        separator = next((separator for separator in _SEPARATORS if separator not in content), None)
        if not content or separator is None:
            return None
        return self._split(content.replace(b",`", separator + b"`"), separator.decode())

    def _split(self, rows: bytes | memoryview, separator: str) -> list[Any] | None:
        try:
            table = csv.read_csv(
                pa.BufferReader(rows),
                read_options=self._read_options,
                parse_options=_parse_options(separator),
                convert_options=self._convert_options,
            )
        except pa.ArrowInvalid:
            return None
        columns = [
            column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks) for column in table.columns
        ]
        separators = (len(self._names) - 1) * len(table)
        line_ends = len(rows) - sum(map(byte_count, columns)) - separators
        # The library ends a line at a carriage return as well, so each line must end with CR LF, or none must contain a CR.
        if line_ends == 2 * len(table) or (line_ends == len(table) and b"\r" not in bytes(rows)):
            return columns
        return None


@cache
def _parse_options(separator: str) -> Any:
    return csv.ParseOptions(delimiter=separator, quote_char=False, double_quote=False, ignore_empty_lines=False)


def _end_of_rows(block: memoryview) -> int:
    """Return where the first line that is neither a row nor blank begins."""
    for found in _OTHER_LINES.finditer(block):
        if bytes(found[0]).decode(errors="replace").strip():
            return found.start()
    return len(block)
