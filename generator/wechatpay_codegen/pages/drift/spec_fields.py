"""The fields of a spec as the facts of a page, those of nested models with dotted names."""

from collections.abc import Mapping

from attrs import define, field, frozen

from wechatpay_codegen.pages.drift import nodes
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.read.facts import Field, Value
from wechatpay_codegen.pages.read.kinds import Kind, spec_kind
from wechatpay_codegen.source.document import Scalar

_DEEPEST = 12


@frozen
class SpecField:
    """One field of a spec: its facts, its type in the common form, and whether it is sealed."""

    facts: Field
    kind: Kind
    is_encrypted: bool
    places: Mapping[str, str]
    """Where its keys stand, by key; the field's own name has the key `""`."""


@define(eq=False)
class Library:
    """Models, enums and terms of a specs folder: its own, its services', and those of single files."""

    models: dict[str, Spot] = field(factory=dict[str, Spot])
    enums: dict[str, Spot] = field(factory=dict[str, Spot])
    terms: dict[str, str] = field(factory=dict[str, str])

    def with_names_of(self, top: Spot) -> "Library":
        """This library and the names of one more file, which stand before."""
        models = {**self.models, **dict(nodes.entries(nodes.get(top, "models")))}
        return Library(models, {**self.enums, **dict(nodes.entries(nodes.get(top, "enums")))}, self.terms)

    @property
    def integer_enums(self) -> frozenset[str]:
        """Enums whose keys are plain numbers."""
        return frozenset(name for name, spot in self.enums.items() if nodes.has_number_keys(spot))


@define(eq=False)
class SpecFields:
    """Collects the fields of one file by place and dotted name."""

    library: Library
    found: dict[tuple[str, str], SpecField] = field(factory=dict[tuple[str, str], SpecField])

    def at(self, place: str) -> tuple[Field, ...]:
        """The facts of all fields of a place."""
        return tuple(row.facts for (where, _), row in self.found.items() if where == place)

    def take(self, place: str, spot: Spot | None, prefix: str = "", outer: tuple[str, ...] = ()) -> None:
        """Note all fields of a mapping, or of the model that stands in its place, nested ones with dotted names.

        Args:
            place: Where they travel.
            spot: The mapping, or a model's name.
            prefix: The name of the field that holds them, with a dot; empty at the top.
            outer: The models around them.
        """
        if spot is not None and isinstance(spot.node, Scalar):
            outer = (*outer, spot.node.text)
            spot = self.library.models.get(spot.node.text)
        for name, value in nodes.entries(spot):
            is_accepted = (
                place.startswith("reply") and not prefix and name == "accepted" and nodes.text(value) == "true"
            )
            if not is_accepted:
                self.take_one(place, f"{prefix}{name}", value, nodes.place_of_key(spot, name), outer)

    def take_part(self, name: str, at: str) -> None:
        """Note a part of an upload that is no field of the spec: the file, or `meta` as a whole."""
        facts = Field(name, "", is_required=True, where=at)
        self.found["form", name] = SpecField(facts, Kind("part"), is_encrypted=False, places={"": at})

    def take_one(self, place: str, full: str, spot: Spot, at: str, outer: tuple[str, ...] = ()) -> None:
        """Note one field, and those of the model that it holds.

        Args:
            place: Where it travels.
            full: Its dotted name.
            spot: What the spec says of it.
            at: The line of its key.
            outer: The models around it.
        """
        written = nodes.text(spot if isinstance(spot.node, Scalar) else nodes.get(spot, "type"))
        kind = spec_kind(written, self.library.enums.keys(), self.library.integer_enums)
        inner = _innermost(kind)
        is_encrypted = nodes.text(nodes.get(spot, "encrypted")) == "true"
        keys = {key: nodes.place_of_key(spot, key) for key, _ in nodes.entries(spot)}
        facts = Field(
            name=full,
            type=written,
            is_required=nodes.text(nodes.get(spot, "required")) == "true",
            term=nodes.text(nodes.get(spot, "zh")) or self.library.terms.get(full.rpartition(".")[2], ""),
            values=tuple(Value(value) for value, _ in nodes.entries(self.library.enums.get(inner.name))),
            mentions_encryption=is_encrypted,
            is_encrypted=is_encrypted,
            where=at,
        )
        self.found[place, full] = SpecField(facts, kind, is_encrypted, {"": at, **keys})
        is_new = inner.name not in outer and len(outer) < _DEEPEST
        if inner.base == "object" and inner.name and is_new:
            self.take(place, self.library.models.get(inner.name), f"{full}.", (*outer, inner.name))


def _innermost(kind: Kind) -> Kind:
    return _innermost(kind.item) if kind.item else kind
