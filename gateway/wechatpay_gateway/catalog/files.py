"""The files of the package `wechatpay_catalog`: JSON files in a checkout, one packed resource in a wheel.

The packed resource is a ZIP archive. A member is named after the first two parts of its files' paths, and has a line for each file: the
path, a tab, and the JSON. Text that the operations of a service group share is therefore compressed only once; reading one operation
unpacks its group. Values that occur more than once in the catalog are lines of the member `shared`, and `{"$":12}` refers to line 12 there,
counted from 0. These lines contain references as well.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Protocol
from zipfile import ZipFile

PACKAGE = "wechatpay_catalog"
PACKED = "catalog.zip"

_PARTS_OF_A_MEMBER = 2
_SHARED = "shared"
_REFERENCE = re.compile(rb'\{"\$":(\d+)\}')
"""A reference in JSON without white space. A text cannot look like one, because its quotation marks are escaped."""


class CatalogFiles(Protocol):
    """Reads files by their path below the package."""

    def read(self, path: str) -> bytes:
        """Return the content of a file.

        Raises:
            FileNotFoundError: The catalog has no such file.
        """
        ...

    def paths(self, folder: str) -> Iterator[str]:
        """Iterate over the paths of all files of a folder and of the folders in it, sorted."""
        ...


def open_catalog() -> CatalogFiles:
    """Open the installed catalog.

    Raises:
        ModuleNotFoundError: The package is not installed.
    """
    package = files(PACKAGE)
    packed = package / PACKED
    return PackedFiles(packed.read_bytes()) if packed.is_file() else FolderFiles(package)


class FolderFiles:
    """JSON files in folders."""

    def __init__(self, root: Traversable) -> None:
        self._root = root

    def read(self, path: str) -> bytes:
        """Return the content of a file."""
        return self._root.joinpath(*path.split("/")).read_bytes()

    def paths(self, folder: str) -> Iterator[str]:
        """Iterate over the paths of all files of a folder and of the folders in it, sorted."""
        return _walk(self._root / folder, folder)


class PackedFiles:
    """The same files in a ZIP archive; a member is unpacked when a file of it is first read, and references when that file is read."""

    def __init__(self, archive: bytes) -> None:
        self._archive = ZipFile(BytesIO(archive))
        self._members: dict[str, dict[bytes, bytes]] = {}

    def read(self, path: str) -> bytes:
        """Return the content of a file."""
        try:
            content = self._lines("/".join(path.split("/")[:_PARTS_OF_A_MEMBER]))[path.encode()]
        except KeyError:
            raise FileNotFoundError(path) from None
        return self._resolved(content)

    def paths(self, folder: str) -> Iterator[str]:
        """Iterate over the paths of all files of a folder and of the folders in it, sorted."""
        members = (name for name in self._archive.namelist() if name.startswith(f"{folder}/"))
        return (path.decode() for name in members for path in self._lines(name))

    def _resolved(self, content: bytes) -> bytes:
        return _REFERENCE.sub(lambda reference: self._resolved(self._shared[int(reference[1])]), content)

    @cached_property
    def _shared(self) -> list[bytes]:
        return self._archive.read(_SHARED).splitlines()

    def _lines(self, member: str) -> dict[bytes, bytes]:
        lines = self._members.get(member)
        if lines is None:
            rows = (line.partition(b"\t") for line in self._archive.read(member).splitlines())
            lines = self._members[member] = {path: content for path, _, content in rows}
        return lines


def _walk(folder: Traversable, path: str) -> Iterator[str]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _walk(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(".json"):
            yield f"{path}/{entry.name}"
