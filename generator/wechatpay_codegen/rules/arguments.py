"""What the arguments of an operation must keep to: parameters of path, query and header, and the fields of the body."""

from wechatpay_codegen.api import names
from wechatpay_codegen.api.fields import Parameter
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import Any, JsonText, ListOf, MapOf, ModelReference
from wechatpay_codegen.rules.fields import check_distinct, check_field, check_fields

_WITHOUT_BODY = frozenset({"GET"})
_PLACES = {"path": "a path", "query": "a query", "header": "a header"}
_OWN_HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "content-length",
        "content-type",
        "host",
        "user-agent",
        "wechatpay-serial",
    }
)
"""What the runtime writes itself, in lower case."""


def check_arguments(operation: Operation) -> None:
    """Note everything in the arguments that contradicts itself or the routes."""
    for parameter in operation.parameters:
        check_field(operation.document, parameter, operation.scope)
        _check_location(operation, parameter)
        _check_header(operation, parameter)
        _check_simple(operation, parameter)
        if parameter.is_required and parameter.location != "header":
            _check_required(operation, parameter)
    _check_body(operation)
    lender = operation.body.lender if operation.body else None
    named = [
        (lender if lender and not isinstance(field, Parameter) else field.name, field) for field in operation.arguments
    ]
    arguments = [(node, names.argument_name(field.name.text)) for node, field in named]
    check_distinct(operation.document, arguments, "argument")


def _check_location(operation: Operation, parameter: Parameter) -> None:
    in_paths = {name for route in operation.routes for name in route.path_names}
    name, node = parameter.name.text, parameter.location_node
    if not node:
        return
    if parameter.location == "path" and name not in in_paths:
        operation.document.complain(node, f"no path takes `{name}`", f"Put `{{{name}}}` into a path, or remove `in`.")
    if parameter.location != "path" and name in in_paths:
        kind = f"{parameter.location} parameter"
        operation.document.complain(node, f"a path takes `{name}`, so it is no {kind}", "Remove `in`.")


def _check_header(operation: Operation, parameter: Parameter) -> None:
    document, name = operation.document, parameter.name.text
    if parameter.header and parameter.location != "header":
        document.complain(parameter.header, "`name` on what is no header", "Add `in: header`, or remove `name`.")
    elif parameter.header and parameter.header.text.lower() in _OWN_HEADERS:
        what = f"every request has a header `{parameter.header.text}` already"
        document.complain(parameter.header, what, "The runtime writes it; remove the parameter.")
    elif parameter.location == "header" and parameter.location_node and not parameter.header:
        what = f"a header parameter `{name}` without `name`"
        document.complain(parameter.location_node, what, "Add `name`: the name of the header.")
    for route in operation.routes:
        for node in route.query_nodes:
            if node.text == name and parameter.location == "header":
                document.complain(node, f"`{name}` travels in a header", "Remove it from `query`.")


def _check_simple(operation: Operation, parameter: Parameter) -> None:
    """An address and a header hold single values; a query holds lists of them, and JSON as text, too."""
    type_ = parameter.type
    if isinstance(type_, JsonText) and parameter.location == "query":
        return
    if isinstance(type_, ListOf) and parameter.location == "query":
        type_ = type_.item
    if isinstance(type_, (ListOf, MapOf, JsonText, ModelReference, Any)):
        operation.document.complain(
            parameter.name,
            f"`{parameter.name.text}` cannot travel in {_PLACES[parameter.location]}",
            "Parameters are single values, in a query also lists of them and `json<T>`; the rest belongs under `body`.",
        )


def _check_body(operation: Operation) -> None:
    if operation.body is None:
        return
    document, body = operation.document, operation.body
    if operation.method in _WITHOUT_BODY:
        document.complain(body.node, f"`body` with {operation.method}", "Such a request has no body.")
    if body.model is None:
        check_fields(document, body.fields, operation.scope)
    parameters = {parameter.wire_name: parameter for parameter in operation.parameters}
    for field in body.fields:
        other = parameters.get(field.wire_name)
        if other and (other.type, other.is_encrypted) != (field.type, field.is_encrypted):
            document.complain(
                other.name,
                f"`{field.wire_name}` is also in the body, with another type",
                "A name in both places is one argument; give both the same type.",
            )


def _check_required(operation: Operation, parameter: Parameter) -> None:
    for route in operation.routes:
        if parameter.name.text not in {*route.path_names, *route.query}:
            operation.document.complain(
                parameter.name,
                f"`{parameter.name.text}` is required, but the route at line {route.path.line} does not take it",
                "Put it into that route's path or `query`, or remove `required`.",
            )
