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

    kind: ClassVar[str] = ""
    """Name of the kind of bill: `trade`, `fund_flow` or `sharing`."""
    recognised_by: ClassVar[tuple[str, ...]] = ()
    """Columns that identify the kind of bill."""
    codes: ClassVar[frozenset[str]] = frozenset()
    """Columns of which many rows have the same text, such as states. They become dictionaries in `to_arrow()`."""
    unrounded: ClassVar[frozenset[str]] = frozenset()
    """Amounts that can have more than two decimal places. They stay in yuan in `to_arrow()`."""

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

    is_optional: ClassVar[bool] = False

    def __init__(self, read: Callable[[str], T], zh: str, *older: str) -> None:
        self.read = read
        self.parse: Callable[[str], Any] = read
        """Parses a cell that is not empty."""
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
            raise self.unreadable(row.line_number, text, expected) from None

    def unreadable(self, line_number: int, text: str, expected: ValueError) -> DamagedBill:
        """Return the error for a cell that cannot be parsed."""
        place = phrase("Line {line_number} of the bill, {column}", line_number=line_number, column=self.zh)
        return DamagedBill(
            phrase(
                "{place}: expected {expected}, got {received}. Use row[{column!r}] to read the text.",
                place=place,
                expected=expected,
                received=display(text),
                column=self.zh,
            ),
            line_number=line_number,
            column=self.zh,
        )

    def position(self, header: Header) -> int | None:
        """Return the position of the column under any of its names; `None` if a bill without it is in order.

        Raises:
            DamagedBill: The bill must have the column.
        """
        found = next((header.positions[name] for name in (self.zh, *self.older) if name in header.positions), None)
        if found is None and not self.is_optional:
            raise DamagedBill(
                phrase(
                    "The bill has no column {column}. Its columns are {columns}.",
                    column=self.zh,
                    columns=one_line(", ".join(header.columns)),
                ),
                column=self.zh,
            )
        return found

    def _missing(self, row: Row) -> str:
        """Return the cell in a bill that has an older name for the column; an empty one if it may lack the column."""
        position = self.position(row.header)
        return "" if position is None else row.cells[position]


class OptionalColumn(Column[T | None], Generic[T]):
    """A column that is `None` if the bill does not have it or its cell is empty."""

    is_optional = True

    def __init__(self, read: Callable[[str], T], zh: str, *older: str) -> None:
        super().__init__(lambda text: read(text) if text else None, zh, *older)
        self.parse = read


@frozen
class Sum:
    """How a total of the summary follows from the rows: the sum of a column, or the number of rows."""

    total: str
    """Attribute of the summary."""
    of: str | None
    """Attribute of the row, as in `to_arrow()`; `None` counts rows."""
    where: tuple[str, str] | None = None
    """Attribute and text of the rows that count; `None` for all rows."""


@frozen
class Summary(Row):
    """The count and the sums at the end of a bill."""

    row_count: ClassVar[Column[int] | None] = None
    """Number of rows in the bill; `None` if it is not known which column has it."""
    sums: ClassVar[tuple[Sum, ...]] = ()
    """Totals that its official page defines as sums over the rows. `to_arrow()` checks them."""
