"""Facts read from pages are compared with facts that another script read from the same pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.pages.compare import Tally, count_notification, main
from wechatpay_codegen.pages.read.facts import Page, to_json
from wechatpay_codegen.pages.read.notification_facts import NotificationPage, notification_json

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    markdown: Callable[[str], str],
    page: Callable[..., Page],
    notification: Callable[..., NotificationPage],
) -> Run:
    """Compares the pages `order` and `refunded` with their facts, after replacing a part of the facts."""
    folder = tmp_path / "docs" / "partner" / "pages"
    folder.mkdir(parents=True)
    (folder / "1.md").write_text(markdown("order"), encoding="utf-8")
    (folder / "3.md").write_text(f"# 商店退款通知\n\n{markdown('refunded')}", encoding="utf-8")
    monkeypatch.setenv("WECHATPAY_PAGES", str(tmp_path))

    def of(old: str = "", new: str = "") -> tuple[int, str]:
        rows = (to_json(page("order")), notification_json(notification()))
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        assert old in text
        facts = tmp_path / "facts.jsonl"
        facts.write_text(text.replace(old, new, 1), encoding="utf-8")
        status = main([str(facts), "--all-differences"])
        return status, capsys.readouterr().out

    return of


def test_pages_equal_their_own_facts(run: Run) -> None:
    status, out = run()
    assert status == 0
    assert out.count("2 pages, ") == 1
    assert "cells equal: 100.00%" in out
    assert "0 differences between drafts and pages" in out


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("SHOP_REFUND.CLOSED", "SHOP_REFUND.SHUT", "SHOP_REFUND.SHUT: event_types: facts True, page False"),
        ('"amount.total", "type": "int"', '"amount.total", "type": "string"', "type: facts 'string', page 'int'"),
        ("商店退款通知", "退款", "title: facts '退款', page '商店退款通知'"),
        ("partner/3", "partner/4", "partner/4: page: facts 'present', page 'missing'"),
    ],
)
def test_a_different_cell_is_listed(run: Run, old: str, new: str, line: str) -> None:
    assert line in run(old, new)[1]


def test_a_field_that_is_missing_in_the_facts_counts_as_one_cell(notification: Callable[..., NotificationPage]) -> None:
    ours = notification_json(notification())
    theirs = {**ours, "plaintext": ours["plaintext"][1:]}
    tally = Tally()
    count_notification(tally, theirs, ours)
    assert tally.cells.total() - tally.equal.total() == 1
