"""Packs the catalog into one resource when a wheel is built; an editable installation reads the JSON files."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_CATALOG = "generated/wechatpay_catalog"
_PACKED = "wechatpay_catalog/catalog.zip"
PLUGINS = {"pytest11": {"wechatpay": "wechatpay_testing.plugin"}}
"""The entry points of the distribution in `gateway/`."""
_SHARED = "shared"
"""The member with the values that several members refer to."""
_SHARED_VALUE, _OWN_VALUE = "$", "#"
"""The only keys of a reference to a value of the member `shared`, and of the member of the file itself."""
_READ_AT_START = ("addresses.json", "retries.json", "resources/")
"""What the gateway reads when it starts. It contains no references, so that the start does not unpack the member `shared`."""
NOT_READ = {
    "operations": (
        *("accepted", "doc", "download", "feeds", "host", "notifications"),
        *("numbers", "repeat", "sample_class", "twin_of", "wait"),
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
        """Write the archive into a temporary folder, and let the builder include it.

        An editable installation reads the JSON files. It also includes the gateway, and so has the pytest plugin.
        """
        if version == "editable":
            self.metadata.core.entry_points.update(PLUGINS)  # pyright: ignore[reportUnknownMemberType]  # of a generic class
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
    unpacks only those beside it. A value that occurs more than once is a line of its own, without a path: of the member `shared`, where
    `{"$":12}` refers to line 12, or, if only one member uses it, of that member, where `{"#":12}` refers to line 12 of those without a
    path.
    """
    with_references = {path: data for path, data in files.items() if not path.startswith(_READ_AT_START)}
    lines = Lines(with_references)
    for path, data in files.items():
        lines.add(path, data, has_references=path in with_references)
    return _archive((name, "\n".join(member)) for name, member in sorted(lines.members.items()))


def _member_of(path: str) -> str:
    return "/".join(path.split("/")[:_PARTS_OF_A_MEMBER])


class Lines:
    """The lines of the members of an archive. A value that occurs more than once in `files` is stored once."""

    def __init__(self, files: Mapping[str, Json]) -> None:
        self.members: defaultdict[str, list[str]] = defaultdict(list, {_SHARED: []})
        self._counts: Counter[str] = Counter()
        self._users: defaultdict[str, set[str]] = defaultdict(set)
        """The members that use each value that occurs more than once."""
        self._references: dict[str, dict[str, Json]] = {}
        self._values: Counter[str] = Counter()
        """The number of values in each member."""
        self._texts: dict[int, str] = {}
        """The JSON of each object and array of `files`, by its identity: it is needed three times."""
        for data in files.values():
            self._count(data)
        for path, data in files.items():
            self._use(data, _member_of(path))

    def add(self, path: str, data: Json, *, has_references: bool) -> None:
        """Add the line of a file, after the lines of the values that it is the first to use."""
        content = _compact(self._with_references(data) if has_references else data)
        self.members[_member_of(path)].append(f"{path}\t{content}")

    def _text(self, data: Json) -> str:
        if not isinstance(data, dict | list):
            return _compact(data)
        if id(data) not in self._texts:
            self._texts[id(data)] = _compact(data)
        return self._texts[id(data)]

    def _with_references(self, data: Json) -> Json:
        text = self._text(data)
        if not _can_be_shared(data, text) or self._counts[text] == 1:
            return self._parts_with_references(data)
        if text not in self._references:
            self._references[text] = self._store(_compact(self._parts_with_references(data)), self._users[text])
        return self._references[text]

    def _parts_with_references(self, data: Json) -> Json:
        match data:
            case dict():
                return {name: self._with_references(part) for name, part in data.items()}
            case list():
                return [self._with_references(part) for part in data]
            case _:
                return data

    def _store(self, content: str, users: Collection[str]) -> dict[str, Json]:
        """Add the line of a value to its only user, or else to the member `shared`. Return the reference to it."""
        member = next(iter(users)) if len(users) == 1 else _SHARED
        self.members[member].append(f"\t{content}")
        self._values[member] += 1
        return {_SHARED_VALUE if member == _SHARED else _OWN_VALUE: self._values[member] - 1}

    def _count(self, data: Json) -> None:
        """Count the values; those inside a repeated value count once, because it is stored once."""
        text = self._text(data)
        if _can_be_shared(data, text):
            self._counts[text] += 1
            if self._counts[text] > 1:
                return
        for part in _parts(data):
            self._count(part)

    def _use(self, data: Json, member: str) -> None:
        """Find the members that use each repeated value, and so the values inside it."""
        text = self._text(data)
        if _can_be_shared(data, text) and self._counts[text] > 1:
            if member in self._users[text]:
                return
            self._users[text].add(member)
        for part in _parts(data):
            self._use(part, member)


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
            if reserved := {_SHARED_VALUE, _OWN_VALUE} & data.keys():
                raise ValueError(f"The catalog has the key {reserved.pop()!r}, which is reserved for references.")
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


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Returns JSON without white space."""
