"""Writes the settings of a client as `KEY=value` lines that a shell can read."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from wechatpay_gateway.parties.key_files import write_owner_only

_NEEDS_QUOTES = re.compile(r"""[\s|&;<>()$`\\"'*?\[\]{}#~!^]""")
"""Whitespace, and characters that are special to a shell."""


def to_lines(environment: Mapping[str, str]) -> str:
    """Return a `KEY=value` line for each variable, for `set -a; . ./FILE; set +a`.

    A value is quoted only if it contains whitespace or a shell character, because some tools treat quotes as part of the value.

    Raises:
        ValueError: a value contains a line break; pass keys as paths.
    """
    for name, value in environment.items():
        if "\n" in value or "\r" in value:
            raise ValueError(f"{name} contains a line break; pass keys as paths")
    return "".join(f"{name}={_quoted(value)}\n" for name, value in environment.items())


def _quoted(value: str) -> str:
    return shlex.quote(value) if _NEEDS_QUOTES.search(value) else value


def write_environment_file(path: Path, environment: Mapping[str, str]) -> None:
    """Write `environment` to a file atomically; only its owner can read it.

    Raises:
        OSError: the file cannot be written.
    """
    write_owner_only(path, to_lines(environment))
