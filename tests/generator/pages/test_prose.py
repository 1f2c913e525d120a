"""Rules and numbers in the descriptions of pages are found, and specs that state them are told from those that do not."""

import pytest

from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.drift import nodes
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.drift.report import compare
from wechatpay_codegen.pages.drift.spec_facts import facts_of_spec
from wechatpay_codegen.pages.drift.spec_fields import Library
from wechatpay_codegen.pages.drift.texts import SharedTexts
from wechatpay_codegen.pages.read.facts import Field, Value
from wechatpay_codegen.pages.read.numbers import is_stated, numbers, stated_numbers
from wechatpay_codegen.pages.read.operation import read_page
from wechatpay_codegen.pages.read.prose import rules
from wechatpay_codegen.source.yaml_reader import read

_TEXT, _LIST = "string(32)", "array[string]"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (_TEXT, "类别为店时必填", ["required_when"]),
        (_TEXT, "1、当店主是代办时，请上传授权书；", ["required_when"]),
        (_TEXT, "金额>=100元时，必须传入", ["required_when"]),
        (_TEXT, "类别为店时必填。该字段即将下线处理，无需传入", []),
        (_TEXT, "非折扣行必填", ["required_when"]),
        (_TEXT, "店主更换时无需填写", []),
        (_TEXT, "如希望展示，需要传入", []),
        (_TEXT, "非必填", []),
        (_TEXT, "店号和柜号二选一必填", ["choice"]),
        (_TEXT, "店号和柜号至少传一个", ["choice"]),
        (_TEXT, "只能是数字、大小写字母_-", ["characters"]),
        (_TEXT, "前后不能有空格、制表符", ["characters"]),
        (_TEXT, "必须以JPG、PNG为后缀", ["characters"]),
        (_TEXT, "彩色照片，仅支持中文", []),
        ("integer", "不传默认为20", ["default"]),
        (_TEXT, "若未填写，则查询所有店", ["default"]),
        (_TEXT, "不填写表示查询所有店", ["default"]),
        (_TEXT, "不传入该参数，则不会发起通知", ["default"]),
        (_TEXT, "若未填写，则修改时不支持填写", []),
        (_LIST, "最多可上传5张图片", ["list_length"]),
        (_TEXT, "最多可上传5张图片", ["list_length"]),
        (_LIST, "最少传一个，最多三个", ["list_length"]),
        (_LIST, "条目个数限制为【1，50】", ["list_length"]),
        ("integer", "范围[1,300]", ["range"]),
        ("integer", "必须大于0", ["range"]),
        (_TEXT, "要求6-32个字符内", ["length"]),
        (_TEXT, "不能超过32个字符", []),
        ("string", "不能超过32个字符", ["length"]),
        (_TEXT, "例如：店号和柜号二选一必填", []),
        (_TEXT, "OPEN：类别为店时必填", []),
    ],
)
def test_rules_are_found(kind: str, text: str, expected: list[str]) -> None:
    field = Field("a", kind, is_required=False, values=(Value("OPEN"),), text=text)

    assert [rule.kind for rule in rules(field)] == expected


def test_a_required_field_has_no_conditions_and_no_default() -> None:
    field = Field("a", _TEXT, is_required=True, text="类别为店时必填。不传默认为20")

    assert rules(field) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要求6-32个字符", ["6", "32"]),
        ("范围[1,300]", ["1", "300"]),
        ("最多 100,000,000 次", ["100000000"]),
        ("单笔不超过2000元，最多1000万个", ["2000yuan", "10000000"]),
        ("必须大于0，小于100", [">0", "<100"]),
        ("不能小于1900年", ["1900"]),
        ("24小时内，最多30天", ["24hours", "30days"]),
        ("1、长度为4-128个字符；\n2、数字", ["4", "128"]),
        ("3、17位数字", ["17"]),
        ("（1）请上传照片", []),
        ("长度1~64字符", ["64"]),
        ("三个月内，最多两次", ["3months", "2"]),
        ("三位字母代码，第二次", []),
        ("符合ISO 4217标准，见rfc3339，SHA256", []),
        ("遵循标准格式：yyyy-MM-DDTHH:mm:ss+TIMEZONE，领先UTC 8小时", []),
        ("满10元可用。例如：满20元", ["10yuan"]),
        ("例如：\n领取后 5 天\n注：最多30天", ["30days"]),
        ("字符范围：[0-9a-zA-Z_]", []),
        ("74：店", []),
    ],
)
def test_numbers_are_found(text: str, expected: list[str]) -> None:
    field = Field("a", _TEXT, is_required=False, values=(Value("74"),), text=text)

    assert list(numbers(field)) == expected


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("6", "6 to 32 characters"),
        ("2", "At most two images"),
        ("100000000", "At most 100,000,000"),
        ("2000yuan", "At most 200,000 fen"),
        ("0.3yuan", "Below 30 fen"),
        ("24hours", "Expires after a day"),
        ("90days", "Within 90 days"),
        ("365days", "Within a year"),
        (">0", "integer(1..)"),
        ("<100", "At most 99"),
        ("7.5", "pdf 7.5 MB"),
    ],
)
def test_a_number_is_stated_in_any_unit_and_as_a_word(number: str, text: str) -> None:
    assert is_stated(number, stated_numbers(text))


