"""Completion in a real bash, with the script that the command prints."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from support.catalog import ENTRIES
from wechatpay_cli.entries import operation_names

BASH = shutil.which("bash")
SCRIPT = r"""
eval "$(wechatpay completion bash)"
complete_line() {
    COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9 COMPREPLY=()
    _python_argcomplete wechatpay
    printf '%s\n' "${COMPREPLY[@]}"
    echo --
}
"""
LINES = {
    "wechatpay op": ["operations "],
    "wechatpay call payments.refunds.create_r": ["payments.refunds.create_refund "],
    "wechatpay call payments.refunds.create_refund amount.t": ["amount.total="],
    "wechatpay call payments.bills.download_trade_bill t": ["tar_type=", "to="],
    "wechatpay operations payments.refunds.q": ["payments.refunds.query_refund "],
    "wechatpay call nothing.like.this a": [],
}


@pytest.fixture(scope="module")
def replies() -> dict[str, list[str]]:
    """The completions of each line, from one shell."""
    assert BASH, "these tests need bash"
    program = SCRIPT + "".join(f"complete_line '{line}'\n" for line in LINES)
    done = subprocess.run(
        [BASH, "--norc", "-c", program],
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    parts = done.stdout.split("--\n")
    return {line: list(filter(None, part.splitlines())) for line, part in zip(LINES, parts, strict=False)}


@pytest.mark.parametrize("line", LINES)
def test_bash_completes_names(line: str, replies: dict[str, list[str]]) -> None:
    assert replies[line] == LINES[line]


@pytest.mark.parametrize(("shell", "part"), [("zsh", "#compdef wechatpay"), ("fish", "complete --command wechatpay")])
def test_there_is_a_script_for_other_shells(shell: str, part: str, run: Run) -> None:
    assert part in run("completion", shell).stdout


def test_an_unknown_shell_is_refused(run: Run) -> None:
    assert run("completion", "csh").returncode == 2


def test_the_names_are_those_of_the_catalog() -> None:
    assert operation_names() == sorted(ENTRIES)
