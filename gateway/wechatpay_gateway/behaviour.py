"""What an operation does: a verified and checked call in, an outcome out."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from attrs import frozen

from wechatpay_gateway.catalog import Operation


@frozen
class Call:
    """A call whose signature and arguments were found right; `now` is in seconds since 1970."""

    mchid: str
    arguments: Mapping[str, Any]
    body: Mapping[str, Any] | None
    now: float


@frozen
class Outcome:
    """The reply's status and JSON; `None` for a reply without a body."""

    status: int
    body: Any = None


Behaviour = Callable[[Call], Outcome]
"""Does an operation; raises `errors.Refusal` where WeChat Pay would refuse."""


def example_outcome(operation: Operation) -> Outcome:
    """The outcome of an operation without a state machine: its example's, else one that fits its schema."""
    example = operation.success_example
    if example is not None:
        return Outcome(example.status, example.reply)
    status = min(operation.replies)
    schema = operation.replies[status]
    return Outcome(status, None if schema is None else _placeholder(schema))


def _placeholder(schema: Mapping[str, Any]) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            properties = cast("Mapping[str, Mapping[str, Any]]", schema.get("properties", {}))
            return {name: _placeholder(each) for name, each in properties.items()}
        case "array":
            return []
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
        case _:
            return "x" * schema.get("minLength", 1)
