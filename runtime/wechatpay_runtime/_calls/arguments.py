"""Converts single arguments to their wire form, and builds the error for an invalid one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.wire_type import Mismatch

_HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
"""RFC 9110 section 5.1; spaces around a name are not part of it."""
NESTED_TOO_DEEPLY = fragment("is nested too deeply")


def text_of(operation: str, parameter: Parameter, value: Any, cipher: FieldCipher | None) -> str:
    """Convert the value of a path, query, header or form parameter to text.

    Raises:
        InvalidArgument: The value is of the wrong type; the message names `operation`.
    """
    try:
        if parameter.type.is_secret:
            return str(parameter.type.to_json(value, cipher))
        return parameter.type.to_address(value)
    except Mismatch as mismatch:
        raise _wrong(operation, parameter, mismatch) from None
    except RecursionError:
        raise _wrong(operation, parameter, Mismatch(NESTED_TOO_DEEPLY)) from None


def texts_of(operation: str, parameter: Parameter, value: Any, cipher: FieldCipher | None) -> tuple[str, ...]:
    """Convert the value of a path or query parameter to the texts of its items; of a single value, to one text.

    Raises:
        InvalidArgument: The value is of the wrong type; the message names `operation`.
    """
    if not isinstance(parameter.type, ListOf):
        return (text_of(operation, parameter, value, cipher),)
    try:
        return parameter.type.to_texts(value)
    except Mismatch as mismatch:
        raise _wrong(operation, parameter, mismatch) from None


def json_fields(
    operation: str,
    parameters: Iterable[Parameter],
    values: Mapping[str, Any],
    cipher: FieldCipher | None,
    own_number: str | None = None,
) -> dict[str, Any]:
    """Convert the values, by wire name, to the fields of a JSON object, in the order of `parameters`.

    `own_number` is the client's own number, the default of some fields inside models.

    Raises:
        InvalidArgument: A value is of the wrong type; the message names `operation`.
    """
    fields: dict[str, Any] = {}
    for parameter in parameters:
        value = values.get(parameter.wire_name)
        if value is not None:
            try:
                encoded = parameter.type.to_json(value, cipher)
                if parameter.contains_own_number and own_number is not None:
                    from wechatpay_runtime.operation.own_numbers import with_own_number

                    encoded = with_own_number(parameter.type, encoded, own_number)
            except Mismatch as mismatch:
                raise _wrong(operation, parameter, mismatch) from None
            except RecursionError:
                raise _wrong(operation, parameter, Mismatch(NESTED_TOO_DEEPLY)) from None
            fields[parameter.wire_name] = encoded
    return fields


def _wrong(operation: str, parameter: Parameter, mismatch: Mismatch) -> InvalidArgument:
    return refusal(
        operation, phrase("{field} {mismatch}", field=".".join((parameter.name, *mismatch.path)), mismatch=mismatch)
    )


def refusal(operation: str, complaint: str) -> InvalidArgument:
    """Return the error for a call that is refused before it is sent; `complaint` is a sentence without its full stop."""
    return InvalidArgument(
        phrase("{operation}: {complaint}. Nothing was sent.", operation=operation, complaint=complaint)
    )


def check_header(name: object, value: object) -> str:
    """Check that a header can be sent unchanged, and return its value.

    Raises:
        InvalidArgument: Name or value is not a string, contains a character that is not allowed in headers, or starts or
            ends with a space.
    """
    for part, text in ((fragment("name"), name), (fragment("value"), value)):
        if not isinstance(text, str):
            raise InvalidArgument(
                phrase(
                    "The {part} of header {name!r} must be a string, got {type}. Nothing was sent.",
                    part=part,
                    name=name,
                    type=type(text).__name__,
                )
            )
    name, value = str(name), str(value)
    if not re.fullmatch(_HEADER_NAME, name):
        raise InvalidArgument(
            phrase(
                "The header name {name!r} is empty or contains a character that is not allowed in header names, such as a space or a colon. Nothing was sent.",
                name=name,
            )
        )
    if not (value.isascii() and value.isprintable()):
        raise InvalidArgument(
            phrase(
                "The value of header {name!r} contains a character that is not allowed in headers: use printable ASCII only. Nothing was sent.",
                name=name,
            )
        )
    if value != value.strip(" "):
        raise InvalidArgument(
            phrase(
                "The value of header {name!r} starts or ends with a space, which HTTP does not transmit. Remove the space. Nothing was sent.",
                name=name,
            )
        )
    return value


def _encoder(default: Callable[[Any], Any] | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=default)


_ENCODER = _encoder(None)


def to_json_bytes(value: Any, default: Callable[[Any], Any] | None = None) -> bytes:
    """Serialise a request body: compact, UTF-8, without `NaN`; `default` is passed to `json.dumps`.

    Raises:
        InvalidArgument: The value cannot be written as JSON, or is nested too deeply.
    """
    try:
        return (_ENCODER if default is None else _encoder(default)).encode(value).encode()
    except (TypeError, ValueError) as error:
        raise InvalidArgument(
            phrase("The body cannot be written as JSON: {error}. Nothing was sent.", error=error)
        ) from None
    except RecursionError:
        raise InvalidArgument(phrase("The body {complaint}. Nothing was sent.", complaint=NESTED_TOO_DEEPLY)) from None
