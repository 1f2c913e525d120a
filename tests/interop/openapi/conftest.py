"""Our OpenAPI documents, and programs of others that read them: `make interop` installs them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from interop.conftest import INSTALLED, bare_environment, node
from wechatpay_codegen.__main__ import main
from wechatpay_gateway.server import RunningGateway

ROOT = Path(__file__).parents[3]
DRIVERS = Path(__file__).parents[1] / "drivers"
PROGRAMS = INSTALLED / "openapi" / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `openapi.json` and `openapi-webhooks.json`."""
    folder = tmp_path_factory.mktemp("openapi")
    assert main(["openapi", "--specs", str(ROOT / "specs"), "--output", str(folder / "openapi.json")]) == 0
    return folder


@pytest.fixture(scope="session")
def document(folder: Path) -> dict[str, Any]:
    """The document of the operations."""
    document: dict[str, Any] = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    return document


def operations_in(document: dict[str, Any]) -> list[str]:
    """Return the names of the operations of a document."""
    return [each["operationId"] for path in document["paths"].values() for each in path.values()]


def run(
    command: Sequence[object],
    *,
    given: str = "",
    gateway: RunningGateway | None = None,
    more: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> str:
    """Run a program of the separate environment, as a merchant of the gateway, and return what it printed."""
    name, *arguments = map(str, command)
    program = PROGRAMS / name
    assert program.exists(), f"{name} is not installed: run `make interop`"
    variables = {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}", "HOME": os.environ["HOME"], "NO_PROXY": "*"}
    variables |= {"PYTHONPATH": str(ROOT / "tests")} if name == "python" or more else {}
    done = subprocess.run(
        [program, *arguments],
        input=given,
        env=variables | (gateway.environment if gateway else {}) | dict(more or {}),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def java() -> str:
    """Return the path of Java, which openapi-generator needs."""
    path = shutil.which("java")
    assert path, "Java was not found: install a JRE of version 11 or newer, then run `make interop`"
    return path


def run_node(
    command: Sequence[object],
    *,
    gateway: RunningGateway | None = None,
    may_fail: bool = False,
    cwd: Path | None = None,
) -> str:
    """Run a program of Node.js, as a merchant of the gateway, and return what it printed."""
    done = subprocess.run(
        [node(), *map(str, command)],
        env=bare_environment({"HOME": os.environ["HOME"], **(gateway.environment if gateway else {})}),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert may_fail or done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout
