"""`wechatpay notify open`: verifies, decrypts, prints JSON."""

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from cli.conftest import Run
from support import platform, sample_notifications
from support.command import run_command
from support.platform import NOW
from support.sample_notifications import PAID, delivered, envelope, event, sealed

Open = Callable[..., CompletedProcess[str]]
KEYS = {**platform.environment(), "WECHATPAY_APIV3_KEY": sample_notifications.APIV3_KEY}


def saved(headers: str | Mapping[str, str], body: bytes, folder: Path) -> list[str]:
    """Save a delivery in files and return the command that opens it."""
    lines = headers if isinstance(headers, str) else "".join(f"{name}: {value}\n" for name, value in headers.items())
    (folder / "headers").write_text(lines, encoding="utf-8")
    (folder / "body").write_bytes(body)
    return ["notify", "open", "--headers", str(folder / "headers"), "--body", str(folder / "body")]


@pytest.fixture
def open_(tmp_path: Path) -> Open:
    """Runs the command on a delivery."""

    def run(headers: str | Mapping[str, str], body: bytes, *arguments: str, **changes: str) -> CompletedProcess[str]:
        return run_command(*saved(headers, body, tmp_path), *arguments, environment={**KEYS, **changes})

    return run


def fresh(content: Any) -> tuple[dict[str, str], bytes]:
    return delivered(content, timestamp=int(time.time()))


def test_a_notification_is_printed_with_its_decrypted_resource(run_process: Run, tmp_path: Path) -> None:
    result = run_process(*saved(*fresh(envelope()), tmp_path), **KEYS, WECHATPAY_BASE_URL="")

    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {
        "notification": "payments.transactions.transaction_success",
        "id": sample_notifications.ID,
        "create_time": "2018-06-08T10:34:56+08:00",
        "event_type": "TRANSACTION.SUCCESS",
        "resource_type": "encrypt-resource",
        "summary": "支付成功",
        "original_type": "transaction",
        "mchid": platform.MCHID,
        "request_id": "08F7A1-0",
        "model": "Transaction",
        "resource": PAID,
    }


def test_a_notification_of_an_unknown_type_is_printed(open_: Open) -> None:
    printed = json.loads(open_(*fresh(event("NEW.EVENT", "new", {"a": 1}))).stdout)

    assert (printed["notification"], printed["model"], printed["resource"]) == (None, None, {"a": 1})


def test_headers_may_be_json(open_: Open) -> None:
    headers, body = fresh(envelope())

    assert open_(json.dumps(headers), body).returncode == 0


def test_an_old_notification_is_verified_at_its_time_of_arrival(open_: Open) -> None:
    old = delivered(envelope())

    assert "StaleTimestamp" in open_(*old).stderr
    assert open_(*old, "--at", str(NOW + 10)).returncode == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [(envelope(sealed(b"{}", key="0" * 32)), "DecryptionFailed: "), (b"{}", "MalformedNotification: ")],
)
def test_a_notification_that_cannot_be_verified_or_decrypted_exits_1(open_: Open, content: Any, message: str) -> None:
    result = open_(*fresh(content))

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(message)


@pytest.mark.parametrize(
    ("headers", "changes", "message"),
    [
        ("{", {}, "The headers start with { but are not JSON"),
        ('{"wechatpay-nonce": 1}', {}, "The header wechatpay-nonce must be a string, got int"),
        (None, {"WECHATPAY_APIV3_KEY": ""}, "apiv3_key (WECHATPAY_APIV3_KEY)"),
        (None, {"WECHATPAY_MCHID": ""}, "Missing: mchid (WECHATPAY_MCHID)"),
    ],
)
def test_bad_usage_exits_2(open_: Open, headers: str | None, changes: dict[str, str], message: str) -> None:
    signed, body = fresh(envelope())
    result = open_(signed if headers is None else headers, body, **changes)

    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr


def test_the_error_names_a_missing_file(open_: Open) -> None:
    result = open_({}, b"", "--body", "/nowhere")

    assert (result.returncode, result.stderr) == (
        2,
        "wechatpay notify: /nowhere cannot be read: No such file or directory\n",
    )
