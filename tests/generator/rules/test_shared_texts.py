"""Texts of fields, enum values and error rows that are written once in `_shared`."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api.declarations import Enum, Model
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.complaint import SpecError

Specs = Callable[[Mapping[str, str]], Path]
TERMS = """\
order:
  订单: Number of the order.
  订单号: {placed: Number of the new order., paid: Number of the paid order.}
  "": Order.
day:
  日期: Day of the payment.
"""
VALUES = """\
State:
  PAID: Paid.
  CLOSED: {by_you: You closed it., by_time: Time closed it.}
Level: {1: Low., 2: High.}
"""
ERRORS = """\
404:
  NO_ORDER: {means: There is no order., fix: Check the number.}
400:
  BAD:
    - {variant: paid, means: It is paid., fix: Query it.}
    - {variant: closed, means: It is closed., fix: Create another one.}
"""
OPERATION = """\
title: {en: Do}
docs: https://pay.example/doc/1
roles: [merchant]
method: POST
path: /v3/x
body:
  order: string
  day: string
  amount: Amount
  state: State
  level: Level
replies: {204: none}
errors:
  - {status: 404, code: NO_ORDER}
  - {status: 404, code: NO_ORDER, means: It was deleted.}
  - {status: 400, code: BAD, variant: closed}
  - {status: 400, code: BAD, variant: paid, fix: Do nothing.}
  - {status: 400, code: BAD, means: It is small., fix: Send more.}
  - {status: 401, code: SIGN_ERROR}
models:
  Amount:
    order: {type: string, zh: 订单}
    day: {type: string, zh: 时间}
    parts: list<Part>
  Part:
    order: {type: string, zh: 订单号, variant: paid}
    day: {type: string, doc: Own text.}
    old: Old
  Old:
    order: {type: string, zh: 订单号, variant: placed}
enums:
  State:
    PAID: {}
    OPEN: Open.
    CLOSED: {variant: by_time, name: TIMED_OUT}
    SHUT: {means: You did.}
  Level: [1, 2]
