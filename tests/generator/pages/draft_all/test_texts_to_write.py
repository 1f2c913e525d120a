"""The list of texts to write, and how its texts get into the specs."""

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from wechatpay_codegen.load.folder import load
from wechatpay_codegen.pages.draft.texts import ListedTexts
from wechatpay_codegen.pages.draft_all.applying import apply_texts
from wechatpay_codegen.pages.draft_all.drafting import Drafts
from wechatpay_codegen.pages.draft_all.known_texts import KnownTexts
from wechatpay_codegen.pages.draft_all.markers import with_texts
from wechatpay_codegen.pages.draft_all.work_folder import (
    WorkFolderError,
    check_work_folder,
    read_texts,
    write_work_folder,
)
from wechatpay_codegen.source.yaml_reader import read


@pytest.fixture
def work(drafts: Drafts, tmp_path: Path) -> Path:
    """The working folder of the drafts."""
    folder = tmp_path / "work"
    write_work_folder(folder, drafts, KnownTexts(), {})
    return folder


def _texts(work: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (work / "texts.jsonl").read_text(encoding="utf-8").splitlines()]


def _fill(work: Path, texts: list[dict[str, Any]]) -> None:
    lines = "\n".join(json.dumps(text, ensure_ascii=False) for text in texts)
    (work / "texts.jsonl").write_text(lines, encoding="utf-8")


def _text(work: Path, name: str, **facts: str) -> dict[str, Any]:
    found = [text for text in _texts(work) if text["name"] == name and facts.items() <= text.items()]
    assert len(found) == 1, found
    return found[0]


def test_a_text_is_listed_once_with_all_its_places(work: Path) -> None:
    text = _text(work, "total", zh="总额")
    assert (text["chinese"], text["pages"][0], text["places"]) == (
        "单位分",
        "m/11:20",
        ["shop/orders/_models.yaml:7", "shop/orders/list_orders.yaml:41"],
    )


def test_other_texts_about_the_same_field_are_beside_it(work: Path) -> None:
    assert _text(work, "out_order_no", chinese="自己的号")["others"] == [
        {"text": "【单号】 自己的号", "page": "p/21:15"}
    ]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("shop/orders", {"en": "", "zh": "", "doc": ""}),
        ("sub_mchid", {"doc": ""}),
        ("pay_type: COIN", {"means": ""}),
        ("404 ORDER_MISSING", {"means": "", "fix": ""}),
        ("https://pay.weixin.qq.com/doc/v3/merchant/12", {"en": "", "doc": ""}),
    ],
)
def test_each_kind_of_text_has_empty_slots(work: Path, name: str, write: dict[str, str]) -> None:
    assert _text(work, name)["write"] == write


def test_each_marker_of_the_drafts_is_in_the_list(drafts: Drafts, work: Path) -> None:
    listed = {text["id"] for text in _texts(work)}
    markers = {
        word.strip(",}")
        for text in drafts.files.values()
        for word in text.split()
        if word.startswith("t") and word[1:9].isalnum() and any(c.isdigit() for c in word[1:9])
    }
    assert {marker for marker in markers if f"TODO {marker}" in "".join(drafts.files.values())} == listed


def test_texts_that_were_written_before_are_kept(drafts: Drafts, work: Path) -> None:
    texts = _texts(work)
    texts[0]["write"] = dict.fromkeys(texts[0]["write"], "Written.")
    _fill(work, [*texts, {"id": "t00000000", "kind": "field", "name": "gone", "write": {"doc": "Still here."}}])
    write_work_folder(work, drafts, KnownTexts(), {})
    kept = {text["id"]: text["write"] for text in _texts(work)}
    assert kept[texts[0]["id"]] == texts[0]["write"]
    assert kept["t00000000"] == {"doc": "Still here."}


def test_texts_whose_markers_are_in_specs_stay_in_the_list(drafts: Drafts, work: Path) -> None:
    specs = {"shop/orders/create_order.yaml": f"doc: TODO {_texts(work)[0]['id']}\n"}
    write_work_folder(work, evolve(drafts, files={}, texts=ListedTexts()), KnownTexts(), specs)
    assert [(text["id"], text["places"]) for text in _texts(work)] == [
        (specs["shop/orders/create_order.yaml"].split()[-1], ["shop/orders/create_order.yaml:1"])
    ]


