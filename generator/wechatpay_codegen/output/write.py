"""Brings the generated packages on disk to what the specs say, and tells where they differ."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import frozen

from wechatpay_codegen.api.packages import CATALOG, CLIENTS

PACKAGES = (CATALOG, CLIENTS)
"""The packages that belong to the generator, whole."""

SERVICE_FOLDERS = (f"{CATALOG}/notifications", f"{CATALOG}/operations", f"{CATALOG}/resources", CLIENTS)
"""Where the files of a service are, each in `<group>/<service>`."""

MARKERS = {f"{package}/py.typed": b"" for package in PACKAGES}
"""The files that tell type checkers that the packages are typed."""


@frozen
class Difference:
    """What stands in a file against what should; `is_there` and `is_wanted` tell missing files and orphans."""

    path: Path
    is_there: bool
    is_wanted: bool


@frozen
class Written:
    """What a run did to the disk."""

    written: int
    unchanged: int
    removed: int
    added: int = 0
    """How many of those written were not there before."""


def differences(wanted: Mapping[Path, bytes], out: Path, folders: Iterable[str] = PACKAGES) -> tuple[Difference, ...]:
    """Where the disk differs from the wanted files, in the order of paths; `folders` are those that are wholly told."""
    there = set(owned_files(out, folders))
    found = [Difference(path, is_there=True, is_wanted=False) for path in there - wanted.keys()]
    owned = tuple(f"{out / package}{os.sep}" for package in PACKAGES)
    for path, content in wanted.items():
        is_absent = path not in there and str(path).startswith(owned)
        current = None if is_absent else content_of(path)
        if current != content:
            found.append(Difference(path, is_there=current is not None, is_wanted=True))
    return tuple(sorted(found, key=lambda difference: difference.path))


def write(wanted: Mapping[Path, bytes], out: Path, folders: Iterable[str] = PACKAGES) -> Written:
    """Write what differs, each file at once or not at all, and remove what no spec accounts for."""
    found = differences(wanted, out, folders)
    for difference in found:
        if not difference.is_wanted:
            difference.path.unlink()
    _remove_empty_folders(out)
    for folder in sorted({difference.path.parent for difference in found if difference.is_wanted}):
        folder.mkdir(parents=True, exist_ok=True)
    for difference in found:
        if difference.is_wanted:
            write_file(difference.path, wanted[difference.path])
    changed = sum(difference.is_wanted for difference in found)
    added = sum(difference.is_wanted and not difference.is_there for difference in found)
    return Written(changed, len(wanted) - changed, len(found) - changed, added)


def owned_files(out: Path, folders: Iterable[str] = PACKAGES) -> Iterable[Path]:
    """Every file in the generated packages; Python's own caches are nobody's. Links are named, never followed."""
    for package in folders:
        for folder, inner, files in os.walk(out / package):
            links = [name for name in inner if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118 - os.walk gives text
            inner[:] = sorted(name for name in inner if name != "__pycache__" and name not in links)
            yield from (Path(folder, name) for name in (*files, *links))


def content_of(path: Path) -> bytes | None:
    """What stands in a file, or `None` when there is no such file."""
    try:
        return None if path.is_symlink() else path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def write_file(path: Path, content: bytes) -> None:
    """Replace a file as a whole: a reader sees the old bytes or the new ones."""
    target = str(path)
    folder, name = os.path.split(target)
    draft = os.path.join(folder, f".{name}.{os.getpid()}")  # noqa: PTH118 - thousands of files: text is faster
    try:
        with open(draft, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(content)
        os.replace(draft, target)  # noqa: PTH105
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _remove_empty_folders(out: Path) -> None:
    """Remove folders in which nothing is left but Python's caches."""
    kept: set[str] = set()
    for package in PACKAGES:
        for folder, inner, files in os.walk(out / package, topdown=False):
            path = Path(folder)
            if path.name == "__pycache__":
                continue
            if files or any(f"{folder}{os.sep}{name}" in kept for name in inner):
                kept.add(folder)
            elif path.exists():
                shutil.rmtree(path)
