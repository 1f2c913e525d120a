"""Makes checked data of the nodes of one file; the nodes conform to the grammar already."""

import re

from wechatpay_codegen import spec
from wechatpay_codegen.check import whole_number
from wechatpay_codegen.names import class_name
from wechatpay_codegen.types import Text, Type, TypeProblem, parse_type
from wechatpay_codegen.yaml_events import Document, Mapping, Node, Scalar, Sequence

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def entries(node: Node | None) -> list[tuple[Scalar, Node]]:
    """The keys and values of a mapping; none where it is absent."""
    return node.entries if isinstance(node, Mapping) else []


def items(node: Node | None) -> list[Node]:
    """The items of a list; one value stands for a list of one."""
    if isinstance(node, Sequence):
        return node.items
    return [] if node is None else [node]


class Reader:
    """A mapping, by key."""

    def __init__(self, node: Node) -> None:
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

    def given(self, key: str) -> Scalar:
        """The scalar of a required key."""
        scalar = self.scalar(key)
        if scalar is None:
            raise KeyError(key)
        return scalar


def title(node: Node | None) -> spec.Title:
    """The title of anything."""
    reader = Reader(node) if node else Reader(Mapping([], is_flow=False, line=1, column=1))
    return spec.Title(reader.text("en"), reader.text("zh"))


def error_rows(node: Node | None) -> tuple[spec.ErrorRow, ...]:
    """The rows of an error table."""
    return tuple(_error_row(item) for item in items(node))


def operation(document: Document, top: Node, group: str, service: str, name: str) -> spec.Operation:
    """One operation file as data."""
    reader = Reader(top)
    enums = tuple(
        spec.Enum(key, tuple(_enum_value(value, meaning) for value, meaning in entries(values)))
        for key, values in entries(reader.node("enums"))
    )
    known = frozenset(enum.name.text for enum in enums)
    routes = _routes(reader)
    taken = {path_name for route in routes for path_name in route.path_names}
    parameters = tuple(
        _parameter(document, key, node, known, taken) for key, node in entries(reader.node("parameters"))
    )
    _add_query(routes, parameters)
    return spec.Operation(
        document=document,
        group=group,
        service=service,
        name=name,
        title=title(reader.node("title")),
        doc=reader.text("doc"),
        docs=tuple(item.text for item in items(reader.node("docs")) if isinstance(item, Scalar)),
        updated=reader.text("updated"),
        checked=_checked(reader.node("checked")),
        roles=tuple(item.text for item in items(reader.node("roles")) if isinstance(item, Scalar)),
        sample=reader.text("sample") or class_name(name),
        method=reader.text("method"),
        routes=routes,
        parameters=parameters,
        replies=tuple(_reply(document, key, node, known) for key, node in entries(reader.node("replies"))),
        errors=error_rows(reader.node("errors")),
        enums=enums,
        examples=tuple(_example(item) for item in items(reader.node("examples"))),
    )


def _checked(node: Node | None) -> dict[str, str]:
    if isinstance(node, Scalar):
        return dict.fromkeys(("request", "reply", "errors"), node.text)
    return {key.text: value.text for key, value in entries(node) if isinstance(value, Scalar)}


def _routes(reader: Reader) -> tuple[spec.Route, ...]:
    if path := reader.scalar("path"):
        return (_route(path, None),)
    routes = [Reader(item) for item in items(reader.node("routes"))]
    return tuple(_route(route.given("path"), route.node("query")) for route in routes)


def _route(path: Scalar, query: Node | None) -> spec.Route:
    nodes = tuple(item for item in items(query) if isinstance(item, Scalar))
    return spec.Route(path, tuple(PLACEHOLDER.findall(path.text)), nodes, tuple(node.text for node in nodes))


def _add_query(routes: tuple[spec.Route, ...], parameters: tuple[spec.Parameter, ...]) -> None:
    """A parameter that no path takes follows every route as query, unless a route lists it itself."""
    listed = {name for route in routes for name in route.query}
    rest = tuple(p.name.text for p in parameters if p.location == "query" and p.name.text not in listed)
    for route in routes:
        route.query += rest


def _type(document: Document, node: Scalar, enums: frozenset[str]) -> Type:
    try:
        return parse_type(node.text, enums)
    except TypeProblem as problem:
        document.complain(node, str(problem), problem.cure)
        return Text()


def _field(document: Document, name: Scalar, node: Node, enums: frozenset[str]) -> spec.Field:
    if isinstance(node, Scalar):
        return spec.Field(name, _type(document, node, enums), is_required=False, zh="", doc="")
    reader = Reader(node)
    return spec.Field(
        name,
        _type(document, reader.given("type"), enums),
        is_required=reader.text("required") == "true",
        zh=reader.text("zh"),
        doc=reader.text("doc"),
    )


def _parameter(document: Document, name: Scalar, node: Node, enums: frozenset[str], taken: set[str]) -> spec.Parameter:
    field = _field(document, name, node, enums)
    location = Reader(node).scalar("in")
    return spec.Parameter(
        field.name,
        field.type,
        field.is_required,
        field.zh,
        field.doc,
        location=location.text if location else "path" if name.text in taken else "query",
        location_node=location,
    )


def _reply(document: Document, status: Scalar, node: Node, enums: frozenset[str]) -> spec.Reply:
    fields = None
    if isinstance(node, Mapping):
        fields = tuple(_field(document, key, value, enums) for key, value in node.entries)
    return spec.Reply(int(status.text), status, fields)


def _error_row(node: Node) -> spec.ErrorRow:
    reader = Reader(node)
    return spec.ErrorRow(
        node, int(reader.text("status")), reader.text("code"), reader.text("means"), reader.text("fix")
    )


def _enum_value(value: Scalar, meaning: Node) -> spec.EnumValue:
    return spec.EnumValue(value, meaning.text.strip() if isinstance(meaning, Scalar) else "")


def _example(node: Node) -> spec.Example:
    reader = Reader(node)
    given, reply = reader.node("given"), reader.node("reply")
    status = reader.given("status")
    if not isinstance(given, Mapping):
        raise TypeError
    return spec.Example(
        node=node,
        given_node=given,
        sends=reader.given("sends"),
        status=whole_number(status) or 0,
        status_node=status,
        reply_node=reply if isinstance(reply, Mapping) else None,
    )
