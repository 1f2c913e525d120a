"""The lines of a bill in blocks of bytes, for reading many rows at once."""

from collections.abc import Iterable, Iterator
from io import BufferedIOBase, RawIOBase
from itertools import islice
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.bills.reading import Lines
from wechatpay_runtime.errors import InvalidArgument

DEFAULT_BATCH_BYTES = 4 * 1024 * 1024
"""Enough rows that the cost of each call to Arrow does not matter; larger blocks are not faster."""
_LINES_AT_ONCE = 64
_LINE_FEED = b"\n"


class LineBlocks:
    """The lines of a bill, which can be taken one by one, as numbered text, or in blocks of whole lines, as bytes.

    A line that is passed without a line feed gets one.
    """

    def __init__(self, lines: Lines, block_bytes: int) -> None:
        self._blocks = self._read(lines, block_bytes)
        self._block = b""
        self._position = 0
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
            end = self._block.index(_LINE_FEED, self._position) + 1
            line = self._block[self._position : end - 1].decode()
            self._position = end
            self.line_number += 1
            yield self.line_number, line + self.line_end

    def take_block(self) -> bytes:
        """Take the lines that are left of the current block, or the next block; empty at the end."""
        if not self._fill():
            return b""
        block = self._block[self._position :] if self._position else self._block
        self._position = len(self._block)
        return block

    def put_back(self, byte_count: int) -> None:
        """Put back the last bytes that were taken, which must be whole lines of one block."""
        self._position -= byte_count

    @property
    def has_block(self) -> bool:
        """Whether a part of the current block is left."""
        return self._position < len(self._block)

    def _fill(self) -> bool:
        """Return whether a line is left, after reading the next block if necessary."""
        if self._position == len(self._block):
            self._block, self._position = next(self._blocks, b""), 0
        return bool(self._block)

    def _read(self, lines: Lines, block_bytes: int) -> Iterator[bytes]:
        """Yield blocks of whole lines, each of which ends with a line feed."""
        is_file = isinstance(lines, BufferedIOBase | RawIOBase)
        kept: list[bytes] = []
        for chunk in _chunks_of_file(lines, block_bytes) if is_file else self._joined_lines(lines, block_bytes):
            end = chunk.rfind(_LINE_FEED) + 1
            if end:
                yield b"".join([*kept, memoryview(chunk)[:end]]) if kept else chunk[:end]
                kept.clear()
            if end < len(chunk):
                kept.append(chunk[end:])
        if kept:
            self.line_end = ""
            yield b"".join([*kept, _LINE_FEED])

    def _joined_lines(self, lines: Iterable[Any], block_bytes: int) -> Iterator[bytes]:
        lines_left = iter(lines)
        parts: list[bytes] = []
        byte_count = 0
        while batch := list(islice(lines_left, _LINES_AT_ONCE)):
            parts.append(_joined(batch))
            self.line_end = "\n" if batch[0][-1:] in ("\n", _LINE_FEED) else ""
            byte_count += len(parts[-1])
            if byte_count >= block_bytes:
                yield b"".join(parts)
                parts.clear()
                byte_count = 0
        yield b"".join(parts)


def _chunks_of_file(file: Any, block_bytes: int) -> Iterator[bytes]:
    while chunk := file.read(block_bytes):
        yield chunk


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
