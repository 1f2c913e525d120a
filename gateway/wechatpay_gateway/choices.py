"""Arguments of which one must be given: at least one of several, or exactly one."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.catalog import Operation
from wechatpay_gateway.errors import Message, ParameterIssue, parameter_error


def check_choices(operation: Operation, arguments: Mapping[str, Any]) -> None:
    """Check what the operation lets its caller choose; `arguments` are those of path, query, headers and body together.

    Raises:
        Refusal: 400 PARAM_ERROR: none of several is given, or more than one where only one may be.
    """
    for choice in operation.choices:
        given = [name for name in choice.names if name in arguments]
        if not given:
            first, *rest = choice.names
            others = ", ".join(rest)
            message = Message(f"与 {others} 必须填写一个", f"or one of {others} is required")
            raise parameter_error(issue_of(operation, first, message))
        if choice.is_exclusive and len(given) > 1:
            message = Message(f"与 {given[0]} 只能填写一个", f"must not be given together with {given[0]}")
            raise parameter_error(issue_of(operation, given[1], message))


def issue_of(operation: Operation, name: str, message: Message) -> ParameterIssue:
    """The issue of an argument as a whole, wherever it travels."""
    parameter = next((each for each in operation.parameters.values() if each.argument == name), None)
    if parameter is None:
        return ParameterIssue(f"/{name}", "", message, "body")
    return ParameterIssue(parameter.name, "", message, parameter.location)
