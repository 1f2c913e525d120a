"""Rows of bills and their columns.

A row keeps the text of its cells. A cell is parsed when its attribute is accessed, so unused cells cost nothing and cannot fail.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from attrs import Factory, field, frozen

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime.errors import DamagedBill
from wechatpay_runtime.jsonable import Jsonable

T = TypeVar("T")
_SHOWN_CHARACTERS = 40


def display(text: str) -> str:
    """Quote a piece of a bill for a message, shortened to 40 characters."""
    return repr(text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…")


def _positions(header: "Header") -> Mapping[str, int]:
    return {column: position for position, column in enumerate(header.columns)}


@frozen
class Header:
    """The names of a bill's columns, in the order of the file."""

    columns: tuple[str, ...]
    positions: Mapping[str, int] = field(init=False, repr=False, eq=False, default=Factory(_positions, takes_self=True))


@frozen
class Row(Jsonable):
    """One row of a bill.

    Its attributes are the columns that the official page lists, parsed. `row["交易时间"]` is the text of any column in the
    file, including new ones, and `to_dict()` returns all of them.
    """

    line_number: int
    """Number of its line in the file, counted from 1."""
    cells: Sequence[str]
    """The text of its cells, in the order of the file, without backquotes."""
    header: Header = field(repr=False)

    recognised_by: ClassVar[tuple[str, ...]] = ()
    """Columns that identify the kind of bill."""

    def __getitem__(self, column: str) -> str:
        """Return the text of a column, by its official name.

        Raises:
            KeyError: The bill has no such column.
        """
        position = self.header.positions.get(column)
        if position is None:
            raise KeyError(
                phrase(
                    "The bill has no column {column!r}{hint}.",
                    column=column,
                    hint=did_you_mean(column, self.header.columns),
                )
            )
        return self.cells[position]

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:  # noqa: ARG002 - bills contain nothing encrypted
        """Return the text of every column in the file, keyed by official name."""
        return self.as_dict()

    def as_dict(self) -> dict[str, str]:
        """Return the same as `to_dict`, typed as a dict of strings."""
        return dict(zip(self.header.columns, self.cells, strict=True))


class Column(Generic[T]):
    """A column that every bill of this kind has."""

    def __init__(self, read: Callable[[str], T], zh: str, *older: str) -> None:
        self.read = read
        self.zh = zh
        """The official name of the column."""
        self.older = older
        """Its names in earlier versions of the bill."""

    @overload
    def __get__(self, row: None, owner: type[Row]) -> Self: ...

    @overload
    def __get__(self, row: Row, owner: type[Row]) -> T: ...

    def __get__(self, row: Row | None, owner: type[Row]) -> T | Self:
        if row is None:
            return self
        try:
            text = row.cells[row.header.positions[self.zh]]
        except KeyError:
            text = self._missing(row)
        try:
            return self.read(text)
        except ValueError as expected:
            raise self._unreadable(row, text, expected) from None

    def _unreadable(self, row: Row, text: str, expected: ValueError) -> DamagedBill:
        place = phrase("Line {line_number} of the bill, {column}", line_number=row.line_number, column=self.zh)
        return DamagedBill(
            phrase(
                "{place}: expected {expected}, got {received}. Use row[{column!r}] to read the text.",
                place=place,
                expected=expected,
                received=display(text),
                column=self.zh,
            ),
            line_number=row.line_number,
            column=self.zh,
        )

    def _missing(self, row: Row) -> str:
        """Return the cell in a bill that has an older name for the column."""
        positions = row.header.positions
        for name in self.older:
            if name in positions:
                return row.cells[positions[name]]
        raise DamagedBill(
            phrase(
                "The bill has no column {column}. Its columns are {columns}.",
                column=self.zh,
                columns=one_line(", ".join(row.header.columns)),
            ),
            column=self.zh,
        )


class OptionalColumn(Column[T | None], Generic[T]):
    """A column that is `None` if the bill does not have it or its cell is empty."""

    def __init__(self, read: Callable[[str], T], zh: str, *older: str) -> None:
        super().__init__(lambda text: read(text) if text else None, zh, *older)

    def _missing(self, row: Row) -> str:
        positions = row.header.positions
        return next((row.cells[positions[name]] for name in self.older if name in positions), "")


@frozen
class Summary(Row):
    """The count and the sums at the end of a bill."""

    row_count: ClassVar[Column[int] | None] = None
    """Number of rows in the bill; `None` if it is not known which column has it."""
