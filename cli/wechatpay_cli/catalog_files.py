"""Reads the JSON files of the package `wechatpay_catalog`, which are in one archive in a wheel."""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from zipfile import ZipFile

_REFERENCE = re.compile(rb'\{"\$":(\d+)\}')


def catalog_files(path: str) -> Iterator[bytes]:
    """Iterate over the JSON file at a path in the package, or over every JSON file in the folder at that path."""
    package = files("wechatpay_catalog")
    packed = package / "catalog.zip"
    return _packed(packed.read_bytes(), path) if packed.is_file() else _in_folder(package / path)


def _packed(archive: bytes, path: str) -> Iterator[bytes]:
    """Read the files from the archive, whose members have one line per file: its path, a tab, and the JSON.

    Values that occur more than once are lines of the member `shared`; `{"$":12}` refers to line 12, counted from 0.
    """
    with ZipFile(BytesIO(archive)) as members:
        shared = members.read("shared").splitlines()
        for name in members.namelist():
            if name == path or name.startswith(f"{path}/"):
                for line in members.read(name).splitlines():
                    yield _resolved(line.partition(b"\t")[2], shared)


def _resolved(content: bytes, shared: Sequence[bytes]) -> bytes:
    return _REFERENCE.sub(lambda reference: _resolved(shared[int(reference[1])], shared), content)


def _in_folder(place: Traversable) -> Iterator[bytes]:
    if place.is_file():
        yield place.read_bytes()
        return
    for entry in place.iterdir():
        if entry.is_dir() or entry.name.endswith(".json"):
            yield from _in_folder(entry)
