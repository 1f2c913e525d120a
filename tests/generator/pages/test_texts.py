"""The numbers and rules in texts of pages are written to a file without the texts, and compared with specs and pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.drift.report import drift
from wechatpay_codegen.pages.read.facts import FactsError, Page
from wechatpay_codegen.pages.texts.compare import unsaid
from wechatpay_codegen.pages.texts.facts import read_texts

_HERE = Path(__file__).parent
_OLD, _NEW = "【订单号】商店的号", "【订单号】商店的号，最多 5 次"
_DOC = "    zh: 订单号\n    doc: TODO\n"

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Callable[..., Page]) -> Folder:
    """Writes a page to `partner`, its draft with another text to `specs`, and the facts of its texts to `texts.jsonl`."""
    monkeypatch.chdir(tmp_path)

    def write(doc: str = _DOC) -> Path:
        Path("partner").mkdir()
        text = (_HERE / "order.md").read_text(encoding="utf-8").replace(_OLD, _NEW)
        Path("partner", "1.md").write_text(text, encoding="utf-8")
        service = Path("specs", "shop", "orders")
        service.mkdir(parents=True)
        spec = draft(page("order")).text.replace(_DOC, doc)
        (service / "create_order.yaml").write_text(spec, encoding="utf-8")
        assert main(["texts", "partner", "--file", "texts.jsonl"]) == 0
        return Path("texts.jsonl")

    return write


def test_the_file_has_the_numbers_of_a_text_but_not_the_text(folder: Folder) -> None:
    texts = folder()
    found = [(text.pages, text.place, text.name, text.numbers) for text in read_texts(texts).texts]
    assert found == [(("partner/1",), "body", "out_trade_no", ("5",))]
    assert "商店" not in texts.read_text(encoding="utf-8")


def test_the_file_has_the_pages_that_were_read_and_those_that_are_missing(folder: Folder) -> None:
    texts = folder()
    more = "method: GET\ndocs: https://pay.weixin.qq.com/doc/v3/partner/2\n"
    Path("specs", "shop", "orders", "query_order.yaml").write_text(more, encoding="utf-8")
    main(["texts", "partner", "--file", "texts.jsonl"])
    assert (read_texts(texts).read, read_texts(texts).missing) == (("partner/1",), ("partner/2",))


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        (_DOC, ["number 5"]),
        (_DOC.replace("TODO", "At most 5 times."), []),
        (_DOC.replace("TODO", "TODO  # differs number 5: nobody counts"), []),
        (_DOC.replace("TODO", "TODO  # differs number 6: nobody counts"), ["number 5"]),
    ],
)
def test_a_number_must_be_in_the_spec_or_excused(folder: Folder, doc: str, expected: list[str]) -> None:
    texts = read_texts(folder(doc))
    assert [f"{found.kind} {found.name}" for found in unsaid(Path("specs"), texts)] == expected


@pytest.mark.parametrize(
    ("field", "terms", "expected"),
    [
        ("    zh: 订单号\n", "订单号: At most 5 times.", []),
        ("", "订单号: At most 5 times.", []),
        ("    zh: 订单号\n", "单号: At most 5 times.", ["number 5"]),
        ("    zh: 订单号\n    variant: new\n", "订单号: {new: At most 5 times., old: Number.}", []),
        ("    zh: 订单号\n    variant: old\n", "订单号: {new: At most 5 times., old: Number.}", ["number 5"]),
    ],
)
def test_a_number_can_be_in_a_shared_text(folder: Folder, field: str, terms: str, expected: list[str]) -> None:
    texts = read_texts(folder(field))
    Path("specs", "_shared").mkdir()
    Path("specs", "_shared", "terms.yaml").write_text(f"out_trade_no:\n  {terms}\n", encoding="utf-8")
    assert [f"{found.kind} {found.name}" for found in unsaid(Path("specs"), texts)] == expected


@pytest.mark.parametrize(
    ("enum", "expected"),
    [
        ("  Kind: [A, B]\n", []),
        ("  Kind: {A: {}, B: {variant: old}}\n", []),
        ("  Kind: {A: One., B: Two.}\n", ["number 5"]),
    ],
)
def test_a_number_can_be_in_a_shared_text_of_a_value(folder: Folder, enum: str, expected: list[str]) -> None:
    texts = read_texts(folder(_DOC))
    spec = Path("specs", "shop", "orders", "create_order.yaml")
    text = (
        spec.read_text(encoding="utf-8")
        .replace("type: string(6..32)", "type: Kind")
        .replace("enums:\n", f"enums:\n{enum}")
    )
    spec.write_text(text, encoding="utf-8")
    Path("specs", "_shared").mkdir()
    values = "Kind: {A: At most 5 times., B: {new: Nothing., old: At most 5 times.}}\n"
    Path("specs", "_shared", "values.yaml").write_text(values, encoding="utf-8")
    assert [f"{found.kind} {found.name}" for found in unsaid(Path("specs"), texts)] == expected


@pytest.mark.parametrize(("doc", "expected"), [("TODO", ["number 3"]), ("At most 3 calls a second.", [])])
def test_a_number_before_the_tables_of_a_page_must_be_in_the_spec(
    folder: Folder, doc: str, expected: list[str]
) -> None:
    texts = folder(_DOC.replace("TODO", "At most 5 times."))
    page, spec = Path("partner", "1.md"), Path("specs", "shop", "orders", "create_order.yaml")
    page.write_text(
        page.read_text(encoding="utf-8").replace("# 商店下单", "# 商店下单\n\n每秒 3 次。"), encoding="utf-8"
    )
    spec.write_text(spec.read_text(encoding="utf-8").replace("doc: TODO", f"doc: {doc}", 1), encoding="utf-8")
    main(["texts", "partner", "--file", "texts.jsonl"])
    assert [f"{found.kind} {found.name}" for found in unsaid(Path("specs"), read_texts(texts))] == expected
    assert [f"{found.kind} {found.name}" for found in drift(Path("specs"), Path("partner")).differences] == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("code: NO_AUTH, means: TODO", ["number 7"]),
        ("code: NO_AUTH, means: Not within 7 days.", []),
        ("code: NO_RIGHT, means: TODO", []),
    ],
)
def test_a_number_in_an_error_row_must_be_in_the_spec_if_it_has_the_row(
    folder: Folder, row: str, expected: list[str]
) -> None:
    texts = folder(_DOC.replace("TODO", "At most 5 times."))
    page, spec = Path("partner", "1.md"), Path("specs", "shop", "orders", "create_order.yaml")
    page.write_text(page.read_text(encoding="utf-8").replace("| 无权 |", "| 7 次内无权 |"), encoding="utf-8")
    text = spec.read_text(encoding="utf-8")
    assert "code: NO_AUTH, means: TODO" in text
    spec.write_text(text.replace("code: NO_AUTH, means: TODO", row), encoding="utf-8")
    main(["texts", "partner", "--file", "texts.jsonl"])
    assert [f"{found.kind} {found.name}" for found in unsaid(Path("specs"), read_texts(texts))] == expected
    found = [f"{one.kind} {one.name}" for one in drift(Path("specs"), Path("partner")).differences]
    assert [one for one in found if one.startswith("number")] == expected


def test_an_example_does_not_state_a_number_of_an_introduction(folder: Folder) -> None:
    texts = folder(_DOC.replace("TODO", "At most 5 times.\n    example: '3'"))
    page = Path("partner", "1.md")
    page.write_text(
        page.read_text(encoding="utf-8").replace("# 商店下单", "# 商店下单\n\n每秒 3 次。"), encoding="utf-8"
    )
    main(["texts", "partner", "--file", "texts.jsonl"])
    assert [found.name for found in unsaid(Path("specs"), read_texts(texts))] == ["3"]


def test_drift_accepts_a_file_that_agrees_with_the_pages(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder(_DOC.replace("TODO", "At most 5 times."))
    capsys.readouterr()
    assert main(["drift", "partner", "--texts", "texts.jsonl"]) == 0
    assert "texts.jsonl" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("最多 5 次", "最多 5 回", "texts.jsonl: partner/1 body out_trade_no: the text on the page is another"),
        ("，最多 5 次", "", "texts.jsonl: partner/1 body out_trade_no: the page has no such text"),
        ("【币种】", "【币种】3 位", "texts.jsonl: partner/1 body amount.currency: not in the file"),
    ],
)
def test_drift_reports_a_text_that_changed(
    folder: Folder, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    folder()
    page = Path("partner", "1.md")
    page.write_text(page.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert main(["drift", "partner", "--texts", "texts.jsonl"]) == 1
    assert message in capsys.readouterr().out.splitlines()


def test_drift_reports_a_page_that_is_not_in_the_file(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    texts = folder()
    texts.write_text('{"read": [], "missing": []}\n', encoding="utf-8")
    main(["drift", "partner", "--texts", "texts.jsonl"])
    assert "texts.jsonl: partner/1: not in the file" in capsys.readouterr().out


def test_texts_need_whole_pages(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder()
    Path("facts.jsonl").write_text("", encoding="utf-8")
    assert main(["texts", "facts.jsonl", "--file", "texts.jsonl"]) == 1
    assert "facts contain no texts; pass a folder or git directory of pages" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["[]", "{}", '{"read": 1}', "not JSON", json.dumps({"read": ["a"]})])
def test_an_invalid_file_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(FactsError, match=r"texts\.jsonl:1: .*Write the file again with `texts`"):
        read_texts(file)
