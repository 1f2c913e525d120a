"""Calls by name and by address: what `client.call` and `client.request` are made of."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._calls.address import canonical_target
from wechatpay_runtime._calls.arguments import check_header
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._session.identities import SETTINGS_OF_SCHEME, scheme_of
from wechatpay_runtime.client.base import BaseAsyncClient, BaseClient
from wechatpay_runtime.errors import ApiError, InvalidArgument, OutcomeUnknown, VerificationError
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.wire import Mismatch
from wechatpay_runtime.services.base import AsyncGroup, AsyncService, Group, Service, iterated_operation

_FILE_KEYWORDS = ("to", "progress")
"""What a method that gives a file takes beside the arguments of its operation."""
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


def direct_call(
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
    given = _given(headers)
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
    return operation, Call(method, target, body, given, sealed_for=serial)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidArgument(f"{name} takes text, not {type(value).__name__}.")
    return value


def _given(headers: Mapping[Any, Any] | None) -> dict[str, str]:
    """The caller's headers; the names of two are never the same, whatever their case."""
    if headers is not None and not isinstance(headers, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # as above
        raise InvalidArgument(f"headers takes a mapping of names to values, not {type(headers).__name__}.")
    given: dict[str, str] = {}
    for name, value in (headers or {}).items():
        checked = check_header(name, value)
        if (title := name.title()) in _OURS:
            raise InvalidArgument(f"The header {title} is set by the client; it cannot be given.")
        if title in given:
            raise InvalidArgument(f"The header {title} is given twice, in different spellings.")
        given[title] = checked
    return given


def _sealed_json(value: Any, serial: str) -> tuple[bytes, str]:
    from wechatpay_runtime._calls.sealed_fields import json_with_sealed

    body, found = json_with_sealed(value)
    if serial and found and serial != found:
        raise InvalidArgument(f"sealed_for is {serial!r}, but the values in json were sealed with {found}.")
    return body, found or serial


def settling(error: ApiError | OutcomeUnknown | VerificationError) -> tuple[str, Mapping[str, Any]]:
    """The query that tells what became of a call, and its arguments by wire name.

    Raises:
        InvalidArgument: It is another error, or names no query.
    """
    given: Any = error  # not everybody checks types
    if not isinstance(given, ApiError | OutcomeUnknown | VerificationError):
        kinds = "an OutcomeUnknown, or an ApiError or VerificationError of a call"
        raise InvalidArgument(f"settle takes {kinds}, not {type(given).__name__}. Nothing was sent.")
    if isinstance(given, ApiError) and not given.is_outcome_open:
        what = f"{given.operation} ended with status {given.status}"
        raise InvalidArgument(f"{what}, which leaves nothing open. Nothing was sent.")
    if given.settled_by is None:
        what = given.operation or "it"
        raise InvalidArgument(
            f"No query is known that tells what became of {what}; see its official page. Nothing was sent."
        )
    return given.settled_by, given.settled_with


def resolve_call(client: object, name: str, arguments: Mapping[str, Any]) -> tuple[Callable[..., Any], dict[str, Any]]:
    """Find an operation's method by its dotted name and turn wire names into its arguments.

    With `to`, an operation whose reply leads to a file is that file's download.

    Raises:
        InvalidArgument: There is no such operation or argument; the nearest is named.
    """
    service, method_name = _walk(client, name)
    method = getattr(service, method_name)
    operation: Operation[Any] | None = getattr(sys.modules[method.__module__], "OPERATION", None)
    if operation is None:
        raise InvalidArgument(f"{name} is no operation.")
    if iterated_operation(method):
        raise InvalidArgument(f"{name} is no operation; call {operation.name} page by page.")
    arguments = dict(arguments)
    own = (key for key in _FILE_KEYWORDS if key in arguments and key not in operation.by_wire_name)
    keywords = {key: arguments.pop(key) for key in own}
    if operation.download and keywords:
        method_name = operation.download.method
        method = getattr(service, method_name)
    _check_keywords(operation, keywords, gives_file=_gives_file(operation, method_name))
    for parameter in operation.by_wire_name.values():
        if parameter.is_required and arguments.get(parameter.wire_name) is None:
            raise InvalidArgument(f"{operation.name} needs {parameter.wire_name}. Nothing was sent.")
    for wire_name, value in arguments.items():
        keyword = _keyword(operation, wire_name)
        keywords[keyword] = _from_address(operation, wire_name, value)
    return method, keywords


def _gives_file(operation: Operation[Any], method: str) -> bool:
    return operation.answers_file or (operation.download is not None and operation.download.method == method)


def _check_keywords(operation: Operation[Any], keywords: Mapping[str, Any], *, gives_file: bool) -> None:
    if keywords and not gives_file:
        raise InvalidArgument(
            f"{operation.name} gives no file, so it takes no {next(iter(keywords))!r}. Nothing was sent."
        )
    if gives_file and keywords.get("to") is None:
        raise InvalidArgument(
            f"{operation.name} gives a file and needs to, the place where it goes; on the command line that is --output. "
            "Nothing was sent."
        )


def _walk(client: object, name: str) -> tuple[object, str]:
    *path, method_name = name.split(".")
    place = client
    for position, part in enumerate([*path, method_name]):
        names = _public_names(place)
        if part not in names:
            where = ".".join([*path, method_name][:position]) or "the client"
            raise InvalidArgument(
                f"There is no operation {name!r}: {where} has no {part!r}{did_you_mean(part, names)}."
            )
        if position < len(path):
            place = getattr(place, part)
    if not isinstance(place, (Service, AsyncService)):
        raise InvalidArgument(f"{name!r} is no operation; expected group.service.operation.")
    return place, method_name


def _public_names(place: object) -> list[str]:
    bases = (Service, AsyncService, Group, AsyncGroup, BaseClient, BaseAsyncClient)
    base = next(base for base in bases if isinstance(place, base))
    return [name for name in dir(type(place)) if not name.startswith("_") and name not in dir(base)]


def _keyword(operation: Operation[Any], wire_name: str) -> str:
    parameter = operation.by_wire_name.get(wire_name)
    if parameter is None:
        hint = did_you_mean(wire_name, operation.by_wire_name)
        raise InvalidArgument(f"{operation.name} takes no {wire_name!r}{hint}. Nothing was sent.")
    return parameter.name


def _from_address(operation: Operation[Any], wire_name: str, value: Any) -> Any:
    parameter = operation.by_wire_name[wire_name]
    if not isinstance(value, str) or parameter not in operation.parameters:
        return value
    try:
        return parameter.type.from_address(value)
    except Mismatch as mismatch:
        raise InvalidArgument(f"{operation.name}: {wire_name} {mismatch}. Nothing was sent.") from None
