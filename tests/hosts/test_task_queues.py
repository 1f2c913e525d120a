"""Celery returns the errors of this library with their attributes, with every serializer."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hosts.conftest import HERE, command, environment
from support.blocks import blocks_of


def errors_of_tasks(serializer: str) -> dict[str, Any]:
    result = subprocess.run(
        command("celery_driver.py", serializer),
        env=environment({}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    errors: dict[str, Any] = json.loads(result.stdout)
    return errors


@pytest.mark.parametrize("serializer", ["json", "pickle"])
def test_a_failed_task_returns_the_error_with_its_attributes(serializer: str) -> None:
    errors = errors_of_tasks(serializer)

    assert {kind: (name, message) for kind, (name, message, _) in errors.items()} == {
        "NotFound": ("NotFound", "There is no such order."),
        "OutcomeUnknown": ("OutcomeUnknown", "It is open."),
        "StillOpen": ("StillOpen", "It has not reached a final state."),
    }
    assert errors["NotFound"][2].items() >= {"status": 404, "code": "ORDER_NOT_EXIST", "request_id": "08F7-1"}.items()
    assert (errors["OutcomeUnknown"][2]["settled_by"], errors["OutcomeUnknown"][2]["settled_with"]) == (
        "a.c",
        {"out_trade_no": "1"},
    )
    assert errors["StillOpen"][2] == {"last": None, "waited_seconds": 60.0}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_task_of_the_guide_does_the_work_of_the_outbox_once(tmp_path: Path, language: str) -> None:
    guide = HERE.parents[1] / "docs" / language / "guides" / "frameworks.md"
    (code,) = (block.code for block in blocks_of(guide.read_text(encoding="utf-8")) if block.title == "celery_shop.py")
    (tmp_path / "celery_shop.py").write_text(code, encoding="utf-8")
    result = subprocess.run(
        command("celery_outbox.py", str(tmp_path)),
        env=environment({"PYTHONUTF8": "1"}),
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )

    assert result.stdout.splitlines() == ["book-1 is shipped", "1 0"]
