"""The steps of CONTRIBUTING lead from an official page to a tested call."""

import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main

ROOT = Path(__file__).parents[3]
PAGE = Path(__file__).with_name("query_flower.md")
SPEC = Path("specs/garden/flowers/query_flower.yaml")
HEADS = {"{en: TODO, zh: TODO}": "{en: Garden}", "doc: TODO": "doc: Grow flowers."}


def blocks(kind: str) -> list[str]:
    """Return the blocks of code of one kind in the section of CONTRIBUTING."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("### From a page to a tested call in five minutes\n")[2].partition("\n### ")[0]
    found = re.findall(rf"^ *```{kind}\n(.*?)^ *```$", section, re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(block) for block in found]


def arguments(step: int) -> list[str]:
    """Return the arguments of the generator in a step."""
    words = shlex.split(blocks("sh")[step])
    assert words[:3] == ["python", "-m", "wechatpay_codegen"]
    return words[3:]


@pytest.fixture
def drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """The draft, after the first two steps in an empty folder with the page."""
    monkeypatch.chdir(tmp_path)
    Path("specs").mkdir()
    page = tmp_path / PAGE.relative_to(ROOT)
    page.parent.mkdir(parents=True)
    page.write_bytes(PAGE.read_bytes())
    assert main(arguments(0)) == 0
    capsys.readouterr()
    *words, redirection, target = arguments(1)
    assert (redirection, Path(target), main(words)) == (">", SPEC, 0)
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def pattern_of(draft: str) -> str:
    """Return a pattern for the draft in which each marker is a text."""
    return re.escape(draft).replace("TODO", ".+")


def test_the_finished_spec_is_the_draft_with_texts_and_the_date(drafted: str) -> None:
    (finished,) = blocks("yaml")

    assert "TODO" not in finished
    assert re.fullmatch(pattern_of(drafted), finished.replace("checked: 2026-11-29\n", ""))


@pytest.mark.usefixtures("drafted")
def test_the_call_passes_its_test() -> None:
    SPEC.write_text(blocks("yaml")[0], encoding="utf-8")
    for head in (SPEC.with_name("_service.yaml"), SPEC.parents[1] / "_group.yaml"):
        text = head.read_text(encoding="utf-8")
        for marker, value in HEADS.items():
            text = text.replace(marker, value)
        head.write_text(text, encoding="utf-8")
    assert main(arguments(2)) == 0
    Path("test_flower.py").write_text(blocks("python")[0], encoding="utf-8")
    _, *words = shlex.split(blocks("sh")[3])
    run = subprocess.run(
        [sys.executable, *words, "-q", "-p", "no:cacheprovider"],
        env={**os.environ, "PYTHONPATH": "generated"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (run.returncode, "1 passed" in run.stdout) == (0, True), run.stdout + run.stderr
