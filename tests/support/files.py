"""Small files with the first bytes of their type."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

CONTENTS = {
    "jpg": b"\xff\xd8\xff\xe0 a picture",
    "png": b"\x89PNG\r\n\x1a\n a picture",
    "pdf": b"%PDF-1.7 a document",
    "mp4": b"\x00\x00\x00\x18ftypmp42 a video",
}
"""By the extension of their names."""


def sample_file(folder: Path, name: str) -> Path:
    """Write a file with this name."""
    path = folder / name
    path.write_bytes(CONTENTS[name.rpartition(".")[2]])
    return path


def with_file(arguments: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Return the arguments of an example, with the path of an existing file in place of its file name."""
    return (
        {**arguments, "file": str(sample_file(folder, arguments["file"]))} if "file" in arguments else dict(arguments)
    )
