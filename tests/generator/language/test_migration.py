"""`migrate` renames former keys and changes nothing else in a specs folder."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main
from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.check import conforms
from wechatpay_codegen.language.shapes import Either, Key, ListOf, MapOf, Record, Shape
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.document import Document, Scalar

Specs = Callable[[Mapping[str, str]], Path]
OPERATION = "shop/orders/create_order.yaml"


def renamed(shape: Shape) -> Iterator[tuple[str, Key]]:
    """Yield the renamed keys of a shape and of the shapes inside it, each with its record."""
    match shape:
        case Record():
            yield from ((shape.name, key) for key in shape.keys if key.was)
            for key in shape.keys:
                yield from renamed(key.value)
        case ListOf(item=inner) | MapOf(value=inner):
            yield from renamed(inner)
        case Either(shapes=alternatives):
            for alternative in alternatives:
                yield from renamed(alternative)
        case _:
            return


KEYS = {(record, key.name): key for shape in grammar.FILES.values() for record, key in renamed(shape)}


def former(text: str) -> str:
    """Return the rich operation with the former names of its keys."""
    return (
        text.replace("sample_class: ", "sample: ")
        .replace("roles: [partner]", "only: [partner]")
        .replace("default: client", "caller: true")
    )


def migrate(folder: Path) -> int:
    return main(["migrate", "--specs", str(folder)])


def test_former_keys_are_renamed(specs: Specs, rich: str) -> None:
    folder = specs({OPERATION: former(rich)})

    migrate(folder)

    assert (folder / OPERATION).read_text(encoding="utf-8") == rich


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sample: A  # sample: the official class", "sample_class: A  # sample: the official class"),
        ('"sample": A', '"sample_class": A'),
        ("choose:\n  - {one_of: [a, b]}  # one", "constraints:\n  - {one_of: [a, b]}  # one"),
        ("notifies: [{event: a.b.c, address: url}]", "notifications: [{notification: a.b.c, url: url}]"),
        ("repeat:\r\n  by: a\r\n  settled_by: {}\r\n", "repeat:\r\n  by: a\r\n  outcome: {}\r\n"),
        ("body:\n  名: {type: string, caller: true}", "body:\n  名: {type: string, default: client}"),
        ("body: {caller: {type: string, only: [partner]}}", "body: {caller: {type: string, roles: [partner]}}"),
        ("models: {M: {order: string, none: string}}", "models: {M: {order: string, none: string}}"),
        ("doc: |\n  sample: stays\nsample: A", "doc: |\n  sample: stays\nsample_class: A"),
    ],
)
def test_nothing_but_keys_and_their_values_changes(before: str, after: str, specs: Specs) -> None:
    folder = specs({})
    path = folder / OPERATION
    path.write_bytes(before.encode())

    migrate(folder)

    assert path.read_bytes() == after.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  zh: 甲\n  doc: First.\nb:\n  doc: Second.\n  zh: 乙\n", "a:\n  甲: First.\nb:\n  乙: Second.\n"),
        ("a: {zh: 甲, doc: First.}  # both\n", "a: {甲: First.}  # both\n"),
        ("a: {doc: First., zh: 甲}\n", "a: {甲: First.}\n"),
        ('a:\n  zh: "甲：乙"\n  doc: >-\n    First.\n    Second.\n', 'a:\n  "甲：乙": >-\n    First.\n    Second.\n'),
        ("a:\n  zh: 甲  # kept\n  doc: First.\n", "a:\n    # kept\n  甲: First.\n"),
        ("a: {doc: First.}\n", 'a: {"": First.}\n'),
        ("a: {zh: 甲}\n", "a: {zh: 甲}\n"),
        ("a: {甲: First.}\n", "a: {甲: First.}\n"),
    ],
)
def test_terms_become_keys(before: str, after: str, specs: Specs) -> None:
    folder = specs({"_shared/terms.yaml": before})

    migrate(folder)

    assert (folder / "_shared/terms.yaml").read_text(encoding="utf-8") == after


def test_a_second_run_changes_nothing(specs: Specs, rich: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = specs({OPERATION: former(rich)})
    migrate(folder)
    capsys.readouterr()

    migrate(folder)

    assert capsys.readouterr().out == "0 edits made in specs.\n"


def test_each_change_is_printed_with_its_place(specs: Specs, rich: str, capsys: pytest.CaptureFixture[str]) -> None:
    migrate(specs({OPERATION: rich.replace("sample_class: ", "sample: ")}))

    assert capsys.readouterr().out == (
        "specs/shop/orders/create_order.yaml:6:1: sample -> sample_class\n1 edit made in specs.\n"
    )


def test_a_former_key_next_to_the_present_one_is_not_renamed(specs: Specs, rich: str) -> None:
    both = rich.replace("sample_class: ", "sample: Other\nsample_class: ")
    folder = specs({OPERATION: both})

    migrate(folder)

    assert (folder / OPERATION).read_text(encoding="utf-8") == both


def test_nothing_is_written_if_a_file_cannot_be_read(specs: Specs, rich: str) -> None:
    folder = specs({OPERATION: former(rich), "shop/orders/query_order.yaml": "title: {"})

    assert migrate(folder) == 1
    assert (folder / OPERATION).read_text(encoding="utf-8") == former(rich)


def test_the_complaint_about_a_former_key_has_the_present_one(specs: Specs, rich: str) -> None:
    with pytest.raises(SpecError) as caught:
        load(specs({OPERATION: rich.replace("default: client", "caller: true")}))

    assert str(caught.value) == (
        "specs/shop/orders/create_order.yaml:40:5: the key `caller` was renamed: write `default: client`\n"
        "        caller: true\n"
        "        ^\n"
        "  `python -m wechatpay_codegen migrate` rewrites all renamed keys of a specs folder."
    )


@pytest.mark.parametrize(("record", "name"), KEYS)
def test_each_former_value_has_a_present_one(record: str, name: str) -> None:
    key, document = KEYS[record, name], Document("x.yaml", [], [])

    for text in key.was_values.values():
        conforms(document, Scalar(text, is_plain=True, line=1, column=1), key.value, name)
    assert document.complaints == []


@pytest.mark.parametrize(("record", "name"), KEYS)
def test_a_former_key_is_not_a_present_key_of_its_record(record: str, name: str) -> None:
    records = {key.name for (other, _), key in KEYS.items() if other == record}

    assert KEYS[record, name].was not in records
