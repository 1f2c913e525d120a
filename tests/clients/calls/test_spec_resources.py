"""An invented API becomes a client and a local server with state, from its specs alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.repair_specs import repair_specs
from wechatpay_codegen.__main__ import main
from wechatpay_gateway.catalog.files import FolderFiles
from wechatpay_gateway.catalog.loading import read_catalog
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import RunningGateway, running

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clients and the catalog generated for the invented API."""
    folder = tmp_path_factory.mktemp("repairs")
    for name, text in repair_specs().items():
        path = folder / "specs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert main(["generate", "--specs", str(folder / "specs"), "--out", str(folder / "out")]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def gateway(out: Path) -> Iterator[RunningGateway]:
    core = Gateway(catalog=read_catalog(FolderFiles(out / "wechatpay_catalog")), has_published_keys=True)
    with running(gateway=core) as served:
        yield served
    core.close()


@pytest.fixture(scope="module")
def call_results(out: Path, gateway: RunningGateway) -> dict[str, Any]:
    """The results of the calls of the generated client, which runs in a separate process."""
    done = subprocess.run(
        [sys.executable, str(HERE / "call_repairs.py")],
        env={**os.environ, **gateway.environment, "PYTHONPATH": os.pathsep.join([str(out), str(HERE.parents[1])])},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    results: dict[str, Any] = json.loads(done.stdout)
    return results


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("created", [1002, "TAKEN", "clock", "张三", "Corner shop"]),
        ("repeated", True),
        ("changed", [409, "ALREADY_EXISTS"]),
        ("misspelt", [400, "PARAM_ERROR"]),
        ("too early", [403, "NOT_ENOUGH"]),
        ("unknown", [404, "NOT_FOUND"]),
        ("finished", "REPAIRED"),
        ("returned", ["RETURNED", 5]),
        ("listed", ["R3", "R2", "R1", "R0"]),
        ("taken in", ["R3", "R2", "R0"]),
        ("async", True),
    ],
)
def test_a_call_of_an_invented_resource_returns(call_results: dict[str, Any], what: str, expected: Any) -> None:
    assert call_results[what] == expected


def test_a_step_of_an_invented_resource_delivers_a_typed_notification(call_results: dict[str, Any]) -> None:
    assert call_results["notified"] == ["RepairChange", "REPAIR.DONE", "REPAIRED"]


def test_an_invented_resource_is_listed_among_the_state_machines(gateway: RunningGateway) -> None:
    repairs = gateway.machines["repairs"]
    record = repairs.add("R9")
    assert repairs.take("give_up", record.repair_id, "rust").state == "HOPELESS"
    assert repairs.lookup({"repair_id": record.repair_id}).reason == "rust"
