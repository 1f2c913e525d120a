"""Hand a client its settings: printed, and as a file of `KEY=value` lines."""

from collections.abc import Mapping
from pathlib import Path

from wechatpay_gateway.keys import write_owner_only


def to_lines(environment: Mapping[str, str]) -> str:
    """One `KEY=value` line for each variable.

    Raises:
        ValueError: a value holds a line break; give keys as paths.
    """
    for name, value in environment.items():
        if "\n" in value or "\r" in value:
            raise ValueError(f"{name} holds a line break")
    return "".join(f"{name}={value}\n" for name, value in environment.items())


def write_environment_file(path: Path, environment: Mapping[str, str]) -> None:
    """Write the lines of `environment`, whole or not at all, readable by their owner only.

    Raises:
        OSError: the file cannot be written.
    """
    write_owner_only(path, to_lines(environment))
