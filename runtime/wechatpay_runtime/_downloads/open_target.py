"""Copies a verified file into a file that the caller opened."""

import errno
import io
import os
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, cast

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.operation.files import WritableFile

_PIECE_BYTES = 256 * 1024


def write_whole(target: WritableFile, content: bytes) -> None:
    """Write all of `content`, with several calls if needed: an unbuffered file may write less than it is passed.

    The result of `write` is only used if it is a number of bytes; many file-like objects return `None`.

    Raises:
        OSError: The content cannot be written completely.
    """
    while content:
        count = target.write(content)
        if count is None and isinstance(target, io.RawIOBase):
            raise BlockingIOError(
                errno.EAGAIN, phrase("{strerror}: open the file in blocking mode", strerror=os.strerror(errno.EAGAIN))
            )
        if isinstance(count, bool) or not isinstance(count, int):
            return
        if not 0 < count <= len(content):
            raise OSError(
                errno.EIO,
                phrase(
                    "{strerror}: write() returned {count} for {expected} bytes",
                    strerror=os.strerror(errno.EIO),
                    count=count,
                    expected=len(content),
                ),
            )
        content = content[count:]


class OpenTarget:
    """A file that the caller opened; `give_back` undoes an incomplete copy."""

    def __init__(self, file: WritableFile) -> None:
        self._file: Any = file
        self._begins_at: int | None = None

    def take(self, source: IO[bytes], is_abandoned: Callable[[], bool]) -> None:
        """Write the rest of `source` and flush it; stops between two pieces if `is_abandoned` returns true.

        Raises:
            OSError: The content cannot be written completely.
        """
        self._begins_at = _end_of(self._file)
        while not is_abandoned() and (piece := source.read(_PIECE_BYTES)):
            write_whole(cast("WritableFile", self._file), piece)
        if callable(flush := getattr(self._file, "flush", None)):
            flush()

    def give_back(self) -> None:
        """Remove the written data, if the file can be truncated; data written to a pipe cannot be removed."""
        if self._begins_at is not None:
            with suppress(OSError, ValueError):
                self._file.seek(self._begins_at)
                self._file.truncate()


def _end_of(file: Any) -> int | None:
    """Return the end of the file if writing continues there and the file can be truncated; else `None`."""
    try:
        if not file.seekable():
            return None
        here: int = file.tell()
        end: int = file.seek(0, os.SEEK_END)
        file.seek(here)
    except (AttributeError, TypeError, OSError, ValueError):
        return None
    return here if here == end else None
