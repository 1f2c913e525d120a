"""Reads operations and notifications from nodes that have been checked against the grammar."""

from attrs import frozen

from wechatpay_codegen.api.declarations import Model, Scope
from wechatpay_codegen.api.fields import Parameter, Title
from wechatpay_codegen.api.names import class_name
from wechatpay_codegen.api.notification import Answer, Notice, Notification, Shape
from wechatpay_codegen.api.operation import PLACEHOLDER, Body, ErrorRow, Example, Operation, Reply, Route
from wechatpay_codegen.api.service import Extension
from wechatpay_codegen.load.declarations import declare
from wechatpay_codegen.load.fields import FileContext, read_fields, read_parameters
from wechatpay_codegen.load.texts import Texts
from wechatpay_codegen.load.traits import read_traits
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar, whole_number
from wechatpay_codegen.source.reader import Reader, entries, items, texts


@frozen(eq=False)
class ServiceContext:
    """The models, enums and texts that the files of a service share, including those shared by all services."""

    scope: Scope
    texts: Texts


def read_title(node: Node | None) -> Title:
    """Read a title."""
    reader = Reader(node)
    return Title(reader.text("en"), reader.text("zh"))


def read_extensions(document: Document, top: Node | None) -> tuple[Extension, ...]:
    """Read the extensions of a service from its `_service.yaml`."""
    readers = [Reader(item) for item in items(Reader(top).node("extensions"))]
    return tuple(
        Extension(document, reader.required("mix_in"), _scalars(reader.node("operations"))) for reader in readers
    )


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(item for item in items(node) if isinstance(item, Scalar))


def read_error_rows(document: Document, node: Node | None, texts: Texts) -> tuple[ErrorRow, ...]:
    """Read the rows of an error table."""
    return tuple(_error_row(document, item, texts) for item in items(node))


def read_operation(
    document: Document, top: Node, group: str, service: str, name: str, shared: ServiceContext
) -> Operation:
    """Read an operation file."""
    reader = Reader(top)
    roles = texts(reader.node("roles"))
    declared, scope = declare(document, reader, "", shared.scope, shared.texts, roles)
    context = FileContext(document, scope, shared.texts, roles)
    routes = _routes(reader)
    path_names = {path_name for route in routes for path_name in route.path_names}
    parameters = read_parameters(context, reader.node("parameters"), path_names)
    _add_query(routes, parameters)
    return Operation(
        document=document,
        keys={key.text: key for key, _ in entries(top)},
        group=group,
        service=service,
        name=name,
        title=read_title(reader.node("title")),
        doc=reader.text("doc"),
        docs=texts(reader.node("docs")),
        updated=reader.text("updated"),
        checked=_checked(reader.node("checked")),
        roles=roles,
        sample=reader.text("sample_class") or class_name(name),
        method=reader.text("method"),
        routes=routes,
        parameters=parameters,
        body=_body(context, reader.node("body")),
        replies=tuple(_reply(context, key, node) for key, node in entries(reader.node("replies"))),
        errors=read_error_rows(document, reader.node("errors"), shared.texts),
        traits=read_traits(context, top),
        declared=declared,
        scope=scope,
        examples=tuple(_example(item) for item in items(reader.node("examples"))),
    )


def read_notification(
    document: Document, top: Node, group: str, service: str, name: str, shared: ServiceContext
) -> Notification:
    """Read a notification file."""
    reader = Reader(top)
    declared, scope = declare(document, reader, "", shared.scope, shared.texts)
    context = FileContext(document, scope, shared.texts)
    answer = reader.node("reply")
    return Notification(
        document=document,
        group=group,
        service=service,
        name=name,
        title=read_title(reader.node("title")),
        doc=reader.text("doc"),
        docs=texts(reader.node("docs")),
        updated=reader.text("updated"),
        checked=_checked(reader.node("checked")),
        roles=texts(reader.node("roles")),
        event_types=_scalars(reader.node("event_types")),
        original_types=texts(reader.node("original_type")),
        shapes=tuple(_shape(context, Reader(node)) for node in items(reader.node("shapes"))),
        answer=_answer(context, Reader(answer)) if answer else None,
        retries=_retries(reader.text("retries")),
        declared=declared,
        scope=scope,
        examples=tuple(_notice(Reader(node)) for node in items(reader.node("examples"))),
    )


def _retries(text: str) -> tuple[str, ...] | None:
    """Return each interval, as often as it is used: `15s x2 1m` is `15s`, `15s` and `1m`. Without a text, it is the usual schedule."""
    if not text:
        return None
    if text == "none":
        return ()
    found: list[str] = []
    for word in text.split():
        found += found[-1:] * (int(word[1:]) - 1) if word.startswith("x") else [word]
    return tuple(found)


