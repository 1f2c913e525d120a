"""The client's settings as lines of a file that shells and other tools can read."""

import shutil
import subprocess
from pathlib import Path

import pytest

from wechatpay_gateway.serve.environment import to_lines

QUOTED = [
    "/home/some one/key.pem",
    "/tmp/it's/key.pem",  # noqa: S108 (nothing is written there)
    "a$HOME",
    "a`id`",
    "a;b",
    "a&b",
    "a|b",
    "(a)",
    "<a>",
    'a"b',
    "C:\\Users\\me\\key.pem",
    "*",
    "a?b",
    "[a]",
    "{a,b}",
    "#a",
    "~/key.pem",
    "a!b",
    "tab\there",
    "张 三",
    "",
]
BARE = [
    "http://127.0.0.1:8123",
    "/srv/keys/1900000001/pub_key.pem",
    "PUB_KEY_ID_01",
    "a=b",
    "a%20b",
    "a@b,c+d",
    "/家/key.pem",
]


@pytest.mark.parametrize("shell", [name for name in ("sh", "bash", "dash") if shutil.which(name)])
@pytest.mark.parametrize("value", [*QUOTED, *BARE])
def test_a_shell_reads_the_written_value(tmp_path: Path, shell: str, value: str) -> None:
    file = tmp_path / "gateway.env"
    file.write_text(to_lines({"X": value, "Y": "end"}), encoding="utf-8")
    command = [shell, "-c", 'set -a; . ./gateway.env; set +a; printf "%s|%s" "$X" "$Y"']
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=20, check=True)
    assert done.stdout == f"{value}|end"


@pytest.mark.parametrize("value", BARE)
def test_a_value_is_not_quoted_without_need(value: str) -> None:
    assert to_lines({"X": value}) == f"X={value}\n"
