"""Packs the catalog into one resource when a wheel is built; an editable installation reads the JSON files."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_CATALOG = "generated/wechatpay_catalog"
_PACKED = "wechatpay_catalog/catalog.zip"
_SHARED = "shared"
"""The member with the values that other values refer to."""
_REFERENCE = "$"
"""The only key of a reference. Its value is the number of a line of the member `shared`, from 0."""
_READ_AT_START = ("addresses.json", "retries.json", "resources/")
"""What the gateway reads when it starts. It contains no references, so that the start does not unpack the member `shared`."""
NOT_READ = {
    "operations": (
        *("accepted", "doc", "download", "feeds", "host", "notifications"),
        *("numbers", "rate", "repeat", "sample_class", "twin_of", "wait"),
    ),
    "notifications": ("checked", "doc", "docs", "reply", "retries", "roles", "title", "updated"),
}
"""The facts that nothing in the wheel reads, by folder. Reference pages are built from the JSON files, which have them."""
_LEAST_LENGTH_OF_A_SHARED_TEXT = 60
_LEAST_LENGTH_OF_A_SHARED_VALUE = 40
_PARTS_OF_A_MEMBER = 2
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date of a ZIP archive: the same files give the same bytes on any day."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"


class PackCatalog(BuildHookInterface[Any]):
    """Puts `catalog.zip` into the wheel; `pyproject.toml` leaves the JSON files out."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the archive into a temporary folder, and let the builder include it."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory(prefix="wechatpay_catalog_")
        archive = Path(self._folder.name, "catalog.zip")
        archive.write_bytes(pack(without_unread_facts(catalog_files(Path(self.root, _CATALOG)))))
        build_data["force_include"][str(archive)] = _PACKED

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()


def catalog_files(folder: Path) -> dict[str, Json]:
    """The data of every JSON file of the catalog by its path below `folder`."""
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_bytes()) for path in sorted(folder.rglob("*.json"))
    }


def without_unread_facts(files: Mapping[str, Json]) -> dict[str, Json]:
    """Return the files without the facts that no program in the wheel reads."""
    return {path: _without(NOT_READ.get(path.partition("/")[0], ()), data) for path, data in files.items()}


def _without(names: Sequence[str], data: Json) -> Json:
    return {name: fact for name, fact in data.items() if name not in names} if isinstance(data, dict) else data


def pack(files: Mapping[str, Json]) -> bytes:
    """Pack JSON files into an archive whose members have a line for each file: the path, a tab, and the JSON.

    A member is named by the first two parts of its files' paths: what they have in common is compressed once, and reading one file
    unpacks only those beside it. A value that occurs more than once is a line of the member `shared`; `{"$": 12}` refers to line 12.
    """
    shared = SharedValues(data for path, data in files.items() if not path.startswith(_READ_AT_START))
    members: dict[str, list[str]] = {}
    for path, data in files.items():
        content = data if path.startswith(_READ_AT_START) else shared.with_references(data)
        member = "/".join(path.split("/")[:_PARTS_OF_A_MEMBER])
        members.setdefault(member, []).append(f"{path}\t{_compact(content)}")
    return _archive((name, "\n".join(lines)) for name, lines in sorted({**members, _SHARED: shared.lines}.items()))


class SharedValues:
    """The values that occur more than once in some JSON data, and the data with references in their place."""

    def __init__(self, files: Iterable[Json]) -> None:
        self.lines: list[str] = []
        self._counts: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}
        for data in files:
            self._count(data)

    def with_references(self, data: Json) -> Json:
        """Return a copy of the data in which a reference replaces each shared value."""
        text = _compact(data)
        if not _can_be_shared(data, text) or self._counts[text] == 1:
            return self._parts_with_references(data)
        if text not in self._numbers:
            line = _compact(self._parts_with_references(data))
            self._numbers[text] = len(self.lines)
            self.lines.append(line)
        return {_REFERENCE: self._numbers[text]}

    def _parts_with_references(self, data: Json) -> Json:
        match data:
            case dict():
                return {name: self.with_references(part) for name, part in data.items()}
            case list():
                return [self.with_references(part) for part in data]
            case _:
                return data

    def _count(self, data: Json) -> None:
        """Count the values; those inside a repeated value count once, because it is stored once."""
        text = _compact(data)
        if _can_be_shared(data, text):
            self._counts[text] += 1
            if self._counts[text] > 1:
                return
        for part in _parts(data):
            self._count(part)


def _can_be_shared(data: Json, text: str) -> bool:
    match data:
        case dict() | list():
            return len(text) >= _LEAST_LENGTH_OF_A_SHARED_VALUE
        case str():
            return len(text) >= _LEAST_LENGTH_OF_A_SHARED_TEXT
        case _:
            return False


def _parts(data: Json) -> Iterator[Json]:
    match data:
        case dict():
            if _REFERENCE in data:
                raise ValueError(f"The catalog has the key {_REFERENCE!r}, which is reserved for references.")
            yield from data.values()
        case list():
            yield from data
        case _:
            pass


def _archive(members: Iterable[tuple[str, str]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(ZipInfo(name, _DATE), content.encode(), ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
