"""Reads the YAML nodes of a spec, each together with the path of its file."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import frozen

from wechatpay_codegen.source.document import Mapping, Node, Scalar, Sequence
from wechatpay_codegen.source.place import Place


@frozen(eq=False)
class Spot:
    """A node and the path of its file."""

    path: str
    node: Node


def get(spot: Spot | None, key: str) -> Spot | None:
    """Return the value of a key, or `None` if the node is not a mapping that has it."""
    return next((value for name, value in entries(spot) if name == key), None)


def entries(spot: Spot | None) -> Iterator[tuple[str, Spot]]:
    """Yield the keys and values of a mapping; nothing for other nodes."""
    if spot is not None and isinstance(spot.node, Mapping):
        for key, value in spot.node.entries:
            yield key.text, Spot(spot.path, value)


def items(spot: Spot | None) -> Iterator[Spot]:
    """Yield the items of a list; nothing for other nodes."""
    if spot is not None and isinstance(spot.node, Sequence):
        for item in spot.node.items:
            yield Spot(spot.path, item)


def text(spot: Spot | None) -> str:
    """Return the text of a scalar; empty for other nodes."""
    return spot.node.text if spot is not None and isinstance(spot.node, Scalar) else ""


def texts(spot: Spot | None) -> tuple[str, ...]:
    """Return the texts of a list. A single text counts as a list of one item."""
    return (text(spot),) if text(spot) else tuple(text(item) for item in items(spot))


def scalars(spot: Spot | None, without: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """Yield the keys and texts within a node, at any depth, except some keys with all that they contain."""
    if spot is not None and isinstance(spot.node, Scalar):
        yield spot.node.text
    for name, value in entries(spot):
        if name not in without:
            yield name
            yield from scalars(value, without)
    for item in items(spot):
        yield from scalars(item, without)


def place(spot: Spot) -> str:
    """Return the place of a node, as `path:line`."""
    return str(Place(spot.path, spot.node.line))


def place_of_key(spot: Spot | None, key: str) -> str:
    """Return the place of a key of a mapping, as `path:line`. If the key is missing, return the place of the mapping."""
    if spot is not None and isinstance(spot.node, Mapping):
        for name, _ in spot.node.entries:
            if name.text == key:
                return str(Place(spot.path, name.line))
    return place(spot) if spot is not None else ""


def values(spot: Spot | None) -> tuple[str, ...]:
    """Return the values of an enum: the keys of a mapping, or the items of a list."""
    return tuple(scalar.text for scalar in _scalars(spot))


def has_number_values(spot: Spot) -> bool:
    """Return whether all values of an enum are whole numbers without quotes."""
    scalars = _scalars(spot)
    return bool(scalars) and all(each.is_plain and each.text.lstrip("-").isdigit() for each in scalars)


def _scalars(spot: Spot | None) -> list[Scalar]:
    if spot is not None and isinstance(spot.node, Mapping):
        return [key for key, _ in spot.node.entries]
    return [item.node for item in items(spot) if isinstance(item.node, Scalar)]
