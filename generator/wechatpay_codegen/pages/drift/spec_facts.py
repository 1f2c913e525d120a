"""Converts specs to facts, in the form of the facts of pages.

It reads the YAML nodes and does not depend on the loader.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define, field, frozen

from wechatpay_codegen.api.notification import USUAL_RETRIES
from wechatpay_codegen.language.grammar import ROLES
from wechatpay_codegen.pages.drift import nodes
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.drift.spec_fields import Library, SpecField, SpecFields
from wechatpay_codegen.pages.read.facts import ErrorRow, Page, Reply
from wechatpay_codegen.pages.read.notification_facts import NotificationPage, in_one_form
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.yaml_reader import read

_NO_PROSE = frozenset({"docs", "updated", "checked", "example", "examples", "path", "zh"})
_ROLE_TERMS = {word: text.partition("(")[2].removesuffix(")") for word, text in ROLES.items()}


@frozen
class SpecView:
    """The facts of an operation's spec, for the comparison with its pages."""

    page: Page
    addresses: tuple[str, ...]
    fields: Mapping[tuple[str, str], SpecField]
    choices: frozenset[str] = frozenset()
    """The dotted names of the fields in `constraints`."""
    max_sizes: Mapping[str, str] = field(factory=dict[str, str])
    """The maximum size of each file type of an upload; empty without a maximum."""
    words: str = ""
    """The texts of the file, without examples, addresses and dates."""

    @property
    def error_names(self) -> frozenset[str]:
        """The status and code of each error row."""
        return frozenset(f"{row.status} {row.code}" for row in self.page.errors)


@frozen
class Shape:
    """A shape of a notification. `when` is the field that identifies it, or empty."""

    model: str
    when: str
    where: str


@frozen
class NotificationView:
    """The facts of a notification's spec, for the comparison with its pages.

    The places of fields are `resource <model>`, one for each shape, and `answer` for the acknowledgement.
    """

    page: NotificationPage
    addresses: tuple[str, ...]
    fields: Mapping[tuple[str, str], SpecField]
    shapes: tuple[Shape, ...]
    words: str = ""
    """The texts of the file, without examples, addresses and dates."""


def views_of(folder: Path) -> Iterator[SpecView | NotificationView]:
    """Yield every operation and notification of a specs folder, in the order of its files.

    Raises:
        SpecError: A file is not valid YAML.
    """
    shared = Library()
    for name in ("models.yaml", "terms.yaml", "values.yaml"):
        path = folder / "_shared" / name
        top = _top(path) if path.is_file() else None
        if top is not None and name == "models.yaml":
            shared = shared.with_names_of(top)
        elif top is not None:
            texts = shared.texts.terms if name == "terms.yaml" else shared.texts.values
            texts.update(nodes.entries(top))
    for service in sorted(path for path in folder.glob("*/*") if path.is_dir() and path.parent.name != "_shared"):
        library = shared
        for models in (service.parent / "_models.yaml", service / "_models.yaml"):
            top = _top(models) if models.is_file() else None
            library = library.with_names_of(top) if top is not None else library
        for path in sorted(service.glob("[!_]*.yaml")):
            spec = _top(path)
            if spec is not None and nodes.get(spec, "method") is not None:
                yield facts_of_spec(spec, library)
            elif spec is not None and nodes.get(spec, "event_types") is not None:
                yield facts_of_notification(spec, library)


def facts_of_spec(top: Spot, library: Library) -> SpecView:
    """Convert an operation file to facts.

    Args:
        top: The top node of the file.
        library: The models, enums and terms that the file can use in addition to its own.
    """
    return _View(top, SpecFields(library.with_names_of(top))).view()


