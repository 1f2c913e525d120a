"""Small files that begin as files of their kind do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

CONTENTS = {
    "jpg": b"\xff\xd8\xff\xe0 a picture",
    "png": b"\x89PNG\r\n\x1a\n a picture",
    "pdf": b"%PDF-1.7 a document",
    "mp4": b"\x00\x00\x00\x18ftypmp42 a video",
}
"""By the ending of their names."""


def sample_file(folder: Path, name: str) -> Path:
    """Write a file of this name."""
    path = folder / name
    path.write_bytes(CONTENTS[name.rpartition(".")[2]])
    return path


def with_file(given: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The arguments of an example, with a file that is there in place of the name that it shows."""
    return {**given, "file": str(sample_file(folder, given["file"]))} if "file" in given else dict(given)
