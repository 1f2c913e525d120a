"""Specs are compared with their pages, field by field."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from attrs import evolve

from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.drift.report import compare, drift
from wechatpay_codegen.pages.drift.spec_facts import NotificationView, SpecView, facts_of_spec
from wechatpay_codegen.pages.drift.spec_fields import Library
from wechatpay_codegen.pages.read.facts import Page, to_json
from wechatpay_codegen.source.yaml_reader import read

Pages = Callable[..., Page]
Views = Sequence[SpecView | NotificationView]
_HERE = Path(__file__).parent


def _differences(spec: str, *pages: Page) -> list[str]:
    document = read("s.yaml", spec.encode())
    assert document.top is not None
    found = compare(facts_of_spec(Spot(document.path, document.top), Library()), pages)
    return [f"{one.kind} {one.name}".strip() for one, _ in found]


@pytest.mark.parametrize("name", ["cancel", "revoke"])
def test_a_finished_spec_does_not_differ_from_its_page(page: Pages, name: str, views: Views) -> None:
    facts = page(name)
    view = next(view for view in views if facts.address in view.addresses)
    assert isinstance(view, SpecView)
    assert [str(found) for found, _ in compare(view, (facts,))] == []


# A change in the draft of a page, and the difference that must be found.
_CHANGES = (
    ("zh: 商店下单", "zh: 下单", "title"),
    ("2026-01-31", "2026-01-30", "updated"),
    ("platform_merchant", "service_provider", "roles 平台商户"),
    ("method: POST", "method: PUT", "method"),
    ("/v3/shop/orders", "/v3/shop/order", "path"),
    ("name: Idempotency-Key", "name: Idempotency", "field Idempotency-Key"),
    ("  out_trade_no:", "  out_trade_number:", "field out_trade_no"),
    ("  out_trade_no:", "  out_trade_number:", "field out_trade_number"),
    ("string(6..32)", "string(32)", "length out_trade_no"),
    ("string(6..32)", "string(6..64)", "length out_trade_no"),
    ("type: boolean", "type: string", "type is_open"),
    ("    required: true\n    zh: 订单号", "    zh: 订单号", "required out_trade_no"),
    ("zh: 订单号", "zh: 单号", "term out_trade_no"),
    ("    H5: TODO\n", "", "values H5"),
    ("    H5: TODO\n", "    H5: TODO\n    H6: TODO\n", "values H6"),
    ("      encrypted: true\n", "", "encrypted payer.real_name"),
    ("    total:", "    sum:", "field amount.total"),
    ("    currency:", "    money:", "field amount.money"),
    ("type: list<GoodsDetail>", "type: GoodsDetail", "type goods"),
    ("\n  200:\n", "\n  201:\n", "status 200"),
    ("\n  200:\n", "\n  201:\n", "status 201"),
    ("code: NO_AUTH", "code: NO_RIGHT", "error NO_AUTH"),
    ("code: NO_AUTH", "code: NO_RIGHT", "error NO_RIGHT"),
)


@pytest.mark.parametrize(("old", "new", "expected"), _CHANGES)
def test_each_difference_is_found(page: Pages, old: str, new: str, expected: str) -> None:
    facts = page("order")
    text = draft(facts).text
    assert old in text
    assert expected in _differences(text.replace(old, new, 1), facts)


def test_values_that_only_another_page_lists_are_found(page: Pages) -> None:
    facts = page("order")
    other = page("order", "`H5`: 网页", "`APP`: 应用")
    assert _differences(draft(facts).text, facts, other) == ["values APP"]


def test_values_of_all_pages_together_are_no_difference(page: Pages) -> None:
    both = page("order")
    one = page("order", "<br><ul><li>`H5`: 网页</li></ul>", "")
    assert _differences(draft(both).text, one, both) == []


def test_error_rows_in_another_order_are_found(page: Pages) -> None:
    facts = page("order")
    rows = [line for line in draft(facts).text.splitlines(keepends=True) if line.startswith("  - {status")]
    assert _differences(draft(facts).text.replace("".join(rows), "".join(reversed(rows))), facts) == ["error order"]


def test_a_common_error_row_can_be_in_a_spec(page: Pages) -> None:
    facts = page("order")
    row = "  - {status: 401, code: SIGN_ERROR, means: TODO, fix: TODO}\n"
    assert _differences(draft(facts).text.replace("errors:\n", f"errors:\n{row}"), facts) == []
    assert _differences(draft(facts).text.replace("errors:\n", f"errors:\n{row}{row}"), facts) == ["error SIGN_ERROR"]


def test_a_parameter_in_another_place_is_one_difference(page: Pages) -> None:
    facts = page("order", "### Body 参数", "### Query 参数")
    moved = draft(page("order")).text
    assert "place out_trade_no" in _differences(moved, facts)
    assert "field out_trade_no" not in _differences(moved, facts)


def test_an_extra_parameter_is_found_if_the_reply_has_a_field_of_the_same_name(page: Pages) -> None:
    extra = draft(page("order")).text.replace("body:\n", "body:\n  order_id: string(32)\n", 1)
    assert _differences(extra, page("order")) == ["field order_id"]


_UPLOAD_CHANGES = (
    ("part: file", "part: picture", ["field file", "field picture"]),
    ("    filename:\n", "    file_name:\n", ["field meta.filename", "field meta.file_name"]),
    ("string(64)", "string(32)", ["length meta.sha256"]),
    ("    item_id:\n", "    item:\n", ["field item_id", "field item"]),
    ("      zh: 文件摘要\n", "", ["term meta.sha256"]),
)


@pytest.mark.parametrize(("old", "new", "expected"), _UPLOAD_CHANGES)
def test_each_difference_of_an_upload_is_found(page: Pages, old: str, new: str, expected: list[str]) -> None:
    facts = page("upload")
    text = draft(facts).text
    assert old in text
    assert sorted(_differences(text.replace(old, new, 1), facts)) == sorted(expected)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", ["accepts jpg", "accepts png"]),
        ("  accepts: [jpg, png, bmp]\n  max_size: 2 MB\n", []),
        ("  accepts: [jpg, png]\n  max_size: {jpg: 2 MB, png: 3 MB}\n", ["accepts png"]),
        ("  accepts: [jpg, png]\n", ["accepts jpg", "accepts png"]),
        ("  accepts: [jpg]\n  max_size: 2 MB\n", ["accepts png"]),
    ],
)
def test_the_files_that_an_upload_accepts_are_compared(page: Pages, keys: str, expected: list[str]) -> None:
    facts = page("upload", "【图片】", "【图片】只支持JPG、PNG格式，大小不能超过2M")
    text = re.sub(r"  (?:accepts|max_size):.*\n", "", draft(facts).text)
    found = _differences(text.replace("upload:\n", f"upload:\n{keys}"), facts)
    assert [one for one in found if one.startswith("accepts")] == expected


def test_a_missing_upload_is_found(page: Pages) -> None:
    text = draft(page("upload")).text
    start, end = text.index("upload:\n"), text.index("replies:\n")
    found = _differences(text[:start] + text[end:], page("upload"))
    assert found == ["field file", "field meta", "field item_id"]


def test_an_upload_is_not_compared_with_facts_without_a_form(page: Pages) -> None:
    facts = page("upload")
    assert _differences(draft(facts).text, evolve(facts, request={})) == []


def test_a_missing_object_is_one_difference(page: Pages) -> None:
    facts = page("order")
    text = draft(facts).text
    start = text.index("  payer:\n")
    assert _differences(text[:start] + text[text.index("  goods:\n") :], facts) == ["field payer"]


def test_json_in_a_text_does_not_differ_from_a_text(page: Pages) -> None:
    facts = page("order", "| time_expire | string(64) |", "| time_expire | string |")
    assert _differences(draft(facts).text.replace("type: datetime", "type: json<Payer>"), facts) == []


def test_a_second_page_can_add_fields(page: Pages) -> None:
    first = page("order")
    second = page(
        "order",
        "### Body 参数",
        "### Query 参数\n| 参数名 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |\n| sub_mchid | string(32) | true | 【号】 |\n### Body 参数",
    )
    spec = draft(second).text
    assert _differences(spec, first) == ["field sub_mchid"]
    assert _differences(spec, first, second) == []


def test_a_field_that_only_a_second_page_has_is_found_missing(page: Pages) -> None:
    second = page("order", "| payer.note |", "| payer.nick | string | false | 【名】 |\n| payer.note |")
    assert _differences(draft(page("order")).text, page("order"), second) == ["field payer.nick"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Pages) -> Callable[..., Path]:
    """Writes the changed draft of `order` to `specs`, its page to `partner`, and its facts to `facts.jsonl`."""
    monkeypatch.chdir(tmp_path)
    Path("partner").mkdir()
    Path("partner", "1.md").write_text((_HERE / "order.md").read_text(encoding="utf-8"), encoding="utf-8")

    def write(old: str, new: str, shared: str = "") -> Path:
        text = draft(page("order")).text
        assert old in text
        service = Path("specs", "shop", "orders")
        service.mkdir(parents=True)
        (service / "_service.yaml").write_text("title: {en: Orders}\ndoc: Orders.\n", encoding="utf-8")
        (service / "create_order.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
        if shared:
            (service / "_models.yaml").write_text(shared, encoding="utf-8")
        Path("facts.jsonl").write_text(json.dumps(to_json(page("order"))) + "\n", encoding="utf-8")
        return Path("specs")

    return write


_TRADE_TYPE = "  TradeType:\n    JSAPI: TODO\n    H5: TODO\n"


@pytest.mark.parametrize(("value", "expected"), [("H5", []), ("APP", ["values APP", "values APP"])])
def test_a_shared_enum_can_have_values_that_the_page_of_another_operation_lists(
    folder: Callable[..., Path], page: Pages, value: str, expected: list[str]
) -> None:
    shared = "enums:\n" + _TRADE_TYPE + (f"    {value}: TODO\n" if value != "H5" else "")
    specs = folder(_TRADE_TYPE, "", shared)
    spec = draft(page("order")).text.replace("partner/1", "partner/2").replace(_TRADE_TYPE, "")
    (specs / "shop" / "orders" / "reorder.yaml").write_text(spec, encoding="utf-8")
    text = (_HERE / "order.md").read_text(encoding="utf-8").replace("<br><ul><li>`H5`: 网页</li></ul>", "")
    Path("partner", "2.md").write_text(text, encoding="utf-8")
    report = drift(specs, Path("partner"))
    assert [f"{found.kind} {found.name}" for found in report.differences] == expected


def test_a_difference_has_its_places_in_spec_and_page(folder: Callable[..., Path]) -> None:
    report = drift(folder("zh: 订单号", "zh: 单号"), Path("facts.jsonl"))
    assert [str(found) for found in report.differences] == [
        "specs/shop/orders/create_order.yaml:24: term: the spec has `单号`, the page `订单号`\n    page: facts.jsonl:1"
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "    # differs term: the page misses a word\n    zh: 单号",
        "    zh: 单号  # differs term: the page misses a word",
        "    zh: 单号  # differs term out_trade_no: the page misses a word",
    ],
)
def test_a_comment_excuses_a_difference(folder: Callable[..., Path], comment: str) -> None:
    report = drift(folder("    zh: 订单号", comment), Path("facts.jsonl"))
    assert [reason for _, reason in report.excused] == ["the page misses a word"]
    assert (report.differences, report.stale) == ((), ())


def test_a_comment_about_another_kind_does_not_excuse_a_difference(folder: Callable[..., Path]) -> None:
    report = drift(folder("    zh: 订单号", "    zh: 单号  # differs required: no"), Path("partner"))
    assert ([found.kind for found in report.differences], len(report.stale)) == (["term"], 1)


def test_a_comment_without_a_difference_is_stale(folder: Callable[..., Path]) -> None:
    report = drift(folder("    zh: 订单号", "    zh: 订单号  # differs term: it used to"), Path("partner"))
    assert [excuse.where for excuse in report.stale] == ["specs/shop/orders/create_order.yaml:24"]


def test_no_comment_is_stale_if_the_source_is_a_facts_file(folder: Callable[..., Path]) -> None:
    report = drift(folder("    zh: 订单号", "    zh: 订单号  # differs term: it used to"), Path("facts.jsonl"))
    assert report.stale == ()


def test_a_comment_in_a_shared_file_is_stale_only_if_all_pages_of_its_users_were_found(
    folder: Callable[..., Path],
) -> None:
    specs = folder("type: Payer\n", "type: Buyer\n", "# differs term: never\nmodels:\n  Buyer:\n    note: string\n")
    assert len(drift(specs, Path("partner")).stale) == 1
    second = specs / "shop" / "orders" / "close_order.yaml"
    second.write_text("docs: https://pay.weixin.qq.com/doc/v3/partner/2\nmethod: POST\n", encoding="utf-8")
    assert drift(specs, Path("partner")).stale == ()


def test_an_operation_whose_page_is_missing_is_listed(folder: Callable[..., Path]) -> None:
    report = drift(folder("partner/1\n", "partner/2\n"), Path("facts.jsonl"))
    assert (report.compared, report.without_page) == (0, ("specs/shop/orders/create_order.yaml",))


def test_fields_of_shared_models_are_compared(folder: Callable[..., Path]) -> None:
    model = "models:\n  Payer:\n    real_name: {type: string(512), required: true, zh: 姓名, encrypted: true}\n"
    payer = "type: Payer\n", "type: PayerOfShop\n"
    report = drift(folder(*payer, shared=model.replace("Payer:", "PayerOfShop:")), Path("facts.jsonl"))
    found = [(one.spec, one.kind, one.name) for one in report.differences]
    assert found == [("specs/shop/orders/create_order.yaml:48", "field", "payer.note")]


def test_a_field_without_a_term_uses_the_shared_term(folder: Callable[..., Path]) -> None:
    specs = folder("    zh: 订单号\n", "")
    (specs / "_shared").mkdir()
    (specs / "_shared" / "terms.yaml").write_text("out_trade_no: {订单号: Number.}\n", encoding="utf-8")
    assert drift(specs, Path("facts.jsonl")).differences == ()


def test_an_enum_without_texts_is_compared(page: Pages) -> None:
    facts = page("order")
    text = draft(facts).text
    assert "  Level:\n    1: TODO\n    2: TODO\n" in text
    listed = text.replace("  Level:\n    1: TODO\n    2: TODO\n", "  Level: [1, 3]\n")
    assert _differences(listed, facts) == ["values 2", "values 3"]


def test_recursive_models_are_compared(page: Pages) -> None:
    facts = page("order")
    text = draft(facts).text.replace("      type: list<string(15)>", "      type: list<GoodsDetail>")
    assert _differences(text, facts) == ["type goods.tags"]
