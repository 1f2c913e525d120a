"""Builds the calls of `client.request`, for operations without a method."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.messages import listed, phrase
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
    """Build a call from an HTTP method and an address.

    Raises:
        InvalidArgument: The method, the address, the body, a header, the scheme or a sealed value is invalid.
    """
    if method not in _METHODS:
        raise InvalidArgument(
            phrase("method must be one of {names}, got {method!r}.", names=listed(_METHODS), method=method)
        )
    if json is not None and body:
        raise InvalidArgument(phrase("Pass json or body, not both."))
    if not isinstance(body, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]  # for callers without a type checker
        raise InvalidArgument(phrase("body must be bytes, got {type}.", type=type(body).__name__))
    target = canonical_target(_text("target", target))
    own_headers = _checked_headers(headers)
    if scheme is not None and scheme not in SETTINGS_OF_SCHEME:
        raise InvalidArgument(
            phrase("scheme must be one of {names}, got {scheme!r}.", names=listed(SETTINGS_OF_SCHEME), scheme=scheme)
        )
    operation: Operation[Any] = Operation(
        name=f"{method} {target.partition('?')[0]}",
        method=method,
        routes=(Route(target),),
        scheme=scheme or scheme_of(target),
    )
    serial = "" if sealed_for is None else _text("sealed_for", sealed_for)
    if json is not None:
        body, serial = _sealed_json(json, serial)
    return operation, Call(method, target, body, own_headers, sealed_for=serial, label="client.request")


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidArgument(phrase("{name} must be a string, got {type}.", name=name, type=type(value).__name__))
    return value


def _checked_headers(headers: Mapping[Any, Any] | None) -> dict[str, str]:
    """Return the caller's headers with normalised names; two that differ only in case are refused."""
    if headers is not None and not isinstance(headers, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # as above
        raise InvalidArgument(
            phrase("headers must be a mapping of names to values, got {type}.", type=type(headers).__name__)
        )
    own_headers: dict[str, str] = {}
    for name, value in (headers or {}).items():
        text = check_header(name, value)
        if (title := name.title()) in _OURS:
            raise InvalidArgument(
                phrase("The header {title} is set by the client and must not be passed.", title=title)
            )
        if title in own_headers:
            raise InvalidArgument(
                phrase("The header {title} was passed twice, with names that differ only in case.", title=title)
            )
        own_headers[title] = text
    return own_headers


def _sealed_json(value: Any, serial: str) -> tuple[bytes, str]:
    from wechatpay_runtime._calls.sealed_fields import json_with_sealed

    body, serial_of_values = json_with_sealed(value)
    if serial and serial_of_values and serial != serial_of_values:
        raise InvalidArgument(
            phrase(
                "sealed_for is {serial!r}, but the values in json were encrypted with key {serial_of_values}.",
                serial=serial,
                serial_of_values=serial_of_values,
            )
        )
    return body, serial_of_values or serial
