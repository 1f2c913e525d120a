"""Small questions to the YAML nodes of a spec, each node with the file it stands in."""

from collections.abc import Iterator

from attrs import frozen

from wechatpay_codegen.source.document import Mapping, Node, Scalar, Sequence


@frozen(eq=False)
class Spot:
    """A node and the file it stands in."""

    path: str
    node: Node


def get(spot: Spot | None, key: str) -> Spot | None:
    """The value of a key, where the node is a mapping that has it."""
    return next((value for name, value in entries(spot) if name == key), None)


def entries(spot: Spot | None) -> Iterator[tuple[str, Spot]]:
    """Keys and values of a mapping; of anything else nothing."""
    if spot is not None and isinstance(spot.node, Mapping):
        for key, value in spot.node.entries:
            yield key.text, Spot(spot.path, value)


def items(spot: Spot | None) -> Iterator[Spot]:
    """Items of a list; of anything else nothing."""
    if spot is not None and isinstance(spot.node, Sequence):
        for item in spot.node.items:
            yield Spot(spot.path, item)


def text(spot: Spot | None) -> str:
    """The text of a scalar; of anything else nothing."""
    return spot.node.text if spot is not None and isinstance(spot.node, Scalar) else ""


def texts(spot: Spot | None) -> tuple[str, ...]:
    """One text, or the texts of a list."""
    return (text(spot),) if text(spot) else tuple(text(item) for item in items(spot))


def place(spot: Spot) -> str:
    """Where a node stands, as `path:line`."""
    return f"{spot.path}:{spot.node.line}"


def place_of_key(spot: Spot | None, key: str) -> str:
    """Where a key of a mapping stands, as `path:line`."""
    if spot is not None and isinstance(spot.node, Mapping):
        for name, _ in spot.node.entries:
            if name.text == key:
                return f"{spot.path}:{name.line}"
    return place(spot) if spot is not None else ""


def has_number_keys(spot: Spot) -> bool:
    """Whether all keys of a mapping are whole numbers without quotes."""
    if not isinstance(spot.node, Mapping) or not spot.node.entries:
        return False
    return all(key.is_plain and key.text.lstrip("-").isdigit() for key, _ in spot.node.entries)
