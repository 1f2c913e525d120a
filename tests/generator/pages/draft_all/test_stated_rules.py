"""Rules that descriptions state in the usual words are drafted as keys; others are left to people."""

from typing import Any

import pytest
from attrs import evolve

from wechatpay_codegen.pages.draft.context import Context
from wechatpay_codegen.pages.draft.fitting import Fitter
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.draft.stated_rules import stated_choices, stated_rules, with_bounds
from wechatpay_codegen.pages.read.facts import Example, Field, Page, Reply, Value


def _field(name: str, type_text: str, text: str, term: str = "", values: tuple[str, ...] = ()) -> Field:
    listed = tuple(Value(value, "意思") for value in values)
    return Field(name, type_text, is_required=False, term=term, values=listed, text=text, where=f"a.md:{name}")


def _page(*rows: Field) -> Page:
    replies = (Reply("200", (_field("id", "string", ""),)),)
    examples = (Example("200", '{"id": "1"}'),)
    return Page("a.md", "", "", "", "POST", ("/v3/a",), (), {"body": rows}, replies, (), examples=examples)


_KIND = _field("kind", "string", "种类", "种类", ("CARD", "WALLET_A"))


@pytest.mark.parametrize(
    ("type_text", "text", "keys"),
    [
        ("integer", "每页条数，默认20", {"default": 20}),
        ("integer", "不填默认为 20，最大值50", {"default": 20}),
        ("integer", "默认收取0.6%的费用", {}),
        ("boolean", "若未传入将默认填写：false", {"default": False}),
        ("boolean", "默认不展示（false）", {"default": False}),
        ("string", "不填默认为 Color020", {"default": "Color020"}),
        ("string", "不传则默认取商户名称", {}),
        ("string(32)", "只能是数字、大小写字母_-|*@ ，且在同一个商户号下唯一", {"pattern": "[0-9A-Za-z_|*@-]+"}),
        ("string(32)", "只能由数字，大小写字母_-组成", {"pattern": "[0-9A-Za-z_-]+"}),
        ("string(32)", "可使用 数字、大小写字母、下划线 _、短横线 - 组成", {"pattern": "[0-9A-Za-z_-]+"}),
        ("string(32)", "取值范围：[0-9a-z_*@-]", {"pattern": "[0-9a-z_*@-]+"}),
        ("string(32)", "由数字、字母、汉字组成", {}),
        ("string(32)", "必须以JPG为后缀", {}),
        ("string(32)", "当 kind 为 CARD 时必填", {"required_when": {"kind": ["CARD"]}}),
        ("string(32)", "种类为CARD时，该字段必填", {"required_when": {"kind": ["CARD"]}}),
        ("string(32)", "种类为CARD或WALLET_A时必填", {}),
        ("string(32)", "种类不为CARD时必填", {}),
        ("string(32)", "当 kind 为 CARD 且 scope 为 ALL_OF 时必填", {}),
        ("string(32)", "CARD支付时必填", {}),
        ("string(32)", "需要时填写", {}),
    ],
)
def test_a_rule_in_the_usual_words_becomes_a_key(type_text: str, text: str, keys: dict[str, Any]) -> None:
    stated = stated_rules(_page(_KIND, _field("x", type_text, text)))
    assert (dict(stated["a.md:x"].keys) if stated else {}) == keys


def test_the_default_of_an_enum_is_one_of_its_values() -> None:
    texts = {"x": "不填默认为 CARD", "y": "不填默认为 COIN"}
    stated = stated_rules(_page(*(_field(name, "string", text, values=("CARD",)) for name, text in texts.items())))
    assert {where: dict(one.keys) for where, one in stated.items()} == {"a.md:x": {"default": "CARD"}}


