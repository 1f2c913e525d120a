"""Hosts that others wrote, each in processes of its own: `make hosts` installs them beside this library."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
_PYTHON = HERE.parents[1] / ".cache" / "hosts" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def command(module: str, *arguments: str) -> list[str]:
    """What runs a module, or a driver by its file name, in the environment of the hosts."""
    assert _PYTHON.exists(), "the hosts are not installed: run `make hosts`"
    driver = HERE / "drivers" / module
    return [str(_PYTHON), *([str(driver)] if driver.exists() else ["-m", module]), *arguments]


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """What a host needs to run, and `more`; no proxy of this machine stands between it and the gateway."""
    return {"PATH": os.environ["PATH"], "NO_PROXY": "*", **more}
