"""The cells of one column in a block of rows, as Arrow's buffers, with a backquote before each cell.

Requires the extra `[arrow]`.
"""

from typing import Any

from wechatpay_runtime.bills.arrow_library import pa, pc

_BACKQUOTE, _POINT, _ZERO = b"`.0"
_THREE, _FOUR = pa.scalar(3, pa.int32()), pa.scalar(4, pa.int32())
_SHORTEST_AMOUNT = len("`0.00")
_OFFSET_BYTES = 4
_multiples: dict[int, Any] = {}


class NotCells(Exception):
    """A cell does not begin with a backquote, so the block was not split where its cells end."""


def _multiples_of(factor: int, count: int) -> Any:
    """Return 0, `factor`, 2 * `factor`, … as an array of `count` int32."""
    if len(_multiples.get(factor, ())) < count:
        _multiples[factor] = pa.array(range(0, 2 * count * factor, factor), pa.int32())
    return _multiples[factor].slice(0, count)


def byte_count(strings: Any) -> int:
    """Return the number of bytes of all strings of an array."""
    offsets = strings.buffers()[1]
    return int.from_bytes(offsets.slice(_OFFSET_BYTES * len(strings), _OFFSET_BYTES).to_pybytes(), "little")


def is_utf8(content: bytes) -> bool:
    """Return whether bytes are valid UTF-8."""
    offsets = pa.array([0, len(content)], pa.int64()).buffers()[1]
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, offsets, pa.py_buffer(content)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


class CellBytes:
    """The cells of a column: an array of at least one string, which all begin with a backquote. It has no nulls and is not a slice.

    `shortest` and `longest` are the number of bytes of cells, including their backquotes, unless all cells are the same.

    Raises:
        NotCells: A string does not begin with a backquote.
    """

    def __init__(self, strings: Any) -> None:
        self.strings = strings
        self._count = len(strings)
        _, offsets, data = strings.buffers()
        size = byte_count(strings)
        self._buffer = data.slice(0, size)
        self._offsets = pa.Array.from_buffers(pa.int32(), self._count + 1, [None, offsets])
        self._bytes = pa.Array.from_buffers(pa.uint8(), size, [None, data])
        self.is_constant = self._is_constant(size)
        """Whether all cells have the same text."""
        if not (self._buffer[0] == _BACKQUOTE if self.is_constant else self._all_begin_with_backquote()):
            raise NotCells

    def _is_constant(self, size: int) -> bool:
        length = size // self._count
        return bool(
            length * self._count == size
            and length
            and self._buffer.slice(length).equals(self._buffer.slice(0, size - length))
            and self._offsets.equals(_multiples_of(length, self._count + 1))
        )

    def _all_begin_with_backquote(self) -> bool:
        self.shortest, self.longest = _extent(pc.binary_length(self.strings))
        return bool(self.shortest) and _extent(self._bytes.take(self._offsets.slice(0, self._count))) == (
            _BACKQUOTE,
            _BACKQUOTE,
        )

    def texts(self) -> Any:
        """Return the cells as strings, without their backquotes."""
        data = self._buffer.to_pybytes()
        rest = data.translate(None, b"`")
        if len(data) - len(rest) == self._count:
            return self._strings_of(rest, 1)
        return pc.utf8_slice_codeunits(self.strings, 1)

    def hundredths(self) -> Any:
        """Return amounts that all have two decimal places as an array of int64, in hundredths; `None` if any has another form.

        `12.34` becomes 1234 when its point is removed, so removing one point from each cell leaves integers.
        """
        if self.shortest < _SHORTEST_AMOUNT:
            return None
        ends = self._offsets.slice(1)
        if _extent(self._bytes.take(pc.subtract(ends, _THREE))) != (_POINT, _POINT):
            return None
        data = self._buffer.to_pybytes()
        digits = data.translate(None, b"`.")
        if len(data) - len(digits) != 2 * self._count:
            return None
        if b"-" in digits and _extent(self._bytes.take(pc.subtract(ends, _FOUR)))[0] < _ZERO:
            return None  # an amount such as -.12
        if b"x" in digits or b"X" in digits:
            return None  # the library reads 0x10 as 16
        return cast_or_none(self._strings_of(digits, 2), pa.int64())

    def _strings_of(self, data: bytes, removed: int) -> Any:
        """Return strings with other bytes, after `removed` bytes were removed from each."""
        offsets = pc.subtract(self._offsets, _multiples_of(removed, self._count + 1))
        return pa.Array.from_buffers(pa.string(), self._count, [None, offsets.buffers()[1], pa.py_buffer(data)])


def cast_or_none(array: Any, target: Any) -> Any:
    """Convert an array; `None` if a value cannot be converted."""
    try:
        return pc.cast(array, target)
    except pa.ArrowInvalid:
        return None


def _extent(array: Any) -> tuple[int, int]:
    """Return the smallest and the largest value."""
    extent = pc.min_max(array)
    return extent["min"].as_py(), extent["max"].as_py()
