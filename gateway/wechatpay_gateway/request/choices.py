"""Arguments of which one must be given, or fields of a model inside them: at least one of several, or exactly one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.base.errors import Message, ParameterIssue, parameter_error
from wechatpay_gateway.catalog.catalog import Choice, Operation


def check_choices(operation: Operation, arguments: Mapping[str, Any]) -> None:
    """Check what the operation lets its caller choose; `arguments` are those of path, query, headers and body together.

    Raises:
        Refusal: 400 PARAM_ERROR: none of several is given, or more than one where only one may be.
    """
    for choice in operation.choices:
        for pointer, holder in _holders("", arguments, choice.way):
            _check(operation, choice, pointer, holder)


def _check(operation: Operation, choice: Choice, pointer: str, holder: Mapping[str, Any]) -> None:
    present = [name for name in choice.names if name in holder]
    if not present:
        first, *rest = choice.names
        others = ", ".join(rest)
        message = Message(f"与 {others} 必须填写一个", f"or one of {others} is required")
        raise parameter_error(issue_of(operation, first, message, pointer))
    if choice.is_exclusive and len(present) > 1:
        message = Message(f"与 {present[0]} 只能填写一个", f"must not be given together with {present[0]}")
        raise parameter_error(issue_of(operation, present[1], message, pointer))


def _holders(pointer: str, value: Any, way: Sequence[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every object at the end of the way, through lists, with its JSON Pointer; none where the way is not given."""
    if isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from _holders(f"{pointer}/{index}", item, way)
    elif not way:
        yield pointer, value
    elif way[0] in value:
        yield from _holders(f"{pointer}/{way[0]}", value[way[0]], way[1:])


def issue_of(operation: Operation, name: str, message: Message, pointer: str = "") -> ParameterIssue:
    """The issue of an argument as a whole, wherever it travels; `pointer` leads to the object of the body that has it."""
    is_argument = (each for each in operation.parameters.values() if each.argument == name and not pointer)
    parameter = next(is_argument, None)
    if parameter is None:
        return ParameterIssue(f"{pointer}/{name}", "", message, "body")
    return ParameterIssue(parameter.name, "", message, parameter.location)
