"""Checks the arguments of an operation: path, query and header parameters, and the fields of the body."""

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
"""Headers that the runtime sets, in lower case."""


def check_arguments(operation: Operation) -> None:
    """Complain about arguments that contradict each other or the routes."""
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
        operation.document.complain(node, f"no path contains `{name}`", f"Add `{{{name}}}` to a path, or remove `in`.")
    if parameter.location != "path" and name in in_paths:
        what = f"`{name}` is in a path, so it cannot be a {parameter.location} parameter"
        operation.document.complain(node, what, "Remove `in`.")


def _check_header(operation: Operation, parameter: Parameter) -> None:
    document, name = operation.document, parameter.name.text
    if parameter.header and parameter.location != "header":
        what = "`name` is only for header parameters"
        document.complain(parameter.header, what, "Add `in: header`, or remove `name`.")
    elif parameter.header and parameter.header.text.lower() in _OWN_HEADERS:
        what = f"the runtime sets the header `{parameter.header.text}`"
        document.complain(parameter.header, what, "Remove the parameter.")
    elif parameter.location == "header" and parameter.location_node and not parameter.header:
        what = f"the header parameter `{name}` has no `name`"
        document.complain(parameter.location_node, what, "Add `name` with the name of the header.")
    for route in operation.routes:
        for node in route.query_nodes:
            if node.text == name and parameter.location == "header":
                document.complain(node, f"`{name}` is a header parameter", "Remove it from `query`.")


def _check_simple(operation: Operation, parameter: Parameter) -> None:
    """Check that a parameter is a scalar. In a query, it may also be a list of scalars or JSON text."""
    type_ = parameter.type
    if isinstance(type_, JsonText) and parameter.location == "query":
        return
    if isinstance(type_, ListOf) and parameter.location == "query":
        type_ = type_.item
    if isinstance(type_, (ListOf, MapOf, JsonText, ModelReference, Any)):
        operation.document.complain(
            parameter.name,
            f"`{parameter.name.text}` cannot be sent in {_PLACES[parameter.location]}",
            "Use a scalar type. A query may also contain `json<T>` or a list of scalars. Otherwise, move it to `body`.",
        )


def _check_body(operation: Operation) -> None:
    if operation.body is None:
        return
    document, body = operation.document, operation.body
    if operation.method in _WITHOUT_BODY:
        document.complain(body.node, f"a {operation.method} request has no body", "Remove `body`.")
    if body.model is None:
        check_fields(document, body.fields, operation.scope)
    parameters = {parameter.wire_name: parameter for parameter in operation.parameters}
    for field in body.fields:
        other = parameters.get(field.wire_name)
        if other and (other.type, other.is_encrypted) != (field.type, field.is_encrypted):
            document.complain(
                other.name,
                f"`{field.wire_name}` is also in the body, with another type",
                "Both are sent from the same argument, so they must have the same type.",
            )


def _check_required(operation: Operation, parameter: Parameter) -> None:
    for route in operation.routes:
        if parameter.name.text not in {*route.path_names, *route.query}:
            operation.document.complain(
                parameter.name,
                f"`{parameter.name.text}` is required, but not sent on the route at line {route.path.line}",
                "Add it to the path or `query` of that route, or remove `required`.",
            )
