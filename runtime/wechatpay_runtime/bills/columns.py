"""Rows of bills, and their columns.

A row keeps the texts of its cells; a column reads its cell when it is asked for, so what nobody asks for costs nothing
and cannot fail.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from attrs import Factory, field, frozen

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime.errors import DamagedBill
from wechatpay_runtime.jsonable import Jsonable

T = TypeVar("T")
_SHOWN_CHARACTERS = 40


def display(text: str) -> str:
    """A piece of a bill as a message shows it: quoted, and not long."""
    return repr(text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…")


def _positions(header: "Header") -> Mapping[str, int]:
    return {column: position for position, column in enumerate(header.columns)}


@frozen
class Header:
    """The names of a bill's columns, in the order of its file."""

    columns: tuple[str, ...]
    positions: Mapping[str, int] = field(init=False, repr=False, eq=False, default=Factory(_positions, takes_self=True))


@frozen
class Row(Jsonable):
    """One row of a bill.

    Its attributes are the columns that the official page lists, with the types that they say. `row["交易时间"]` is the text
    of any column of the file, new ones included, and `to_dict()` all of them.
    """

    line_number: int
    """Where it stands in the file, counted from 1."""
    cells: Sequence[str]
    """The texts of its cells, in the order of the file, each without its backquote."""
    header: Header = field(repr=False)

    recognised_by: ClassVar[tuple[str, ...]] = ()
    """Columns that every such bill has."""

    def __getitem__(self, column: str) -> str:
        """The text of a column, by its official name.

        Raises:
            KeyError: The bill has no such column.
        """
        position = self.header.positions.get(column)
        if position is None:
            raise KeyError(f"The bill has no column {column!r}{did_you_mean(column, self.header.columns)}.")
        return self.cells[position]

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:  # noqa: ARG002 - bills hold nothing encrypted
        """The text of every column of the file, by its official name."""
        return self.as_dict()

    def as_dict(self) -> dict[str, str]:
        """The same as `to_dict`, typed as texts."""
        return dict(zip(self.header.columns, self.cells, strict=True))


class Column(Generic[T]):
    """A column that every such bill has."""

    def __init__(self, read: Callable[[str], T], zh: str, *older: str) -> None:
        self.read = read
        self.zh = zh
        """Its official name."""
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
        where = f"Line {row.line_number} of the bill, {self.zh}"
        return DamagedBill(
            f"{where}: expected {expected}; received {display(text)}. Take the text itself, as row[{self.zh!r}].",
            line_number=row.line_number,
            column=self.zh,
        )

    def _missing(self, row: Row) -> str:
        """The cell of a bill that calls the column otherwise."""
        positions = row.header.positions
        for name in self.older:
            if name in positions:
                return row.cells[positions[name]]
        raise DamagedBill(
            f"The bill has no column {self.zh}. It has {one_line(', '.join(row.header.columns))}.", column=self.zh
        )


class OptionalColumn(Column[T | None], Generic[T]):
    """A column that is `None` where the bill does not have it, and where its cell is empty."""

    def __init__(self, read: Callable[[str], T], zh: str, *older: str) -> None:
        super().__init__(lambda text: read(text) if text else None, zh, *older)

    def _missing(self, row: Row) -> str:
        positions = row.header.positions
        return next((row.cells[positions[name]] for name in self.older if name in positions), "")


@frozen
class Summary(Row):
    """The count and the sums at the end of a bill."""

    row_count: ClassVar[Column[int]]
    """How many rows the bill has."""
