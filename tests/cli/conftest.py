"""The command, in this process or in a separate one, against a gateway over real HTTP."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from support.command import run_command
from wechatpay_gateway.server import RunningGateway

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(wechatpay_gateway: RunningGateway) -> Run:
    """Runs `wechatpay` with the gateway's variables."""

    def run(*arguments: str, stdin: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
        return run_command(*arguments, environment={**wechatpay_gateway.environment, **changes}, stdin=stdin)

    return run


@pytest.fixture
def run_process(wechatpay_gateway: RunningGateway) -> Run:
    """Runs `wechatpay` in a separate process."""

    def run(*arguments: str, stdin: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONUTF8": "1", **wechatpay_gateway.environment, **changes}
        return subprocess.run(
            [sys.executable, "-m", "wechatpay_cli", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            timeout=30,
            check=False,
        )

    return run
