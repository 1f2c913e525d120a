"""The `wechatpay` command, run in the process of the tests: a process for each run would spend its time on imports."""

import io
import os
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from subprocess import CompletedProcess

import pytest

from wechatpay_cli.main import main


def run_command(*arguments: str, environment: Mapping[str, str], stdin: str = "") -> CompletedProcess[str]:
    """Run a command with these variables in addition to ours, and return what it printed."""
    output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(output), redirect_stderr(errors):
        patch.setattr(os, "environ", {**os.environ, **environment})
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        code = _exit_code(arguments)
    return CompletedProcess(arguments, code, _text(output), _text(errors))


def _exit_code(arguments: tuple[str, ...]) -> int:
    try:
        return main(arguments)
    except SystemExit as stop:  # argparse exits when its own checks fail
        return int(stop.code or 0)


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
