"""Turns an operation and its arguments into the bytes that are signed and sent.

Encoded once: the target is percent-encoded to the RFC 3986 unreserved set, which no HTTP library changes any
more, and the body is serialised to bytes. Every attempt signs and sends these.
"""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from attrs import field, frozen

from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation import Operation, Parameter, Route
from wechatpay_runtime.suggestions import did_you_mean
from wechatpay_runtime.wire import Mismatch


@frozen
class Call:
    """What one call sends, before it is signed."""

    method: str
    target: str
    """Path and query as they go over the wire."""
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)


def encode(operation: Operation[Any], arguments: Mapping[str, Any]) -> Call:
    """Encode a call.

    Args:
        operation: The operation.
        arguments: Values by wire name; `None` means absent.

    Raises:
        InvalidArgument: An argument is unknown, missing, empty in a path or of the wrong type.
    """
    texts = {name: _text(operation, name, value) for name, value in arguments.items() if value is not None}
    for parameter in operation.parameters:
        if parameter.is_required and parameter.wire_name not in texts:
            raise InvalidArgument(f"{operation.name} needs {parameter.name}. Nothing was sent.")
    route = _choose_route(operation, texts)
    return Call(operation.method, _target(operation, route, texts))


def _text(operation: Operation[Any], name: str, value: Any) -> str:
    parameter = operation.by_wire_name.get(name)
    if parameter is None:
        hint = did_you_mean(name, operation.by_wire_name)
        raise InvalidArgument(f"{operation.name} takes no {name!r}{hint}. Nothing was sent.")
    try:
        return parameter.type.to_address(value)
    except Mismatch as mismatch:
        raise _wrong_type(operation, parameter, mismatch, value) from None


def _wrong_type(operation: Operation[Any], parameter: Parameter, mismatch: Mismatch, value: Any) -> InvalidArgument:
    return InvalidArgument(
        f"{operation.name}: {parameter.name} takes {mismatch}, not {type(value).__name__}. Nothing was sent."
    )


def _choose_route(operation: Operation[Any], texts: Mapping[str, str]) -> Route:
    for route in operation.routes:
        if all(name in texts for name in route.path_names):
            return route
    ways = " or ".join(" and ".join(route.path_names) for route in operation.routes)
    raise InvalidArgument(f"{operation.name} needs {ways}; neither was given. Nothing was sent.")


def _target(operation: Operation[Any], route: Route, texts: Mapping[str, str]) -> str:
    pieces = list(route.pieces)
    for position in range(1, len(pieces), 2):
        name = pieces[position]
        text = texts[name]
        if text in {"", ".", ".."}:
            raise InvalidArgument(
                f"{operation.name}: {name} is {text!r}, which would call a different address. Nothing was sent."
            )
        pieces[position] = _quoted(operation, name, text)
    query = "&".join(
        f"{quote(name, safe='')}={_quoted(operation, name, texts[name])}" for name in route.query if name in texts
    )
    for name in texts:
        if name not in route.path_names and name not in route.query:
            raise InvalidArgument(
                f"{operation.name}: {name} has no place in {route.path}. Leave it out. Nothing was sent."
            )
    path = "".join(pieces)
    return f"{path}?{query}" if query else path


def _quoted(operation: Operation[Any], name: str, text: str) -> str:
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise InvalidArgument(
            f"{operation.name}: {name} holds half a character (a lone surrogate). Nothing was sent."
        ) from None


def to_json_bytes(value: Any) -> bytes:
    """Serialise a request body: compact, UTF-8, without `NaN`.

    Raises:
        InvalidArgument: The value is not JSON.
    """
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise InvalidArgument(f"The body is not JSON: {error}. Nothing was sent.") from None


_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_PATH_SAFE = "/:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"


def canonical_target(target: str) -> str:
    """Bring a path with its query into the form that every HTTP library sends unchanged.

    What is escaped already stays so, with upper-case digits; what an address cannot hold is escaped; a fragment,
    a host and dot segments are refused.

    Raises:
        InvalidArgument: It does not start with a single `/`, holds a fragment, or a `.` or `..` segment.
    """
    if not target.startswith("/") or target.startswith("//"):
        raise InvalidArgument(f"The path must start with one '/', as in '/v3/certificates'; received {target!r}.")
    if "#" in target:
        raise InvalidArgument(f"An address sent to a server holds no '#'; received {target!r}.")
    path, _, query = target.partition("?")
    path = _escape(path, _PATH_SAFE)
    if any(segment.replace("%2E", ".") in {".", ".."} for segment in path.split("/")):
        raise InvalidArgument(f"The path holds a '.' or '..' segment; received {target!r}.")
    return f"{path}?{_escape(query, _QUERY_SAFE)}" if query else path


def _escape(text: str, safe: str) -> str:
    written: list[str] = []
    end = 0
    for escape in _ESCAPE.finditer(text):
        written += [quote(text[end : escape.start()], safe=safe), escape.group().upper()]
        end = escape.end()
    return "".join([*written, quote(text[end:], safe=safe)])