def _shape(context: FileContext, reader: Reader) -> Shape:
    name = reader.required("model")
    return Shape(name, _named_model(context, name), reader.scalar("when"))


def _answer(context: FileContext, reader: Reader) -> Answer:
    name = reader.required("model")
    return Answer(name, _named_model(context, name), reader.text("within"), is_signed=reader.is_true("signed"))


def _notice(reader: Reader) -> Notice:
    return Notice(reader.required("event_type"), reader.mapping("resource"))


def _checked(node: Node | None) -> dict[str, str]:
    if isinstance(node, Scalar):
        return dict.fromkeys(("request", "reply", "errors"), node.text)
    return {key.text: value.text for key, value in entries(node) if isinstance(value, Scalar)}


def _routes(reader: Reader) -> tuple[Route, ...]:
    if path := reader.scalar("path"):
        return (_route(path, None),)
    routes = [Reader(item) for item in items(reader.node("routes"))]
    return tuple(_route(route.required("path"), route.node("query")) for route in routes)


def _route(path: Scalar, query: Node | None) -> Route:
    nodes = _scalars(query)
    return Route(path, tuple(PLACEHOLDER.findall(path.text)), nodes, tuple(node.text for node in nodes))


def _add_query(routes: tuple[Route, ...], parameters: tuple[Parameter, ...]) -> None:
    """Add the query parameters that no route lists to the query of every route."""
    listed = {name for route in routes for name in route.query}
    rest = tuple(p.name.text for p in parameters if p.location == "query" and p.name.text not in listed)
    for route in routes:
        route.query += rest


def _body(context: FileContext, node: Node | None) -> Body | None:
    if node is None:
        return None
    if isinstance(node, Scalar):
        model = _named_model(context, node)
        return Body(node, model.fields if model else (), model, node)
    return Body(node, read_fields(context, node))


def _reply(context: FileContext, status: Scalar, node: Node) -> Reply:
    number = int(status.text)
    if isinstance(node, Scalar):
        if node.text in {"none", "file"}:
            return Reply(number, status, None, is_file=node.text == "file")
        model = _named_model(context, node)
        return Reply(number, status, model.fields if model else (), model)
    flag = Reader(node).scalar("accepted")
    is_accepted = flag is not None and flag.is_plain and flag.text == "true"
    rest = [(key, value) for key, value in entries(node) if not (is_accepted and key.text == "accepted")]
    own = read_fields(context, Mapping(rest, is_flow=False, line=node.line, column=node.column))
    return Reply(number, status, own if own or not is_accepted else None, is_accepted=is_accepted)


def _named_model(context: FileContext, node: Scalar) -> Model | None:
    if node.text in context.scope.known.models:
        return context.scope.model(node.text)
    known = sorted(context.scope.known.models)
    listed = f"Known models: {enumerated(known)}." if known else "Declare it under `models`."
    context.document.complain(node, f"unknown model `{node.text}`", sentences(did_you_mean(node.text, known), listed))
    return None


def _error_row(document: Document, node: Node, texts: Texts) -> ErrorRow:
    reader = Reader(node)
    status, code, variant = reader.text("status"), reader.text("code"), reader.scalar("variant")
    own = {key: reader.text(key) for key in ("means", "fix")}
    if variant and all(own.values()):
        what = "a row with `means`, `fix` and `variant`"
        document.complain(variant, what, "Remove `variant`, or one of the others to use the shared text.")
    shared = dict[str, str]()
    if not all(own.values()):
        shared |= texts.of_error(document, node, status, code, variant)
    missing = [key for key in own if not own[key] and not shared.get(key)]
    if missing and not variant:
        listed = " and ".join(f"`{key}`" for key in missing)
        what = f"an error row without {listed}"
        document.complain(node, what, f"Add {listed}, or add a text for {status} {code} to `_shared/error_texts.yaml`.")
    means, fix = (own[key] or shared.get(key, "") for key in ("means", "fix"))
    return ErrorRow(node, int(status), code, means, fix, reader.scalar("outcome"))


def _example(node: Node) -> Example:
    reader = Reader(node)
    reply = reader.node("reply")
    status = reader.required("status")
    return Example(
        node=node,
        given_node=reader.mapping("given"),
        sends=reader.required("sends"),
        status=whole_number(status) or 0,
        status_node=status,
        reply_node=reply if isinstance(reply, Mapping) else None,
    )
