"""Reads the nodes of a file by key; they conform to the grammar already."""

from wechatpay_codegen.source.document import Mapping, Node, Scalar, Sequence


def entries(node: Node | None) -> list[tuple[Scalar, Node]]:
    """The keys and values of a mapping; none where it is absent."""
    return node.entries if isinstance(node, Mapping) else []


def items(node: Node | None) -> list[Node]:
    """The items of a list; one value stands for a list of one."""
    if isinstance(node, Sequence):
        return node.items
    return [] if node is None else [node]


def texts(node: Node | None) -> tuple[str, ...]:
    """The texts of a list, or the one text that stands for it."""
    return tuple(item.text for item in items(node) if isinstance(item, Scalar))


class Reader:
    """A mapping, by key."""

    def __init__(self, node: Node | None) -> None:
        self._values = {key.text: value for key, value in entries(node)}

    def node(self, key: str) -> Node | None:
        """The value of a key, if it is there."""
        return self._values.get(key)

    def scalar(self, key: str) -> Scalar | None:
        """The value of a key, if it is a single one."""
        value = self._values.get(key)
        return value if isinstance(value, Scalar) else None

    def text(self, key: str) -> str:
        """The text of a key; empty where it is absent."""
        scalar = self.scalar(key)
        return scalar.text.strip() if scalar else ""

    def is_true(self, key: str) -> bool:
        """Whether a flag is there and `true`."""
        return self.text(key) == "true"

    def mapping(self, key: str) -> Mapping:
        """The mapping of a required key."""
        value = self._values.get(key)
        if not isinstance(value, Mapping):
            raise KeyError(key)
        return value

    def given(self, key: str) -> Scalar:
        """The scalar of a required key."""
        scalar = self.scalar(key)
        if scalar is None:
            raise KeyError(key)
        return scalar
