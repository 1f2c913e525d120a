"""A description says more than the name that it describes."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from support.spec_texts import SPECS, spec_of
from wechatpay_runtime._base.json_object import is_array, is_object

_WORD = re.compile(r"[a-z]+|[0-9]+")
_EMPTY = re.compile(r"(an?|and|at|by|for|from|in|is|its?|of|on|that|the|this|to|which|with|your?)")


def words(text: str) -> set[str]:
    """Return the words that carry meaning, with plurals as singulars."""
    return {word.removesuffix("s") for word in _WORD.findall(text.lower()) if not _EMPTY.fullmatch(word)}


def only_repeats(name: str, description: str) -> bool:
    """Return whether the description adds nothing to the name."""
    return words(description) <= words(name)


def described(name: str, node: Any) -> Iterator[tuple[str, str]]:
    """Yield every name with its `doc` at or under a node of a spec."""
    for item in node if is_array(node) else ():
        yield from described("", item)
    if not is_object(node):
        return
    if isinstance(text := node.get("doc"), str):
        yield name, text
    for key, inner in node.items():
        if key not in {"enums", "examples", "errors"}:
            yield from described(key, inner)


def descriptions_of(path: str) -> list[tuple[str, str]]:
    spec = spec_of(path)
    has_title = is_object(spec) and "en" in spec.get("title", {})
    return list(described(f"{path.rpartition('/')[2]} {spec['title']['en']}" if has_title else "", spec))


def test_no_description_only_repeats_its_name() -> None:
    paths = [path.relative_to(SPECS).with_suffix("").as_posix() for path in SPECS.rglob("*.yaml")]
    found = {path: [pair for pair in descriptions_of(path) if only_repeats(*pair)] for path in paths}

    assert len(found) > 400
    assert {path: pairs for path, pairs in found.items() if pairs} == {}


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("goods_name", "Name of the goods."),
        ("device_id", "The device ID."),
        ("close_order Close an order", "Closes the order."),
        ("out_trade_no", "Your out trade no."),
    ],
)
def test_a_description_that_only_repeats_its_name_is_detected(name: str, description: str) -> None:
    assert only_repeats(name, description)
