"""Encodes an operation and its arguments into the bytes that are signed and sent.

A call is encoded once: the target is in a form that no HTTP library changes, sensitive fields are encrypted, and the body is
serialised. Every attempt signs and sends these bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from wechatpay_runtime._base.json_object import is_object
from wechatpay_runtime._base.messages import listed, phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._calls.address import target_of
from wechatpay_runtime._calls.arguments import check_header, json_fields, refusal, text_of, texts_of, to_json_bytes
from wechatpay_runtime._calls.steps import Steps, Work
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime._session.session import Session, cipher_of_call
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter


@frozen(eq=False)
class Call:
    """An encoded call, not yet signed."""

    method: str
    target: str
    """Path and query as sent."""
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    sealed_for: str = ""
    """Serial of the key that fields were encrypted with; empty if no field was encrypted."""
    signed: bytes | None = field(default=None, repr=False)
    """The bytes to sign instead of the body (for an upload, the part `meta`); `None` to sign the body."""
    is_anonymous: bool = False
    """Whether it is sent without Authorization, to a host that must not see that header."""
    settled_with: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)
    """The arguments of the query that returns the outcome, if the operation names one."""
    numbers: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)
    """The business numbers that the reply must repeat, by wire name."""
    template: str = ""
    """The path with placeholders, for hooks; empty if no page documents it."""
    label: str = ""
    """The name of the operation for hooks, if its own contains a path; empty to use its own."""


def prepare(operation: Operation[Any], arguments: Mapping[str, Any], session: Session) -> Steps[Call]:
    """Encode a call of a session, like `encode`; if there is a file, it is read and digested in a separate step."""
    cipher, own_number = cipher_of_call(session), session.identity.value
    if operation.upload is None:
        return encode(operation, arguments, cipher, own_number=own_number)
    call: Call = yield Work(partial(encode, operation, arguments, cipher, own_number=own_number))
    return call


def encode(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    cipher: FieldCipher | None = None,
    *,
    own_number: str | None = None,
) -> Call:
    """Encode a call.

    Args:
        operation: The operation.
        arguments: Values by wire name; `None` is the same as leaving the argument out. They are not modified.
        cipher: Encrypts sensitive fields.
        own_number: The client's own number, the default of some arguments.

    Raises:
        InvalidArgument: An argument is unknown, missing, of the wrong type, or empty in a path.
    """
    values = {name: value for name, value in arguments.items() if value is not None}
    _check(operation, values)
    filled: dict[str, str] = {}
    if operation.own_number_names and own_number is not None:
        filled = {name: own_number for name in operation.own_number_names if name not in values}
        values |= filled
    route, target, headers = _address(operation, values, filled, cipher)
    numbers = {name: values[name] for name in operation.numbers if name in values}
    if operation.upload:
        from wechatpay_runtime._calls.upload_form import make_form

        form = make_form(operation.name, operation.upload, values, cipher)
        fields, body, signed, headers["Content-Type"] = None, form.body, form.signed, form.content_type
    else:
        fields = None if operation.body is None else _fields(operation, operation.body, values, cipher, own_number)
        body, signed = b"" if fields is None else to_json_bytes(fields), None
    sealed_for = cipher.serial if cipher and cipher.has_sealed else ""
    return Call(
        operation.method,
        target,
        body,
        headers,
        sealed_for,
        signed=signed,
        settled_with=_settling(operation.repeat, operation, values, fields) if operation.repeat else {},
        numbers=numbers,
        template=route.path,
    )


def _address(
    operation: Operation[Any], values: Mapping[str, Any], filled: Mapping[str, str], cipher: FieldCipher | None
) -> tuple[Route, str, dict[str, str]]:
    """Return the route, the target and the headers; the chosen route may lack the default arguments `filled`."""
    texts: dict[str, tuple[str, ...]] = {}
    headers: dict[str, str] = {}
    for parameter in operation.parameters:
        if parameter.wire_name in values:
            value = values[parameter.wire_name]
            if parameter.is_header:
                text = text_of(operation.name, parameter, value, cipher)
                headers[parameter.wire_name] = check_header(parameter.wire_name, text)
            else:
                texts[parameter.wire_name] = texts_of(operation.name, parameter, value, cipher)
    route = _choose_route(operation, texts)
    for name in texts:
        if name not in route.path_names and name not in route.query and name not in filled:
            raise refusal(
                operation.name, phrase("{name} is not used with the path {path}. Omit it", name=name, path=route.path)
            )
    return route, target_of(operation.name, route, texts), headers


def _settling(
    repeat: Repeat, operation: Operation[Any], values: Mapping[str, Any], fields: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return the arguments of the query that returns the outcome, without encrypted ones; `fields` is the encoded body."""
    found: dict[str, Any] = {}
    for name, source in repeat.settled_with.items():
        if "." in source:
            value = _at(fields, source.split("."))
        else:
            value = None if operation.by_wire_name[source].type.is_secret else values.get(source)
        if value is not None:
            found[name] = value
    return found


def _at(fields: object, parts: Sequence[str]) -> Any:
    """Return the value of a dotted name, one part for each object, or `None` if a part is missing."""
    for part in parts:
        fields = fields.get(part) if is_object(fields) else None
    return fields


def _check(operation: Operation[Any], values: Mapping[str, Any]) -> None:
    if not values.keys() <= operation.by_wire_name.keys():
        raise _unexpected_argument(operation, values)
    for parameter in operation.required:
        if parameter.wire_name not in values:
            raise InvalidArgument(
                phrase(
                    "{operation} requires {parameter}. Nothing was sent.",
                    operation=operation.name,
                    parameter=parameter.name,
                )
            )
    if operation.choose:
        _check_choices(operation, values, is_nested=False)


def _unexpected_argument(operation: Operation[Any], values: Mapping[str, Any]) -> InvalidArgument:
    name = next(name for name in values if name not in operation.by_wire_name)
    return InvalidArgument(
        phrase(
            "{operation} got an unexpected argument {name!r}{hint}. Nothing was sent.",
            operation=operation.name,
            name=name,
            hint=did_you_mean(name, operation.by_wire_name),
        )
    )


def _check_choices(operation: Operation[Any], values: Mapping[str, Any], *, is_nested: bool) -> None:
    """Check the rules on arguments or, if `is_nested`, the rules on models inside an encoded body."""
    for rule in operation.choose:
        if bool(rule.parent) is is_nested and not rule.is_kept(values):
            raise InvalidArgument(
                phrase("{operation} requires {rule}. Nothing was sent.", operation=operation.name, rule=str(rule))
            )


def _fields(
    operation: Operation[Any],
    body: Sequence[Parameter],
    values: Mapping[str, Any],
    cipher: FieldCipher | None,
    own_number: str | None,
) -> dict[str, Any]:
    fields = json_fields(operation.name, body, values, cipher, own_number)
    _check_choices(operation, fields, is_nested=True)
    return fields


def _choose_route(operation: Operation[Any], texts: Mapping[str, object]) -> Route:
    for route in operation.routes:
        if route.needed <= texts.keys():
            return route
    names = listed((listed(route.path_names, " and ") for route in operation.routes), " or ")
    raise InvalidArgument(
        phrase(
            "{operation} requires {names}; neither was passed. Nothing was sent.", operation=operation.name, names=names
        )
    )
