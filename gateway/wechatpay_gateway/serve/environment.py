"""Hand a client its settings: printed, and as a file of `KEY=value` lines that a shell can read."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from wechatpay_gateway.parties.key_files import write_owner_only

_NEEDS_QUOTES = re.compile(r"""[\s|&;<>()$`\\"'*?\[\]{}#~!^]""")
"""Blanks, and what a shell does not take for itself."""


def to_lines(environment: Mapping[str, str]) -> str:
    """One `KEY=value` line for each variable, for `set -a; . ./FILE; set +a`.

    A value is quoted only where it holds a blank or a shell character, since some tools that read such files take quotes for a part of it.

    Raises:
        ValueError: a value holds a line break; give keys as paths.
    """
    for name, value in environment.items():
        if "\n" in value or "\r" in value:
            raise ValueError(f"{name} holds a line break")
    return "".join(f"{name}={_quoted(value)}\n" for name, value in environment.items())


def _quoted(value: str) -> str:
    return shlex.quote(value) if _NEEDS_QUOTES.search(value) else value


def write_environment_file(path: Path, environment: Mapping[str, str]) -> None:
    """Write the lines of `environment`, whole or not at all, readable by their owner only.

    Raises:
        OSError: the file cannot be written.
    """
    write_owner_only(path, to_lines(environment))
