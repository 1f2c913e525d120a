"""Calls that have no method yet: what `client.request` sends."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._calls.address import canonical_target
from wechatpay_runtime._calls.arguments import check_header
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._session.identities import SETTINGS_OF_SCHEME, scheme_of
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.description import Operation, Route

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_OURS = frozenset(
    {
        "Authorization",
        "Connection",
        "Content-Length",
        "Host",
        "Transfer-Encoding",
        "User-Agent",
        "Wechatpay-Serial",
    }
)


def raw_request(
    method: str,
    target: str,
    *,
    json: Any,
    body: bytes,
    headers: Mapping[str, str] | None,
    scheme: str | None = None,
    sealed_for: str | None = None,
) -> tuple[Operation[Any], Call]:
    """Make a call out of a method and an address.

    Raises:
        InvalidArgument: The method, the address, the body, a header, the scheme or the sealed values cannot be right.
    """
    if method not in _METHODS:
        raise InvalidArgument(f"The method is {method!r}; one of {', '.join(_METHODS)} is needed.")
    if json is not None and body:
        raise InvalidArgument("Give json or body, not both.")
    if not isinstance(body, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]  # not everybody checks types
        raise InvalidArgument(f"body takes bytes, not {type(body).__name__}.")
    target = canonical_target(_text("target", target))
    own_headers = _checked_headers(headers)
    if scheme is not None and scheme not in SETTINGS_OF_SCHEME:
        raise InvalidArgument(f"The scheme is {scheme!r}; one of {', '.join(SETTINGS_OF_SCHEME)} is needed.")
    operation: Operation[Any] = Operation(
        name=f"{method} {target.partition('?')[0]}",
        method=method,
        routes=(Route(target),),
        scheme=scheme or scheme_of(target),
    )
    serial = "" if sealed_for is None else _text("sealed_for", sealed_for)
    if json is not None:
        body, serial = _sealed_json(json, serial)
    return operation, Call(method, target, body, own_headers, sealed_for=serial)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidArgument(f"{name} takes text, not {type(value).__name__}.")
    return value


def _checked_headers(headers: Mapping[Any, Any] | None) -> dict[str, str]:
    """The caller's headers; the names of two are never the same, whatever their case."""
    if headers is not None and not isinstance(headers, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # as above
        raise InvalidArgument(f"headers takes a mapping of names to values, not {type(headers).__name__}.")
    own_headers: dict[str, str] = {}
    for name, value in (headers or {}).items():
        checked = check_header(name, value)
        if (title := name.title()) in _OURS:
            raise InvalidArgument(f"The header {title} is set by the client; it cannot be given.")
        if title in own_headers:
            raise InvalidArgument(f"The header {title} is given twice, in different spellings.")
        own_headers[title] = checked
    return own_headers


def _sealed_json(value: Any, serial: str) -> tuple[bytes, str]:
    from wechatpay_runtime._calls.sealed_fields import json_with_sealed

    body, found = json_with_sealed(value)
    if serial and found and serial != found:
        raise InvalidArgument(f"sealed_for is {serial!r}, but the values in json were sealed with {found}.")
    return body, found or serial
