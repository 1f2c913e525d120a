"""Servers and task queues of others, each in separate processes: `make hosts` installs them together with this library."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
_PYTHON = HERE.parents[1] / ".cache" / "hosts" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module, or a driver by its file name, in the environment of the hosts."""
    assert _PYTHON.exists(), "the hosts are not installed: run `make hosts`"
    driver = HERE / "drivers" / module
    return [str(_PYTHON), *([str(driver)] if driver.exists() else ["-m", module]), *arguments]


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that a host needs, and `more`, without the proxies of this machine."""
    return {"PATH": os.environ["PATH"], "NO_PROXY": "*", **more}
