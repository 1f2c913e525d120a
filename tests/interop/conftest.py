"""Clients written by others, each in a separate process: `make interop` installs them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from wechatpay_gateway.server import RunningGateway

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".cache" / "interop"
_PYTHON = INSTALLED / "python" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
NODE_MODULES = INSTALLED / "node" / "node_modules"


def node() -> str:
    """The path of Node.js."""
    path = shutil.which("node")
    assert path, "Node.js was not found: install it, then run `make interop`"
    assert NODE_MODULES.is_dir(), "the npm packages are not installed: run `make interop`"
    return path


def python() -> str:
    """The path of the Python that has `wechatpayv3`."""
    assert _PYTHON.exists(), "wechatpayv3 is not installed: run `make interop`"
    return str(_PYTHON)


def bare_environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that another program needs, and `more`, without the proxies of this machine."""
    return {"PATH": os.environ["PATH"], "NO_PROXY": "*", "NODE_PATH": str(NODE_MODULES), **more}


def _command(kind: str) -> list[str]:
    if kind == "wechatpay-axios-plugin":
        return [node(), str(HERE / "drivers" / "axios_driver.js")]
    return [python(), str(HERE / "drivers" / "wechatpayv3_driver.py"), kind.removeprefix("wechatpayv3 ")]


@frozen
class ForeignClient:
    """A client written by others, controlled through its driver."""

    process: "subprocess.Popen[str]"

    def ask(self, command: str, **arguments: Any) -> Any:
        """Return the outcome of a command: `{"status", "body"}` of a reply, `{"result"}`, or `{"error"}` of an exception."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": command, "with": arguments}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the driver exited; its standard error is above"
        return json.loads(line)

    def get(self, command: str, **arguments: Any) -> Any:
        """Return the body of a reply that must be successful."""
        answer = self.ask(command, **arguments)
        assert answer.get("status") in {200, 204}, answer
        return answer["body"]


@pytest.fixture(params=["wechatpayv3 sync", "wechatpayv3 async", "wechatpay-axios-plugin"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of client."""
    kind: str = request.param
    return kind


@pytest.fixture
def foreign(kind: str, wechatpay_gateway: RunningGateway) -> Iterator[ForeignClient]:
    """A client of the gateway's merchant."""
    with started(kind, wechatpay_gateway.environment) as client:
        yield client


@contextmanager
def started(kind: str, environment: Mapping[str, str]) -> Generator[ForeignClient]:
    """Run a driver while the block runs; it exits at the end of its input."""
    with subprocess.Popen(
        _command(kind),
        env=bare_environment(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield ForeignClient(process)
