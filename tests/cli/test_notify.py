"""`wechatpay notify open`: verifies, decrypts, prints JSON."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from support import callbacks, platform
from support.callbacks import PAID, delivered, envelope, event, sealed
from support.platform import NOW

Open = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def open_(tmp_path: Path) -> Open:
    """Runs the command on a delivery, kept in files."""

    def run(
        headers: str | Mapping[str, str], body: bytes, *arguments: str, **changes: str
    ) -> subprocess.CompletedProcess[str]:
        lines = (
            headers if isinstance(headers, str) else "".join(f"{name}: {value}\n" for name, value in headers.items())
        )
        (tmp_path / "headers").write_text(lines, encoding="utf-8")
        (tmp_path / "body").write_bytes(body)
        files = ["--headers", str(tmp_path / "headers"), "--body", str(tmp_path / "body")]
        keys = {**platform.environment(), "WECHATPAY_APIV3_KEY": callbacks.APIV3_KEY}
        return subprocess.run(
            [sys.executable, "-m", "wechatpay_cli", "notify", "open", *files, *arguments],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", **keys, **changes},
            timeout=30,
            check=False,
        )

    return run


def fresh(written: Any) -> tuple[dict[str, str], bytes]:
    return delivered(written, timestamp=int(time.time()))


def test_a_notification_is_printed_with_what_is_inside(open_: Open) -> None:
    done = open_(*fresh(envelope()))

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "notification": "payments.transactions.transaction_success",
        "id": callbacks.ID,
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


def test_an_unknown_one_is_printed_too(open_: Open) -> None:
    printed = json.loads(open_(*fresh(event("NEW.EVENT", "new", {"a": 1}))).stdout)

    assert (printed["notification"], printed["model"], printed["resource"]) == (None, None, {"a": 1})


def test_headers_may_be_json(open_: Open) -> None:
    headers, body = fresh(envelope())

    assert open_(json.dumps(headers), body).returncode == 0


def test_one_that_was_kept_is_opened_as_of_its_time(open_: Open) -> None:
    kept = delivered(envelope())

    assert "StaleTimestamp" in open_(*kept).stderr
    assert open_(*kept, "--at", str(NOW + 10)).returncode == 0


@pytest.mark.parametrize(
    ("written", "words"),
    [(envelope(sealed(b"{}", key="0" * 32)), "DecryptionFailed: "), (b"{}", "MalformedNotification: ")],
)
def test_what_cannot_be_opened_exits_1(open_: Open, written: Any, words: str) -> None:
    done = open_(*fresh(written))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(words)


@pytest.mark.parametrize(
    ("headers", "changes", "words"),
    [
        ("{", {}, "The headers begin as JSON, and are not"),
        ('{"wechatpay-nonce": 1}', {}, "The header wechatpay-nonce is int"),
        (None, {"WECHATPAY_APIV3_KEY": ""}, "apiv3_key (WECHATPAY_APIV3_KEY)"),
        (None, {"WECHATPAY_MCHID": ""}, "Missing: mchid (WECHATPAY_MCHID)"),
    ],
)
def test_bad_usage_exits_2(open_: Open, headers: str | None, changes: dict[str, str], words: str) -> None:
    signed, body = fresh(envelope())
    done = open_(signed if headers is None else headers, body, **changes)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_missing_file_is_named(open_: Open) -> None:
    done = open_({}, b"", "--body", "/nowhere")

    assert (done.returncode, done.stderr) == (
        2,
        "wechatpay notify: /nowhere cannot be read: No such file or directory\n",
    )
