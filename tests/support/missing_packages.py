"""Runs programs without one of the packages of the gateway's server, and returns their output."""

import json
import subprocess
import sys
from collections.abc import Sequence

SERVER_PACKAGES = ("starlette", "uvicorn", "h11", "httptools", "jinja2")
_EACH = """
import contextlib, io, json, os, sys

first, program, *modules = sys.argv[1:]
exec(first)
for module in modules:
    child = os.fork()
    if not child:
        sys.modules[module] = None
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            exec(program)
        print(json.dumps([module, output.getvalue()]), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def printed_without_each(first: str, program: str, packages: Sequence[str] = SERVER_PACKAGES) -> dict[str, str]:
    """Return what a program prints without each package. `first` runs once, because what needs none of them takes most of the time."""
    command = [sys.executable, "-c", _EACH, first, program, *packages]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=30, check=True)
    return dict(json.loads(line) for line in done.stdout.splitlines())
