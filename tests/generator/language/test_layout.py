"""`fmt` orders the keys of records, and changes nothing else."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main
from wechatpay_codegen.commands import format_specs, generate
from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.layout import ORDERS, Layout, order_of
from wechatpay_codegen.language.parts import FIELD, PARAMETER
from wechatpay_codegen.language.shapes import Record
from wechatpay_codegen.language.traits import META_FIELD, PAGES
from wechatpay_codegen.load.layout import ends_in, ordered
from wechatpay_codegen.load.migration import shape_at, yaml_files
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.document import Document, Node, Scalar
from wechatpay_codegen.source.document import Mapping as MappingNode
from wechatpay_codegen.source.files import Entry, listed
from wechatpay_codegen.source.yaml_reader import read

SPECS = Path(__file__).parents[3] / "specs"
CASES: Mapping[str, tuple[str, str]] = {
    "keys in block style": ("method: GET\nroles: [merchant]\n", "roles: [merchant]\nmethod: GET\n"),
    "a comment above a key": (
        "method: GET\n# Who may call it.\nroles: [merchant]\n",
        "# Who may call it.\nroles: [merchant]\nmethod: GET\n",
    ),
    "a comment at the end of a line": (
        "method: GET # read\nroles: [merchant] # all\n",
        "roles: [merchant] # all\nmethod: GET # read\n",
    ),
    "a comment inside a value": (
        "body:\n  a: string\n  # differs type b: a reason\n  b: string\npath: /a\n",
        "path: /a\nbody:\n  a: string\n  # differs type b: a reason\n  b: string\n",
    ),
    "a comment at the end of the file": (
        "method: GET\nroles: [merchant]\n# The end.\n",
        "roles: [merchant]\nmethod: GET\n# The end.\n",
    ),
    "blank lines": ("method: GET\n\nroles: [merchant]\npath: /a\n", "roles: [merchant]\n\nmethod: GET\npath: /a\n"),
    "a text of several lines": (
        "method: GET\ndoc: |\n  # not a comment\n\n  rate: 1\nroles: [merchant]\n",
        "doc: |\n  # not a comment\n\n  rate: 1\nroles: [merchant]\nmethod: GET\n",
    ),
    "a text in quotes over several lines": (
        'method: GET\ndoc: "one\n  two # three"\n',
        'doc: "one\n  two # three"\nmethod: GET\n',
    ),
    "a list at the indentation of its key": (
        "method: GET\ndocs:\n- https://a.example\n- https://b.example\nroles: [merchant]\n",
        "docs:\n- https://a.example\n- https://b.example\nroles: [merchant]\nmethod: GET\n",
    ),
    "keys in braces": (
        'body: {a: {doc: "One, two.", zh: 甲, type: "string(32)", required: true}}\n',
        'body: {a: {type: "string(32)", required: true, zh: 甲, doc: "One, two."}}\n',
    ),
    "braces over several lines": (
        "body:\n  a: {doc: One,\n      type: string}\n  b: string\n",
        "body:\n  a: {type: string,\n      doc: One}\n  b: string\n",
    ),
    "an item of a list": (
        "errors:\n  - code: A\n    status: 400\n    fix: F.\n  - {status: 404, code: B}\n",
        "errors:\n  - status: 400\n    code: A\n    fix: F.\n  - {status: 404, code: B}\n",
    ),
    "values that other tools change": (
        'examples:\n  - sends: GET /a\n    given: {a: 1900013511_10000, b: 2024-10-24, c: yes, d: 0123, e: "1.50", f: ~}\n',
        'examples:\n  - given: {a: 1900013511_10000, b: 2024-10-24, c: yes, d: 0123, e: "1.50", f: ~}\n    sends: GET /a\n',
    ),
    "names that the author chose": (
        "body:\n  zebra: string\n  apple: string\nmethod: POST\n",
        "method: POST\nbody:\n  zebra: string\n  apple: string\n",
    ),
    "a record in a record": (
        "wait:\n  noun: order\nrepeat:\n  outcome: {with: {a: b}, operation: a.b.c}\n  by: a\n",
        "repeat:\n  by: a\n  outcome: {operation: a.b.c, with: {a: b}}\nwait:\n  noun: order\n",
    ),
    "no line break at the end": ("method: GET\nroles: [merchant]", "roles: [merchant]\nmethod: GET\n"),
    "carriage returns": ("method: GET\r\nroles: [merchant]\r\n", "roles: [merchant]\r\nmethod: GET\r\n"),
    "an unknown key": ("surprise: 1\nroles: [merchant]\n", "roles: [merchant]\nsurprise: 1\n"),
    "a comment inside braces": (
        "body: {a: {doc: One, # here\n    type: string}}\n",
        "body: {a: {doc: One, # here\n    type: string}}\n",
    ),
    "a comment above the second key of an item": (
        "errors:\n  - code: A\n    # why\n    status: 400\n",
        "errors:\n  - code: A\n    # why\n    status: 400\n",
    ),
}


def formatted(text: str) -> str:
    content = ordered(Path("shop/orders/a.yaml"), text.encode())
    return text if content is None else content.decode()


@pytest.mark.parametrize("name", CASES)
def test_keys_are_ordered_and_nothing_else_changes(name: str) -> None:
    before, after = CASES[name]

    assert formatted(before) == after


@pytest.mark.parametrize("name", CASES)
def test_a_second_time_changes_nothing(name: str) -> None:
    assert formatted(CASES[name][1]) == CASES[name][1]


@pytest.mark.parametrize("record", [grammar.OPERATION, FIELD, PARAMETER, META_FIELD, PAGES], ids=lambda each: each.name)
def test_an_order_has_every_key_of_its_record(record: Record) -> None:
    assert (record.name in ORDERS, set(order_of(record))) == (True, set(record.by_name))


def facts(node: Node | None) -> object:
    """Return the content of a node, with the order of keys and with which texts are in quotes."""
    if isinstance(node, Scalar):
        return node.text, node.is_plain
    if isinstance(node, MappingNode):
        return {key.text: facts(value) for key, value in node.entries}, [key.text for key, _ in node.entries]
    return None if node is None else [facts(item) for item in node.items]


def scrambled(entry: Entry, document: Document) -> bytes:
    """Return a spec with the keys of all records in reverse order."""
    text = entry.content.decode()
    assert document.top is not None
    layout = Layout(text, ends_in)
    layout.order(document.top, shape_at(Path(entry.path), document), lambda record: order_of(record)[::-1])
    return layout.text.encode()


def test_every_spec_is_restored_after_its_keys_were_reversed() -> None:
    wrong: list[str] = []
    for entry in yaml_files(listed(SPECS)):
        document = read(entry.path, entry.content)
        if shape_at(Path(entry.path), document) is grammar.RESOURCE:
            continue
        restored = ordered(Path(entry.path), scrambled(entry, document))
        if facts(read(entry.path, restored or entry.content).top) != facts(document.top):
            wrong.append(entry.path)

    assert wrong == []


def test_the_generated_files_are_the_same(
    shop: Settings, specs: Callable[[Mapping[str, str]], Path], rich: str
) -> None:
    specs(
        {
            "shop/carts/_service.yaml": "doc: Carts.\ntitle: {zh: 购物车, en: Carts}\n",
            "shop/carts/create_order.yaml": rich,
        }
    )
    for file in shop.specs.rglob("*.yaml"):
        if not file.name.startswith("_"):
            entry = next(e for e in listed(file.parent).entries if e.name == file.name)
            file.write_bytes(scrambled(entry, read(entry.path, entry.content)))
    generate(shop)
    before = {path: path.read_bytes() for path in shop.out.rglob("*.*")}
    changed = format_specs(shop.specs)
    generate(shop)

    assert (len(changed), {path: path.read_bytes() for path in shop.out.rglob("*.*")}) == (3, before)


def test_the_command_names_the_files(shop: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    file = shop.specs / "shop/orders/_service.yaml"
    file.write_text("doc: Take orders.\ntitle: {en: Shop, zh: 商店}\n", encoding="utf-8")

    assert main(["fmt", "--check"]) == 1
    assert main(["fmt"]) == 0
    assert main(["fmt", "--check"]) == 0
    assert capsys.readouterr().out == (
        "specs/shop/orders/_service.yaml: its keys are not in the usual order\n"
        "specs/shop/orders/_service.yaml: keys ordered\n"
    )
