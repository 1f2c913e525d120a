"""The lines of a bill in blocks of bytes, for reading many rows at once."""

from collections.abc import Iterable, Iterator
from io import BufferedIOBase, RawIOBase
from itertools import islice
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.bills.reading import Lines
from wechatpay_runtime.errors import InvalidArgument

DEFAULT_BATCH_BYTES = 2 * 1024 * 1024
"""Enough rows that the cost of each call to Arrow does not matter; larger blocks do not fit into caches."""
_LINES_AT_ONCE = 64
_LINE_FEED = b"\n"


class LineBlocks:
    """The lines of a bill, which can be taken one by one, as numbered text, or in blocks of whole lines, as bytes.

    A line that is passed without a line feed gets one.
    """

    def __init__(self, lines: Lines, block_bytes: int) -> None:
        is_file = isinstance(lines, BufferedIOBase | RawIOBase)
        self._blocks = self._read_file(lines, block_bytes) if is_file else self._join_lines(lines, block_bytes)
        self._block: bytes | bytearray = b""
        self._position = self._end = 0
        self.line_number = 0
        """Number of lines that were taken, blocks included. Whoever takes a block adds its lines."""
        self.line_end = "\n"
        """End of the current lines as they were passed: a line feed, or nothing."""

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Take the lines that are left, one by one.

        Raises:
            UnicodeDecodeError: A line is not valid UTF-8.
        """
        while self._fill():
            end = self._block.index(_LINE_FEED, self._position)
            line = self._block[self._position : end].decode()
            self._position = end + 1
            self.line_number += 1
            yield self.line_number, line + self.line_end

    def take_block(self) -> memoryview:
        """Take the lines that are left of the current block, or the next block; empty at the end.

        The bytes change when the next block is read.
        """
        self._fill()
        block = memoryview(self._block)[self._position : self._end]
        self._position = self._end
        return block

    def put_back(self, byte_count: int) -> None:
        """Put back the last bytes that were taken, which must be whole lines of one block."""
        self._position -= byte_count

    @property
    def has_block(self) -> bool:
        """Whether a part of the current block is left."""
        return self._position < self._end

    def last_lines(self, count: int) -> Iterator[tuple[int, int]]:
        """Yield, for the last lines of the block that was taken, how many bytes before its end they begin, and their first byte."""
        start = self._end
        for _ in range(count):
            if not start:
                return
            start = self._block.rfind(_LINE_FEED, 0, start - 1) + 1
            yield self._end - start, self._block[start]

    def _fill(self) -> bool:
        """Return whether a line is left, after reading the next block if necessary."""
        if self._position == self._end:
            self._block, self._end = next(self._blocks, (b"", 0))
            self._position = 0
        return bool(self._end)

    def _read_file(self, file: Any, block_bytes: int) -> Iterator[tuple[bytearray, int]]:
        """Yield blocks, and where their last line ends. All are in the same memory, which costs less than new memory for each."""
        block = bytearray(block_bytes)
        filled = 0
        while byte_count := file.readinto(memoryview(block)[filled:]):
            end = block.rfind(_LINE_FEED, filled, filled + byte_count) + 1
            filled += byte_count
            if end:
                yield block, end
                filled -= end
                block[:filled] = block[end : end + filled]
            elif filled == len(block):
                block = block + bytes(filled)
        if filled:
            self.line_end = ""
            yield block[:filled] + _LINE_FEED, filled + 1

    def _join_lines(self, lines: Iterable[Any], block_bytes: int) -> Iterator[tuple[bytes, int]]:
        lines_left = iter(lines)
        parts: list[bytes] = []
        byte_count = 0
        while batch := list(islice(lines_left, _LINES_AT_ONCE)):
            parts.append(_joined(batch))
            self.line_end = "\n" if batch[0][-1:] in ("\n", _LINE_FEED) else ""
            byte_count += len(parts[-1])
            if byte_count >= block_bytes:
                yield b"".join(parts), byte_count
                parts.clear()
                byte_count = 0
        if parts:
            yield b"".join(parts), byte_count


def _joined(batch: list[Any]) -> bytes:
    """Join lines, each of which gets a line feed unless it has one."""
    if isinstance(batch[0], str):
        joined = "".join([line if line[-1:] == "\n" else line + "\n" for line in batch]).encode()
    elif isinstance(batch[0], bytes):
        joined = b"".join([line if line[-1:] == _LINE_FEED else line + _LINE_FEED for line in batch])
    else:
        raise InvalidArgument(
            phrase("A line of a bill must be a string or bytes, got {type}.", type=type(batch[0]).__name__)
        )
    if joined.count(_LINE_FEED) != len(batch):
        raise InvalidArgument(
            phrase("A bill must be passed line by line, got several lines at once. Pass open(path, 'rb').")
        )
    return joined
