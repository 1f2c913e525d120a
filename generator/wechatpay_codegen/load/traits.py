"""Reads the traits of an operation. Each attribute is read from the key with its name, according to its type."""

from collections.abc import Callable
from functools import cache
from typing import Any, get_args

from attrs import NOTHING, fields, frozen, has

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.traits import Constraint, Interval, MetaField, Traits
from wechatpay_codegen.load.fields import FileContext, read_fields
from wechatpay_codegen.source.document import Node, Scalar, whole_number
from wechatpay_codegen.source.reader import Reader, entries, items, texts

_Read = Callable[[Node, FileContext], Any]


def read_traits(context: FileContext, top: Node) -> Traits:
    """Read the traits from the top mapping of an operation."""
    traits: Traits = _record(Traits, top, context)
    return traits


def _record(kind: Any, node: Node, context: FileContext) -> Any:
    """Read a mapping into an instance of a class whose attributes are named after the keys."""
    nodes = {key.text: value for key, value in entries(node)}
    values = {"node": node} if _has_node(kind) else {}
    for attribute in _attributes(kind):
        if attribute.key in nodes:
            values[attribute.name] = attribute.read(nodes[attribute.key], context)
        elif not attribute.has_default:
            values[attribute.name] = attribute.absent if attribute.absent is not Node else node
    return kind(**values)


@frozen
class _Attribute:
    """An attribute of a class: its key, the function that reads it, and its value if there is no such key."""

    name: str
    key: str
    read: _Read
    absent: Any
    has_default: bool


@cache
def _has_node(kind: Any) -> bool:
    return any(attribute.name == "node" for attribute in fields(kind))


@cache
def _attributes(kind: Any) -> tuple[_Attribute, ...]:
    return tuple(
        _Attribute(
            name=attribute.name,
            key=attribute.name.removesuffix("_node").rstrip("_"),
            read=_reader(attribute.type),
            absent=_ABSENT.get(attribute.type, None if type(None) in get_args(attribute.type) else ()),
            has_default=attribute.default is not NOTHING,
        )
        for attribute in fields(kind)
        if attribute.name != "node"
    )


def _reader(kind: Any) -> _Read:
    """Return the function that reads values of a type: from the table, or for a class or a tuple of its instances."""
    if read := _READERS.get(kind):
        return read
    inner = next(part for part in (kind, *get_args(kind)) if has(part))
    if type(None) in get_args(kind) or kind is inner:
        return lambda node, context: _record(inner, node, context)
    return lambda node, context: tuple(_record(inner, item, context) for item in items(node))


def _text(node: Node, _: FileContext) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _number(node: Node, _: FileContext) -> int:
    return (whole_number(node) or 0) if isinstance(node, Scalar) else 0


def _itself(node: Node, _: FileContext) -> Node:
    return node


def _scalars(node: Node, _: FileContext) -> tuple[Scalar, ...]:
    """Return the items of a list, or the keys of a mapping."""
    keys = [key for key, _ in entries(node)]
    return tuple(keys or (item for item in items(node) if isinstance(item, Scalar)))


def _pairs(node: Node, _: FileContext) -> tuple[tuple[Scalar, Scalar], ...]:
    return tuple((key, value) for key, value in entries(node) if isinstance(value, Scalar))


def _by_key(node: Node, _: FileContext) -> dict[str, Scalar]:
    """Return the values by key. A single value applies to all, and gets the key `""`."""
    if isinstance(node, Scalar):
        return {"": node}
    return {key.text: value for key, value in entries(node) if isinstance(value, Scalar)}


def _constraints(node: Node, context: FileContext) -> tuple[Constraint, ...]:
    rules = [(item, key, names) for item in items(node) for key, names in entries(item)]
    return tuple(Constraint(item, key.text == "one_of", _scalars(names, context)) for item, key, names in rules)


def _intervals(node: Node, _: FileContext) -> tuple[Interval, ...]:
    parts = [text.partition(" x") for text in texts(node)]
    return tuple(Interval(span, int(count or 1)) for span, _, count in parts)


def _fields(node: Node, context: FileContext) -> tuple[Field, ...]:
    return read_fields(context, node)


def _meta(node: Node, context: FileContext) -> tuple[MetaField, ...]:
    sources = [Reader(value).text("source") for _, value in entries(node)]
    return tuple(MetaField(field, source) for field, source in zip(read_fields(context, node), sources, strict=True))


_READERS: dict[Any, _Read] = {
    str: _text,
    int: _number,
    Node: _itself,
    Scalar: _itself,
    Scalar | None: _itself,
    tuple[Scalar, ...]: _scalars,
    tuple[str, ...]: lambda node, _: texts(node),
    tuple[tuple[Scalar, Scalar], ...]: _pairs,
    dict[str, Scalar]: _by_key,
    tuple[Constraint, ...]: _constraints,
    tuple[Interval, ...]: _intervals,
    tuple[Field, ...]: _fields,
    tuple[MetaField, ...]: _meta,
}
"""The functions that read attributes whose types are not classes of traits."""

_ABSENT: dict[Any, Any] = {str: "", int: 0, dict[str, Scalar]: {}, Node: Node}
"""The values of attributes without a key, by type. Other types are `None` or empty. A node is the node of the record."""
