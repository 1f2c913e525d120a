"""Reads the JSON files of the package `wechatpay_catalog`, which are in one archive in a wheel."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from zipfile import ZipFile

# Functions import the modules that are slow to import, because each run of the command imports this module.

_REFERENCE = re.compile(rb'\{"([$#])":(\d+)\}')


def catalog_files(path: str) -> Iterator[bytes]:
    """Iterate over the JSON file at a path in the package, or over every JSON file in the folder at that path."""
    package = _package()
    packed = package / "catalog.zip"
    return _packed(packed.read_bytes(), path) if packed.is_file() else _in_folder(package / path)


def catalog_paths(folder: str) -> Iterator[str]:
    """Iterate over the paths of all JSON files in a folder of the package, without reading their contents."""
    package = _package()
    packed = package / "catalog.zip"
    if not packed.is_file():
        yield from _paths_in_folder(package / folder, folder)
        return
    with _members(packed.read_bytes()) as members:
        for name in members.namelist():
            if name.startswith(f"{folder}/"):
                rows = (line.partition(b"\t")[0].decode() for line in members.read(name).split(b"\n"))
                yield from filter(None, rows)


def _package() -> "Traversable":
    from importlib.resources import files

    return files("wechatpay_catalog")


def _members(archive: bytes) -> "ZipFile":
    from zipfile import ZipFile

    return ZipFile(BytesIO(archive))


def _packed(archive: bytes, path: str) -> Iterator[bytes]:
    """Read the files from the archive, whose members have one line per file: its path, a tab, and the JSON.

    A value that occurs more than once has a line without a path. `{"#":12}` refers to line 12 of these in the same member, counted from
    0, and `{"$":12}` to line 12 of the member `shared`.
    """
    with _members(archive) as members:
        shared = _rows(members.read("shared"))[1]
        for name in members.namelist():
            if name == path or name.startswith(f"{path}/"):
                contents, own = _rows(members.read(name))
                yield from (_resolved(content, own, shared) for content in contents)


def _rows(member: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the JSON of the files of a member, and the values without a path."""
    rows = [line.partition(b"\t") for line in member.split(b"\n")]
    return [content for path, _, content in rows if path], [content for path, _, content in rows if not path]


def _resolved(content: bytes, own: Sequence[bytes], shared: Sequence[bytes]) -> bytes:
    def value(reference: re.Match[bytes]) -> bytes:
        values = shared if reference[1] == b"$" else own
        return _resolved(values[int(reference[2])], own, shared)

    return _REFERENCE.sub(value, content)


def _in_folder(place: "Traversable") -> Iterator[bytes]:
    if place.is_file():
        yield place.read_bytes()
        return
    for entry in place.iterdir():
        if entry.is_dir() or entry.name.endswith(".json"):
            yield from _in_folder(entry)


def _paths_in_folder(place: "Traversable", path: str) -> Iterator[str]:
    for entry in place.iterdir():
        if entry.is_dir():
            yield from _paths_in_folder(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(".json"):
            yield f"{path}/{entry.name}"
