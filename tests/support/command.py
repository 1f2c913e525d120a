"""The `wechatpay` command, run in the process of the tests: a process for each run would spend its time on imports."""

import io
import os
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from subprocess import CompletedProcess
from threading import get_ident
from typing import Any, TextIO, cast

import pytest

from wechatpay_cli.main import main


class OfThisThread:
    """Standard output that is redirected for the current thread only: a server in another thread may print meanwhile."""

    def __init__(self, own: TextIO, other: TextIO) -> None:
        self._thread, self._own, self._other = get_ident(), own, other

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own if get_ident() == self._thread else self._other, name)


def run_command(*arguments: str, environment: Mapping[str, str], stdin: str = "") -> CompletedProcess[str]:
    """Run a command with these variables in addition to ours, and return what it printed."""
    output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(cast("TextIO", OfThisThread(output, sys.stdout))),
        redirect_stderr(errors),
    ):
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
