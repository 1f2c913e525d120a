"""An example is held against the rest of its file: what it gives, what that sends, what comes back."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from wechatpay_codegen import spec
from wechatpay_codegen.build import PLACEHOLDER
from wechatpay_codegen.check import whole_number
from wechatpay_codegen.complaint import did_you_mean, sentences
from wechatpay_codegen.types import Boolean, EnumReference, Integer, Number, Text, Type
from wechatpay_codegen.yaml_events import Document, Mapping, Node, Scalar

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?")


def check_examples(operation: spec.Operation) -> None:
    """Note where an example contradicts its spec; sound examples get their data."""
    for example in operation.examples:
        _check_request(operation, example)
        _check_reply(operation, example)


def _check_request(operation: spec.Operation, example: spec.Example) -> None:
    before = len(operation.document.complaints)
    enums = {enum.name.text: enum for enum in operation.enums}
    example.given = _values(operation.document, example.given_node, operation.parameters, enums, "argument")
    for parameter in operation.parameters:
        if parameter.is_required and parameter.name.text not in example.given:
            _complain_of_missing(operation.document, example.given_node, parameter, "argument")
    if len(operation.document.complaints) == before:
        _check_target(operation, example)


def _check_target(operation: spec.Operation, example: spec.Example) -> None:
    document, given = operation.document, example.given
    route = next((route for route in operation.routes if given.keys() >= set(route.path_names)), None)
    if route is None:
        ways = "; or ".join(", ".join(f"`{name}`" for name in route.path_names) for route in operation.routes)
        cure = f"Give what one of the paths takes: {ways}."
        document.complain(example.given_node, "no route fits these arguments", cure)
        return
    if unfit := next((name for name in route.path_names if given[name] in {"", ".", ".."}), None):
        what = f"`{unfit}` cannot be {given[unfit]!r} in a path"
        document.complain(example.given_node, what, "Give the value that the page shows.")
        return
    if astray := next((name for name in given if name not in {*route.path_names, *route.query}), None):
        what = f"`{astray}` has no place in {route.path.text}, the route that these arguments take"
        document.complain(example.given_node, what, f"Leave it out, or put it into `query` of line {route.path.line}.")
        return
    sends = f"{operation.method} {_target(route, given)}"
    if example.sends.text != sends:
        document.complain(example.sends, "`sends` is not what the arguments give", f"Expected `{sends}`.")


def _target(route: spec.Route, given: dict[str, object]) -> str:
    path = PLACEHOLDER.sub(lambda match: _encoded(given[match[1]]), route.path.text)
    query = "&".join(f"{name}={_encoded(given[name])}" for name in route.query if name in given)
    return f"{path}?{query}" if query else path


def _encoded(value: object) -> str:
    """Percent-encoded to the unreserved set of RFC 3986."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return quote(text, safe="-._~")


def _check_reply(operation: spec.Operation, example: spec.Example) -> None:
    document = operation.document
    documented = {reply.status: reply for reply in operation.replies}
    if example.status not in documented:
        listed = ", ".join(str(status) for status in documented)
        document.complain(
            example.status_node, f"the status {example.status} is not under `replies`", f"Documented: {listed}."
        )
        return
    fields = documented[example.status].fields
    if fields is None:
        if example.reply_node:
            document.complain(example.reply_node, f"a reply, but {example.status} has no body", "Remove `reply`.")
        return
    if example.reply_node is None:
        document.complain(
            example.node, f"an example of {example.status} without `reply`", "Add the body that the page shows."
        )
        return
    enums = {enum.name.text: enum for enum in operation.enums}
    example.reply = _values(document, example.reply_node, fields, enums, "field")
    for field in fields:
        if field.is_required and field.name.text not in example.reply:
            _complain_of_missing(document, example.reply_node, field, "field")


def _complain_of_missing(document: Document, node: Node, field: spec.Field, what: str) -> None:
    document.complain(
        node,
        f"the required {what} `{field.name.text}` is missing",
        f"Add `{field.name.text}`, or remove its `required`.",
    )


def _values(
    document: Document, node: Mapping, fields: Iterable[spec.Field], enums: dict[str, spec.Enum], what: str
) -> dict[str, object]:
    known = {field.name.text: field for field in fields}
    values: dict[str, object] = {}
    for key, value in node.entries:
        if field := known.get(key.text):
            values[key.text] = _value(document, field, value, enums)
        else:
            listed = f"Known: {', '.join(known)}." if known else ""
            document.complain(key, f"unknown {what} `{key.text}`", sentences(did_you_mean(key.text, known), listed))
    return values


def _value(document: Document, field: spec.Field, node: Node, enums: dict[str, spec.Enum]) -> object:
    name = field.name.text
    if not isinstance(node, Scalar):
        document.complain(node, f"`{name}` is no single value", f"Expected {_expected(field.type)}.")
        return None
    value: object = node.text
    problem = ""
    match field.type:
        case Text() as type_:
            problem = _length_problem(node.text, type_)
        case EnumReference(name=enum):
            problem = _enum_problem(node.text, enums[enum])
        case Integer() | Number() | Boolean() as type_:
            value = _plain_value(node, type_)
            problem = f"Expected {_expected(type_)}." if value is None else ""
    if problem:
        shown = f"`{node.text}`" if node.text else "the empty text"
        document.complain(node, f"{shown} does not fit `{name}`", problem)
    return value


def _plain_value(node: Scalar, type_: Integer | Number | Boolean) -> int | float | bool | None:
    """The number or truth that a plain scalar writes, when the type allows it."""
    whole = whole_number(node)
    match type_:
        case Integer(minimum=minimum, maximum=maximum):
            is_inside = (
                whole is not None and (minimum is None or whole >= minimum) and (maximum is None or whole <= maximum)
            )
            return whole if is_inside else None
        case Number():
            is_number = node.is_plain and _NUMBER.fullmatch(node.text) is not None
            return whole if whole is not None else float(node.text) if is_number else None
        case Boolean():
            return {"true": True, "false": False}.get(node.text) if node.is_plain else None


def _enum_problem(text: str, enum: spec.Enum) -> str:
    values = [value.node.text for value in enum.values]
    return "" if text in values else sentences(did_you_mean(text, values), f"Known: {', '.join(values)}.")


def _length_problem(text: str, type_: Text) -> str:
    length = len(text.encode()) if type_.is_in_bytes else len(text)
    unit = "bytes" if type_.is_in_bytes else "characters"
    if type_.maximum is not None and length > type_.maximum:
        return f"Expected at most {type_.maximum} {unit}; these are {length}."
    if type_.minimum is not None and length < type_.minimum:
        return f"Expected at least {type_.minimum} {unit}; these are {length}."
    return ""


def _expected(type_: Type) -> str:
    match type_:
        case Integer(minimum=None):
            return "a whole number, without quotes"
        case Integer(minimum=minimum, maximum=maximum):
            return f"a whole number from {minimum} to {maximum}, without quotes"
        case Number():
            return "a number, without quotes"
        case Boolean():
            return "true or false, without quotes"
        case Text() | EnumReference():
            return "text"
