"""The survey counts what is read from pages, and what is reported."""

import json
from pathlib import Path

import pytest

from wechatpay_codegen.pages.survey import main

_HERE = Path(__file__).parent


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "partner"
    folder.mkdir()
    order = (_HERE / "order.md").read_text(encoding="utf-8")
    extra = "| 500 | SYSTEM\\_ERROR | 系统 | 等 |"
    for number, text in (
        (1, order.replace("【结束时间】", "【结束时间】类别为店时必填。")),
        (2, order.replace(extra, f"| 404 | NOT\\_FOUND | 没有 | 查 |\n{extra}").replace('"OPEN"}', '"OPEN",}')),
        (3, (_HERE / "refunded.md").read_text(encoding="utf-8")),
    ):
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "line",
    [
        "2 operations",
        "1 notifications",
        "1 pages with own rows among the common ones",
        "5 error rows of the pages themselves",
        "1 request fields with a rule: required_when",
        "1 problems:",
        "1   the sample has a comma after the last member; it was removed",
    ],
)
def test_pages_are_counted(pages: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    main([str(pages)])
    assert line in [text.strip() for text in capsys.readouterr().out.splitlines()]


def test_only_the_pages_of_a_list_are_counted(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    only = pages / "list.jsonl"
    only.write_text(json.dumps({"authority_page": "partner/1"}), encoding="utf-8")
    main([str(pages), "--only", str(only)])
    assert "1 operations" in [text.strip() for text in capsys.readouterr().out.splitlines()]
