"""Reads nodes by key, after they have been checked against the grammar."""

from wechatpay_codegen.source.document import Mapping, Node, Scalar, Sequence


def entries(node: Node | None) -> list[tuple[Scalar, Node]]:
    """Return the keys and values of a mapping, or an empty list if there is no mapping."""
    return node.entries if isinstance(node, Mapping) else []


def items(node: Node | None) -> list[Node]:
    """Return the items of a list. A single value counts as a list of one item."""
    if isinstance(node, Sequence):
        return node.items
    return [] if node is None else [node]


def texts(node: Node | None) -> tuple[str, ...]:
    """Return the texts of a list. A single text counts as a list of one item."""
    return tuple(item.text for item in items(node) if isinstance(item, Scalar))


class Reader:
    """Reads the values of a mapping by key."""

    def __init__(self, node: Node | None) -> None:
        self._values = {key.text: value for key, value in entries(node)}

    def node(self, key: str) -> Node | None:
        """Return the value of a key, or `None`."""
        return self._values.get(key)

    def scalar(self, key: str) -> Scalar | None:
        """Return the value of a key if it is a scalar, else `None`."""
        value = self._values.get(key)
        return value if isinstance(value, Scalar) else None

    def text(self, key: str) -> str:
        """Return the text of a key, or an empty string."""
        value = self._values.get(key)
        return value.text.strip() if isinstance(value, Scalar) else ""

    def is_true(self, key: str) -> bool:
        """Return whether a flag is `true`. A missing flag is false."""
        return self.text(key) == "true"

    def mapping(self, key: str) -> Mapping:
        """Return the mapping of a required key."""
        value = self._values.get(key)
        if not isinstance(value, Mapping):
            raise KeyError(key)
        return value

    def required(self, key: str) -> Scalar:
        """Return the scalar of a required key."""
        scalar = self.scalar(key)
        if scalar is None:
            raise KeyError(key)
        return scalar