def facts_of_notification(top: Spot, library: Library) -> NotificationView:
    """Convert a notification file to facts.

    Args:
        top: The top node of the file.
        library: The models, enums and terms that the file can use in addition to its own.
    """
    fields = SpecFields(library.with_names_of(top))
    shapes = nodes.get(top, "shapes")
    for spot in nodes.items(shapes):
        model = nodes.get(spot, "model")
        fields.add(f"resource {nodes.text(model)}", model)
    answer = nodes.get(top, "reply")
    fields.add("answer", nodes.get(answer, "model"))
    addresses = _addresses(top)
    page = NotificationPage(
        source=top.path,
        address=addresses[0] if addresses else "",
        title=nodes.text(nodes.get(nodes.get(top, "title"), "zh")),
        updated=nodes.text(nodes.get(top, "updated")),
        event_types=nodes.texts(nodes.get(top, "event_types")),
        original_types=nodes.texts(nodes.get(top, "original_type")),
        plaintext=(),
        answer=fields.at("answer"),
        retries=in_one_form(nodes.text(nodes.get(top, "retries")) or USUAL_RETRIES),
        places=_places(top),
    )
    found = tuple(_shape(spot) for spot in nodes.items(shapes))
    return NotificationView(page, addresses, fields.found, found, " ".join(nodes.scalars(top, _NO_PROSE)))


def _shape(spot: Spot) -> Shape:
    return Shape(nodes.text(nodes.get(spot, "model")), nodes.text(nodes.get(spot, "when")), nodes.place(spot))


def _addresses(top: Spot) -> tuple[str, ...]:
    return tuple(address.removesuffix(".md") for address in nodes.texts(nodes.get(top, "docs")))


def _places(top: Spot) -> dict[str, str]:
    return {key: nodes.place_of_key(top, key) for key, _ in nodes.entries(top)}


def _top(path: Path) -> Spot | None:
    document = read(path.as_posix(), path.read_bytes())
    if document.complaints:
        raise SpecError(document.complaints)
    return Spot(document.path, document.top) if document.top is not None else None


@define(eq=False)
class _View:
    top: Spot
    fields: SpecFields

    def view(self) -> SpecView:
        top = self.top
        paths = self._paths()
        self._parameters(paths)
        self.fields.add("body", nodes.get(top, "body"))
        self._upload()
        replies = tuple(self._reply(status, spot) for status, spot in nodes.entries(nodes.get(top, "replies")))
        request = {place: self.fields.at(place) for place in ("header", "path", "query", "body", "form")}
        addresses = _addresses(top)
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
            places=_places(top),
        )
        choices = frozenset(nodes.scalars(nodes.get(top, "constraints")))
        words = " ".join(nodes.scalars(top, _NO_PROSE))
        return SpecView(page, addresses, self.fields.found, choices, self._max_sizes(), words)

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
            self.fields.add_one(place, wire, spot, nodes.place_of_key(parameters, name))

    def _upload(self) -> None:
        """Add the parts of an upload as form fields, as pages list them."""
        upload = nodes.get(self.top, "upload")
        if upload is None:
            return
        sizes = " ".join(nodes.scalars(nodes.get(upload, "max_size")))
        self.fields.add_part(nodes.text(nodes.get(upload, "part")), nodes.place_of_key(upload, "part"), sizes)
        meta = nodes.get(upload, "meta")
        if meta is not None:
            self.fields.add_part("meta", nodes.place_of_key(upload, "meta"))
            self.fields.add("form", meta, "meta.")
        self.fields.add("form", nodes.get(upload, "form"))

    def _max_sizes(self) -> dict[str, str]:
        upload = nodes.get(self.top, "upload")
        sizes = nodes.get(upload, "max_size")
        by_type = {name: nodes.text(spot) for name, spot in nodes.entries(sizes)}
        return {name: by_type.get(name, nodes.text(sizes)) for name in nodes.texts(nodes.get(upload, "accepts"))}

    def _reply(self, status: str, spot: Spot) -> Reply:
        place = f"reply {status}"
        self.fields.add(place, spot)
        at = nodes.place_of_key(nodes.get(self.top, "replies"), status)
        return Reply(status, self.fields.at(place), nodes.text(spot) == "file", at)


def _error(spot: Spot) -> ErrorRow:
    return ErrorRow(
        nodes.text(nodes.get(spot, "status")),
        nodes.text(nodes.get(spot, "code")),
        is_common=False,
        where=nodes.place(spot),
    )
