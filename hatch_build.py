"""Packs the catalog into one resource when a wheel is built; an editable installation reads the JSON files."""

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_CATALOG = "generated/wechatpay_catalog"
_PACKED = "wechatpay_catalog/catalog.zip"
_PARTS_OF_A_MEMBER = 2
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date of a ZIP archive: the same files give the same bytes on any day."""


class PackCatalog(BuildHookInterface[Any]):
    """Puts `catalog.zip` into the wheel; `pyproject.toml` leaves the JSON files out."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the archive into a temporary folder, and let the builder include it."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory(prefix="wechatpay_catalog_")
        archive = Path(self._folder.name, "catalog.zip")
        archive.write_bytes(pack(catalog_files(Path(self.root, _CATALOG))))
        build_data["force_include"][str(archive)] = _PACKED

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()


def catalog_files(folder: Path) -> dict[str, bytes]:
    """Every JSON file of the catalog, without white space, by its path below `folder`."""
    return {
        path.relative_to(folder).as_posix(): _compact(json.loads(path.read_bytes()))
        for path in sorted(folder.rglob("*.json"))
    }


def pack(files: Mapping[str, bytes]) -> bytes:
    """Pack files into an archive whose members have a line for each file: the path, a tab, and the JSON.

    A member is named by the first two parts of its files' paths: what they have in common is compressed once, and reading one file
    unpacks only those beside it.
    """
    members: dict[str, list[bytes]] = {}
    for path, content in files.items():
        member = "/".join(path.split("/")[:_PARTS_OF_A_MEMBER])
        members.setdefault(member, []).append(path.encode() + b"\t" + content)
    return _archive((name, b"\n".join(lines)) for name, lines in sorted(members.items()))


def _archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(ZipInfo(name, _DATE), content, ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _compact(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