@pytest.mark.parametrize(
    ("number", "text"),
    [("6", "At most 32 characters"), ("2000yuan", "At most 20,000 fen"), ("32", "132"), ("24hours", "At once")],
)
def test_another_number_is_not_the_same(number: str, text: str) -> None:
    assert not is_stated(number, stated_numbers(text))


def test_digits_in_a_class_of_characters_are_no_numbers_of_a_pattern() -> None:
    assert stated_numbers("", "[0-9A-Z]{6,32}") == frozenset({"6", "32"})


_PAGE = """请求方式：【POST】 `/v3/shop/orders`

### Body 参数
| 参数名 | 类型 | 必填 | 描述 |
| --- |  --- | --- | --- |
| shop | {kind} | false | 【店】{text} |
| desk | string(32) | false | 【柜】 |
| goods | array[object] | false | 【货】 |
| goods.name | string | true | 【名】 |

> 204 No Content
"""


def _differences(kind: str, text: str, old: str, new: str, terms: str = "{}") -> list[str]:
    """Draft a page, change the draft, and return its differences from the page. `terms` are the shared terms."""
    page = read_page("p.md", _PAGE.format(kind=kind, text=text).encode()).page
    spec = draft(page).text
    assert old in spec
    document = read("s.yaml", spec.replace(old, new, 1).encode())
    assert document.top is not None
    shared = read("terms.yaml", terms.encode())
    assert shared.top is not None
    library = Library(texts=SharedTexts(dict(nodes.entries(Spot(shared.path, shared.top)))))
    found = compare(facts_of_spec(Spot(document.path, document.top), library), (page,))
    return [f"{one.kind} {one.name}" for one, _ in found]


_SHOP = "    zh: 店\n"
_STATED = [
    (_TEXT, "类别为店时必填", "required_when shop", "    required_when: {desk: absent}\n"),
    (_TEXT, "类别为店时必填", "required_when shop", "    doc: Required when `desk` is omitted.\n"),
    (_TEXT, "店和柜二选一必填", "choice shop", "    doc: Exactly one of `shop` and `desk`.\n"),
    (_TEXT, "只能是数字、字母", "characters shop", "    pattern: '[0-9A-Za-z]+'\n"),
    (_TEXT, "只能是数字、字母", "characters shop", "    doc: Digits and ASCII letters.\n"),
    ("integer", "不传默认为20", "default shop", "    default: 20\n"),
    ("integer", "不传默认为20", "default shop", "    doc: Defaults to 20.\n"),
    (_TEXT, "5分钟内有效", "number 5", "    doc: Expires after five minutes.\n"),
]


@pytest.mark.parametrize(("kind", "text", "expected", "key"), _STATED)
def test_a_rule_is_a_difference_until_the_spec_states_it(kind: str, text: str, expected: str, key: str) -> None:
    assert expected in _differences(kind, text, _SHOP, _SHOP)
    assert expected not in _differences(kind, text, f"{_SHOP}    doc: TODO\n", _SHOP + key)


@pytest.mark.parametrize(
    ("kind", "text", "expected", "old", "new"),
    [
        (_TEXT, "要求6-32个字符内", "length shop", "string(32)", "string(6..32)"),
        ("integer", "范围[1,300]", "range shop", "type: integer", "type: integer(1..300)"),
        (_LIST, "最多5个", "list_length shop", "type: list<string>", "type: list<string>(..5)"),
    ],
)
def test_a_bound_is_a_difference_until_the_type_has_it(kind: str, text: str, expected: str, old: str, new: str) -> None:
    assert expected in _differences(kind, text, old, old)
    assert expected not in _differences(kind, text, old, new)


@pytest.mark.parametrize(
    ("terms", "key"),
    [
        ("shop: {店: Expires after 5 minutes.}", ""),
        ("shop: {店: {short: Expires after 5 minutes., long: Expires after an hour.}}", "    variant: short\n"),
    ],
    ids=["one text", "a variant"],
)
def test_a_rule_can_be_in_a_shared_text(terms: str, key: str) -> None:
    without_text = f"{_SHOP}    doc: TODO\n"

    assert _differences(_TEXT, "5分钟内有效", without_text, _SHOP + key, terms) == []
    assert _differences(_TEXT, "5分钟内有效", without_text, f"{_SHOP}    variant: long\n", terms) == ["number 5"]


def test_a_choice_can_be_a_constraint() -> None:
    constraint = "constraints:\n  - one_of: [shop, desk]\n\nreplies:"

    assert _differences(_TEXT, "店和柜二选一必填", "replies:", constraint) == []


def test_a_number_is_not_reported_with_its_rule() -> None:
    assert _differences(_TEXT, "要求6-32个字符内", _SHOP, _SHOP) == ["length shop"]
