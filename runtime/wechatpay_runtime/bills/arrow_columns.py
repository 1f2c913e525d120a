"""The columns of a bill as Arrow arrays: their types, and the cells of many rows parsed at once.

The parsers here handle the usual forms of a cell. If any cell of a block has another form, every cell of its column is parsed as in
a row, so that the values are the same.

Requires the extra `[arrow]`.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.bills.arrow_library import pa, pc
from wechatpay_runtime.bills.cell_bytes import CellBytes, cast_or_none, without_backquotes
from wechatpay_runtime.bills.cells import as_fen, as_moment, as_yuan
from wechatpay_runtime.bills.columns import Column, Header, Row

Kind: TypeAlias = Literal["fen", "yuan", "moment", "code", "text"]
_YUAN_DIGITS, _YUAN_PLACES = 18, 5
TYPES: dict[Kind, Any] = {
    "fen": pa.int64(),
    "yuan": pa.decimal128(_YUAN_DIGITS, _YUAN_PLACES),
    "moment": pa.timestamp("us", "Asia/Shanghai"),
    "code": pa.dictionary(pa.int32(), pa.string()),
    "text": pa.string(),
}
_WIDE = pa.decimal128(_YUAN_DIGITS + 1, 0)
"""Has room for every int64."""
_YUAN = rf"^[+-]?[0-9]{{1,{_YUAN_DIGITS - _YUAN_PLACES}}}(\.[0-9]{{1,{_YUAN_PLACES}}})?$"
_LARGEST_FEN = 10 ** (_YUAN_DIGITS - _YUAN_PLACES + 2) - 1
_OF_A_FEN = pa.scalar(10 ** (_YUAN_PLACES - 2), pa.int64())
"""Number of the smallest units of `yuan` in one fen."""
_MOMENT_BYTES = len("`2015-01-01 10:00:00")
_LOCAL = pa.timestamp("us")
_BEIJING = pa.scalar(8 * 3600 * 1_000_000, pa.int64())
_YEAR_1 = pa.scalar(datetime.min, _LOCAL).value  # noqa: DTZ901 - the first moment of the calendar, in any time zone
_FIRST_CODE = pa.scalar(0, pa.int32())
_LONGEST_INT64 = 2**63


def _null_where(condition: Any, array: Any) -> Any:
    return pc.if_else(condition, pa.scalar(None, array.type), array)


def _moments(cells: CellBytes) -> Any:
    if not cells.have_length(_MOMENT_BYTES):
        return None
    local = cast_or_none(cells.contents().view(pa.string()), _LOCAL)
    if local is None or pc.min(local).value < _YEAR_1:
        return None
    return pc.subtract(local.view(pa.int64()), _BEIJING).view(TYPES["moment"])


def _yuan(cells: CellBytes) -> Any:
    fen = cells.hundredths()
    if fen is not None:
        extent = pc.min_max(fen)
        if extent["min"].as_py() >= -_LARGEST_FEN and extent["max"].as_py() <= _LARGEST_FEN:
            units = pc.cast(pc.multiply(fen, _OF_A_FEN), _WIDE)
            return pa.Array.from_buffers(TYPES["yuan"], len(units), units.buffers())
    texts = cells.texts()
    return cast_or_none(texts, TYPES["yuan"]) if pc.all(pc.match_substring_regex(texts, _YUAN)).as_py() else None


_FAST: dict[Kind, Callable[[CellBytes], Any]] = {"fen": CellBytes.hundredths, "yuan": _yuan, "moment": _moments}


def _exact_fen(text: str) -> int:
    fen = as_fen(text)
    if abs(fen) >= _LONGEST_INT64:
        raise ValueError(phrase("an amount below 92 quadrillion yuan"))
    return fen


def _exact_yuan(text: str) -> Decimal:
    as_yuan(text)
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) > _YUAN_PLACES or len(whole.lstrip("+-0")) > _YUAN_DIGITS - _YUAN_PLACES:
        raise ValueError(
            phrase("an amount in yuan with at most 13 digits before the decimal point and five after it, such as 12.34")
        )
    return Decimal(f"{whole}.{fraction}")


def _exact_moment(text: str) -> datetime:
    moment = as_moment(text)
    if isinstance(moment, str):
        raise ValueError(phrase("a date and time, such as 2015-01-01 10:00:00"))  # noqa: TRY004 - a cell, not an argument
    return moment


_EXACT: dict[Kind, Callable[[str], Any]] = {"fen": _exact_fen, "yuan": _exact_yuan, "moment": _exact_moment}


class Refused(Exception):
    """A cell cannot be parsed."""

    def __init__(self, row: int, text: str, expected: ValueError) -> None:
        super().__init__(row, text, expected)
        self.row, self.text, self.expected = row, text, expected


class ArrowColumn:
    """A column of Arrow, and how its cells are parsed."""

    def __init__(self, name: str, kind: Kind, position: int | None, column: Column[Any]) -> None:
        self.name = name
        self.type = TYPES[kind]
        self.position = position
        """Position of its cells in a row; `None` if the bill does not have it."""
        self.error = column.unreadable
        """Returns the error for a cell that cannot be parsed, by the number of its line."""
        self._kind: Kind = kind
        self._is_optional = column.is_optional
        self._repeated: tuple[str, Any] = ("", None)
        """The text that all cells of a block had, and an array of its value."""

    def parse(self, strings: Any) -> Any:
        """Parse cells: an array of strings that begin with a backquote.

        Raises:
            NotCells: A string does not begin with a backquote.
            Refused: A cell cannot be parsed.
        """
        cells = CellBytes(strings)
        if cells.is_constant():
            return self._repeat(cells.first(), len(strings))
        if self._kind == "code":
            return self._codes(strings.dictionary_encode())
        has_empty = self._is_optional and cells.shortest == 1
        if self._kind == "text":
            texts = cells.texts()
            return _null_where(pc.equal(texts, ""), texts) if has_empty else texts
        if has_empty:
            return self._parse_filled(strings)
        parsed = _FAST[self._kind](cells)
        return self._parse_each(cells.texts().to_pylist()) if parsed is None else parsed

    def _repeat(self, text: str, count: int) -> Any:
        former, array = self._repeated
        if array is None or former != text or len(array) < count:
            value = self._parse_each([text])
            if self._kind == "code" and not value.null_count:
                array = pa.DictionaryArray.from_arrays(pa.repeat(_FIRST_CODE, count), value.dictionary)
            else:
                array = pa.nulls(count, self.type) if value.null_count else pa.repeat(value[0], count)
            self._repeated = (text, array)
        return array.slice(0, count)

    def _parse_filled(self, strings: Any) -> Any:
        """Parse cells some of which are empty, which become null."""
        is_filled = pc.not_equal(strings, "`")
        try:
            values = self.parse(strings.filter(is_filled))
        except Refused as refused:
            rows = pc.indices_nonzero(is_filled)
            raise Refused(rows[refused.row].as_py(), refused.text, refused.expected) from None
        positions = pc.subtract(pc.cumulative_sum(is_filled.cast(pa.int32())), pa.scalar(1, pa.int32()))
        return values.take(_null_where(pc.invert(is_filled), positions))

    def _codes(self, encoded: Any) -> Any:
        texts = without_backquotes(encoded.dictionary)
        indices = encoded.indices
        if self._is_optional and (empty := pc.index(texts, "").as_py()) >= 0:
            indices = _null_where(pc.equal(indices, pa.scalar(empty, pa.int32())), indices)
        return pa.DictionaryArray.from_arrays(indices, texts, safe=False)

    def _parse_each(self, texts: list[str]) -> Any:
        """Parse every cell as in a row."""
        read = _EXACT.get(self._kind, str)
        values: list[Any] = []
        for row, text in enumerate(texts):
            try:
                values.append(None if self._is_optional and not text else read(text))
            except ValueError as expected:
                raise Refused(row, text, expected) from None
        return pa.array(values, self.type)


def arrow_columns(row: type[Row], header: Header) -> list[ArrowColumn]:
    """Return the columns of a bill: first those with an attribute, in their order, then the others under their official names.

    Raises:
        DamagedBill: The bill lacks a column.
    """
    known = list(_known(row, header))
    taken = {column.position for column in known}
    others = [name for name in header.columns if header.positions[name] not in taken]
    return [*known, *(ArrowColumn(name, "text", header.positions[name], Column(str, name)) for name in others)]


def _known(row: type[Row], header: Header) -> Iterator[ArrowColumn]:
    attributes = vars(row)
    for name in attributes:
        if isinstance(attributes[name], Column) and (kind := _kind(row, attributes[name])):
            column: Column[Any] = attributes[name]
            yield ArrowColumn(name, kind, column.position(header), column)


def _kind(row: type[Row], column: Column[Any]) -> Kind | None:
    """Return the kind of a column; `None` for the amounts in the unit that is not kept."""
    is_unrounded = column.zh in row.unrounded
    if column.parse is as_fen:
        return None if is_unrounded else "fen"
    if column.parse is as_yuan:
        return "yuan" if is_unrounded else None
    if column.parse is as_moment:
        return "moment"
    return "code" if column.zh in row.codes else "text"
