"""A temporary file for a download, which replaces the target after the download is verified."""

import io
import os
import stat
import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile
from typing import IO, Any, TypeAlias, cast

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._downloads.open_target import OpenTarget
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.files import DownloadedFile, WritableFile

Mark: TypeAlias = tuple[int, Any]
"""The size of a staged file at some moment, and the state of its digest."""

_OWNER_ONLY, _AS_THE_UMASK_ALLOWS = 0o600, 0o666
_GROUP_PERMISSIONS = 0o070


class StagedFile:
    """Stores a download next to its target or, if the target is an open file, in the system's temporary folder.

    Only `put` completes the download: it renames the file to a path, or keeps the copy in an open file. Without it, `close`
    removes everything. `keep` is `prepare`, which may take long, followed by `put`, a single step. A task that can be
    cancelled calls them separately, so that it saves either the whole file or nothing.
    """

    def __init__(self, operation: str, to: object) -> None:
        """Create the file.

        Args:
            operation: Name of the operation, for messages.
            to: A path, or a file opened for writing in binary mode.

        Raises:
            InvalidArgument: The target cannot be written.
        """
        self._target: Path | None = None
        self._open_target: OpenTarget | None = None
        self._beside: Path | None = None
        self._former: os.stat_result | None = None
        """The file to be replaced, as it was at the start."""
        if isinstance(to, (str, os.PathLike)):
            self._file = self._make(operation, cast("str | os.PathLike[str]", to))
        else:
            self._open_target = OpenTarget(_checked(operation, to))
            self._file = TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._lock = threading.Lock()
        self._is_abandoned = False
        self._is_put = False
        self._digest = sha256()
        self._size = 0

    def _make(self, operation: str, to: "str | os.PathLike[str]") -> IO[bytes]:
        """Create the file next to the target, with permissions no wider than the target's."""
        path = os.fsdecode(to)
        try:
            target = Path(os.path.realpath(path))
            former = _facts_of(target)
            if former is None or stat.S_ISREG(former.st_mode):
                beside = target.with_name(f".{token_hex(8)}.part")
                file = _created(beside, _AS_THE_UMASK_ALLOWS if former is None else _OWNER_ONLY)
                self._target, self._beside, self._former = target, beside, former
                return file
        except OSError as error:
            raise _refusal(
                operation, phrase("the file {path!r} cannot be written: {reason}", path=path, reason=error.strerror)
            ) from None
        except ValueError:
            raise _refusal(operation, phrase("{path!r} is not a valid path", path=path)) from None
        raise _refusal(operation, phrase("{path!r} is not a regular file", path=path))

    def write(self, content: bytes) -> None:
        """Append bytes."""
        with self._lock:
            self._file.write(content)
            self._digest.update(content)
            self._size += len(content)

    @property
    def size(self) -> int:
        """Number of bytes written so far."""
        return self._size

    @property
    def folder(self) -> Path | None:
        """Its folder; `None` if it is in the system's temporary folder."""
        return None if self._beside is None else self._beside.parent

    def mark(self) -> Mark:
        """Return a mark for the current end."""
        return self._size, self._digest.copy()

    def go_back(self, mark: Mark) -> None:
        """Discard everything after a mark."""
        self._size, digest = mark
        self._digest = digest.copy()
        self._file.seek(self._size)
        self._file.truncate()

    def keep(self) -> DownloadedFile:
        """Save the file to its target; call this only after it is verified.

        Raises:
            OSError: It cannot be written completely.
        """
        self.prepare()
        return self.put()

    def prepare(self) -> None:
        """Write a verified file to the disk, or copy it into the open file. This may take long.

        Raises:
            OSError: It cannot be written completely.
        """
        with self._lock:
            self._file.flush()
            if self._open_target is not None:
                self._file.seek(0)
                self._open_target.take(self._file, lambda: self._is_abandoned)
            elif self._target is not None and self._beside is not None:
                _keep_permissions(self._file.fileno(), self._beside, _facts_of(self._target) or self._former)
                os.fsync(self._file.fileno())
                self._file.close()

    def put(self) -> DownloadedFile:
        """Finish after `prepare`: rename the file to its target, or keep the copy in the open file.

        Raises:
            OSError: The file cannot be renamed.
        """
        if self._target is not None and self._beside is not None:
            self._beside.replace(self._target)
            self._beside = None
        self._is_put = True
        return DownloadedFile(self._target, self._size, self._digest.hexdigest())

    @property
    def is_put(self) -> bool:
        """Whether the file was saved to its target."""
        return self._is_put

    def abandon(self) -> None:
        """Make a thread in `prepare` stop soon."""
        self._is_abandoned = True

    def close(self) -> None:
        """Remove everything that was not saved; waits for a thread that is writing."""
        self._is_abandoned = True
        with self._lock:
            if self._open_target is not None and not self._is_put:
                self._open_target.give_back()
            with suppress(OSError):  # unwritten data, as on a full disk, is no longer needed
                self._file.close()
            if self._beside is not None:
                self._beside.unlink(missing_ok=True)
                self._beside = None


def _checked(operation: str, to: object) -> WritableFile:
    if isinstance(to, io.TextIOBase):
        raise _refusal(operation, phrase("to must be opened in binary mode ('wb'), got a file opened in text mode"))
    if not isinstance(to, WritableFile):
        raise _refusal(
            operation,
            phrase("to must be a path or a file opened for writing in binary mode, got {type}", type=type(to).__name__),
        )
    if isinstance(to, io.IOBase) and (to.closed or not to.writable()):
        raise _refusal(
            operation, phrase("to must be opened for writing ('wb'), got a file that is closed or opened for reading")
        )
    return to


def _facts_of(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _created(path: Path, mode: int) -> IO[bytes]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")


def _keep_permissions(descriptor: int, path: Path, former: os.stat_result | None) -> None:
    """Set the permissions and owner of a file to those of the file that it replaces.

    If the group cannot be set, the group permissions are removed, since they would apply to a different group.
    """
    if former is None:
        return
    mode, own = stat.S_IMODE(former.st_mode) & 0o777, os.fstat(descriptor)
    if hasattr(os, "fchown") and (own.st_uid, own.st_gid) != (former.st_uid, former.st_gid):
        mode = _with_owner(descriptor, former, mode)
    path.chmod(mode)


def _with_owner(descriptor: int, former: os.stat_result, mode: int) -> int:
    for owner in (former.st_uid, -1):
        with suppress(OSError):
            os.fchown(descriptor, owner, former.st_gid)
            return mode
    return mode & ~_GROUP_PERMISSIONS


def _refusal(operation: str, complaint: str) -> InvalidArgument:
    return InvalidArgument(
        phrase("{operation}: {complaint}. Nothing was sent.", operation=operation, complaint=complaint)
    )
