"""Checks an operation."""

from collections.abc import Iterable

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Model
from wechatpay_codegen.api.operation import PLACEHOLDER, ErrorRow, Operation, Reply, Route, reply_models
from wechatpay_codegen.api.types import UNREAD
from wechatpay_codegen.api.uses import declared_by, depth_of, fields_of
from wechatpay_codegen.rules.arguments import check_arguments
from wechatpay_codegen.rules.fields import check_declarations, check_fields
from wechatpay_codegen.rules.traits import check_traits
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Scalar
from wechatpay_codegen.source.place import Place
from wechatpay_codegen.source.reader import Reader

_ACCEPTED = 202
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS_FROM = 500
_MOST_ROUTES = 20
_MOST_LEVELS = 64


def check_operation(operation: Operation, reader: Reader) -> None:
    """Complain about contradictions in an operation."""
    _check_route_keys(operation, reader)
    for route in operation.routes:
        _check_route(operation, route)
    _check_reachable(operation)
    check_arguments(operation)
    check_declarations(operation.document, operation.declared, operation.scope)
    for reply in operation.replies:
        _check_reply(operation, reply)
    _check_depth(operation)
    check_traits(operation)
    _check_uses(operation)
    _check_names(operation)
    check_error_rows(operation.document, operation.errors)
    _check_outcomes(operation)


def check_error_rows(document: Document, rows: Iterable[ErrorRow]) -> None:
    """Complain about duplicate rows."""
    first_rows: dict[tuple[int, str, str], ErrorRow] = {}
    for row in rows:
        first = first_rows.setdefault((row.status, row.code, row.means), row)
        if first is not row:
            document.complain(
                row.node,
                f"duplicate row {row.status} {row.code}",
                f"The first one is at line {first.node.line}. Keep one of them.",
            )


def check_common_rows(document: Document, rows: Iterable[ErrorRow]) -> None:
    """Complain about rows of every operation with `outcome`, which depends on the operation."""
    for row in rows:
        if row.outcome:
            what = "`outcome` in a row of every operation"
            document.complain(row.outcome, what, "Write it in the rows of the operations whose pages say so.")


def _check_outcomes(operation: Operation) -> None:
    """Complain about `outcome` in rows whose outcome is never open, or always."""
    for row in operation.errors:
        if row.outcome is None:
            continue
        if operation.method == "GET":
            what = "`outcome` in an operation that changes nothing"
            operation.document.complain(row.outcome, what, "Remove it. A GET has no outcome to query.")
        elif row.status == _TOO_MANY_REQUESTS or row.status >= _SERVER_ERRORS_FROM:
            what = f"`outcome` in a row with status {row.status}"
            operation.document.complain(row.outcome, what, "Remove it. The outcome is open after every 429 and 5xx.")


def _check_route_keys(operation: Operation, reader: Reader) -> None:
    path, routes = reader.scalar("path"), reader.node("routes")
    if path and routes:
        operation.document.complain(
            path, "an operation with both `path` and `routes`", "Use `path` for a single path, or `routes` for several."
        )
    elif not path and not routes:
        method = reader.required("method")
        operation.document.complain(method, "an operation without `path` or `routes`", "Add `path: /v3/…`.")


def _check_route(operation: Operation, route: Route) -> None:
    document, declared = operation.document, {parameter.name.text for parameter in operation.parameters}
    leftover = PLACEHOLDER.sub("", route.path.text)
    if "{" in leftover or "}" in leftover:
        document.complain(route.path, "unbalanced brace in the path", "Write `{parameter}` for a path parameter.")
        return
    if any(part in {".", ".."} for part in route.path.text.split("/")):
        document.complain(route.path, "the path contains `.` or `..`", "Write the path as it is sent.")
    for name in sorted(set(route.path_names)):
        if route.path_names.count(name) > 1:
            document.complain(route.path, f"the path contains `{name}` twice", "Use each parameter once.")
        if name not in declared:
            document.complain(
                route.path,
                f"the path contains `{name}`, which is not a parameter",
                sentences(did_you_mean(name, declared), f"Declare it under `parameters`: `{name}: {{type: string}}`."),
            )
    earlier: set[str] = set()
    for node in route.query_nodes:
        _check_query_name(document, route, node, declared, is_second=node.text in earlier)
        earlier.add(node.text)


