"""`specs/README.md` documents every key of the format, and its examples are valid."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingABC
from pathlib import Path

import pytest

from wechatpay_codegen.api.type_text import parse_type
from wechatpay_codegen.api.types import Known
from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.check import conforms
from wechatpay_codegen.language.shapes import Either, ListOf, MapOf, Record, Shape
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.document import Mapping
from wechatpay_codegen.source.yaml_reader import read

README = (Path(__file__).parents[3] / "specs/README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n# ([^\n]+)\n(.*?)```", README, re.DOTALL)
Specs = Callable[[MappingABC[str, str]], Path]


def records(shape: Shape) -> Iterator[Record]:
    match shape:
        case Record():
            yield shape
            for key in shape.keys:
                yield from records(key.value)
        case ListOf(item=inner) | MapOf(value=inner):
            yield from records(inner)
        case Either(shapes=alternatives):
            for alternative in alternatives:
                yield from records(alternative)
        case _:
            return


KEYS = sorted(
    {(record.name, key.name) for shape in grammar.FILES.values() for record in records(shape) for key in record.keys}
)
BEFORE, _, RENAMED = README.partition("## Renamed keys\n")
ROWS = set(re.findall(r"^\| `([^`]+)` \|", BEFORE + RENAMED.partition("\n## ")[2], re.MULTILINE))
FORMER = sorted(
    {
        (key.was, key.name)
        for shape in grammar.FILES.values()
        for record in records(shape)
        for key in record.keys
        if key.was
    }
)


@pytest.mark.parametrize(("record", "key"), KEYS)
def test_every_key_of_the_format_has_a_row(record: str, key: str) -> None:
    assert key in ROWS, f"{key} of {record}"


@pytest.mark.parametrize(("former", "present"), FORMER)
def test_every_renamed_key_is_listed(former: str, present: str) -> None:
    table = RENAMED.partition("\n## ")[0]
    rows = [row.split(" | ") for row in table.splitlines() if row.startswith("| `")]
    assert any(f"`{former}" in before and f"`{present}" in after for before, after in rows)


def test_every_row_is_a_key_a_role_or_a_type() -> None:
    known = {key for _, key in KEYS} | grammar.SENDERS.keys()
    for row in ROWS - known:
        parse_type(row.replace("<T>", "<string>"), Known(frozenset({"OrderState"}), frozenset({"Amount"})))


@pytest.mark.parametrize("role", grammar.ROLES)
def test_every_role_has_its_official_name(role: str) -> None:
    official = grammar.ROLES[role].partition("(")[2].removesuffix(")")
    assert f"| `{role}` | {official} |" in README


def test_the_example_files_are_valid_together(specs: Specs) -> None:
    files = {name.removeprefix("specs/"): text for name, text in EXAMPLES if name.startswith("specs/")}
    names = [operation.dotted_name for operation in load(specs(files)).operations]
    assert names == ["shop.orders.create_order", "shop.orders.query_order", "shop.own_orders.query_order"]


def test_the_example_of_routes_is_valid_in_an_operation(specs: Specs, base: str) -> None:
    part = next(text for name, text in EXAMPLES if name == "part of an operation")
    head = base.partition("path:")[0]
    operation = load(specs({"shop/orders/query_order.yaml": f"{head}{part}replies: {{204: none}}\n"})).operations[0]
    assert [route.query for route in operation.routes] == [("out_trade_no",), ()]


@pytest.mark.parametrize(
    "part",
    [
        "how an operation behaves",
        "a reply with another number",
        "when a field is required",
        "how a list goes on",
        "an upload",
        "a download",
        "an enum with a named value",
    ],
    ids=lambda part: part,
)
def test_the_example_of_a_part_is_valid(part: str) -> None:
    document = read("part.yaml", next(text for name, text in EXAMPLES if name == part).encode())
    assert isinstance(document.top, Mapping)
    for key, value in document.top.entries:
        conforms(document, value, grammar.OPERATION.by_name[key.text].value, key.text)
    assert document.complaints == []


def test_the_examples_of_shared_texts_fit_together(specs: Specs) -> None:
    texts = dict(EXAMPLES)
    head = "title: {en: Do}\ndocs: https://pay.example/doc/1\nroles: [merchant]\nmethod: POST\npath: /v3/x\nreplies: {204: none}\n"
    files = {
        "_shared/terms.yaml": texts["terms with several texts"],
        "_shared/values.yaml": texts["meanings of enum values"],
        "_shared/error_texts.yaml": texts["texts of error rows"],
        "shop/orders/create_order.yaml": head + texts["a file that uses these texts"],
    }
    with pytest.raises(SpecError) as caught:
        load(specs(files))
    assert {complaint.what.partition(" the text")[0] for complaint in caught.value.complaints} == {"no file uses"}


def test_the_example_of_an_extension_is_valid() -> None:
    document = read("part.yaml", next(text for name, text in EXAMPLES if name == "the head of a service").encode())
    assert document.top is not None
    assert conforms(document, document.top, grammar.SERVICE, "service")


@pytest.mark.parametrize("row", re.findall(r"^\| `\w+` \| [^|]+ \| `(.+)` \|$", README, re.MULTILINE))
def test_the_example_in_every_row_is_valid_yaml(row: str) -> None:
    assert read("row.yaml", row.encode()).complaints == []