"""
COMMON = """\
- {status: 401, code: SIGN_ERROR, means: The signature is invalid., fix: Check it.}
- {status: 404, code: NO_ORDER, means: Nothing is there., fix: Check the path.}
"""
SHARED = {
    "_shared/terms.yaml": TERMS,
    "_shared/values.yaml": VALUES,
    "_shared/error_texts.yaml": ERRORS,
    "_shared/errors.yaml": COMMON,
}
FILE = "shop/orders/create_order.yaml"
CLOSED = "{by_you: You closed it., by_time: Time closed it.}"


@pytest.fixture
def operation(specs: Specs) -> Operation:
    """An operation that uses every shared text."""
    shared = SHARED | {"_shared/values.yaml": VALUES.replace(CLOSED, "{by_time: Time closed it.}")}
    return load(specs({FILE: OPERATION, **shared})).operations[0]


# Where a field is, and its term and text.
FIELDS = {
    "no term": ("", "order", "", "Order."),
    "the only term of its name": ("", "day", "日期", "Day of the payment."),
    "its own term": ("Amount", "order", "订单", "Number of the order."),
    "another term": ("Amount", "day", "时间", ""),
    "a variant": ("Part", "order", "订单号", "Number of the paid order."),
    "its own text": ("Part", "day", "日期", "Own text."),
}


@pytest.mark.parametrize("case", FIELDS)
def test_a_field_has_the_text_of(case: str, operation: Operation) -> None:
    place, name, zh, doc = FIELDS[case]
    models = {each.name.text: each.fields for each in operation.declared if isinstance(each, Model)}
    fields = {field.wire_name: field for field in models.get(place, operation.arguments)}
    assert (fields[name].zh, fields[name].doc) == (zh, doc)


ENUMS = {"State": ["Paid.", "Open.", "Time closed it.", "You did."], "Level": ["Low.", "High."]}


@pytest.mark.parametrize("name", ENUMS)
def test_an_enum_value_has_its_own_text_or_the_shared_one(name: str, operation: Operation) -> None:
    enum = next(each for each in operation.declared if each.name.text == name)
    assert isinstance(enum, Enum)
    assert [value.meaning for value in enum.values] == ENUMS[name]


def test_a_list_of_numbers_is_an_integer_enum(operation: Operation) -> None:
    assert [each.is_integer for each in operation.declared if isinstance(each, Enum)] == [False, True]


def test_an_error_row_has_its_own_texts_or_the_shared_ones(operation: Operation) -> None:
    assert [f"{row.means} {row.fix}" for row in operation.errors] == [
        "There is no order. Check the number.",
        "It was deleted. Check the number.",
        "It is closed. Create another one.",
        "It is paid. Do nothing.",
        "It is small. Send more.",
        "The signature is invalid. Check it.",
    ]


# A part of a file, its replacement, and the complaint.
BROKEN = {
    "a field with a term of several texts": (
        "{type: string, zh: 订单号, variant: paid}",
        "{type: string, zh: 订单号}",
        "`order` (订单号) has several texts | Select one with `variant`: placed, paid.",
    ),
    "an unknown variant": (
        "zh: 订单号, variant: paid}",
        "zh: 订单号, variant: pad}",
        "there is no variant `pad` of the text of `order` (订单号) | Did you mean `paid`? Known: placed, paid.",
    ),
    "a variant of the only text": (
        "{type: string, zh: 订单}",
        "{type: string, zh: 订单, variant: paid}",
        "there are no variants of the text of `order` (订单) | Remove `variant`, or write the text here.",
    ),
    "a variant of an unknown term": (
        "{type: string, zh: 时间}",
        "{type: string, zh: 时间, variant: paid}",
        "there are no variants of the text of `day` (时间) | Remove `variant`, or write the text here.",
    ),
    "a variant beside a text": (
        "zh: 订单号, variant: paid}",
        "zh: 订单号, variant: paid, doc: Own.}",
        "`order` has both `doc` and `variant` | Remove `variant`, or `doc` to use the shared text.",
    ),
    "no term of several": (
        '  "": Order.\n',
        "",
        "`order` has several terms in `_shared/terms.yaml` | Add `zh`: 订单, 订单号. Or describe it with `doc`.",
    ),
    "an enum value without a text": (
        "    OPEN: Open.\n",
        "    OPEN: {}\n",
        "`OPEN` of `State` has no meaning | Write `OPEN: …` with its meaning, or add it to `State` in `_shared/values.yaml`.",
    ),
    "a listed value without a text": (
        "  Level: [1, 2]\n",
        "  Level: [1, 3]\n",
        "`3` of `Level` has no meaning | Write `3: …` with its meaning, or add it to `Level` in `_shared/values.yaml`.",
    ),
    "an enum value with several texts": (
        "{variant: by_time, name: TIMED_OUT}",
        "{}",
        "`CLOSED` of `State` has several texts | Select one with `variant`: by_you, by_time.",
    ),
    "an enum value with a text and a variant": (
        "{variant: by_time, name: TIMED_OUT}",
        "{variant: by_time, means: Late.}",
        "`CLOSED` has both `means` and `variant` | Remove `variant`, or `means` to use the shared text.",
    ),
    "an error row without a text": (
        "  - {status: 404, code: NO_ORDER}\n",
        "  - {status: 404, code: NO_USER}\n",
        "an error row without `means` and `fix` | Add `means` and `fix`, or add a text for 404 NO_USER to `_shared/error_texts.yaml`.",
    ),
    "an error row with several texts": (
        "code: BAD, variant: closed}",
        "code: BAD, means: It is closed.}",
        "400 BAD has several texts | Select one with `variant`: paid, closed.",
    ),
    "an error row with all texts and a variant": (
        "means: It is small., fix: Send more.}",
        "means: It is small., fix: Send more., variant: paid}",
        "a row with `means`, `fix` and `variant` | Remove `variant`, or one of the others to use the shared text.",
    ),
    "two variants of one name": (
        "variant: closed, means",
        "variant: paid, means",
        "duplicate variant `paid` | Name each of several texts, so that a row can select it.",
    ),
    "a text that no file uses": (
        "    CLOSED: {variant: by_time, name: TIMED_OUT}\n",
        "    CLOSED: {variant: by_time}\n",
        "no file uses the text of `State` `CLOSED` `by_you` | Remove it. A file that has its own text does not use the shared one.",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_this_is_refused(case: str, specs: Specs) -> None:
    before, after, expected = BROKEN[case]
    files = {FILE: OPERATION, **SHARED}
    assert sum(before in text for text in files.values()) == 1
    with pytest.raises(SpecError) as caught:
        load(specs({name: text.replace(before, after, 1) for name, text in files.items()}))
    assert expected in [f"{each.what} | {each.expected}" for each in caught.value.complaints]


def test_a_text_that_is_still_to_be_written_is_the_only_complaint(specs: Specs) -> None:
    to_do = {name: text.replace("means: It is paid.", "means: TODO") for name, text in SHARED.items()}
    with pytest.raises(SpecError) as caught:
        load(specs({FILE: OPERATION, **to_do}))
    assert [(each.place.path, each.what) for each in caught.value.complaints] == [
        ("specs/_shared/error_texts.yaml", "`means` is still to be written")
    ]
