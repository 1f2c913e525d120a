"""Writes single arguments as they travel, and words the refusal of one that cannot be right."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from wechatpay_runtime.containers import with_own_number
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation import Parameter
from wechatpay_runtime.sealing import FieldCipher
from wechatpay_runtime.wire import Mismatch


def text_of(operation: str, parameter: Parameter, value: Any, cipher: FieldCipher | None) -> str:
    """Write the value of an address, a header or a form field as text.

    Raises:
        InvalidArgument: The value is of the wrong type; the message names `operation`.
    """
    try:
        if parameter.type.is_secret:
            return str(parameter.type.to_json(value, cipher))
        return parameter.type.to_address(value)
    except Mismatch as mismatch:
        raise _wrong(operation, parameter, mismatch) from None


def written(
    operation: str,
    parameters: Iterable[Parameter],
    given: Mapping[str, Any],
    cipher: FieldCipher | None,
    own_number: str | None = None,
) -> dict[str, Any]:
    """Write the values that are given, by wire name, as the fields of a JSON object, in the order of `parameters`.

    `own_number` stands inside models where the client's own number is meant and none was given.

    Raises:
        InvalidArgument: A value is of the wrong type; the message names `operation`.
    """
    fields: dict[str, Any] = {}
    for parameter in parameters:
        value = given.get(parameter.wire_name)
        if value is not None:
            try:
                said = parameter.type.to_json(value, cipher)
            except Mismatch as mismatch:
                raise _wrong(operation, parameter, mismatch) from None
            if parameter.holds_caller and own_number is not None:
                said = with_own_number(parameter.type, said, own_number)
            fields[parameter.wire_name] = said
    return fields


def _wrong(operation: str, parameter: Parameter, mismatch: Mismatch) -> InvalidArgument:
    return refusal(operation, f"{'.'.join((parameter.name, *mismatch.path))} {mismatch}")


def refusal(operation: str, what: str) -> InvalidArgument:
    """The refusal of a call before it is sent; `what` is a sentence without its full stop."""
    return InvalidArgument(f"{operation}: {what}. Nothing was sent.")


def check_header(name: str, value: str) -> str:
    """Check that a header can be sent; returns its value.

    Raises:
        InvalidArgument: Name or value holds what headers cannot carry.
    """
    if not (name and name.isascii() and name.isprintable() and value.isascii() and value.isprintable()):
        raise InvalidArgument(f"The header {name!r} holds a character that headers cannot carry. Nothing was sent.")
    return value


def to_json_bytes(value: Any) -> bytes:
    """Serialise a request body: compact, UTF-8, without `NaN`.

    Raises:
        InvalidArgument: The value is not JSON.
    """
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise InvalidArgument(f"The body is not JSON: {error}. Nothing was sent.") from None
