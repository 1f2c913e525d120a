"""Specs with every value as text, and the texts in them that are written for people."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wechatpay_codegen.source.yaml_reader import FAST_PARSER
from wechatpay_runtime._base.json_object import is_array, is_object

SPECS = Path(__file__).parents[2] / "specs"
_TEXTS = {"doc", "means", "fix", "rate", "deprecated"}


@cache
def spec_of(name: str) -> Any:
    """Return a spec by its path in `specs`, without the extension. It is read once, so it must not be changed."""
    return yaml.load((SPECS / f"{name}.yaml").read_text(encoding="utf-8"), FAST_PARSER)  # noqa: S506 - it creates only text


def at(name: str, *path: str) -> Any:
    """Return the value at a path in a spec; a number is an index into a list."""
    node = spec_of(name)
    for step in path:
        node = node[int(step)] if is_array(node) else node[step]
    return node


def texts(node: Any) -> Iterator[str]:
    """Yield every text of a node that is written for people: descriptions, remedies, values of enums."""
    for item in node if is_array(node) else ():
        yield from texts(item)
    if not is_object(node):
        return
    for key, inner in node.items():
        if isinstance(inner, str) and key in _TEXTS:
            yield inner
        elif key == "enums" and is_object(inner):
            described = (values for values in inner.values() if is_object(values))  # a list of values has no texts
            for value in (value for values in described for value in values.values()):
                yield value.get("means", "") if is_object(value) else value
        elif key != "examples":
            yield from texts(inner)


def leaves(node: Any) -> Iterator[str]:
    """Yield every text of a node, at any depth, without its keys."""
    if isinstance(node, str):
        yield node
    for inner in node.values() if is_object(node) else node if is_array(node) else ():
        yield from leaves(inner)
