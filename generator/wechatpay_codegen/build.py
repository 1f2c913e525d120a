"""Makes checked data of the nodes of one file; the nodes conform to the grammar already."""

import re

from attrs import frozen

from wechatpay_codegen import build_fields, spec
from wechatpay_codegen.build_conduct import conduct_of
from wechatpay_codegen.check import whole_number
from wechatpay_codegen.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.declarations import declare
from wechatpay_codegen.names import class_name
from wechatpay_codegen.notification import Answer, Notice, Notification, Shape
from wechatpay_codegen.reading import Reader, entries, items, texts
from wechatpay_codegen.yaml_events import Document, Mapping, Node, Scalar

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@frozen(eq=False)
class Behind:
    """What stands behind an operation file: models and enums of its service and of all, and the terms."""

    scope: spec.Scope
    terms: build_fields.Terms


def title(node: Node | None) -> spec.Title:
    """The title of anything."""
    reader = Reader(node)
    return spec.Title(reader.text("en"), reader.text("zh"))


def extensions(document: Document, top: Node | None) -> tuple[spec.Extension, ...]:
    """The handwritten methods that a service's head names."""
    readers = [Reader(item) for item in items(Reader(top).node("extensions"))]
    return tuple(spec.Extension(document, reader.given("mix_in"), _scalars(reader.node("of"))) for reader in readers)


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(item for item in items(node) if isinstance(item, Scalar))


def error_rows(node: Node | None) -> tuple[spec.ErrorRow, ...]:
    """The rows of an error table."""
    return tuple(_error_row(item) for item in items(node))


def operation(document: Document, top: Node, group: str, service: str, name: str, around: Behind) -> spec.Operation:
    """One operation file as data."""
    reader = Reader(top)
    roles = texts(reader.node("roles"))
    declared, scope = declare(document, reader, "", around.scope, around.terms, roles)
    surroundings = build_fields.Surroundings(document, scope, around.terms, roles)
    routes = _routes(reader)
    taken = {path_name for route in routes for path_name in route.path_names}
    parameters = build_fields.parameters(surroundings, reader.node("parameters"), taken)
    _add_query(routes, parameters)
    return spec.Operation(
        document=document,
        group=group,
        service=service,
        name=name,
        title=title(reader.node("title")),
        doc=reader.text("doc"),
        docs=texts(reader.node("docs")),
        updated=reader.text("updated"),
        checked=_checked(reader.node("checked")),
        roles=roles,
        sample=reader.text("sample") or class_name(name),
        method=reader.text("method"),
        routes=routes,
        parameters=parameters,
        body=_body(surroundings, reader.node("body")),
        replies=tuple(_reply(surroundings, key, node) for key, node in entries(reader.node("replies"))),
        errors=error_rows(reader.node("errors")),
        conduct=conduct_of(surroundings, reader),
        declared=declared,
        scope=scope,
        examples=tuple(_example(item) for item in items(reader.node("examples"))),
    )


def notification(document: Document, top: Node, group: str, service: str, name: str, around: Behind) -> Notification:
    """One notification file as data."""
    reader = Reader(top)
    declared, scope = declare(document, reader, "", around.scope, around.terms)
    surroundings = build_fields.Surroundings(document, scope, around.terms)
    answer = reader.node("answer")
    return Notification(
        document=document,
        group=group,
        service=service,
        name=name,
        title=title(reader.node("title")),
        doc=reader.text("doc"),
        docs=texts(reader.node("docs")),
        updated=reader.text("updated"),
        checked=_checked(reader.node("checked")),
        roles=texts(reader.node("roles")),
        event_types=_scalars(reader.node("event_types")),
        original_types=texts(reader.node("original_type")),
        shapes=tuple(_shape(surroundings, Reader(node)) for node in items(reader.node("shapes"))),
        answer=_answer(surroundings, Reader(answer)) if answer else None,
        retries=tuple(reader.text("retries").split()),
        declared=declared,
        scope=scope,
        examples=tuple(_notice(Reader(node)) for node in items(reader.node("examples"))),
    )


def _shape(around: build_fields.Surroundings, reader: Reader) -> Shape:
    name = reader.given("model")
    return Shape(name, _named_model(around, name), reader.scalar("when"))


def _answer(around: build_fields.Surroundings, reader: Reader) -> Answer:
    name = reader.given("model")
    return Answer(name, _named_model(around, name), reader.text("within"), is_signed=reader.is_true("signed"))


def _notice(reader: Reader) -> Notice:
    return Notice(reader.given("event_type"), reader.mapping("resource"))


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
    nodes = _scalars(query)
    return spec.Route(path, tuple(PLACEHOLDER.findall(path.text)), nodes, tuple(node.text for node in nodes))


def _add_query(routes: tuple[spec.Route, ...], parameters: tuple[spec.Parameter, ...]) -> None:
    """A parameter that no path takes follows every route as query, unless a route lists it itself."""
    listed = {name for route in routes for name in route.query}
    rest = tuple(p.name.text for p in parameters if p.location == "query" and p.name.text not in listed)
    for route in routes:
        route.query += rest


def _body(around: build_fields.Surroundings, node: Node | None) -> spec.Body | None:
    if node is None:
        return None
    if isinstance(node, Scalar):
        model = _named_model(around, node)
        return spec.Body(node, model.fields if model else (), model, node)
    return spec.Body(node, build_fields.fields(around, node))


def _reply(around: build_fields.Surroundings, status: Scalar, node: Node) -> spec.Reply:
    number = int(status.text)
    if isinstance(node, Scalar):
        if node.text in {"none", "file"}:
            return spec.Reply(number, status, None, is_file=node.text == "file")
        model = _named_model(around, node)
        return spec.Reply(number, status, model.fields if model else (), model)
    flag = Reader(node).scalar("accepted")
    is_accepted = flag is not None and flag.is_plain and flag.text == "true"
    rest = [(key, value) for key, value in entries(node) if not (is_accepted and key.text == "accepted")]
    own = build_fields.fields(around, Mapping(rest, is_flow=False, line=node.line, column=node.column))
    return spec.Reply(number, status, own if own or not is_accepted else None, is_accepted=is_accepted)


def _named_model(around: build_fields.Surroundings, node: Scalar) -> spec.Model | None:
    if node.text in around.scope.known.models:
        return around.scope.model(node.text)
    known = sorted(around.scope.known.models)
    listed = f"Models in reach: {enumerated(known)}." if known else "Declare it under `models`."
    around.document.complain(node, f"unknown model `{node.text}`", sentences(did_you_mean(node.text, known), listed))
    return None


def _error_row(node: Node) -> spec.ErrorRow:
    reader = Reader(node)
    return spec.ErrorRow(
        node, int(reader.text("status")), reader.text("code"), reader.text("means"), reader.text("fix")
    )


def _example(node: Node) -> spec.Example:
    reader = Reader(node)
    reply = reader.node("reply")
    status = reader.given("status")
    return spec.Example(
        node=node,
        given_node=reader.mapping("given"),
        sends=reader.given("sends"),
        status=whole_number(status) or 0,
        status_node=status,
        reply_node=reply if isinstance(reply, Mapping) else None,
    )
