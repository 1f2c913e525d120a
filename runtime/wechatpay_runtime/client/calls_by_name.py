"""Find operations by name, for `client.call`."""

import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.description import Operation
from wechatpay_runtime.operation.wire_type import Mismatch
from wechatpay_runtime.services.base import AsyncGroup, AsyncService, Group, Service, repeated_operation

_FILE_KEYWORDS = ("to", "progress")
"""Arguments of every method that returns a file, in addition to those of its operation."""


def resolve_call(
    client: object, base: type, name: str, arguments: Mapping[str, Any]
) -> tuple[Callable[..., Any], dict[str, Any]]:
    """Find an operation's method by its dotted name, and convert arguments by wire name to its keyword arguments.

    If `to` is passed to an operation whose reply links to a file, the method is the one that downloads it. `base` is the
    class of the client without its groups.

    Raises:
        InvalidArgument: The operation or an argument does not exist; the message suggests the closest name.
    """
    service, method_name = _walk(client, base, name)
    method = getattr(service, method_name)
    operation: Operation[Any] | None = getattr(sys.modules[method.__module__], "OPERATION", None)
    if operation is None:
        raise InvalidArgument(phrase("{name} is not an operation.", name=name))
    if repeated_operation(method):
        how = phrase(", one page at a time") if operation.pages else ""
        raise InvalidArgument(
            phrase(
                "{name} is not an operation. Call {operation} instead{how}.",
                name=name,
                operation=operation.name,
                how=how,
            )
        )
    arguments = dict(arguments)
    own = (key for key in _FILE_KEYWORDS if key in arguments and key not in operation.by_wire_name)
    keywords = {key: arguments.pop(key) for key in own}
    if operation.download and keywords:
        method_name = operation.download.method
        method = getattr(service, method_name)
    _check_keywords(operation, keywords, returns_file=_returns_file(operation, method_name))
    for wire_name, value in arguments_by_wire_name(operation, arguments).items():
        keywords[operation.by_wire_name[wire_name].name] = value
    return method, keywords


def arguments_by_wire_name(operation: Operation[Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return arguments with the texts of values in the path and the query converted to their types.

    Raises:
        InvalidArgument: A required argument is missing, or one does not exist; the message suggests the closest name.
    """
    for parameter in operation.by_wire_name.values():
        if parameter.is_required and arguments.get(parameter.wire_name) is None:
            raise InvalidArgument(
                phrase(
                    "{operation} requires {wire_name}. Nothing was sent.",
                    operation=operation.name,
                    wire_name=parameter.wire_name,
                )
            )
    for wire_name in arguments:
        _check_name(operation, wire_name)
    return {wire_name: _from_address(operation, wire_name, value) for wire_name, value in arguments.items()}


def _returns_file(operation: Operation[Any], method: str) -> bool:
    return operation.answers_file or (operation.download is not None and operation.download.method == method)


def _check_keywords(operation: Operation[Any], keywords: Mapping[str, Any], *, returns_file: bool) -> None:
    if keywords and not returns_file:
        raise InvalidArgument(
            phrase(
                "{operation} does not return a file, so it has no argument {name!r}. Nothing was sent.",
                operation=operation.name,
                name=next(iter(keywords)),
            )
        )
    if returns_file and keywords.get("to") is None:
        raise InvalidArgument(
            phrase(
                "{operation} returns a file: pass to=PATH (--output on the command line). Nothing was sent.",
                operation=operation.name,
            )
        )


def _walk(client: object, base: type, name: str) -> tuple[object, str]:
    *path, method_name = name.split(".")
    place: object = client
    for position, part in enumerate([*path, method_name]):
        kind: type = type(place)
        names = _public_names(kind, base)
        if part not in names:
            parent = ".".join([*path, method_name][:position]) or phrase("the client")
            raise InvalidArgument(
                phrase(
                    "There is no operation {name!r}: {parent} has no {part!r}{hint}.",
                    name=name,
                    parent=parent,
                    part=part,
                    hint=did_you_mean(part, names),
                )
            )
        if position < len(path):
            place = getattr(place, part)
    if not isinstance(place, (Service, AsyncService)):
        raise InvalidArgument(phrase("{name!r} is not an operation; expected group.service.operation.", name=name))
    return place, method_name


@cache  # one entry for each class of a client, a group or a service
def _public_names(kind: type, base_of_client: type) -> tuple[str, ...]:
    bases = (Service, AsyncService, Group, AsyncGroup, base_of_client)
    own = set(dir(next(base for base in bases if issubclass(kind, base))))
    return tuple(name for name in dir(kind) if not name.startswith("_") and name not in own)


def _check_name(operation: Operation[Any], wire_name: str) -> None:
    if wire_name not in operation.by_wire_name:
        hint = did_you_mean(wire_name, operation.by_wire_name)
        raise InvalidArgument(
            phrase(
                "{operation} got an unexpected argument {wire_name!r}{hint}. Nothing was sent.",
                operation=operation.name,
                wire_name=wire_name,
                hint=hint,
            )
        )


def _from_address(operation: Operation[Any], wire_name: str, value: Any) -> Any:
    parameter = operation.by_wire_name[wire_name]
    if not isinstance(value, str) or parameter not in operation.parameters:
        return value
    try:
        return parameter.type.from_address(value)
    except Mismatch as mismatch:
        raise InvalidArgument(
            phrase(
                "{operation}: {field} {mismatch}. Nothing was sent.",
                operation=operation.name,
                field=wire_name,
                mismatch=mismatch,
            )
        ) from None
