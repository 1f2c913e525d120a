"""What a spec says, as the facts of a page: read from the YAML nodes, so that it depends on no other part of the loader."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define, field, frozen

from wechatpay_codegen.complaint import SpecError
from wechatpay_codegen.grammar import ROLES
from wechatpay_codegen.pages import nodes
from wechatpay_codegen.pages.facts import ErrorRow, Field, Page, Reply, Value
from wechatpay_codegen.pages.kinds import Kind, spec_kind
from wechatpay_codegen.pages.nodes import Spot
from wechatpay_codegen.yaml_events import Scalar, read

_DEEPEST = 12
_ROLE_TERMS = {word: text.partition("(")[2].removesuffix(")") for word, text in ROLES.items()}


@frozen
class SpecField:
    """One field of a spec: its facts, its type in the common form, and whether it is sealed."""

    facts: Field
    kind: Kind
    is_encrypted: bool
    places: Mapping[str, str]
    """Where its keys stand, by key; the field's own name has the key `""`."""


@frozen
class SpecView:
    """One operation of the specs, ready to be compared with its pages."""

    page: Page
    addresses: tuple[str, ...]
    fields: Mapping[tuple[str, str], SpecField]
    is_upload: bool


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


def views_of(folder: Path) -> Iterator[SpecView]:
    """Every operation of a specs folder, in the order of its files.

    Raises:
        SpecError: A file is no YAML that the loader takes.
    """
    shared = Library()
    for name in ("models.yaml", "terms.yaml"):
        path = folder / "_shared" / name
        top = _top(path) if path.is_file() else None
        if top is not None and name == "models.yaml":
            shared = shared.with_names_of(top)
        elif top is not None:
            shared.terms |= {term: _term(spot) for term, spot in nodes.entries(top)}
    for service in sorted(path for path in folder.glob("*/*") if path.is_dir() and path.parent.name != "_shared"):
        models = service / "_models.yaml"
        top = _top(models) if models.is_file() else None
        library = shared.with_names_of(top) if top is not None else shared
        for path in sorted(service.glob("[!_]*.yaml")):
            spec = _top(path)
            if spec is not None and nodes.get(spec, "method") is not None:
                yield facts_of_spec(spec, library)


def facts_of_spec(top: Spot, library: Library) -> SpecView:
    """What one operation file says, in the shape of a page.

    Args:
        top: The top node of the file.
        library: The names that the file can reach beside its own.
    """
    return _View(top, library.with_names_of(top)).view()


def _top(path: Path) -> Spot | None:
    document = read(path.as_posix(), path.read_bytes())
    if document.complaints:
        raise SpecError(document.complaints)
    return Spot(document.path, document.top) if document.top is not None else None


def _term(spot: Spot) -> str:
    return nodes.text(spot if isinstance(spot.node, Scalar) else nodes.get(spot, "zh"))


