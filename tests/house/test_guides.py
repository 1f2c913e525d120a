"""The code of each guide runs against the gateway, over HTTP, and prints what the guide shows."""

import re
import shlex
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from support.notification_servers import asgi_on_uvicorn
from wechatpay_gateway.server import RunningGateway

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
BLOCK = re.compile(r"^```(python|sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def curl(command: str) -> None:
    """Run a command of a guide, which must be `curl`."""
    words = shlex.split(command)
    assert words[0] == "curl"
    subprocess.run(
        [*words, "--silent", "--show-error", "--fail-with-body"], check=True, capture_output=True, timeout=30
    )


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
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
    names: dict[str, Any] = {"__name__": guide.stem}
    with ExitStack() as stack:
        for language, text in BLOCK.findall(guide.read_text(encoding="utf-8")):
            code = re.sub(r"(?<=127\.0\.0\.1:)(8000|8123)\b", lambda match: ports[match[0]], text)
            if language == "python":
                exec(compile(code, str(guide), "exec"), names)  # noqa: S102 - the code of our own guide
                if "app" in names and "8000" not in ports:
                    ports["8000"] = str(stack.enter_context(asgi_on_uvicorn(names["app"])))
            elif language == "sh":
                for line in code.splitlines():
                    curl(line)
            else:
                wechatpay_gateway.deliver()
                assert capsys.readouterr().out == text
    assert capsys.readouterr().out == ""
