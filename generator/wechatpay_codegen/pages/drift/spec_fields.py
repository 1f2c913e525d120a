"""Converts the fields of a spec to facts. Fields of nested models get dotted names."""

from collections.abc import Mapping

from attrs import define, field, frozen

from wechatpay_codegen.pages.drift import nodes
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.drift.texts import SharedTexts
from wechatpay_codegen.pages.read.facts import Field, Value
from wechatpay_codegen.pages.read.kinds import Kind, spec_kind
from wechatpay_codegen.source.document import Scalar

_DEEPEST = 12
_FIGURES = ("default", "required_when", "deprecated")


@frozen
class SpecField:
    """A field of a spec: its facts, its kind of type, and whether it is encrypted.

    `enum` is the place of the enum that its type names, or empty. `text` are its English texts, with those of its values.
    `figures` are the values of keys that can state numbers.
    """

    facts: Field
    kind: Kind
    is_encrypted: bool
    places: Mapping[str, str]
    """The places of its keys, by key. The place of its name has the key `""`."""
    enum: str = ""
    text: str = ""
    figures: str = ""
    pattern: str = ""


@define(eq=False)
class Library:
    """The models, enums and texts that a file can use: the shared ones, its service's and its own."""

    models: dict[str, Spot] = field(factory=dict[str, Spot])
    enums: dict[str, Spot] = field(factory=dict[str, Spot])
    texts: SharedTexts = field(factory=SharedTexts)

    def with_names_of(self, top: Spot) -> "Library":
        """Return a library with the models and enums of another file added. These take precedence."""
        models = {**self.models, **dict(nodes.entries(nodes.get(top, "models")))}
        enums = {**self.enums, **dict(nodes.entries(nodes.get(top, "enums")))}
        return Library(models, enums, self.texts)

    @property
    def integer_enums(self) -> frozenset[str]:
        """The names of the enums whose values are unquoted numbers."""
        return frozenset(name for name, spot in self.enums.items() if nodes.has_number_values(spot))


@define(eq=False)
class SpecFields:
    """Collects the fields of a file by place and dotted name."""

    library: Library
    found: dict[tuple[str, str], SpecField] = field(factory=dict[tuple[str, str], SpecField])

    def at(self, place: str) -> tuple[Field, ...]:
        """Return the facts of all fields at a place."""
        return tuple(row.facts for (where, _), row in self.found.items() if where == place)

    def add(self, place: str, spot: Spot | None, prefix: str = "", outer: tuple[str, ...] = ()) -> None:
        """Add all fields of a mapping or of a model, nested ones with dotted names.

        Args:
            place: Where the fields are sent, such as `body`.
            spot: The mapping, or the name of a model.
            prefix: The name of the field that contains them, followed by a dot; empty at the top level.
            outer: The models that contain them.
        """
        if spot is not None and isinstance(spot.node, Scalar):
            outer = (*outer, spot.node.text)
            spot = self.library.models.get(spot.node.text)
        for name, value in nodes.entries(spot):
            is_accepted = (
                place.startswith("reply") and not prefix and name == "accepted" and nodes.text(value) == "true"
            )
            if not is_accepted:
                self.add_one(place, f"{prefix}{name}", value, nodes.place_of_key(spot, name), outer)

    def add_part(self, name: str, at: str, figures: str = "") -> None:
        """Add a part of an upload that is not a field of the spec: the file, or `meta` as a whole."""
        facts = Field(name, "", is_required=True, where=at)
        self.found["form", name] = SpecField(facts, Kind("part"), is_encrypted=False, places={"": at}, figures=figures)

    def add_one(self, place: str, full: str, spot: Spot, at: str, outer: tuple[str, ...] = ()) -> None:
        """Add a field, and the fields of the model that it refers to.

        Args:
            place: Where the field is sent, such as `body`.
            full: Its dotted name.
            spot: The value of its key.
            at: The place of its key.
            outer: The models that contain it.
        """
        type_text = nodes.text(spot if isinstance(spot.node, Scalar) else nodes.get(spot, "type"))
        kind = spec_kind(type_text, self.library.enums.keys(), self.library.integer_enums)
        inner = _innermost(kind)
        is_encrypted = nodes.text(nodes.get(spot, "encrypted")) == "true"
        keys = {key: nodes.place_of_key(spot, key) for key, _ in nodes.entries(spot)}
        name = full.rpartition(".")[2]
        facts = Field(
            name=full,
            type=type_text,
            is_required=nodes.text(nodes.get(spot, "required")) == "true",
            term=nodes.text(nodes.get(spot, "zh")) or self.library.texts.term_of(name),
            values=tuple(map(Value, nodes.values(self.library.enums.get(inner.name)))),
            mentions_encryption=is_encrypted,
            is_encrypted=is_encrypted,
            where=at,
        )
        enum, texts = self.library.enums.get(inner.name), self.library.texts
        self.found[place, full] = SpecField(
            facts,
            kind,
            is_encrypted,
            {"": at, **keys},
            enum=nodes.place(enum) if enum is not None else "",
            text=" ".join((texts.of_field(name, facts.term, spot), *texts.of_values(inner.name, enum))),
            figures=" ".join(text for key in _FIGURES for text in nodes.scalars(nodes.get(spot, key))),
            pattern=nodes.text(nodes.get(spot, "pattern")),
        )
        is_new = inner.name not in outer and len(outer) < _DEEPEST
        if inner.base == "object" and inner.name and is_new:
            self.add(place, self.library.models.get(inner.name), f"{full}.", (*outer, inner.name))


def _innermost(kind: Kind) -> Kind:
    return _innermost(kind.item) if kind.item else kind
