"""The code of each guide runs against the gateway, over HTTP, and prints what the guide shows."""

import re
import shlex
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from support.blocks import PAGES, run_scripts, running_blocks
from support.guide_shell import shell_of, write_merchant_files
from support.notification_servers import asgi_on_uvicorn
from wechatpay_gateway.server import RunningGateway

ROOT = Path(__file__).parents[2]
FIRST_PAYMENT = "first-payment"
"""Its code is that of the README, and runs there."""
GUIDES = [
    page
    for pages in PAGES.values()
    for page in pages
    if page.stem != FIRST_PAYMENT and running_blocks(page.read_text(encoding="utf-8"))
]


def curl(command: str) -> None:
    """Run a command of a guide, which must be `curl`."""
    words = shlex.split(command)
    assert words[0] == "curl"
    subprocess.run(
        [*words, "--silent", "--show-error", "--fail-with-body"], check=True, capture_output=True, timeout=30
    )


def write_settings(environment: Mapping[str, str], folder: Path) -> None:
    """Write `gateway.env` as the command does: keys are in files."""
    lines: list[str] = []
    for name, value in environment.items():
        if value.startswith("-----BEGIN"):
            (folder / f"{name}.pem").write_text(value, encoding="utf-8")
        lines.append(f"{name}={folder / name}.pem" if value.startswith("-----BEGIN") else f"{name}={value}")
    (folder / "gateway.env").write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_guide_works(
    guide: Path,
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in wechatpay_gateway.environment.items():
        monkeypatch.setenv(name, value)
    ports = {"8123": wechatpay_gateway.environment["WECHATPAY_BASE_URL"].rpartition(":")[2]}
    write_settings(wechatpay_gateway.environment, tmp_path)
    write_merchant_files(wechatpay_gateway.environment, tmp_path)
    shell, printed = None, ""
    names: dict[str, Any] = {"__name__": guide.stem}
    blocks = running_blocks(guide.read_text(encoding="utf-8"))
    with ExitStack() as stack:
        for language, text in blocks:
            code = re.sub(r"(?<=127\.0\.0\.1:)(8000|8123)\b", lambda match: ports[match[0]], text)
            if language == "python":
                printed = ""
                exec(compile(code, str(guide), "exec"), names)  # noqa: S102 - the code of our own guide
                if "app" in names and "8000" not in ports:
                    ports["8000"] = str(stack.enter_context(asgi_on_uvicorn(names["app"])))
            elif language == "sh" and not code.startswith("curl"):
                shell = shell or stack.enter_context(shell_of(guide.relative_to(ROOT / "docs").parts[0]))
                printed = shell.run(code)
            elif language == "sh":
                for line in code.splitlines():
                    curl(line)
            elif language == "text":
                wechatpay_gateway.deliver()
                assert printed + capsys.readouterr().out == text
                printed = ""
    if scripts := [text for language, text in blocks if language == "js"]:
        assert run_scripts(scripts, names) != []
    assert capsys.readouterr().out == ""
