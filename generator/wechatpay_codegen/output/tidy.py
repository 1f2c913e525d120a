"""Formats all Python of a run with one `ruff format` process."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from wechatpay_codegen.output.formatter import formatter

_OWN_SETTINGS = ("--isolated", "--config", "line-length = 120", "--config", "target-version = 'py311'")

_MEMORY = Path("/dev/shm")  # noqa: S108 - only the parent of a temporary folder


class FormatterMissing(Exception):
    """ruff is not installed. The message says how to install it."""


def tidy(texts: Iterable[tuple[str, str]], pyproject: Path | None) -> dict[str, bytes]:
    """Format Python files, and return their content by path.

    Args:
        texts: Relative paths with slashes, and the text of each file. They are used one by one, so a generator need not keep them.
        pyproject: The file with ruff's settings. `None` means lines of 120 columns and Python 3.11.

    Raises:
        FormatterMissing: ruff is neither next to this Python nor on the `PATH`.
        RuntimeError: A text is not valid Python.
    """
    settings = ("--config", str(pyproject)) if pyproject else _OWN_SETTINGS
    with TemporaryDirectory(prefix="wechatpay_codegen_", dir=_memory()) as name:
        paths: list[str] = []
        folders: set[str] = set()
        for path, text in texts:
            paths.append(path)
            folder = path.rpartition("/")[0]
            if folder not in folders:
                Path(name, folder).mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            with open(f"{name}/{path}", "wb", buffering=0) as file:  # noqa: PTH123 - thousands of files: text is faster
                file.write(text.encode())
        command = [_program(), "format", "--quiet", "--no-cache", *settings, name]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no user input
        if run.returncode:
            raise RuntimeError(f"ruff cannot read generated code as Python; fix the template:\n{run.stderr}")
        return {path: _content(f"{name}/{path}") for path in paths}


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def _memory() -> Path | None:
    """Return a folder in memory, if there is one: temporary files on a disk can take longer than the formatting."""
    is_usable = "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK | os.X_OK)
    return _MEMORY if is_usable else None


def _program() -> str:
    if found := formatter():
        return found
    raise FormatterMissing("ruff is not installed. Install it with: pip install 'wechatpay-clients[generator]'")
