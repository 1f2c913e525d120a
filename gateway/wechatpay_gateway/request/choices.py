"""Checks that exactly one, or at least one, of several arguments or fields was sent."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.base.errors import Message, ParameterIssue, parameter_error
from wechatpay_gateway.catalog.catalog import Choice, Operation


def check_choices(operation: Operation, arguments: Mapping[str, Any]) -> None:
    """Check the operation's choices; `arguments` are those of path, query, headers and body together.

    Raises:
        Refusal: 400 PARAM_ERROR: no alternative was sent, or more than one although only one is allowed.
    """
    for choice in operation.choices:
        for pointer, fields in _objects_at("", arguments, choice.way):
            _check(operation, choice, pointer, fields)


def _check(operation: Operation, choice: Choice, pointer: str, fields: Mapping[str, Any]) -> None:
    present = [name for name in choice.names if name in fields]
    if not present:
        first, *rest = choice.names
        others = ", ".join(rest)
        message = Message(f"与 {others} 必须填写一个", f"or {others.replace(', ', ' or ')} is required")
        raise parameter_error(issue_of(operation, first, message, pointer))
    if choice.is_exclusive and len(present) > 1:
        message = Message(f"与 {present[0]} 只能填写一个", f"must not be sent together with {present[0]}")
        raise parameter_error(issue_of(operation, present[1], message, pointer))


def _objects_at(pointer: str, value: Any, way: Sequence[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Iterate over the objects that the path `way` leads to, through lists, with their JSON Pointers."""
    if isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from _objects_at(f"{pointer}/{index}", item, way)
    elif not way:
        yield pointer, value
    elif way[0] in value:
        yield from _objects_at(f"{pointer}/{way[0]}", value[way[0]], way[1:])


def issue_of(operation: Operation, name: str, message: Message, pointer: str = "") -> ParameterIssue:
    """Return an issue about a whole argument, in any location; `pointer` is the JSON Pointer of the object that contains it."""
    is_argument = (each for each in operation.parameters.values() if each.argument == name and not pointer)
    parameter = next(is_argument, None)
    if parameter is None:
        return ParameterIssue(f"{pointer}/{name}", "", message, "body")
    return ParameterIssue(parameter.name, "", message, parameter.location)
