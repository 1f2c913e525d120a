"""All specs of a list are drafted: pages merged, models shared, nothing lost silently."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.load.folder import load
from wechatpay_codegen.pages.draft_all.drafting import Drafts, draft_all
from wechatpay_codegen.pages.draft_all.existing import Existing
from wechatpay_codegen.pages.draft_all.trial import Trial, try_drafts, with_placeholders
from wechatpay_codegen.pages.draft_all.work_list import read_list
from wechatpay_codegen.pages.drift.report import drift
from wechatpay_codegen.pages.read.sources import pages_of
from wechatpay_codegen.source.complaint import SpecError

_CREATE, _QUERY, _LIST, _MODELS, _CHANGED = (
    f"shop/orders/{name}.yaml"
    for name in ("create_order", "query_order", "list_orders", "_models", "shop_order_changed")
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes files to a specs folder."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "specs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "specs"

    return write


def test_each_line_with_a_page_has_a_file(drafts: Drafts) -> None:
    heads = {"shop/_group.yaml", "shop/orders/_service.yaml"}
    assert set(drafts.files) == {_CREATE, _QUERY, _LIST, _MODELS, _CHANGED, *heads}


def test_each_line_that_is_left_out_is_counted_with_the_reason(drafts: Drafts) -> None:
    assert drafts.left_out == {
        "operations without a page (tier A)": 1,
        "operations that are brand twins of another operation, without a page": 1,
        "operations whose pages were not found, or have no reply": 1,
    }


def test_texts_to_be_written_are_the_only_complaints(drafts: Drafts, written: Callable[[dict[str, str]], Path]) -> None:
    with pytest.raises(SpecError) as caught:
        load(written(dict(drafts.files)))
    assert [str(one) for one in caught.value.complaints if not one.to_do] == []


def test_drafts_with_placeholders_are_loaded_generated_and_imported(drafts: Drafts, no_specs: Path) -> None:
    trial = try_drafts(no_specs, drafts.files, drafts.additions)
    assert (trial.complaints, trial.error, trial.operations) == ((), "", 3)
    assert trial.modules > trial.operations


def test_a_trial_reports_complaints(drafts: Drafts, no_specs: Path) -> None:
    broken = {**drafts.files, _QUERY: drafts.files[_QUERY].replace("type: json<Filter>", "type: Fliter")}
    trial = try_drafts(no_specs, broken, {})
    assert trial == Trial(trial.complaints)
    assert trial.complaints[0].startswith(f"{_QUERY}:")


def test_drafts_do_not_differ_from_their_pages_without_a_reason(
    drafts: Drafts, library: Path, written: Callable[[dict[str, str]], Path]
) -> None:
    specs = written({name: with_placeholders(text) for name, text in drafts.files.items()})
    report = drift(specs, library)
    assert [str(one) for one in report.differences] == []
    assert [str(one) for one in report.stale] == []
    assert sorted(one.kind for one, _ in report.excused) == ["required"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            _CREATE,
            "docs:\n  - https://pay.weixin.qq.com/doc/v3/merchant/11\n  - https://pay.weixin.qq.com/doc/v3/partner/21\n",
        ),
        (_CREATE, "roles: [merchant, service_provider]\n"),
        (_CREATE, "body:\n  sub_mchid:\n    type: string(32)\n    required: true\n    roles: [partner]\n"),
        (_CREATE, "  goods_list:\n    type: list<Goods>\n    roles: [merchant]\n"),
        (_CREATE, "repeat: {by: TODO out_order_no}\n"),
        (_CREATE, "notifications:\n  - {notification: shop.orders.shop_order_changed, url: notify_url}\n"),
        (
            _CREATE,
            "    # differs required: `sub_mchid` is required on p/21:32, but m/11 does not have it.\n    sub_mchid:\n",
        ),
        (_CREATE, '    sends: POST /v3/shop/orders\n    status: 200\n    reply:\n      order_id: "1"\n'),
        (_QUERY, "    from: shop.orders.create_order.out_order_no\n"),
        (_QUERY, "    type: json<Filter>\n"),
        (_QUERY, "    sends: GET /v3/shop/orders/S00001\n"),
        (_LIST, "pages: {next: offset, counts: items, items: data, size: limit, total: total_count}\n"),
        (_MODELS, "enums:\n  OrderState:\n    OPEN: TODO"),
        (_MODELS, "models:\n  Amount:\n    total:\n"),
        (_CHANGED, "  - {model: ShopOrderChanged, when: mchid}\n  - {model: PartnerShopOrderChanged}\n"),
        (_CHANGED, '      sp_mchid: "19"\n      sub_mchid: "20"\n'),
        (_CHANGED, "roles: [merchant, service_provider]\n"),
    ],
)
def test_each_fact_of_the_pages_is_in_its_draft(drafts: Drafts, file: str, text: str) -> None:
    assert text in drafts.files[file]


def test_all_pages_complete_the_values_of_an_enum(drafts: Drafts) -> None:
    values = drafts.files[_CREATE].partition("  PayType:\n")[2].splitlines()[:3]
    assert [value.split(":")[0].strip() for value in values] == ["CARD", "WALLET", "COIN"]


def test_error_rows_of_all_pages_are_kept(drafts: Drafts) -> None:
    rows = [line.split("means")[0] for line in drafts.files[_CREATE].splitlines() if line.startswith("  - {status")]
    codes = ["403, code: NO_AUTH", "403, code: NO_AUTH", "404, code: ORDER_MISSING"]
    assert rows == [f"  - {{status: {code}, " for code in codes]


@pytest.mark.parametrize(
    ("file", "note"),
    [
        (_CREATE, "pages: `amount.currency` has type `string(16)` on m/11:21, `string(3)` on p/21:19"),
        (_CREATE, "pages: `out_order_no` has term `商户单号` on m/11:14, `单号` on p/21:15"),
        (_CREATE, "pages: `pay_type` has the value `COIN` only on p/21:16"),
        (_CREATE, "pages: the title is `商店11` on m/11, `商店21` on p/21"),
        (_CREATE, "the sample request: `goods_list.colour` is not in the table; it was left out"),
        (
            _LIST,
            "the example of the reply 200: `total_count` is the text '2', but the table has `integer`; it was made a number",
        ),
        (_LIST, "`data.state` is 'LOST', which the table does not list; it was left out"),
        ("shop/orders/lost_order.yaml", "not drafted: https://pay.weixin.qq.com/doc/v3/merchant/99 was not found"),
    ],
)
def test_each_contradiction_is_noted(drafts: Drafts, file: str, note: str) -> None:
    assert any(note in found for found in drafts.notes[file]), drafts.notes[file]


def test_an_existing_spec_is_neither_drafted_nor_changed(
    drafts: Drafts, library: Path, written: Callable[[dict[str, str]], Path]
) -> None:
    kept = {name: with_placeholders(drafts.files[name]) for name in (_CREATE, _CHANGED, _MODELS)}
    again = draft_all(read_list(library / "list.jsonl"), pages_of(library), Existing.of(written(kept)))
    assert _CREATE not in again.files
    assert again.left_out["operations whose spec exists"] == 1
    assert again.left_out["notifications whose spec exists"] == 1


def test_a_draft_uses_the_models_that_exist(
    drafts: Drafts, library: Path, written: Callable[[dict[str, str]], Path]
) -> None:
    kept = {name: with_placeholders(drafts.files[name]) for name in (_CREATE, _MODELS)}
    again = draft_all(read_list(library / "list.jsonl"), pages_of(library), Existing.of(written(kept)))
    assert again.files[_QUERY] == drafts.files[_QUERY]
    assert again.additions == {}


def test_what_an_existing_models_file_lacks_is_an_addition(
    library: Path, written: Callable[[dict[str, str]], Path]
) -> None:
    other = "models:\n  Other:\n    id: {type: string, doc: Some ID.}\n"
    specs = written({_MODELS: other})
    again = draft_all(read_list(library / "list.jsonl"), pages_of(library), Existing.of(specs))
    assert _MODELS not in again.files
    assert again.additions[_MODELS].startswith("models:\n  Amount:\n")


def test_an_addition_is_tried_together_with_its_file(library: Path, drafts: Drafts, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    models = "# Shared.\nmodels:\n  Amount:\n    total: {type: integer, required: true, zh: 总额, doc: In fen.}\n    currency: {type: string(16), zh: 币种, doc: Currency.}\n"
    (specs / "shop" / "orders").mkdir(parents=True)
    (specs / _MODELS).write_text(models, encoding="utf-8")
    again = draft_all(read_list(library / "list.jsonl"), pages_of(library), Existing.of(specs))
    trial = try_drafts(specs, again.files, again.additions)
    assert (trial.complaints, trial.error) == ((), "")
    assert (specs / _MODELS).read_text(encoding="utf-8") == models


def test_only_the_services_that_are_asked_for_are_drafted(library: Path, no_specs: Path) -> None:
    items = read_list(library / "list.jsonl")
    none = draft_all(items, pages_of(library), Existing.of(no_specs), ["shop/goods"])
    assert (none.files, none.left_out["operations of other services"]) == ({}, 6)
