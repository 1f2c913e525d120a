"""Writes single arguments as they travel, and words the refusal of one that cannot be right."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.containers import with_own_number
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.wire_type import Mismatch

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""RFC 9110 section 5.1; a blank beside a name is not part of it."""
NESTED_TOO_DEEPLY = "is nested too deeply"


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
    except RecursionError:
        raise _wrong(operation, parameter, Mismatch(NESTED_TOO_DEEPLY)) from None


def written(
    operation: str,
    parameters: Iterable[Parameter],
    values: Mapping[str, Any],
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
        value = values.get(parameter.wire_name)
        if value is not None:
            try:
                encoded = parameter.type.to_json(value, cipher)
                if parameter.contains_own_number and own_number is not None:
                    encoded = with_own_number(parameter.type, encoded, own_number)
            except Mismatch as mismatch:
                raise _wrong(operation, parameter, mismatch) from None
            except RecursionError:
                raise _wrong(operation, parameter, Mismatch(NESTED_TOO_DEEPLY)) from None
            fields[parameter.wire_name] = encoded
    return fields


def _wrong(operation: str, parameter: Parameter, mismatch: Mismatch) -> InvalidArgument:
    return refusal(operation, f"{'.'.join((parameter.name, *mismatch.path))} {mismatch}")


def refusal(operation: str, what: str) -> InvalidArgument:
    """The refusal of a call before it is sent; `what` is a sentence without its full stop."""
    return InvalidArgument(f"{operation}: {what}. Nothing was sent.")


def check_header(name: object, value: object) -> str:
    """Check that a header can be sent, byte for byte as it is given; returns its value.

    Raises:
        InvalidArgument: Name or value is not text, holds what headers cannot carry, or has a blank at an end.
    """
    for what, text in (("name", name), ("value", value)):
        if not isinstance(text, str):
            raise InvalidArgument(
                f"The {what} of header {name!r} must be text, not {type(text).__name__}. Nothing was sent."
            )
    name, value = str(name), str(value)
    if not _HEADER_NAME.fullmatch(name):
        raise InvalidArgument(
            f"The header name {name!r} is empty or holds a character that header names cannot contain, such as a blank "
            "or a colon. Nothing was sent."
        )
    if not (value.isascii() and value.isprintable()):
        raise InvalidArgument(f"The header {name!r} holds a character that headers cannot carry. Nothing was sent.")
    if value != value.strip(" "):
        raise InvalidArgument(
            f"The value of header {name!r} begins or ends with a blank, which HTTP does not transmit. Leave it out. "
            "Nothing was sent."
        )
    return value


def to_json_bytes(value: Any, default: Callable[[Any], Any] | None = None) -> bytes:
    """Serialise a request body: compact, UTF-8, without `NaN`; `default` as that of `json.dumps`.

    Raises:
        InvalidArgument: The value is not JSON, or nested too deeply.
    """
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=default).encode()
    except (TypeError, ValueError) as error:
        raise InvalidArgument(f"The body is not JSON: {error}. Nothing was sent.") from None
    except RecursionError:
        raise InvalidArgument(f"The body {NESTED_TOO_DEEPLY}. Nothing was sent.") from None
