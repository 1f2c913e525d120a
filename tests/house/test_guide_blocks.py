"""Every block of code in a page of the site runs in a test, or says why it cannot."""

import csv
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.blocks import PAGES, ROOT, RUNNING, Block, blocks_of, run_scripts, without_comments

NOT_RUN: Mapping[str, int] = {
    "guides/add-an-endpoint.md": 4,
    "guides/frameworks.md": 1,
    "guides/from-official-sdks.md": 1,
    "guides/from-wechatpayv3.md": 3,
    "guides/gateway.md": 2,
    "guides/invoke-payment.md": 3,
    "guides/notifications-other-frameworks.md": 1,
    "guides/other-languages.md": 4,
    "guides/observability.md": 1,
    "guides/threads-and-processes.md": 3,
    "start/install.md": 1,
}
"""The number of blocks that no test runs, by page. Each has its reason in the page: `<!-- Not run: It needs a phone. -->`."""
PARSERS: Mapping[str, Callable[[str], Any]] = {
    "csv": lambda code: list(csv.reader(code.splitlines(), strict=True)),
    "json": json.loads,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
}
"""Blocks of data are only read."""
ALL = [page for pages in PAGES.values() for page in pages]
IN_EVERY_PAGE = pytest.mark.parametrize("page", ALL, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
MARKED = "Text\n\n<!-- Not run: It needs a phone. -->\n```kotlin\nval x = 1\n```\n\n```python\nx = 1\n```\n"


def code_of(page: Path) -> list[Block]:
    return blocks_of(page.read_text(encoding="utf-8"))


@IN_EVERY_PAGE
def test_every_block_runs_or_is_marked(page: Path) -> None:
    known = {*RUNNING, *PARSERS}

    assert [block for block in code_of(page) if block.language not in known and not block.reason] == []


@IN_EVERY_PAGE
def test_every_block_of_data_can_be_read(page: Path) -> None:
    for block in code_of(page):
        if block.language in PARSERS and not block.reason:
            PARSERS[block.language](block.code)


@IN_EVERY_PAGE
def test_every_fence_is_one_that_tests_recognize(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    markers = text.count("<!-- Not run:")

    assert len(re.findall(r"^\s*(?:```|~~~)", text, re.MULTILINE)) == 2 * len(code_of(page))
    assert markers == sum(block.reason is not None for block in code_of(page))


def test_the_blocks_that_do_not_run_are_counted() -> None:
    found = {
        page.relative_to(ROOT / "docs" / "en").as_posix(): sum(block.reason is not None for block in code_of(page))
        for page in PAGES["en"]
    }

    assert {page: count for page, count in found.items() if count} == NOT_RUN


@pytest.mark.parametrize("page", PAGES["zh"], ids=lambda page: page.relative_to(ROOT / "docs" / "zh").as_posix())
def test_both_languages_have_the_same_blocks(page: Path) -> None:
    english = ROOT / "docs" / "en" / page.relative_to(ROOT / "docs" / "zh")
    chinese, other = (
        [(block.language, without_comments(block), block.reason) for block in code_of(each)] for each in (page, english)
    )

    assert chinese == other


def test_both_languages_have_the_same_written_pages() -> None:
    english, chinese = (
        {page.relative_to(ROOT / "docs" / language).as_posix() for page in pages} for language, pages in PAGES.items()
    )

    assert english == chinese


def test_a_marked_block_has_its_reason() -> None:
    phone, python = blocks_of(MARKED)

    assert (phone.language, phone.reason) == ("kotlin", "It needs a phone.")
    assert python.reason is None


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("wx.requestPayments(page)", "is not a function"),
        ("WeixinJSBridge.invoke('pay', page)", "WeChat has no function pay"),
        ("wx.requestPayment(page)", "requestPayment needs timeStamp,signType"),
        ("wx.requestPayment(pay)", "pay is not defined"),
        ("await wx.requestPayment(page", "SyntaxError"),
    ],
)
def test_a_script_that_does_not_work_in_wechat_is_refused(script: str, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        run_scripts([script], {"page": {"nonceStr": "1", "package": "2", "paySign": "3"}})
