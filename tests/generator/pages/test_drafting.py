"""A spec is drafted from the facts of an operation's page."""

from collections.abc import Callable

import pytest

from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.check import conforms
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.draft.yaml_text import Flow, FlowList, Quoted, yaml_text
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.drift.report import compare
from wechatpay_codegen.pages.drift.spec_facts import NotificationView, SpecView, facts_of_spec
from wechatpay_codegen.pages.drift.spec_fields import Library
from wechatpay_codegen.pages.read.facts import Page
from wechatpay_codegen.source.document import Mapping, Node, Scalar, Sequence
from wechatpay_codegen.source.yaml_reader import read

Pages = Callable[..., Page]
Views = tuple[SpecView | NotificationView, ...]


def _view(text: str) -> SpecView:
    document = read("draft.yaml", text.encode())
    assert document.top is not None
    return facts_of_spec(Spot(document.path, document.top), Library())


def _lines(page: Page) -> list[str]:
    return [line.strip() for line in draft(page).text.splitlines()]


@pytest.mark.parametrize("name", ["order", "cancel", "revoke", "upload"])
def test_a_draft_does_not_differ_from_its_page(page: Pages, name: str) -> None:
    facts = page(name)
    assert [str(found) for found, _ in compare(_view(draft(facts).text), (facts,))] == []


@pytest.mark.parametrize("name", ["order", "cancel", "revoke", "upload"])
def test_a_draft_is_a_valid_spec_except_for_texts_to_be_written(page: Pages, name: str) -> None:
    document = read("draft.yaml", draft(page(name)).text.encode())
    assert document.top is not None
    conforms(document, document.top, grammar.OPERATION, "draft")
    assert [str(found) for found in document.complaints if "is still to be written" not in str(found)] == []


def test_a_draft_is_refused_until_its_texts_are_written(page: Pages) -> None:
    document = read("draft.yaml", draft(page("order")).text.encode())
    assert document.top is not None
    conforms(document, document.top, grammar.OPERATION, "draft")
    assert "`en` is still to be written" in str(document.complaints[0])


@pytest.mark.parametrize("name", ["cancel", "revoke"])
def test_a_draft_has_the_facts_of_the_finished_spec(page: Pages, name: str, views: Views) -> None:
    facts = page(name)
    finished = next(view for view in views if facts.address in view.addresses)
    assert isinstance(finished, SpecView)
    # The page does not name its enum. The finished spec uses the name in the sample.
    text = draft(facts).text.replace("State:", "RevokeApplymentState:").replace(": State", ": RevokeApplymentState")
    assert _view(text).page == finished.page


def test_every_text_to_be_written_is_marked(page: Pages) -> None:
    text = draft(page("order")).text
    prose = [line for line in text.splitlines() if line.strip().startswith(("doc:", "title:")) or "means:" in line]
    assert all("TODO" in line for line in prose)
    assert len(prose) == text.count("doc:") + 3


@pytest.mark.parametrize(
    "line",
    [
        "roles: [merchant, platform_merchant]",
        "sample_class: CreateOrder",
        "name: Idempotency-Key",
        "type: string(6..32)",
        "type: datetime",
        "type: list<GoodsDetail>",
        "type: list<string(15)>",
        "encrypted: true",
        "zh: 幂等值",
        "- {status: 403, code: NO_AUTH, means: TODO, fix: TODO}",
    ],
)
def test_each_fact_is_in_the_draft(page: Pages, line: str) -> None:
    assert line in _lines(page("order"))


def test_equal_objects_share_a_model(page: Pages) -> None:
    assert _lines(page("order")).count("Amount:") == 1


def test_different_objects_of_the_same_name_have_different_models(page: Pages) -> None:
    lines = _lines(page("order", "| amount.currency | string(16) | false |", "| amount.currency | string(3) | false |"))
    assert ("Amount:" in lines, "ReplyAmount:" in lines) == (True, True)


def test_an_ambiguous_name_is_prefixed_with_that_of_its_model(page: Pages) -> None:
    listed = "| payer.type | string | true | 可选取值：<br><ul><li>`A`: 甲</li></ul> |\n| payer.note |"
    assert "PayerType:" in _lines(page("order", "| payer.note |", listed))


def test_a_route_has_the_query_of_the_sample(page: Pages) -> None:
    assert "query: [applyment_id]" in _lines(page("cancel"))


