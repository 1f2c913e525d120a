"""A bill that is read, as rows or as columns."""

from collections.abc import Generator, Iterator
from inspect import GEN_CREATED, getgeneratorstate
from itertools import chain
from typing import Any, Generic, TypeVar

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.bills.columns import Row, Summary
from wechatpay_runtime.bills.line_blocks import DEFAULT_BATCH_BYTES, LineBlocks
from wechatpay_runtime.bills.reading import (
    BACKQUOTE,
    CELL_END,
    LINE_END,
    Lines,
    as_text,
    incomplete,
    lines_of,
    not_utf8,
    read_header,
    read_summary,
    wrong_width,
)
from wechatpay_runtime.errors import ConfigurationError, DamagedBill, InvalidArgument

RowT = TypeVar("RowT", bound=Row)
SummaryT = TypeVar("SummaryT", bound=Summary)


class Bill(Generic[RowT, SummaryT]):
    """An iterator over the rows of a bill, in the order of the file; the summary follows with `summary()`.

    Iterating raises `DamagedBill` if the file is incomplete or differs from its official page. The rows returned before that
    are correct.

    Instead of rows, `to_batches()` and `to_arrow()` return columns. A bill can be read once, either as rows or as columns.
    """

    def __init__(self, row: type[RowT], summary: type[SummaryT], lines: bytes | Lines) -> None:
        self._row = row
        self._summary = summary
        self._lines = lines_of(lines)
        self._read_summary: SummaryT | None = None
        self._rows = self._read()
        self._batches: Iterator[Any] | None = None

    @property
    def kind(self) -> str:
        """Kind of the bill: `trade`, `fund_flow` or `sharing`."""
        return self._row.kind

    def __iter__(self) -> Iterator[RowT]:
        if self._batches is not None:
            raise InvalidArgument(
                phrase(
                    "This bill is already read as columns. A bill can be read once: read the file again for its rows."
                )
            )
        return self._rows

    def summary(self) -> SummaryT:
        """Return the count and the totals at the end of the file, skipping rows that are not read yet.

        Raises:
            DamagedBill: The file is incomplete or differs from its official page.
        """
        for _ in self._rows if self._batches is None else self._batches:
            pass
        if self._read_summary is None:
            raise DamagedBill(phrase("The bill could not be read to the end, so it has no summary. Download it again."))
        return self._read_summary

    def to_batches(self, *, batch_bytes: int = DEFAULT_BATCH_BYTES) -> Any:
        """Return the rows as a `pyarrow.RecordBatchReader`. Requires the extra `[arrow]`.

        Only one batch is in memory at a time. The columns have the names of the attributes
        of a row: amounts `…_fen` as int64, the `fee` of a trade bill in yuan as decimal128(18, 5), moments as timestamps with
        the time zone Asia/Shanghai, codes as dictionaries, everything else as strings. A column of refunds that the bill does
        not have is null. Columns without an attribute follow under their official names, as strings.

        The reader raises what iterating raises, and `DamagedBill` for a cell that cannot be parsed, and for totals in the
        summary that differ from the sums of the rows.

        Args:
            batch_bytes: Bytes of the file that become one batch, about. Defaults to 2 MiB.

        Raises:
            DamagedBill: The file has no line of column names, or lacks a column.
            ConfigurationError: The extra `[arrow]` is not installed.
            InvalidArgument: The rows of this bill are already being read.
        """
        try:
            from wechatpay_runtime.bills.arrow_reading import ColumnReading
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != "pyarrow":
                raise
            raise ConfigurationError(
                phrase(
                    "Bills as columns require pyarrow, which is not installed. Run: pip install 'wechatpay-clients[arrow]'"
                )
            ) from None
        if self._batches is not None or getgeneratorstate(self._rows) != GEN_CREATED:
            raise InvalidArgument(
                phrase("This bill is already being read. A bill can be read once: read the file again for its columns.")
            )
        reading = ColumnReading(self._row, self._summary, LineBlocks(self._lines, batch_bytes))
        self._batches = self._noting_summary(reading)
        return reading.reader(self._batches)

    def to_arrow(self) -> Any:
        """Return all rows as a `pyarrow.Table`. Requires the extra `[arrow]`.

        The columns are those of `to_batches()`, which needs less memory.

        Raises:
            DamagedBill: The file is incomplete or differs from its official page.
            ConfigurationError: The extra `[arrow]` is not installed.
            InvalidArgument: The rows of this bill are already being read.
        """
        return self.to_batches().read_all()

    def _noting_summary(self, reading: Any) -> Iterator[Any]:
        yield from reading.batches()
        self._read_summary = reading.summary

    def _read(self) -> Generator[RowT, None, None]:
        number = count = 0
        try:
            numbered = enumerate(as_text(self._lines), 1)
            number, header = read_header(numbered, self._row)
            width, row = len(header.columns), self._row
            for number, line in numbered:
                if line[:1] == BACKQUOTE:
                    cells = line.rstrip(LINE_END)[1:].split(CELL_END)
                    if len(cells) != width:
                        raise wrong_width(number, line, cells, header)
                    count += 1
                    yield row(number, cells, header)
                elif line.strip():
                    self._read_summary = read_summary(chain([(number, line)], numbered), self._summary, count)
                    return
        except UnicodeDecodeError:
            raise not_utf8(number + 1) from None
        raise incomplete(number, count)
