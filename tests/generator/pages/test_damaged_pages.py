"""If a page, a facts file or an index is damaged, `draft` and `drift` print a line with the path of the file."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_codegen.pages.commands import draft_page, print_drift
from wechatpay_codegen.settings import Settings

HERE = Path(__file__).parent
PAGES = {path.name: path.read_bytes() for path in sorted(HERE.glob("*.md"))}
PIECES = [b"|", b"\n|", b"|---|", b"`", b"```", b"```json\n", b"{", b"[", b"<br>", b"\r", b"\xff", b"\0", b"## ", b"* "]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A page with a few cuts and insertions."""
    content = draw(st.sampled_from(list(PAGES.values())))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 200)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=8))
        content = content[:start] + piece + content[end:]
    return content


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the damaged page."""
    return tmp_path_factory.mktemp("damaged") / "4012791856.md"


@given(content=damaged())
def test_a_damaged_page_is_drafted_or_refused(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    assert draft_page(str(path)) in {0, 1}


def test_a_page_with_carriage_returns_as_line_ends_has_the_same_draft(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(PAGES["order.md"])
    draft_page(str(path))
    expected = capsys.readouterr().out
    path.write_bytes(PAGES["order.md"].replace(b"\n", b"\r"))
    draft_page(str(path))
    assert capsys.readouterr().out == expected


FACTS: dict[str, Any] = {
    "doc": "https://pay.weixin.qq.com/doc/v3/merchant/1",
    "title": "x",
    "updated": "",
    "method": "GET",
    "paths": ["/v3/x"],
    "roles": [],
    "query": [{"name": "a", "type": "string", "required": True}],
    "status": ["200"],
    "reply": [{"name": "b", "type": "string", "required": True}],
    "errors": [],
}
WRONG_LINES = {
    "bytes that are not text": b"\xff\xfe",
    "a number": b"1",
    "an empty object": b"{}",
    "endless brackets": b"[" * 100_000,
    "events that are not a list": b'{"event_types": 5}',
    **{
        f"{key} that is {json.dumps(value)}": json.dumps({**FACTS, key: value}).encode()
        for key in FACTS
        for value in (5, None, [5], [None], {"name": 5})
    },
}


@pytest.mark.parametrize("name", WRONG_LINES)
def test_a_damaged_line_of_a_facts_file_is_reported(
    name: str, shop: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(json.dumps(FACTS).encode() + b"\n" + WRONG_LINES[name] + b"\n")
    assert print_drift(shop.specs, path) == 1
    assert capsys.readouterr().err.startswith(f"{path.as_posix()}:2: ")


NODE = {"docId": 1, "title": "x", "url": "y", "updateTime": 1}
INDEXES = {
    "bytes that are not text": b"\xff",
    "a list": b"[1]",
    "endless brackets": b"[" * 100_000,
    "an infinite time": json.dumps({"nodes": [{**NODE, "updateTime": float("inf")}]}).encode(),
    "a time after the year 9999": json.dumps({"nodes": [{**NODE, "updateTime": 10**14}]}).encode(),
    "nodes without a number": b'{"nodes": [{}]}',
}


@pytest.mark.parametrize("name", INDEXES)
def test_a_damaged_index_is_reported(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "pages/1.md"
    page.parent.mkdir()
    page.write_bytes(PAGES["order.md"])
    (tmp_path / "index.json").write_bytes(INDEXES[name])
    assert draft_page(str(page)) == 1
    assert "index.json: not an index of pages" in capsys.readouterr().err
