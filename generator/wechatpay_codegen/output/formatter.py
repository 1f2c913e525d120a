"""Finds ruff, which formats what is generated."""

import sysconfig
from pathlib import Path


def formatter() -> str | None:
    """The formatter beside this Python, else on the path."""
    if found := formatter_in(Path(sysconfig.get_path("scripts"))):
        return found
    from shutil import which

    return which("ruff")


def formatter_in(folder: Path) -> str | None:
    """The formatter in a folder of programs, under its name on POSIX or on Windows."""
    return next((str(folder / name) for name in ("ruff", "ruff.exe") if (folder / name).is_file()), None)
