"""The pages of notifications are read, drafted, and compared with specs.

A draft has `TODO` where a person must write a text or decide.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.check import conforms
from wechatpay_codegen.pages.draft.notification import draft_notification
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.drift.notification import compare_notification
from wechatpay_codegen.pages.drift.report import drift
from wechatpay_codegen.pages.drift.spec_facts import facts_of_notification
from wechatpay_codegen.pages.drift.spec_fields import Library
from wechatpay_codegen.pages.read.facts import FactsError
from wechatpay_codegen.pages.read.notification import NotificationReading, read_notification
from wechatpay_codegen.pages.read.notification_facts import (
    NotificationPage,
    in_one_form,
    notification_from_json,
    notification_json,
)
from wechatpay_codegen.pages.read.problems import PageError
from wechatpay_codegen.pages.read.sources import pages_of
from wechatpay_codegen.source.yaml_reader import read

Pages = Callable[..., NotificationPage]
Readings = Callable[..., NotificationReading]
_HERE = Path(__file__).parent


def _differences(spec: str, *pages: NotificationPage) -> list[str]:
    document = read("s.yaml", spec.encode())
    assert document.top is not None
    found = compare_notification(facts_of_notification(Spot(document.path, document.top), Library()), pages)
    return [f"{one.kind} {one.name}".strip() for one, _ in found]


@pytest.mark.parametrize(("side", "role"), [("merchant", "merchant"), ("partner", "service_provider")])
def test_the_part_of_the_documentation_says_who_gets_a_notification(notification: Pages, side: str, role: str) -> None:
    page = evolve(notification(), address=f"https://pay.weixin.qq.com/doc/v3/{side}/3")
    assert page.roles == (role,)


@pytest.mark.parametrize(("text", "expected"), [("最多 7 次", ["number 7"]), ("频率为15s/15s/30s/3m", [])])
def test_a_number_before_the_tables_of_a_notification_must_be_in_the_spec(
    notification: Pages, text: str, expected: list[str]
) -> None:
    page = notification("微信支付会通知商店。", f"微信支付会通知商店，{text}。")
    spec = draft_notification(page).text
    document = read("s.yaml", spec.encode())
    assert document.top is not None
    found = compare_notification(facts_of_notification(Spot("s.yaml", document.top), Library()), (page,))
    assert [f"{one.kind} {one.name}" for one, _ in found] == expected


def test_the_text_before_the_tables_of_a_notification_is_read(notification: Pages) -> None:
    assert notification().summary == "商店退款后，微信支付会通知商店。"


def test_types_are_read_from_the_table(notification: Pages) -> None:
    page = notification()
    assert page.event_types == ("SHOP_REFUND.SUCCESS", "SHOP_REFUND.CLOSED")
    assert page.original_types == ("shop_refund",)


def test_a_type_that_is_missing_in_the_table_is_read_from_the_sample(notification: Pages) -> None:
    assert notification("，为shop\\_refund。", "。").original_types == ("shop_refund",)


def test_decrypted_fields_are_read_with_dotted_names(notification: Pages) -> None:
    rows = [(row.name, row.type, row.is_required, row.term) for row in notification().plaintext]
    assert ("amount.total", "int", True, "总额") in rows
    assert len(rows) == 5


def test_listed_values_of_decrypted_fields_are_read(notification: Pages) -> None:
    assert notification().plaintext[1].listed == ("DONE", "SHUT")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15s/15s/30s/3m", "15s 15s 30s 3m"),
        ("0s/15s/180s/3600s", "15s 3m 1h"),
        ("15/180/3600", "15s 3m 1h"),
        ("15s/90s/24h", "15s 90s 24h"),
        ("0s/15s（尝试2次）/300s（尝试3次)", "15s 15s 5m 5m 5m"),
        ("15s x2 5m x3", "15s 15s 5m 5m 5m"),
        ("60s/2m30s/2h7m", "1m 150s 127m"),
    ],
)
def test_durations_are_converted_to_the_form_of_specs(text: str, expected: str) -> None:
    assert in_one_form(text) == expected


def test_retries_before_a_remark_are_read(notification: Pages) -> None:
    assert notification("3600s）", "3600s - 总计 24h4m）").retries == "15s 3m 1h"


def test_retries_with_counts_are_read(notification: Pages) -> None:
    retries = "（通知频率为0s/15s（尝试2次）/300s（尝试1次)）"
    assert notification("（0s/15s/180s/3600s）的频次", retries).retries == "15s 15s 5m"


def test_a_valid_page_of_a_notification_has_no_problems(notification_reading: Readings) -> None:
    assert notification_reading().problems == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '"event_type": "SHOP_REFUND.SUCCESS"',
            '"event_type": "SHOP.PAID"',
            "refunded.md:16: `event_type` is `SHOP.PAID` in the sample, but the table does not list it",
        ),
        ('"DONE",', '"DONE"', "refunded.md:52: the sample is not JSON: Expecting ',' delimiter"),
        (
            "resource中ciphertext解密后字段",
            "字段",
            "refunded.md:42: a table of fields under `3、对回调通知内容进行解密`, which",
        ),
        ("2026.02.28", "2026.02.30", "refunded.md:1: invalid date: `更新时间：2026.02.30`"),
        (
            "| amount | object |",
            "| amounts | object |",
            "refunded.md:48: `amount.total` has no row for `amount` before it",
        ),
    ],
)
def test_parts_of_a_notification_that_cannot_be_read_are_reported(
    notification_reading: Readings, old: str, new: str, problem: str
) -> None:
    assert any(str(found).startswith(problem) for found in notification_reading(old, new).problems)


def test_a_page_without_decrypted_fields_is_reported(markdown: Callable[[str], str]) -> None:
    text = markdown("refunded")
    reading = read_notification("r.md", text[: text.index("### 3、")].encode())
    assert [str(found) for found in reading.problems] == ["r.md:1: the page has no table of decrypted fields"]


def test_another_kind_of_page_raises_an_error() -> None:
    with pytest.raises(PageError, match=r"^p[.]md: not the page of a notification: no table has a row `event_type`"):
        read_notification("p.md", b"# Shopping\n")


_LINES = (_HERE / "refunded.md").read_text(encoding="utf-8").splitlines()


@given(st.lists(st.sampled_from(_LINES) | st.text(max_size=20)))
def test_any_page_of_a_notification_is_read_and_drafted_or_refused(lines: list[str]) -> None:
    with suppress(PageError):
        page = read_notification("p.md", "\n".join(lines).encode("utf-8", "replace")).page
        assert draft_notification(page).text


def test_facts_of_a_notification_do_not_change_in_a_facts_file(notification: Pages) -> None:
    facts = notification_json(notification())
    assert notification_json(notification_from_json(json.loads(json.dumps(facts)), "f:1")) == facts


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"event_types": [1]}, "1 should be a string"),
        ({"plaintext": [{"name": "a", "type": "string"}]}, "missing key 'required'"),
    ],
)
def test_an_invalid_line_of_a_notification_is_reported(
    notification: Pages, change: dict[str, Any], message: str
) -> None:
    with pytest.raises(FactsError, match=r"^f:1: invalid facts of a notification: ") as caught:
        notification_from_json({**notification_json(notification()), **change}, "f:1")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        "title: {en: TODO, zh: 商店退款通知}",
        "updated: 2026-02-28",
        "event_types: [SHOP_REFUND.SUCCESS, SHOP_REFUND.CLOSED]",
        "original_type: shop_refund",
        "- {model: ShopRefund}",
        "retries: 15s 3m 1h",
        "type: datetime",
        "- event_type: SHOP_REFUND.SUCCESS",
        'mchid: "1900000100"',
    ],
)
def test_each_fact_of_a_notification_is_in_the_draft(notification: Pages, line: str) -> None:
    assert line in [found.strip() for found in draft_notification(notification()).text.splitlines()]


def test_the_usual_retries_are_left_out_of_the_draft(notification: Pages) -> None:
    usual = "15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h"
    assert "retries" not in draft_notification(notification("0s/15s/180s/3600s", usual)).text


def test_missing_event_types_are_reported(notification: Pages) -> None:
    drafted = draft_notification(evolve(notification(), event_types=(), original_types=()))
    assert "event_types: [TODO]\n" in drafted.text
    assert "refunded.md:16: no event types were found on the page" in [str(found) for found in drafted.problems]


_CODE_AND_DATA = "| code | string(32) | true | 【返回码】 |\n| total_amount | int64 | true | 【总费用】 |\n| message |"
_CODE = "| code | string(32) | false | 【返回状态码】FAIL为失败 |\n| message |"


def test_an_acknowledgement_with_data_is_drafted(notification: Pages) -> None:
    drafted = draft_notification(notification(_CODE, _CODE_AND_DATA))
    assert "reply: {model: ShopRefundAnswer, within: TODO}" in drafted.text
    what = "refunded.md:29: the acknowledgement has data; set `within`, and `signed` if it must be signed"
    assert what in [str(found) for found in drafted.problems]


@pytest.mark.parametrize(("old", "new"), [("", ""), (_CODE, _CODE_AND_DATA)])
def test_a_draft_of_a_notification_does_not_differ_from_its_page(notification: Pages, old: str, new: str) -> None:
    page = notification(old, new)
    assert _differences(draft_notification(page).text, page) == []


@pytest.mark.parametrize(("old", "new"), [("", ""), (_CODE, _CODE_AND_DATA)])
def test_a_draft_of_a_notification_is_a_valid_spec_except_for_texts_to_be_written(
    notification: Pages, old: str, new: str
) -> None:
    document = read("draft.yaml", draft_notification(notification(old, new)).text.encode())
    assert document.top is not None
    conforms(document, document.top, grammar.NOTIFICATION, "draft")
    others = [str(found) for found in document.complaints if "TODO" not in str(found)]
    assert others == []


_CHANGES = (
    ("zh: 商店退款通知", "zh: 通知", ["title"]),
    ("2026-02-28", "2026-02-27", ["updated"]),
    ("SHOP_REFUND.CLOSED]", "SHOP_REFUND.SHUT]", ["events SHOP_REFUND.CLOSED", "events SHOP_REFUND.SHUT"]),
    ("original_type: shop_refund", "original_type: refund", ["original shop_refund", "original refund"]),
    ("original_type: shop_refund\n", "", ["original shop_refund"]),
    ("retries: 15s 3m 1h", "retries: 15s 3m", ["retries"]),
    ("retries: 15s 3m 1h\n", "", ["retries"]),
    ("    mchid:\n", "    merchant:\n", ["field mchid", "field merchant"]),
    ("    total:\n", "    sum:\n", ["field amount.total", "field amount.sum"]),
    ("type: integer", "type: string", ["type amount.total"]),
    ("      required: true\n      zh: 商户号", "      zh: 商户号", ["required mchid"]),
    ("zh: 商户号", "zh: 号", ["term mchid"]),
    ("    SHUT: TODO\n", "", ["values SHUT"]),
    ("string(32)", "string(16)", ["length mchid"]),
    ("{model: ShopRefund}", "{model: ShopRefund, when: refund_id}", ["shape 3", "shape ShopRefund"]),
)


@pytest.mark.parametrize(("old", "new", "expected"), _CHANGES)
def test_each_difference_of_a_notification_is_found(
    notification: Pages, old: str, new: str, expected: list[str]
) -> None:
    page = notification()
    text = draft_notification(page).text
    assert old in text
    assert sorted(_differences(text.replace(old, new, 1), page)) == sorted(expected)


def test_each_page_is_compared_with_the_shape_whose_field_it_has(notification: Pages) -> None:
    page = notification()
    partner = notification(
        "| mchid | string(32) | true | 【商户号】 |", "| sp_mchid | string(16) | true | 【服务商】 |"
    )
    text = draft_notification(page).text
    shapes = "  - {model: Other, when: sp_mchid}\n  - {model: ShopRefund}\n"
    model = "  Other:\n    sp_mchid: {type: string(16), required: true, zh: 服务商}\n"
    two = text.replace("  - {model: ShopRefund}\n", shapes).replace("models:\n", f"models:\n{model}")
    assert _differences(two, page, partner) == ["field status", "field success_time", "field amount"]


def test_a_second_page_of_a_notification_can_add_types(notification: Pages) -> None:
    second = notification("SHOP\\_REFUND.CLOSED", "SHOP\\_REFUND.ABNORMAL")
    assert _differences(draft_notification(notification()).text, notification(), second) == [
        "events SHOP_REFUND.ABNORMAL"
    ]


def test_acknowledgement_data_missing_in_the_spec_is_found(notification: Pages) -> None:
    assert _differences(draft_notification(notification()).text, notification(_CODE, _CODE_AND_DATA)) == ["answer"]


def test_acknowledgement_data_missing_on_the_page_is_found(notification: Pages) -> None:
    assert _differences(draft_notification(notification(_CODE, _CODE_AND_DATA)).text, notification()) == ["answer"]


def test_acknowledgement_and_retries_are_not_compared_with_a_facts_file(notification: Pages) -> None:
    text = draft_notification(notification(_CODE, _CODE_AND_DATA)).text
    facts = evolve(notification_from_json(notification_json(notification()), "f:1"), title="")
    assert _differences(text, facts) == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notification: Pages) -> Callable[..., Path]:
    """Writes the changed draft to `specs`, the page to `partner`, and its facts to `facts.jsonl`."""
    monkeypatch.chdir(tmp_path)

    def write(old: str, new: str) -> Path:
        text = draft_notification(notification()).text
        assert old in text
        service = Path("specs", "shop", "refunds")
        service.mkdir(parents=True)
        (service / "refunded.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
        Path("partner").mkdir()
        Path("partner", "3.md").write_text((_HERE / "refunded.md").read_text(encoding="utf-8"), encoding="utf-8")
        Path("facts.jsonl").write_text(json.dumps(notification_json(notification())) + "\n", encoding="utf-8")
        return Path("specs")

    return write


@pytest.mark.parametrize("source", ["partner", "facts.jsonl", "partner/3.md"])
def test_a_notification_is_compared_with_every_kind_of_source(folder: Callable[..., Path], source: str) -> None:
    report = drift(folder("      zh: 商户号", "      zh: 号"), Path(source))
    assert report.compared == 1
    assert "term" in [found.kind for found in report.differences]


def test_a_comment_excuses_a_difference_of_a_notification(folder: Callable[..., Path]) -> None:
    report = drift(folder("      zh: 商户号", "      # differs term: shorter\n      zh: 号"), Path("facts.jsonl"))
    assert ([reason for _, reason in report.excused], report.differences) == (["shorter"], ())


def test_a_notification_whose_page_is_missing_is_listed(folder: Callable[..., Path]) -> None:
    report = drift(folder("partner/3\n", "partner/4\n"), Path("facts.jsonl"))
    assert (report.compared, report.without_page) == (0, ("specs/shop/refunds/refunded.yaml",))


def test_a_folder_can_contain_pages_of_operations_and_notifications(
    tmp_path: Path, markdown: Callable[[str], str]
) -> None:
    folder = tmp_path / "partner"
    folder.mkdir()
    for number, name in (("1", "order"), ("3", "refunded")):
        (folder / f"{number}.md").write_text(markdown(name), encoding="utf-8")
    pages = pages_of(tmp_path)
    assert ([*pages.by_address], [*pages.notifications]) == (
        ["https://pay.weixin.qq.com/doc/v3/partner/1"],
        ["https://pay.weixin.qq.com/doc/v3/partner/3"],
    )
