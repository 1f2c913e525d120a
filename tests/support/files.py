"""Small files with the first bytes of their type."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.catalog import CATALOG

CONTENTS = {
    "jpg": b"\xff\xd8\xff\xe0 a picture",
    "png": b"\x89PNG\r\n\x1a\n a picture",
    "pdf": b"%PDF-1.7 a document",
    "mp4": b"\x00\x00\x00\x18ftypmp42 a video",
}
"""By the extension of their names."""


RETURNING_FILES = {
    operation["operation"]
    for operation in CATALOG
    if any(reply and reply.get("format") == "binary" for reply in operation["replies"].values())
}
"""Operations whose reply is a file."""


def sample_file(folder: Path, name: str) -> Path:
    """Write a file with this name."""
    path = folder / name
    path.write_bytes(CONTENTS[name.rpartition(".")[2]])
    return path


def with_files(operation: str, arguments: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Return the arguments of an example, with the path of an existing file in place of its file name.

    An operation whose reply is a file also gets a path to write it to.
    """
    changed = dict(arguments)
    if "file" in arguments:
        changed["file"] = str(sample_file(folder, arguments["file"]))
    if operation in RETURNING_FILES:
        changed["to"] = str(folder / "received")
    return changed
