"""The files of the package `wechatpay_catalog`: JSON files in a checkout, one packed resource in a wheel.

The packed resource is a ZIP archive. A member is named after the first two parts of its files' paths, and has a line for each file: the
path, a tab, and the JSON. Text that the operations of a service group share is therefore compressed only once; reading one operation
unpacks its group.

A value that occurs more than once has a line without a path. `{"#":12}` refers to line 12 of these in the same member, counted from 0,
and `{"$":12}` to line 12 of the member `shared`, which has the values that several members use. The values contain references as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Protocol
from zipfile import ZipFile

from attrs import frozen

PACKAGE = "wechatpay_catalog"
PACKED = "catalog.zip"

_PARTS_OF_A_MEMBER = 2
_SHARED = "shared"
_REFERENCE = re.compile(rb'\{"([$#])":(\d+)\}')
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


@frozen
class _Member:
    """A member of the archive: its files by path, and the values that files refer to by number."""

    files: Mapping[bytes, bytes]
    values: Sequence[bytes]


class PackedFiles:
    """The same files in a ZIP archive; a member is unpacked when a file of it is first read, and references when that file is read."""

    def __init__(self, archive: bytes) -> None:
        self._archive = ZipFile(BytesIO(archive))
        self._members: dict[str, _Member] = {}
        self._values: dict[tuple[str, int], bytes] = {}
        """The values without references that were needed so far, by member and number."""

    def read(self, path: str) -> bytes:
        """Return the content of a file."""
        name = "/".join(path.split("/")[:_PARTS_OF_A_MEMBER])
        try:
            content = self._member(name).files[path.encode()]
        except KeyError:
            raise FileNotFoundError(path) from None
        return self._resolved(content, name)

    def paths(self, folder: str) -> Iterator[str]:
        """Iterate over the paths of all files of a folder and of the folders in it, sorted."""
        members = (name for name in self._archive.namelist() if name.startswith(f"{folder}/"))
        return (path.decode() for name in members for path in self._member(name).files)

    def _resolved(self, content: bytes, member: str) -> bytes:
        return _REFERENCE.sub(
            lambda reference: self._value(_SHARED if reference[1] == b"$" else member, int(reference[2])), content
        )

    def _value(self, member: str, number: int) -> bytes:
        value = self._values.get((member, number))
        if value is None:
            value = self._resolved(self._member(member).values[number], member)
            self._values[member, number] = value
        return value

    def _member(self, name: str) -> _Member:
        member = self._members.get(name)
        if member is None:
            rows = [line.partition(b"\t") for line in self._archive.read(name).split(b"\n")]
            files = {path: content for path, _, content in rows if path}
            member = self._members[name] = _Member(files, [content for path, _, content in rows if not path])
        return member


def _walk(folder: Traversable, path: str) -> Iterator[str]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _walk(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(".json"):
            yield f"{path}/{entry.name}"
