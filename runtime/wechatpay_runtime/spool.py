"""The file of its own in which a download stays until it is proved."""

import io
import os
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj
from tempfile import TemporaryFile
from threading import Lock
from types import TracebackType
from typing import IO, Any, Self, TypeAlias, cast

from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.files import DownloadedFile, WritableFile

Mark: TypeAlias = tuple[int, Any]
"""How much a spool held at some moment, and the state of its digest then."""


class Spool:
    """Holds what has come, beside its target or, where that is an open file, among the temporary files.

    Only `keep` puts it into its place: a path by renaming, an open file by copying. A spool that is left without that
    leaves nothing behind.
    """

    def __init__(self, operation: str, to: object) -> None:
        """Make the file.

        Args:
            operation: Its name, for messages.
            to: A path, or a file opened for writing in binary mode.

        Raises:
            InvalidArgument: Nothing can be written there.
        """
        self._target: Path | None = None
        self._open_target: WritableFile | None = None
        self._beside: Path | None = None
        if isinstance(to, (str, os.PathLike)):
            self._target = Path(os.path.realpath(cast("str | os.PathLike[str]", to)))
            self._file = self._make(operation, self._target)
        elif isinstance(to, io.TextIOBase):
            raise _refusal(operation, "is a file opened as text; open it in binary mode, as in 'wb'")
        elif isinstance(to, WritableFile):
            self._open_target = to
            self._file = TemporaryFile()  # noqa: SIM115 - closed when the spool is left
        else:
            raise _refusal(
                operation, f"takes a path or a file opened for writing in binary mode, not {type(to).__name__}"
            )
        self._lock = Lock()
        self._digest = sha256()
        self._size = 0

    def _make(self, operation: str, target: Path) -> IO[bytes]:
        if target.exists() and not target.is_file():
            raise _refusal(operation, f"is {str(target)!r}, which is no regular file")
        self._beside = target.with_name(f".{token_hex(8)}.part")
        try:
            return self._beside.open("xb")
        except OSError as error:
            raise _refusal(operation, f"is {str(target)!r}, where nothing can be written: {error.strerror}") from None

    def write(self, content: bytes) -> None:
        """Write what came next."""
        with self._lock:
            self._file.write(content)
            self._digest.update(content)
            self._size += len(content)

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return self._size

    def mark(self) -> Mark:
        """Remember what it holds now."""
        return self._size, self._digest.copy()

    def go_back(self, mark: Mark) -> None:
        """Forget what came after a mark."""
        self._size, digest = mark
        self._digest = digest.copy()
        self._file.seek(self._size)
        self._file.truncate()

    def keep(self) -> DownloadedFile:
        """Put the file into its place; to be called only once it is proved."""
        with self._lock:
            self._file.flush()
            if self._open_target is not None:
                self._file.seek(0)
                copyfileobj(self._file, cast("IO[bytes]", self._open_target))
            if self._target is not None and self._beside is not None:
                os.fsync(self._file.fileno())
                self._file.close()
                self._beside.replace(self._target)
                self._beside = None
            return DownloadedFile(self._target, self._size, self._digest.hexdigest())

    def close(self) -> None:
        """Remove what was not kept; waits for a thread that is writing."""
        with self._lock:
            self._file.close()
            if self._beside is not None:
                self._beside.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _refusal(operation: str, what: str) -> InvalidArgument:
    return InvalidArgument(f"{operation}: to {what}. Nothing was sent.")
