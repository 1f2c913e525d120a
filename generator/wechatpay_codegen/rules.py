"""What one operation file must keep to beyond the shape of its keys."""

from collections.abc import Iterable

from wechatpay_codegen import names, spec
from wechatpay_codegen.build import PLACEHOLDER, Reader
from wechatpay_codegen.complaint import did_you_mean, sentences
from wechatpay_codegen.types import EnumReference
from wechatpay_codegen.yaml_events import Document, Scalar


def check_operation(operation: spec.Operation, reader: Reader) -> None:
    """Note everything in the operation that contradicts itself."""
    _check_route_keys(operation, reader)
    for route in operation.routes:
        _check_route(operation, route)
    _check_reachable(operation)
    _check_locations(operation)
    _check_enums(operation)
    _check_names(operation)
    check_error_rows(operation.document, operation.errors)


def check_error_rows(document: Document, rows: Iterable[spec.ErrorRow]) -> None:
    """Note rows that stand twice."""
    seen: dict[tuple[int, str, str], spec.ErrorRow] = {}
    for row in rows:
        first = seen.setdefault((row.status, row.code, row.means), row)
        if first is not row:
            document.complain(
                row.node,
                f"the row {row.status} {row.code} stands twice",
                f"It stands at line {first.node.line} already; keep one.",
            )


def _check_route_keys(operation: spec.Operation, reader: Reader) -> None:
    path, routes = reader.scalar("path"), reader.node("routes")
    if path and routes:
        operation.document.complain(
            path, "`path` and `routes` both", "Write `path` for one way, or `routes` for several."
        )
    elif not path and not routes:
        method = reader.given("method")
        operation.document.complain(method, "an operation without `path` or `routes`", "Add `path: /v3/…`.")


def _check_route(operation: spec.Operation, route: spec.Route) -> None:
    document, declared = operation.document, {parameter.name.text for parameter in operation.parameters}
    leftover = PLACEHOLDER.sub("", route.path.text)
    if "{" in leftover or "}" in leftover:
        document.complain(route.path, "a brace without its twin in the path", "Write `{parameter}` where a value goes.")
        return
    if any(part in {".", ".."} for part in route.path.text.split("/")):
        document.complain(route.path, "`.` or `..` as a part of the path", "Write the path as it is sent.")
    for name in sorted(set(route.path_names)):
        if route.path_names.count(name) > 1:
            document.complain(route.path, f"the path takes `{name}` twice", "Each value stands once in a path.")
        if name not in declared:
            document.complain(
                route.path,
                f"the path takes `{name}`, which is no parameter",
                sentences(did_you_mean(name, declared), f"Declare it under `parameters`: `{name}: {{type: string}}`."),
            )
    for node in route.query_nodes:
        _check_query_name(document, route, node, declared)


def _check_query_name(document: Document, route: spec.Route, node: Scalar, declared: set[str]) -> None:
    if node.text not in declared:
        known = f"Known parameters: {', '.join(sorted(declared))}." if declared else "Declare it under `parameters`."
        document.complain(
            node, f"the query name `{node.text}` is no parameter", sentences(did_you_mean(node.text, declared), known)
        )
    elif node.text in route.path_names:
        document.complain(node, f"`{node.text}` stands in this route's path already", "Remove it from `query`.")
    elif route.query_nodes[[other.text for other in route.query_nodes].index(node.text)] is not node:
        document.complain(node, f"the query name `{node.text}` stands twice", "Keep one.")


def _check_reachable(operation: spec.Operation) -> None:
    for index, route in enumerate(operation.routes):
        for earlier in operation.routes[:index]:
            if set(earlier.path_names) <= set(route.path_names):
                operation.document.complain(
                    route.path,
                    "this route can never be taken",
                    f"The route at line {earlier.path.line} needs no other path parameter, so it always wins; put that one last.",
                )
                break


def _check_locations(operation: spec.Operation) -> None:
    in_paths = {name for route in operation.routes for name in route.path_names}
    for parameter in operation.parameters:
        name, node = parameter.name.text, parameter.location_node
        if node and parameter.location == "path" and name not in in_paths:
            operation.document.complain(
                node, f"no path takes `{name}`", f"Put `{{{name}}}` into a path, or remove `in`."
            )
        if node and parameter.location == "query" and name in in_paths:
            operation.document.complain(node, f"a path takes `{name}`, so it is no query parameter", "Remove `in`.")
        if parameter.is_required:
            _check_required(operation, parameter)


def _check_required(operation: spec.Operation, parameter: spec.Parameter) -> None:
    for route in operation.routes:
        if parameter.name.text not in {*route.path_names, *route.query}:
            operation.document.complain(
                parameter.name,
                f"`{parameter.name.text}` is required, but the route at line {route.path.line} does not take it",
                "Put it into that route's path or `query`, or remove `required`.",
            )


def _check_enums(operation: spec.Operation) -> None:
    document = operation.document
    fields: list[spec.Field] = [*operation.parameters, *(f for reply in operation.replies for f in reply.fields or ())]
    used = {field.type.name for field in fields if isinstance(field.type, EnumReference)}
    for enum in operation.enums:
        if enum.name.text not in used:
            document.complain(
                enum.name,
                f"no field has the type `{enum.name.text}`",
                "Use it as the `type` of a field, or remove the enum.",
            )
        if all(value.node.is_plain and value.node.text.isdecimal() for value in enum.values):
            document.complain(
                enum.values[0].node,
                f"`{enum.name.text}` lists numbers",
                "Enums of text only; quote the values if they travel as text.",
            )
        _check_distinct(document, [(value.node, names.member_name(value.node.text)) for value in enum.values], "member")


def _check_names(operation: spec.Operation) -> None:
    document = operation.document
    arguments = [(p.name, names.argument_name(p.name.text)) for p in operation.parameters]
    _check_distinct(document, arguments, "argument")
    for reply in operation.replies:
        _check_distinct(document, [(f.name, names.field_name(f.name.text)) for f in reply.fields or ()], "attribute")
    mix_in = names.class_name(operation.name)
    own: dict[str, str] = {
        mix_in: "the class of this operation",
        names.async_name(mix_in): "the async class of this operation",
    }
    own |= dict.fromkeys(reply_models(operation).values(), "a model of this operation")
    for enum in operation.enums:
        name = enum.name.text
        if name in names.MODULE_NAMES or names.is_reserved(name):
            document.complain(
                enum.name, f"the module of this operation has a name `{name}` already", "Give the enum another name."
            )
        elif name in own:
            document.complain(enum.name, f"`{name}` is also {own[name]}", "Give one of them another name.")


def reply_models(operation: spec.Operation) -> dict[int, str]:
    """The name of the reply model of each status that has a body."""
    with_body = [reply.status for reply in operation.replies if reply.fields is not None]
    return {status: f"{operation.sample}Response{status if index else ''}" for index, status in enumerate(with_body)}


def _check_distinct(document: Document, named: Iterable[tuple[Scalar, str]], what: str) -> None:
    seen: dict[str, Scalar] = {}
    for node, name in named:
        first = seen.setdefault(name, node)
        if first is not node:
            document.complain(
                node,
                f"`{node.text}` and `{first.text}` both give the Python {what} `{name}`",
                f"`{first.text}` stands at line {first.line}; one of them must go.",
            )
