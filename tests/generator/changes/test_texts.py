"""No false alarm: if only texts, comments and the order of what is passed by name change, all changes are of the kind `text`."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.api.service import Api
from wechatpay_codegen.changes.compare import api_changes
from wechatpay_codegen.changes.kinds import Kind
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.document import Mapping, Node, Scalar
from wechatpay_codegen.source.files import Entry, listed
from wechatpay_codegen.source.yaml_reader import read

INVENTED = Path(__file__).parents[1] / "invented"
IN_ORDER = {"parameters"}
"""Mappings whose order the examples depend on."""


def reversed_order(node: Node, key: str = "") -> str:
    """Write a node in flow style, with the keys of every mapping in reverse order."""
    if isinstance(node, Scalar):
        is_word = node.is_plain and re.fullmatch(r"[\w.-]+", node.text)
        return node.text if is_word else json.dumps(node.text, ensure_ascii=False)
    if isinstance(node, Mapping):
        entries = [f"{reversed_order(name)}: {reversed_order(value, name.text)}" for name, value in node.entries]
        return f"{{{', '.join(entries if key in IN_ORDER else reversed(entries))}}}"
    return f"[{', '.join(reversed_order(item) for item in node.items)}]"


def with_other_texts(content: bytes) -> bytes:
    return re.sub(r"\b(doc|means|fix|en): (?=[A-Z])", r"\1: Really ", content.decode()).encode()


def with_comments(content: bytes) -> bytes:
    return re.sub(rb"^(?=\w)", b"# A comment.\n", content, flags=re.MULTILINE)


def with_reversed_order(content: bytes) -> bytes:
    top = read("a.yaml", content).top
    assert top is not None
    return reversed_order(top).encode() + b"\n"


def rewritten(rewrite: Callable[[bytes], bytes]) -> Entry:
    folder = listed(INVENTED)
    for entry in folder.walk():
        entry.know(rewrite(entry.content))
    return folder


def test_other_texts_are_text(library: Api) -> None:
    changes = api_changes(library, load(rewritten(with_other_texts)))

    assert (len(changes) > 50, {change.kind for change in changes}) == (True, {Kind.TEXT})


def test_another_order_is_text(library: Api) -> None:
    changes = api_changes(library, load(rewritten(with_reversed_order)))

    assert {change.kind for change in changes} == {Kind.TEXT}


@pytest.mark.parametrize("rewrite", [with_comments, bytes], ids=["comments", "nothing"])
def test_comments_are_no_change(rewrite: Callable[[bytes], bytes], library: Api) -> None:
    assert api_changes(library, load(rewritten(rewrite))) == ()
