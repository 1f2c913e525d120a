"""Finds the English text of a field or of an enum value: in its file, or else among the shared texts."""

from collections.abc import Iterator

from attrs import define, field

from wechatpay_codegen.pages.drift import nodes
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.source.document import Scalar


@define(eq=False)
class SharedTexts:
    """The texts of fields, by name, and of enum values, by class, as in the folder `_shared`."""

    terms: dict[str, Spot] = field(factory=dict[str, Spot])
    values: dict[str, Spot] = field(factory=dict[str, Spot])

    def term_of(self, name: str) -> str:
        """Return the Chinese term of the fields that state none: the only one of their name."""
        terms = [term for term, _ in nodes.entries(self.terms.get(name))]
        return terms[0] if len(terms) == 1 else ""

    def of_field(self, name: str, term: str, spot: Spot) -> str:
        """Return the text of a field.

        Args:
            name: Its name, without the names of the objects that contain it.
            term: Its Chinese term.
            spot: The value of its key.
        """
        return nodes.text(nodes.get(spot, "doc")) or _variant(nodes.get(self.terms.get(name), term), spot)

    def of_values(self, name: str, enum: Spot | None) -> Iterator[str]:
        """Yield the texts of the values of an enum. `name` is its class."""
        for value, spot in values(enum):
            own = nodes.text(spot if spot is None or isinstance(spot.node, Scalar) else nodes.get(spot, "means"))
            yield own or _variant(nodes.get(self.values.get(name), value), spot)


def values(enum: Spot | None) -> Iterator[tuple[str, Spot | None]]:
    """Yield the values of an enum and what its file states about them. A list of values states nothing."""
    yield from nodes.entries(enum)
    for item in nodes.items(enum):
        yield nodes.text(item), None


def _variant(shared: Spot | None, spot: Spot | None) -> str:
    """Return a shared text, or the one of several that a node selects."""
    variant = nodes.text(nodes.get(spot, "variant"))
    if shared is None or isinstance(shared.node, Scalar):
        return "" if variant else nodes.text(shared)
    return nodes.text(nodes.get(shared, variant))
