"""Facts are written to and read from facts files, and read from folders of pages."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from wechatpay_codegen.pages.read.facts import FactsError, Page, from_json, to_json
from wechatpay_codegen.pages.read.problems import SourceError
from wechatpay_codegen.pages.read.sources import page_of_file, pages_of

Pages = Callable[..., Page]


@pytest.mark.parametrize("name", ["order", "cancel", "revoke"])
def test_facts_do_not_change_in_a_facts_file(page: Pages, name: str) -> None:
    facts = page(name)
    assert to_json(from_json(json.loads(json.dumps(to_json(facts))), "f:1")) == to_json(facts)


def test_facts_from_a_page_equal_those_from_its_line_in_a_facts_file(page: Pages) -> None:
    facts = page("order")
    again = from_json(to_json(facts), "f:1")
    # Facts files do not separate common error rows.
    assert evolve(again, errors=facts.errors) == facts


def test_own_error_rows_are_found_without_headings(page: Pages) -> None:
    again = from_json(to_json(page("order")), "f:1")
    assert [row.code for row in again.own_errors] == ["NO_AUTH", "PARAM_ERROR"]


def test_a_place_without_fields_has_no_key(page: Pages) -> None:
    assert set(to_json(page("revoke"))) == {
        *("doc", "side", "title", "updated", "method", "paths", "roles"),
        *("header", "path", "status", "reply", "errors"),
    }


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"method": 1}, "f:1: invalid facts of a page: 1 should be a string"),
        ({"reply": [{"name": "a", "type": "string"}]}, "f:1: invalid facts of a page: missing key 'required'"),
        ({"reply": [{"name": "a", "type": "string", "required": "true"}]}, "'true' should be true or false"),
    ],
)
def test_an_invalid_line_is_reported(page: Pages, change: dict[str, Any], message: str) -> None:
    with pytest.raises(FactsError, match=r"^f:1: invalid facts of a page") as caught:
        from_json({**to_json(page("revoke")), **change}, "f:1")
    assert message in str(caught.value)


def test_a_line_that_is_not_json_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text("{}}\n", encoding="utf-8")
    with pytest.raises(FactsError, match=r"facts[.]jsonl:1: not JSON"):
        pages_of(path)


@pytest.fixture
def indexed(tmp_path: Path, markdown: Callable[[str], str]) -> Path:
    """A folder of pages with an index."""
    pages = tmp_path / "docs" / "partner" / "pages"
    pages.mkdir(parents=True)
    (pages / "77.md").write_text(markdown("revoke"), encoding="utf-8")
    (pages / "78.md").write_text("# 说明\n", encoding="utf-8")
    node = {
        "docId": "77",
        "title": "撤",
        "url": "https://pay.weixin.qq.com/doc/v3/partner/77.md",
        "updateTime": "1758650400",
    }
    (pages.parent / "index.json").write_text(json.dumps({"nodes": [node]}), encoding="utf-8")
    return tmp_path


def test_title_and_date_come_from_the_index(indexed: Path) -> None:
    found = pages_of(indexed).by_address["https://pay.weixin.qq.com/doc/v3/partner/77"]
    # 2025-09-24 02:00 in Beijing is 2025-09-23 in UTC.
    assert (found.title, found.updated) == ("撤", "2025-09-24")


def test_the_index_is_used_for_a_single_file(indexed: Path) -> None:
    assert page_of_file(indexed / "docs" / "partner" / "pages" / "77.md").page.title == "撤"


def test_other_kinds_of_pages_are_listed(indexed: Path) -> None:
    assert [Path(name).name for name in pages_of(indexed).others] == ["78.md"]


def test_without_an_index_the_address_comes_from_the_path(indexed: Path) -> None:
    (indexed / "docs" / "partner" / "index.json").unlink()
    assert list(pages_of(indexed).by_address) == ["https://pay.weixin.qq.com/doc/v3/partner/77"]


def test_an_invalid_index_is_reported(indexed: Path) -> None:
    (indexed / "docs" / "partner" / "index.json").write_text("[]", encoding="utf-8")
    with pytest.raises(SourceError, match=r"index[.]json: not an index of pages"):
        pages_of(indexed)


def test_a_missing_source_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        pages_of(tmp_path / "nowhere")


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no pages found"):
        pages_of(tmp_path)