@pytest.mark.parametrize(
    ("type_text", "drafted", "text", "bounded"),
    [
        ("array[object]", "list<Item>", "最多可有50个接收方", "list<Item>(..50)"),
        ("array[object]", "list<Item>", "可支持2-10笔商品单", "list<Item>(2..10)"),
        ("array[object]", "list<Item>", "至少传入1条", "list<Item>(1..)"),
        ("array[string(40)]", "list<string(40)>", "长度不超过40个字符", "list<string(40)>"),
        ("integer", "integer", "分页大小，范围为1~20", "integer(1..20)"),
        ("integer", "integer", "取值范围 [0,86399]", "integer(0..86399)"),
        ("integer", "integer", "最大为 10,000,000", "integer(..10000000)"),
        ("integer", "integer", "最多1000万个", "integer"),
        ("string(32)", "string(32)", "要求6-32个字符内", "string(6..32)"),
        ("string(32)", "string(32)", "最短2个字符，最长32个字符", "string(2..32)"),
        ("string(64)", "string(64)", "要求6-32个字符内", "string(64)"),
        ("string", "string", "要求6-32个字符内", "string"),
    ],
)
def test_bounds_become_part_of_the_type(type_text: str, drafted: str, text: str, bounded: str) -> None:
    stated = stated_rules(_page(_field("x", type_text, text)))
    assert with_bounds(drafted, stated["a.md:x"].bounds if stated else None) == bounded


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("与second二选一", [{"any_of": ["first", "second"]}]),
        ("与第二个号二选一", [{"any_of": ["first", "second"]}]),
        ("first和second必填一个(不允许都填写)", [{"one_of": ["first", "second"]}]),
        ("和second至少传一个", [{"any_of": ["first", "second"]}]),
        ("与third二选一", []),
        ("不可与second同时填写", []),
    ],
)
def test_a_choice_between_two_arguments_is_a_constraint(text: str, choices: list[dict[str, Any]]) -> None:
    page = _page(_field("first", "string", text), _field("second", "string", "", "第二个号"))
    assert list(stated_choices(page)) == choices


@pytest.mark.parametrize(
    ("given", "expected"),
    [({"first": "1"}, {"first": "1"}), ({"first": "1", "second": "2"}, {"first": "1"}), ({}, None)],
)
def test_a_sample_meets_the_choices(given: dict[str, str], expected: dict[str, str] | None) -> None:
    page = _page(_field("first", "string", "与second必填一个(不允许都填写)"), _field("second", "string", ""))
    drafted = draft(page, Context(given=given, has_rules=True))
    examples = drafted.section("examples") or [{"given": None}]
    assert examples[0]["given"] == expected


def test_a_sample_has_the_parameters_of_one_path() -> None:
    paths = ("/v3/a/{first}", "/v3/b/{second}")
    page = evolve(
        _page(), paths=paths, request={"path": (_field("first", "string", ""), _field("second", "string", ""))}
    )
    drafted = draft(page, Context(given={"first": "1", "second": "2"}))
    assert drafted.section("examples")[0]["sends"] == "POST /v3/a/1"
    assert drafted.section("examples")[0]["given"] == {"first": "1"}


@pytest.mark.parametrize(
    ("value", "fitted"),
    [
        ({"kind": "CARD"}, None),
        ({"kind": "CARD", "x": "1"}, {"kind": "CARD", "x": "1"}),
        ({"kind": "WALLET"}, {"kind": "WALLET"}),
        ({"x": "a"}, {}),
        ({"n": 5}, {}),
        ({"n": 4}, {"n": 4}),
        ({"l": ["a", "b", "c"]}, {}),
    ],
)
def test_an_example_meets_the_rules(value: dict[str, Any], fitted: dict[str, Any] | None) -> None:
    fields = {
        "kind": {"type": "string"},
        "x": {"type": "string", "required_when": {"kind": ["CARD"]}, "pattern": "[0-9]+"},
        "n": {"type": "integer(..4)"},
        "l": {"type": "list<string>(..2)"},
    }
    assert Fitter({}, {}).fitted(value, fields) == fitted


def test_each_rule_is_a_note_for_the_author() -> None:
    drafted = draft(_page(_field("x", "integer", "不填默认为20，最大值50")), Context(has_rules=True))
    notes = [str(problem) for problem in drafted.problems]
    assert (
        "a.md:x:1: proposed from the text: `default: 20`, bounds `..50`; read on the page whether it is right" in notes
    )