def _check_query_name(document: Document, route: Route, node: Scalar, declared: set[str], *, is_second: bool) -> None:
    if node.text not in declared:
        known = f"Known parameters: {enumerated(sorted(declared))}." if declared else "Declare it under `parameters`."
        document.complain(
            node,
            f"`{node.text}` in `query` is not a parameter",
            sentences(did_you_mean(node.text, declared), known),
        )
    elif node.text in route.path_names:
        document.complain(node, f"`{node.text}` is already in the path of this route", "Remove it from `query`.")
    elif is_second:
        document.complain(node, f"duplicate `{node.text}` in `query`", "Keep one of them.")


def _check_reachable(operation: Operation) -> None:
    if len(operation.routes) > _MOST_ROUTES:
        what = f"too many routes: {len(operation.routes)}"
        operation.document.complain(operation.routes[0].path, what, f"The limit is {_MOST_ROUTES}.")
        return
    for index, route in enumerate(operation.routes):
        for earlier in operation.routes[:index]:
            if set(earlier.path_names) <= set(route.path_names):
                operation.document.complain(
                    route.path,
                    "this route is never used",
                    f"The route at line {earlier.path.line} has no further path parameters, so it is always chosen first. Move it to the end.",
                )
                break


def _check_depth(operation: Operation) -> None:
    """Check the depth of nested models, because templates and JSON Schema follow them recursively."""
    if depth_of(fields_of(operation), operation.scope) > _MOST_LEVELS:
        what = f"models are nested more than {_MOST_LEVELS} levels deep"
        operation.document.complain(Place(operation.document.path, 1, 1), what, "Nest them as on the page.")


def _check_reply(operation: Operation, reply: Reply) -> None:
    if reply.model is None:
        check_fields(operation.document, reply.fields or (), operation.scope)
    if reply.is_accepted and reply.status != _ACCEPTED:
        operation.document.complain(
            reply.node,
            f"a reply with status {reply.status} cannot be `accepted`",
            f"Use status {_ACCEPTED}, or remove `accepted`.",
        )


def _check_uses(operation: Operation) -> None:
    """Complain about unused declarations, unless the type of a field is invalid and might refer to them."""
    declared = [field for d in operation.declared if isinstance(d, Model) for field in d.fields]
    if any(field.type is UNREAD for field in (*fields_of(operation), *declared)):
        return
    lent = operation.body.model if operation.body else None
    used = {*declared_by(operation), *(reply.model for reply in operation.replies), lent}
    for declaration in operation.declared:
        if declaration not in used:
            what = "model" if isinstance(declaration, Model) else "enum"
            operation.document.complain(
                declaration.name,
                f"no field has the type `{declaration.name.text}`",
                f"Use it as the `type` of a field, or remove the {what}.",
            )


def _check_names(operation: Operation) -> None:
    """Check that no class in the module has the same name as a class of the operation itself."""
    mix_in = names.class_name(operation.name)
    own: dict[str, str] = {
        mix_in: "the class of this operation",
        names.async_name(mix_in): "the async class of this operation",
    }
    inline = {reply.status for reply in operation.replies if reply.model is None}
    models = [name for status, name in reply_models(operation).items() if status in inline]
    own |= dict.fromkeys(models, "a model of this operation")
    for declaration in dict.fromkeys((*operation.declared, *declared_by(operation))):
        name = declaration.name.text
        if name in own:
            node = declaration.name if declaration in operation.declared else Place(operation.document.path, 1, 1)
            operation.document.complain(node, f"`{name}` is also {own[name]}", "Rename one of them.")
