"""Celery returns the errors of this library with their attributes, with every serializer."""

import json
import subprocess
from typing import Any

import pytest

from hosts.conftest import command, environment


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
