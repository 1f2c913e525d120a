"""The cells of one column in a block of rows, as Arrow's buffers, with a backquote before each cell.

Requires the extra `[arrow]`.
"""

from functools import cached_property
from typing import Any

from wechatpay_runtime.bills.arrow_library import pa, pc

_UINT8, _INT64, _STRING, _BINARY = pa.uint8(), pa.int64(), pa.string(), pa.binary()
_ZERO = ord("0")
_THREE, _FOUR = pa.scalar(3, pa.int32()), pa.scalar(4, pa.int32())
_SHORTEST_AMOUNT = len("`0.00")
_OFFSET_BYTES = 4
# Calling a function of the library directly spares it from making its options again.
_WITHOUT_FIRST, _AFTER_FIRST = pc.get_function("binary_slice"), pc.SliceOptions(1, 2**31 - 1, 1)
_TAKE, _WITHIN_BOUNDS = pc.get_function("array_take"), pc.TakeOptions(boundscheck=True)
_FEW = 64
"""Faster in Python than with calls of Arrow."""
_multiples: dict[int, Any] = {}
_repeated: dict[bytes, bytes] = {}


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


class CellBytes:
    """The cells of a column: an array of at least one string, without nulls and not a slice.

    Texts and numbers raise `NotCells` if a cell does not begin with a backquote.
    """

    def __init__(self, strings: Any) -> None:
        self._strings = strings
        self._count = len(strings)
        _, self._offset_buffer, data = strings.buffers()
        self._size = byte_count(strings)
        self._buffer = data.slice(0, self._size)

    def is_constant(self) -> bool:
        """Return whether all cells have the same text."""
        length = self._size // self._count
        return bool(
            length * self._count == self._size
            and length
            and self._buffer.slice(length).equals(self._buffer.slice(0, self._size - length))
            and self._offsets.equals(_multiples_of(length, self._count + 1))
        )

    @cached_property
    def _offsets(self) -> Any:
        return pa.Array.from_buffers(pa.int32(), self._count + 1, [None, self._offset_buffer])

    @cached_property
    def shortest(self) -> int:
        """Number of bytes of the shortest cell, including its backquote."""
        lengths = pc.binary_length(self._strings)
        return int(pc.min_max(lengths)["min"].as_py())

    def have_length(self, length: int) -> bool:
        """Return whether each cell has so many bytes, including its backquote."""
        return self._size == length * self._count and self.shortest == length

    def first(self) -> str:
        """Return the text of the first cell."""
        try:
            text: str = self._strings[0].as_py()
        except UnicodeDecodeError:
            raise NotCells from None
        if not text.startswith("`"):
            raise NotCells
        return text[1:]

    def texts(self) -> Any:
        """Return the cells as strings, without their backquotes."""
        offsets = pa.py_buffer(b"".join(position.to_bytes(_OFFSET_BYTES, "little") for position in (0, self._size)))
        try:
            # Each cell begins with a character of one byte, so the cells are valid if they are together, which is faster to check.
            pa.Array.from_buffers(_STRING, 1, [None, offsets, self._buffer]).validate(full=True)
        except pa.ArrowInvalid:
            raise NotCells from None
        return self.contents().view(_STRING)

    def contents(self) -> Any:
        """Return the bytes of the cells, without their backquotes."""
        self._check()
        contents = _WITHOUT_FIRST.call([self._strings.view(_BINARY)], _AFTER_FIRST)
        # If a cell is empty, the byte that was checked is that of the next one, and fewer bytes are removed.
        if byte_count(contents) != self._size - self._count:
            raise NotCells
        return contents

    def hundredths(self) -> Any:
        """Return amounts that all have two decimal places as an array of int64, in hundredths; `None` if any has another form.

        `12.34` becomes 1234 when its point is removed, so removing one point from each cell leaves integers.
        """
        if self.shortest < _SHORTEST_AMOUNT:
            return None
        ends = self._offsets.slice(1)
        if not _are_all(self._bytes_at(pc.subtract(ends, _THREE)), b"."):
            return None
        self._check()
        data = self._buffer.to_pybytes()
        digits = data.translate(None, b"`.")
        if len(data) - len(digits) != 2 * self._count:
            return None
        if b"-" in digits and pc.min(self._bytes_at(pc.subtract(ends, _FOUR))).as_py() < _ZERO:
            return None  # an amount such as -.12
        if b"x" in digits or b"X" in digits:
            return None  # the library reads 0x10 as 16
        offsets = pc.subtract(self._offsets, _multiples_of(2, self._count + 1))
        integers = pa.Array.from_buffers(_STRING, self._count, [None, offsets.buffers()[1], pa.py_buffer(digits)])
        return cast_or_none(integers, _INT64)

    def _bytes_at(self, positions: Any) -> Any:
        return _TAKE.call([pa.Array.from_buffers(_UINT8, self._size, [None, self._buffer]), positions], _WITHIN_BOUNDS)

    def _check(self) -> None:
        """Check that a backquote is where each cell begins."""
        try:
            first_bytes = self._bytes_at(self._offsets.slice(0, self._count))
        except pa.ArrowIndexError:  # the last cell is empty
            raise NotCells from None
        if not _are_all(first_bytes, b"`"):
            raise NotCells


def cast_or_none(array: Any, target: Any) -> Any:
    """Convert an array; `None` if a value cannot be converted."""
    try:
        return pc.cast(array, target)
    except pa.ArrowInvalid:
        return None


def _are_all(codes: Any, character: bytes) -> bool:
    """Return whether an array of bytes has only one character."""
    count = len(codes)
    if len(_repeated.get(character, b"")) < count:
        _repeated[character] = 2 * count * character
    return bool(codes.buffers()[1].slice(0, count).equals(pa.py_buffer(_repeated[character]).slice(0, count)))


def without_backquotes(texts: Any) -> Any:
    """Return an array of different strings without their backquotes.

    Raises:
        NotCells: A string does not begin with a backquote.
    """
    if len(texts) > _FEW:
        return CellBytes(texts).texts()
    try:
        few: list[str] = texts.to_pylist()
    except UnicodeDecodeError:
        raise NotCells from None
    if not all(text.startswith("`") for text in few):
        raise NotCells
    return pa.array([text[1:] for text in few], _STRING)
