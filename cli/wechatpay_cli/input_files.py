"""Reads the files passed to commands."""

import sys
from argparse import ArgumentTypeError
from pathlib import Path

from wechatpay_cli.exits import BadUsage
from wechatpay_runtime._base.messages import phrase


def read_input(file: str) -> bytes:
    """Return the content of a file; `-` is standard input.

    Raises:
        BadUsage: The file cannot be read.
    """
    try:
        if file == "-":
            if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]  # None if a shell closed it
                raise BadUsage(phrase("standard input cannot be read: it is closed"))
            return sys.stdin.buffer.read()
        return Path(file).read_bytes()
    except OSError as error:
        raise BadUsage(phrase("{file} cannot be read: {reason}", file=_label(file), reason=error.strerror)) from None
    except ValueError:
        raise BadUsage(phrase("{file} cannot be read: this is not a file name", file=_label(file))) from None


def _label(file: str) -> str:
    return phrase("standard input") if file == "-" else file


def file_path(text: str) -> Path:
    """Convert an argument to the path of a file, for argparse's `type`."""
    path = Path(text)
    if "\0" in text or not path.name:
        raise ArgumentTypeError(phrase("{text!r} is not a file name", text=text))
    return path
