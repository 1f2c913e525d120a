"""The Dockerfile of the gateway. Nobody builds the image in tests, but its files and its commands are tested."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import pytest

from support.distributions import ROOT, build
from wechatpay_cli.control import DEFAULT_PORT

LINES = [
    (command, arguments)
    for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
    for command, _, arguments in [line.partition(" ")]
]
VALUES = dict(LINES)
COPIED = {
    name: folder
    for command, arguments in LINES
    if command == "COPY" and not arguments.startswith("--from")
    for *names, folder in [arguments.split()]
    for name in names
}
"""The files and folders of the repository that the build has, with their places in it."""
ENTRY: list[str] = json.loads(VALUES["ENTRYPOINT"])
HEALTH_CHECK: list[str] = json.loads(VALUES["HEALTHCHECK"].partition("CMD ")[2])
SECONDS = 30


def test_both_stages_have_the_same_pinned_python() -> None:
    images = {arguments.partition(" ")[0] for command, arguments in LINES if command == "FROM"}

    (image,) = images
    match = re.fullmatch(r"python:(\d+\.\d+)\.\d+-slim-[a-z]+", image)
    assert match is not None
    classifiers = tomllib.loads((ROOT / "gateway" / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "classifiers"
    ]
    assert f"Programming Language :: Python :: {match[1]}" in classifiers


def test_the_gateway_does_not_run_as_root() -> None:
    commands = [command for command, _ in LINES]
    last_stage = commands[len(commands) - commands[::-1].index("FROM") :]

    assert last_stage.index("USER") < last_stage.index("ENTRYPOINT")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", VALUES["USER"])


def test_the_gateway_can_be_reached_at_its_usual_port() -> None:
    assert " ".join(ENTRY) == f"wechatpay gateway --host 0.0.0.0 --port {VALUES['EXPOSE']}"
    assert VALUES["EXPOSE"] == str(DEFAULT_PORT)


def test_the_context_of_the_build_has_only_what_is_copied() -> None:
    first, *others = [
        line
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]

    assert first == "*"
    assert {line[1:] for line in others if line.startswith("!")} == COPIED.keys()
    assert [line for line in others if not line.startswith("!")] == ["**/__pycache__"]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the build of the image has."""
    place = tmp_path_factory.mktemp("copied")
    for name, folder in COPIED.items():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / folder, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place / folder)
    return place


@pytest.mark.parametrize(("project", "kind"), [(".", "wheel"), ("gateway", "gateway_wheel")])
def test_what_is_copied_builds_the_wheels(
    project: str, kind: str, request: pytest.FixtureRequest, copied: Path, tmp_path: Path
) -> None:
    wheel: Path = request.getfixturevalue(kind)

    (built,) = build(copied / project, tmp_path)

    assert built.read_bytes() == wheel.read_bytes()


def test_the_installation_has_both_distributions_at_the_tested_versions() -> None:
    assert VALUES["RUN"].endswith("pip install --no-cache-dir --constraint constraints.txt . ./gateway")


class Observed(NamedTuple):
    """A gateway as the image starts it, but at a free port: whether it was healthy before and after its end, and its standard error."""

    before: bool
    after: bool
    printed: str


@pytest.fixture(scope="module")
def observed() -> Observed:
    command = [sys.executable, "-m", "wechatpay_cli", *ENTRY[1:], "--port", "0", "--published-keys"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        guard = Timer(SECONDS, process.kill)
        guard.start()
        try:
            assert process.stdout is not None
            url = next(line for line in process.stdout if line.startswith("WECHATPAY_BASE_URL"))
            health_check = [part.replace(str(DEFAULT_PORT), url.strip().rpartition(":")[2]) for part in HEALTH_CHECK]
            before = is_healthy(health_check)
        finally:
            process.terminate()  # not `kill`, which would leave the folder of the keys behind
            _, printed = process.communicate(timeout=SECONDS)
            guard.cancel()
    return Observed(before, is_healthy(health_check), printed)


def is_healthy(health_check: list[str]) -> bool:
    done = subprocess.run([sys.executable, *health_check[1:]], capture_output=True, timeout=SECONDS, check=False)
    return done.returncode == 0


def test_the_health_check_passes_only_while_the_gateway_runs(observed: Observed) -> None:
    assert (observed.before, observed.after) == (True, False)


def test_the_health_check_is_not_printed_as_a_request(observed: Observed) -> None:
    assert [line.partition(":")[0] for line in observed.printed.splitlines()] == [
        "Warning",
        "WeChat Pay for tests at http",
    ]
