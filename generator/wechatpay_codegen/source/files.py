"""Lists a folder once: the kind and the time of change of each entry, and the bytes of a file on demand.

In a specs folder, anything but folders and ordinary files is refused before it is opened.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from wechatpay_codegen.source.complaint import Complaint
from wechatpay_codegen.source.place import Place

SCHEMA_FILE = "spec.schema.json"
"""The JSON Schema for editors, in the specs folder."""

LARGEST_BYTES = 1024 * 1024
"""Size limit of a spec. The spec of the largest official page has 40 KB."""

_NO_SPECS = frozenset({"README.md", SCHEMA_FILE})

Stamp: TypeAlias = tuple[int, int, int, int]
"""Size, times of the last change of content and of status in nanoseconds, and inode."""


class Entry:
    """A file or folder, as it was when its folder was listed."""

    __slots__ = ("_content", "_mode", "entries", "name", "path", "stamp")

    def __init__(self, path: str, name: str, status: os.stat_result) -> None:
        self.path = path
        self.name = name
        self.stamp: Stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        self.entries: tuple[Entry, ...] = ()
        """The entries of a folder, sorted by name."""
        self._mode = status.st_mode
        self._content: bytes | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self._mode)

    @property
    def is_file(self) -> bool:
        """Whether it is an ordinary file."""
        return stat.S_ISREG(self._mode)

    @property
    def stem(self) -> str:
        """The name without its extension."""
        return os.path.splitext(self.name)[0]  # noqa: PTH122 - the name is not a path

    @property
    def suffix(self) -> str:
        """The extension of the name, with its dot."""
        return os.path.splitext(self.name)[1]  # noqa: PTH122 - the name is not a path

    def entry(self, name: str) -> "Entry | None":
        """Return the entry of a folder by its name, or `None`."""
        return next((entry for entry in self.entries if entry.name == name), None)

    @property
    def content(self) -> bytes:
        """The bytes of a file, which are read once."""
        if self._content is None:
            with open(self.path, "rb") as file:  # noqa: PTH123 - the path is text
                self._content = file.read()
        return self._content

    def know(self, content: bytes | None) -> None:
        """Set the bytes of a file that the caller has just written, so that the file is not read again."""
        self._content = content

    @property
    def problem(self) -> tuple[str, str] | None:
        """The reason why a spec cannot be read from this entry, and the remedy; `None` if it can be read."""
        if self.is_folder:
            return None
        if stat.S_ISLNK(self._mode):
            return (
                f"`{self.name}` is a symbolic link",
                "Replace it with the file itself; links are not followed.",
            )
        if not self.is_file:
            return (
                f"`{self.name}` is neither a file nor a folder",
                "Remove it.",
            )
        if self.stamp[0] > LARGEST_BYTES and self.name not in _NO_SPECS:
            what = f"`{self.name}` is too large: {self.stamp[0]} bytes"
            return what, f"Split it; the limit is {LARGEST_BYTES} bytes."
        return None

    def walk(self) -> Iterator["Entry"]:
        """Yield everything below a folder, at any depth, except folders."""
        for entry in self.entries:
            if entry.is_folder:
                yield from entry.walk()
            else:
                yield entry


def entry_of(path: Path) -> Entry:
    """Return the entry of a file or folder, following links, without the entries below it."""
    return Entry(path.as_posix(), path.name, path.stat())


def listed(folder: Path, *, with_hidden: bool = False) -> Entry:
    """List a folder with everything below it except Python's caches. Links are listed, but not followed.

    A missing folder counts as empty.
    """
    try:
        return _filled(Entry(folder.as_posix(), folder.name, folder.stat()), with_hidden=with_hidden)
    except (FileNotFoundError, NotADirectoryError):
        return Entry(folder.as_posix(), folder.name, os.stat_result((stat.S_IFDIR, *(0,) * 9)))


def refused(folder: Entry) -> Iterator[Complaint]:
    """Yield a complaint for everything below a specs folder that is not a folder or an ordinary file up to the limit."""
    for entry in folder.walk():
        if problem := entry.problem:
            what, cure = problem
            yield Complaint(Place(entry.path, 1, 1), what, cure)


def _filled(folder: Entry, *, with_hidden: bool) -> Entry:
    entries: list[Entry] = []
    with os.scandir(folder.path) as found:
        for each in found:
            if each.name != "__pycache__" and (with_hidden or each.name[0] != "."):
                entry = Entry(f"{folder.path}/{each.name}", each.name, each.stat(follow_symlinks=False))
                entries.append(_filled(entry, with_hidden=with_hidden) if entry.is_folder else entry)
    entries.sort(key=_name)
    folder.entries = tuple(entries)
    return folder


def _name(entry: Entry) -> str:
    return entry.name