def test_a_brand_is_a_known_role(page: Pages) -> None:
    assert "roles: [brand_merchant]" in _lines(page("revoke", "【普通服务商】", "【品牌商户】"))


@pytest.mark.parametrize(("root", "is_brand"), [("v3", False), ("brand", True), ("v3/brand", False)])
def test_an_operation_below_brand_is_signed_as_a_brand(page: Pages, root: str, *, is_brand: bool) -> None:
    lines = _lines(page("revoke", "`/v3/mchalterapply/", f"`/{root}/mchalterapply/"))
    assert ("scheme: brand" in lines) is is_brand


def test_text_that_looks_like_a_number_is_quoted_in_an_example(page: Pages) -> None:
    assert 'apply_id: "20220617143306000013906025001"' in _lines(page("revoke"))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("204 No Content", "202 Accepted", "202: {accepted: true}"), ("\n无应答包体", "\n返回二进制流", "204: file")],
)
def test_a_reply_without_fields_is_drafted(page: Pages, old: str, new: str, line: str) -> None:
    facts = page("cancel", old, new)
    assert line in _lines(facts)
    assert [str(found) for found, _ in compare(_view(draft(facts).text), (facts,))] == []


def test_a_missing_title_is_reported(page: Pages) -> None:
    drafted = draft(page("order", "# 商店下单", "商店下单"))
    assert "order.md:1: `title` was not found on the page" in [str(problem) for problem in drafted.problems]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "| amount.total | integer |",
            "| amount.total | money |",
            "order.md:32: unknown type `money` of `amount.total`",
        ),
        ("普通商户", "小商户", "order.md:7: unknown role `小商户`; it was left out"),
        (
            "| payer | object |",
            "| payer | object | true | 人 |\n| buyer | object |",
            "order.md:35: `buyer` is an object whose fields the page does not list",
        ),
        (
            "| 403 | NO\\_AUTH |",
            "| 202 | NO\\_AUTH |",
            "order.md:66: the row `202 NO_AUTH` is not an error; describe it in `doc`",
        ),
        ("shop/orders`", "shop/{id}/orders`", "order.md:9: `{id}` is in a path, but not a path parameter on the page"),
    ],
)
def test_facts_that_a_draft_cannot_contain_are_reported(page: Pages, old: str, new: str, problem: str) -> None:
    drafted = draft(page("order", old, new))
    assert problem in [str(found) for found in drafted.problems]


def test_a_form_without_a_file_is_reported(page: Pages) -> None:
    drafted = draft(page("order", "### Body 参数", "### Form 参数"))
    assert (
        "order.md:26: the form field `out_trade_no` (string[6,32]) is sent without a file, which is not supported"
        in [str(problem) for problem in drafted.problems]
    )


@pytest.mark.parametrize("line", ["part: file", "source: filename", "source: digest", "type: string(64)", "item_id:"])
def test_each_part_of_an_upload_is_in_the_draft(page: Pages, line: str) -> None:
    assert line in _lines(page("upload"))


def test_missing_file_types_and_sizes_are_reported(page: Pages) -> None:
    what = "upload.md:14: add the accepted file types (`accepts`) and the maximum size (`max_size`)"
    assert what in [str(problem) for problem in draft(page("upload")).problems]


_TEXTS = (
    *("plain", "1900013511_10000", "NO", "true", "2024-12-04", "", " led by a space", "trailing "),
    *("a: b", "a #b", "#", "- a", "[a]", "{a}", "a, b", "&a", "*a", "!a", "%a", "@a", "`a`", "'a", '"a"', "a'b"),
    *(
        "订单号",
        "开户银行全称  （含支行）",
        "from",
        "?",
        "? a",
        ":",
        "a:",
        "|",
        ">",
        "\\",
        "a\\nb",
        "~",
        "null",
        "二行\n文",
    ),
)


def _data(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key.text: _data(value) for key, value in node.entries}


@pytest.mark.parametrize("text", _TEXTS)
def test_the_loader_reads_the_text_that_was_written(text: str) -> None:
    value = {
        "block": text,
        "flow": Flow({"key": text}),
        "list": FlowList([text]),
        "quoted": Quoted(text),
        "deep": [{"a": text}],
    }
    document = read("t.yaml", yaml_text(value).encode())
    assert document.top is not None
    assert _data(document.top) == {
        "block": text,
        "flow": {"key": text},
        "list": [text],
        "quoted": text,
        "deep": [{"a": text}],
    }
