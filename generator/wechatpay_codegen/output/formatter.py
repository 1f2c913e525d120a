"""Finds ruff, which formats the generated files."""

import sysconfig
from pathlib import Path


def formatter() -> str | None:
    """Return the path of ruff: next to this Python, or on the `PATH`."""
    if found := formatter_in(Path(sysconfig.get_path("scripts"))):
        return found
    from shutil import which

    return which("ruff")


def formatter_in(folder: Path) -> str | None:
    """Return the path of ruff in a folder, on POSIX or Windows."""
    return next((str(folder / name) for name in ("ruff", "ruff.exe") if (folder / name).is_file()), None)
