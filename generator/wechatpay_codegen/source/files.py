"""What may be in a specs folder: folders and files of text. Anything else is refused before it is opened."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from wechatpay_codegen.source.complaint import Complaint, Place

SCHEMA_FILE = "spec.schema.json"
"""The JSON Schema for editors, among the specs."""

LARGEST_BYTES = 1024 * 1024
"""More than any spec needs; the largest official page gives 40 KB."""

_NO_SPECS = frozenset({"README.md", SCHEMA_FILE})


def visible(folder: Path) -> list[Path]:
    """What is in a folder, sorted by name; hidden files and folders are left out."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def unreadable_entries(folder: Path) -> Iterator[Complaint]:
    """Every entry of a specs folder, at any depth, that is neither a folder nor a file of a sensible size."""
    for path in visible(folder):
        if problem := _problem(path):
            what, cure = problem
            yield Complaint(Place(path.as_posix(), 1, 1), what, cure)
        elif path.is_dir():
            yield from unreadable_entries(path)


def readable_content(path: Path) -> bytes | None:
    """The bytes of a file that can be read; `None` for anything else."""
    return None if _problem(path) else path.read_bytes()


def _problem(path: Path) -> tuple[str, str] | None:
    """What is wrong with an entry, and the cure."""
    entry = os.lstat(path)
    if stat.S_ISDIR(entry.st_mode):
        return None
    if stat.S_ISLNK(entry.st_mode):
        return f"`{path.name}` is a symbolic link", "Put the file itself here: specs are read from this folder alone."
    if not stat.S_ISREG(entry.st_mode):
        return f"`{path.name}` is neither a file nor a folder", "Remove it: specs are read from ordinary files alone."
    if entry.st_size > LARGEST_BYTES and path.name not in _NO_SPECS:
        return f"`{path.name}` has {entry.st_size} bytes", f"A spec has at most {LARGEST_BYTES}; split the file."
    return None