@define(eq=False)
class _View:
    top: Spot
    library: Library
    found: dict[tuple[str, str], SpecField] = field(factory=dict[tuple[str, str], SpecField])

    def view(self) -> SpecView:
        top = self.top
        paths = self._paths()
        self._parameters(paths)
        self._fields("body", nodes.get(top, "body"))
        replies = tuple(self._reply(status, spot) for status, spot in nodes.entries(nodes.get(top, "replies")))
        request = {
            place: tuple(row.facts for (where, _), row in self.found.items() if where == place)
            for place in ("header", "path", "query", "body")
        }
        addresses = tuple(address.removesuffix(".md") for address in nodes.texts(nodes.get(top, "docs")))
        page = Page(
            source=top.path,
            address=addresses[0] if addresses else "",
            title=nodes.text(nodes.get(nodes.get(top, "title"), "zh")),
            updated=nodes.text(nodes.get(top, "updated")),
            method=nodes.text(nodes.get(top, "method")),
            paths=paths,
            roles=tuple(_ROLE_TERMS.get(word, word) for word in nodes.texts(nodes.get(top, "roles"))),
            request={place: rows for place, rows in request.items() if rows},
            replies=replies,
            errors=tuple(_error(spot) for spot in nodes.items(nodes.get(top, "errors"))),
            places={key: nodes.place_of_key(top, key) for key, _ in nodes.entries(top)},
        )
        return SpecView(page, addresses, self.found, nodes.get(top, "upload") is not None)

    def _paths(self) -> tuple[str, ...]:
        if (path := nodes.get(self.top, "path")) is not None:
            return (nodes.text(path),)
        return tuple(nodes.text(nodes.get(route, "path")) for route in nodes.items(nodes.get(self.top, "routes")))

    def _parameters(self, paths: tuple[str, ...]) -> None:
        parameters = nodes.get(self.top, "parameters")
        for name, spot in nodes.entries(parameters):
            place = nodes.text(nodes.get(spot, "in"))
            is_in_path = any(f"{{{name}}}" in path for path in paths)
            place = "path" if is_in_path else place or "query"
            wire = (nodes.text(nodes.get(spot, "name")) or name) if place == "header" else name
            self._field(place, wire, name, spot, nodes.place_of_key(parameters, name), ())

    def _reply(self, status: str, spot: Spot) -> Reply:
        place = f"reply {status}"
        self._fields(place, spot)
        rows = tuple(row.facts for (where, _), row in self.found.items() if where == place)
        return Reply(
            status, rows, nodes.text(spot) == "file", nodes.place_of_key(nodes.get(self.top, "replies"), status)
        )

    def _fields(self, place: str, spot: Spot | None, prefix: str = "", outer: tuple[str, ...] = ()) -> None:
        """Note all fields of a mapping or of the model that stands in its place, nested ones with dotted names."""
        if spot is not None and isinstance(spot.node, Scalar):
            outer = (*outer, spot.node.text)
            spot = self.library.models.get(spot.node.text)
        for name, value in nodes.entries(spot):
            is_accepted = (
                place.startswith("reply") and not prefix and name == "accepted" and nodes.text(value) == "true"
            )
            if not is_accepted:
                self._field(place, f"{prefix}{name}", name, value, nodes.place_of_key(spot, name), outer)

    def _field(self, place: str, full: str, name: str, spot: Spot, at: str, outer: tuple[str, ...]) -> None:
        written = nodes.text(spot if isinstance(spot.node, Scalar) else nodes.get(spot, "type"))
        kind = spec_kind(written, self.library.enums.keys(), self.library.integer_enums)
        inner = _innermost(kind)
        is_encrypted = nodes.text(nodes.get(spot, "encrypted")) == "true"
        term = nodes.text(nodes.get(spot, "zh")) or self.library.terms.get(name, "")
        values = tuple(Value(value) for value, _ in nodes.entries(self.library.enums.get(inner.name)))
        facts = Field(
            name=full,
            type=written,
            is_required=nodes.text(nodes.get(spot, "required")) == "true",
            term=term,
            values=values,
            mentions_encryption=is_encrypted,
            is_encrypted=is_encrypted,
            where=at,
        )
        keys = {key: nodes.place_of_key(spot, key) for key, _ in nodes.entries(spot)}
        self.found[place, full] = SpecField(facts, kind, is_encrypted, {"": at, **keys})
        is_new = inner.name not in outer and len(outer) < _DEEPEST
        if inner.base == "object" and inner.name and is_new:
            model = self.library.models.get(inner.name)
            self._fields(place, model, f"{full}.", (*outer, inner.name))


def _innermost(kind: Kind) -> Kind:
    return _innermost(kind.item) if kind.item else kind


def _error(spot: Spot) -> ErrorRow:
    return ErrorRow(
        nodes.text(nodes.get(spot, "status")), nodes.text(nodes.get(spot, "code")), False, nodes.place(spot)
    )
