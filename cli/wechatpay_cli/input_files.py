"""Reads the files passed to commands."""

import sys
from argparse import ArgumentTypeError
from pathlib import Path

from wechatpay_cli.exits import BadUsage


def read_input(file: str) -> bytes:
    """Return the content of a file; `-` is standard input.

    Raises:
        BadUsage: The file cannot be read.
    """
    try:
        if file == "-":
            if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]  # None if a shell closed it
                raise BadUsage("standard input cannot be read: it is closed")
            return sys.stdin.buffer.read()
        return Path(file).read_bytes()
    except OSError as error:
        raise BadUsage(f"{_label(file)} cannot be read: {error.strerror}") from None
    except ValueError:
        raise BadUsage(f"{_label(file)} cannot be read: this is not a file name") from None


def _label(file: str) -> str:
    return "standard input" if file == "-" else file


def file_path(text: str) -> Path:
    """Convert an argument to the path of a file, for argparse's `type`."""
    path = Path(text)
    if "\0" in text or not path.name:
        raise ArgumentTypeError(f"{text!r} is not a file name")
    return path
