"""Shows on a terminal how many files are generated."""

import sys
from collections.abc import Iterable
from typing import TextIO, TypeVar

_T = TypeVar("_T")
_MOMENT_SECONDS = 0.5


def counted(
    files: Iterable[_T], output: TextIO | None = None, *, after_seconds: float = _MOMENT_SECONDS
) -> Iterable[_T]:
    """Pass on files, and count them on a terminal if tqdm is installed.

    Args:
        files: The files.
        output: Where to show the count. Default: standard error.
        after_seconds: How long to wait before it is shown, because most runs take only a moment.
    """
    output = sys.stderr if output is None else output
    if output is None or not output.isatty():  # a program without a console has no standard error
        return files
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return files
    return tqdm(files, desc="Generating", unit=" files", delay=after_seconds, file=output, leave=False)
