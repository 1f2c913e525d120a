"""Checks examples against the rest of their file: the arguments, the request and the reply."""

import json
from typing import cast
from urllib.parse import quote

from attrs import evolve

from wechatpay_codegen.api.business_numbers import shared_numbers
from wechatpay_codegen.api.conditions import in_words
from wechatpay_codegen.api.operation import PLACEHOLDER, Example, Operation, Route
from wechatpay_codegen.rules.conditions import missing
from wechatpay_codegen.rules.traits import satisfies
from wechatpay_codegen.rules.values import Values
from wechatpay_codegen.source.document import Scalar


def check_examples(operation: Operation) -> None:
    """Complain about examples that contradict the operation. Valid examples get their arguments and reply as data."""
    for example in operation.examples:
        before = len(operation.document.complaints)
        _check_request(operation, example)
        _check_reply(operation, example)
        if len(operation.document.complaints) == before:
            _check_numbers(operation, example)


def _check_request(operation: Operation, example: Example) -> None:
    before = len(operation.document.complaints)
    values = Values(operation.document, operation.scope)
    example.given = _arguments(operation, example, values)
    for constraint in operation.traits.constraints:
        if not satisfies(constraint, example.given):
            many = "exactly" if constraint.is_exclusive else "at least"
            listed = ", ".join(f"`{name.text}`" for name in constraint.names)
            operation.document.complain(
                example.given_node, "the example violates `constraints`", f"Pass {many} one of {listed}."
            )
    for name, field in missing(operation, example.given):
        what = f"the example lacks `{name}`. {in_words(field.required_when)}"
        operation.document.complain(example.given_node, what, f"Add `{name}`, or change its `required_when`.")
    if len(operation.document.complaints) == before:
        _check_target(operation, example)


def _arguments(operation: Operation, example: Example, values: Values) -> dict[str, object]:
    """Return the arguments of the example. For an upload, they include the name of the file."""
    upload = operation.traits.upload
    if upload is None:
        return values.complete(example.given_node, operation.arguments, "argument")
    entries = [(key, value) for key, value in example.given_node.entries if key.text != "file"]
    file = next((value for key, value in example.given_node.entries if key.text == "file"), None)
    arguments = values.complete(evolve(example.given_node, entries=entries), operation.arguments, "argument")
    if not isinstance(file, Scalar) or (upload.endings and file.text.rpartition(".")[2] not in upload.endings):
        ending = upload.endings[0] if upload.endings else "png"
        operation.document.complain(
            file or example.given_node, "the example has no `file` of an accepted type", f"Write `file: name.{ending}`."
        )
        return arguments
    return {"file": file.text, **arguments}


def _check_target(operation: Operation, example: Example) -> None:
    document, arguments = operation.document, dict(example.given)
    if operation.traits.upload:
        arguments.pop("file", None)
    route = next((route for route in operation.routes if arguments.keys() >= set(route.path_names)), None)
    if route is None:
        ways = "; or ".join(", ".join(f"`{name}`" for name in route.path_names) for route in operation.routes)
        cure = f"Pass the parameters of one of the paths: {ways}."
        document.complain(example.given_node, "these arguments match no route", cure)
        return
    if unfit := next((name for name in route.path_names if arguments[name] in {"", ".", ".."}), None):
        what = f"`{unfit}` must not be {arguments[unfit]!r} in a path"
        document.complain(example.given_node, what, "Use the value from the page.")
        return
    elsewhere = operation.outside_address
    if astray := next((name for name in arguments if name not in {*route.path_names, *route.query, *elsewhere}), None):
        what = f"`{astray}` is not sent on the route {route.path.text}, which these arguments select"
        cure = f"Remove it, or add it to `query` of the route at line {route.path.line}."
        document.complain(example.given_node, what, cure)
        return
    sends = f"{operation.method} {_target(route, arguments)}"
    if example.sends.text != sends:
        document.complain(example.sends, "`sends` does not match the arguments", f"Expected `{sends}`.")


def _target(route: Route, arguments: dict[str, object]) -> str:
    path = PLACEHOLDER.sub(lambda match: _encoded(arguments[match[1]]), route.path.text)
    named = ((name, arguments[name]) for name in route.query if name in arguments)
    query = "&".join(f"{name}={_encoded(item)}" for name, value in named for item in _items(value))
    return f"{path}?{query}" if query else path


def _items(value: object) -> list[object]:
    """Return the values for which the query has a parameter each."""
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _encoded(value: object) -> str:
    """Percent-encode everything outside the unreserved characters of RFC 3986."""
    if isinstance(value, dict):
        return quote(json.dumps(value, ensure_ascii=False, separators=(",", ":")), safe="-._~")
    if isinstance(value, list):
        items = cast("list[object]", value)
        return "%2C".join(_encoded(item) for item in items)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return quote(text, safe="-._~")


def _check_reply(operation: Operation, example: Example) -> None:
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
            document.complain(
                example.reply_node, f"a reply with status {example.status} has no body", "Remove `reply`."
            )
        return
    if example.reply_node is None:
        document.complain(
            example.node, f"the example with status {example.status} has no `reply`", "Add the body shown on the page."
        )
        return
    values = Values(document, operation.scope, is_received=True)
    example.reply = values.complete(example.reply_node, fields, "field")


def _check_numbers(operation: Operation, example: Example) -> None:
    """Check that the reply has the business numbers of the call."""
    if example.reply is None or example.reply_node is None:
        return
    for name in shared_numbers(operation):
        sent, received = example.given.get(name), example.reply.get(name)
        if None not in {sent, received} and str(sent).lower() != str(received).lower():
            node = next(value for key, value in example.reply_node.entries if key.text == name)
            what = f"`{name}` is {received!r} in the reply, but {sent!r} in the arguments"
            cure = (
                "Use the same number, or add it to `allowed_mismatches` with the reason why the page returns another."
            )
            operation.document.complain(node, what, cure)