def test_notes_about_other_files_are_kept(drafts: Drafts, work: Path) -> None:
    notes = (work / "notes.txt").read_text(encoding="utf-8").splitlines()
    write_work_folder(work, evolve(drafts, notes={"shop/orders/list_orders.yaml": ["new"]}), KnownTexts(), {})
    others = [note for note in notes if not note.startswith("shop/orders/list_orders.yaml: ")]
    written = (work / "notes.txt").read_text(encoding="utf-8").splitlines()
    assert written == sorted([*others, "shop/orders/list_orders.yaml: new"])


def test_filled_in_texts_complete_the_specs(drafts: Drafts, work: Path, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    for name, text in drafts.files.items():
        (specs / name).parent.mkdir(parents=True, exist_ok=True)
        (specs / name).write_text(text.replace("TODO out_order_no", "out_order_no"), encoding="utf-8")
    texts = _texts(work)
    for one in texts:
        one["write"] = {slot: f"Text {one['id']}{_END.get(slot, ', written.')}" for slot in one["write"]}
    _fill(work, texts)
    applied = apply_texts(specs, read_texts(work))
    assert (applied.open, applied.files) == ((), len(drafts.files) + 1)
    assert [operation.name for operation in load(specs).operations] == ["create_order", "list_orders", "query_order"]


def test_a_text_that_is_not_written_stays_marked(drafts: Drafts, work: Path, tmp_path: Path) -> None:
    path = tmp_path / "specs" / "a.yaml"
    path.parent.mkdir()
    path.write_text("doc: TODO t12345678\n", encoding="utf-8")
    applied = apply_texts(path.parent, read_texts(work))
    assert applied.open == (f"{path.as_posix()}:1: t12345678",)
    assert path.read_text(encoding="utf-8") == "doc: TODO t12345678\n"


_END = {"en": "", "zh": ""}
_LONG = "A number, unique per merchant: it has digits and letters. " * 4
_PROSE = (
    "Plain.",
    "With: a colon, and a comma.",
    "`Code`, then {braces} # and a hash.",
    'It\'s "quoted".',
    _LONG.strip(),
)
_LINES = (
    "  doc: TODO t12345678\n",
    "  title: {en: TODO t12345678, zh: 单}\n",
    "  - {code: A, means: TODO t12345678, fix: x}\n",
    '    "1": TODO t12345678\n',
)
_CASES = [(line, text) for line in _LINES for text in _PROSE] + [(_LINES[0], "Two.\nParagraphs.")]


@pytest.mark.parametrize(("line", "text"), _CASES)
def test_the_loader_reads_the_text_that_was_applied(line: str, text: str) -> None:
    document = read("a.yaml", f"top:\n{with_texts(line, lambda _marker, _slot: text)}".encode())
    assert [str(found) for found in document.complaints] == []
    assert text in _scalars(document.top)


def _scalars(node: Any) -> list[str]:
    if hasattr(node, "text"):
        return [node.text]
    children = node.items if hasattr(node, "items") else [child for entry in node.entries for child in entry]
    return [text for child in children for text in _scalars(child)]


def test_a_working_folder_in_a_repository_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(WorkFolderError, match="is in the repository"):
        check_work_folder(tmp_path / "deep" / "work")


@pytest.mark.parametrize(
    "line", ["x", "[]", '{"id": "t1"}', '{"id": "t1", "kind": "field", "name": "a", "write": {"doc": 1}}']
)
def test_an_invalid_line_of_the_list_is_reported_with_its_place(tmp_path: Path, line: str) -> None:
    (tmp_path / "texts.jsonl").write_text(f"\n{line}\n".lstrip("\n"), encoding="utf-8")
    with pytest.raises(WorkFolderError, match=r"texts\.jsonl:1: not a text"):
        read_texts(tmp_path)


def test_a_missing_list_is_reported(tmp_path: Path) -> None:
    with pytest.raises(WorkFolderError, match="`draft --all` writes it"):
        read_texts(tmp_path)
