"""Writes the generated packages to disk, and compares them with the files there."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import frozen

from wechatpay_codegen.api.packages import CATALOG, CLIENTS

PACKAGES = (CATALOG, CLIENTS)
"""The packages that contain only generated files."""

SERVICE_FOLDERS = (f"{CATALOG}/notifications", f"{CATALOG}/operations", f"{CATALOG}/resources", CLIENTS)
"""Folders with files of services, in `<group>/<service>`."""

MARKERS = {f"{package}/py.typed": b"" for package in PACKAGES}
"""The files that mark the packages as typed (PEP 561)."""


@frozen
class Difference:
    """A file that differs. If not `is_there`, the file is missing. If not `is_wanted`, it is an orphan."""

    path: Path
    is_there: bool
    is_wanted: bool


@frozen
class Written:
    """The numbers of files that a run changed."""

    written: int
    unchanged: int
    removed: int
    added: int = 0
    """The number of written files that are new."""


def differences(wanted: Mapping[Path, bytes], out: Path, folders: Iterable[str] = PACKAGES) -> tuple[Difference, ...]:
    """Return how the disk differs from the wanted files, by path. Other files in `folders` are orphans."""
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
    """Write the files that differ, each atomically, and remove orphans."""
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
    """Yield every file in the generated packages except `__pycache__`. Links are not followed."""
    for package in folders:
        for folder, inner, files in os.walk(out / package):
            links = [name for name in inner if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118 - os.walk yields strings
            inner[:] = sorted(name for name in inner if name != "__pycache__" and name not in links)
            yield from (Path(folder, name) for name in (*files, *links))


def content_of(path: Path) -> bytes | None:
    """Return the content of a file, or `None` if there is no such file."""
    try:
        return None if path.is_symlink() else path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def write_file(path: Path, content: bytes) -> None:
    """Replace a file atomically."""
    target = str(path)
    folder, name = os.path.split(target)
    draft = os.path.join(folder, f".{name}.{os.getpid()}")  # noqa: PTH118 - thousands of files: strings are faster
    try:
        with open(draft, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(content)
        os.replace(draft, target)  # noqa: PTH105
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _remove_empty_folders(out: Path) -> None:
    """Remove folders that contain nothing but `__pycache__`."""
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
