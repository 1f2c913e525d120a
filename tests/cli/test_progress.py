"""The progress of a download on a terminal, and nothing of it anywhere else."""

import io
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from wechatpay_cli.progress import lines_of, progress_of
from wechatpay_gateway.server import RunningGateway


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar() -> None:
    terminal = Terminal()

    with progress_of("bill.csv", terminal) as progress:
        assert progress
        progress(512, 2048)
        progress(2048, 2048)

    assert "bill.csv: 100%" in terminal.getvalue()
    assert "2.00k/2.00k" in terminal.getvalue()


def test_a_retry_that_begins_again_is_counted_from_the_beginning() -> None:
    terminal = Terminal()

    with progress_of("bill.csv", terminal) as progress:
        assert progress
        for received in (1024, 100, 2048):
            progress(received, 2048)

    assert "2.00k/2.00k" in terminal.getvalue()


def test_a_call_that_is_refused_shows_no_bar() -> None:
    terminal = Terminal()

    with progress_of("bill.csv", terminal):
        pass

    assert terminal.getvalue() == ""


def test_a_file_gets_nothing() -> None:
    output = io.StringIO()

    with progress_of("bill.csv", output) as progress:
        assert progress is None

    assert output.getvalue() == ""


def test_lines_are_printed_once_in_a_second() -> None:
    output, now = io.StringIO(), iter([0.0, 0.2, 0.9, 1.0, 1.0, 1.1, 3.0, 3.0])
    progress = lines_of("bill.csv", output, lambda: next(now))

    for received, total in ((1, None), (2, None), (3 << 20, 6 << 20), (4 << 20, 6 << 20), (6 << 20, None)):
        progress(received, total)

    assert output.getvalue() == "bill.csv: 3.0 of 6.0 MiB\nbill.csv: 6.0 MiB\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_download_shows_a_bar_and_prints_only_json(wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    own, theirs = os.openpty()
    words = ["call", "payments.bills.download_trade_bill", "bill_date=2019-06-11", f"to={tmp_path / 'bill.csv'}"]

    done = subprocess.run(
        [sys.executable, "-m", "wechatpay_cli", *words],
        env={**os.environ, **wechatpay_gateway.environment},
        stdout=subprocess.PIPE,
        stderr=theirs,
        timeout=30,
        check=True,
    )
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # Linux raises one at the end
        while part := os.read(own, 100_000):
            shown += part
    os.close(own)

    assert b"bill.csv: 100%" in shown
    assert done.stdout.startswith(b"{\n")
