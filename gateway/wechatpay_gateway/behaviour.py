"""What an operation does: a verified and checked call in, an outcome out."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from attrs import field, frozen

from wechatpay_gateway.catalog import Catalog, Example, Operation


@frozen
class Call:
    """A call whose signature and arguments were found right.

    `mchid` is the merchant that calls, empty where the brand `brand_id` does; `arguments` are those of path, query and headers; encrypted
    values are opened; `now` is in seconds since 1970; `origin` is scheme and host of the address that was called, as the caller wrote it.
    """

    operation: Operation
    mchid: str
    arguments: Mapping[str, Any] = field(repr=False)
    body: Mapping[str, Any] | None = field(repr=False)
    now: float
    brand_id: str = ""
    origin: str = ""

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the body; none when there is no body."""
        return {} if self.body is None else self.body


@frozen
class Outcome:
    """The reply's status and JSON; `None` for a reply without a body.

    A `file` stands in the place of JSON, and is not signed; `media_type` is its `Content-Type`.
    """

    status: int
    body: Any = field(default=None, repr=False)
    file: bytes | None = field(default=None, repr=False)
    media_type: str = "application/octet-stream"


Behaviour = Callable[[Call], Outcome]
"""Does an operation; raises `errors.Refusal` where WeChat Pay would refuse."""

Place = tuple[str, str]
"""A method and a path with `{}` for each parameter: what an operation is called on the wire, whatever the catalog calls it."""

_PATH_PARAMETER = re.compile(r"\{[^{}]*\}")


def places(operation: Operation) -> Iterator[Place]:
    """Where an operation is found; a slash at the end of a path makes no difference."""
    for route in operation.routes:
        yield operation.method, _PATH_PARAMETER.sub("{}", route.path).rstrip("/")


def bind(catalog: Catalog, behaviours: Mapping[Place, Behaviour]) -> dict[str, Behaviour]:
    """The behaviours by the name of the catalog's operation that each belongs to."""
    return {
        operation.name: behaviours[place]
        for operation in catalog.operations.values()
        for place in places(operation)
        if place in behaviours
    }


def examples_at(catalog: Catalog, place: Place) -> list[Example]:
    """The examples of the operation at this place; none when the catalog has no such operation."""
    return [
        example
        for operation in catalog.operations.values()
        if place in places(operation)
        for example in operation.examples
    ]


def to_reply(call: Call, values: Mapping[str, Any], status: int = 200) -> Outcome:
    """The outcome with those `values` that the operation's reply has a field for and that are not `None`."""
    schema = call.operation.replies.get(status) or {}
    return Outcome(
        status, {name: values[name] for name in schema.get("properties", ()) if values.get(name) is not None}
    )


def to_content(fields: Mapping[str, Any]) -> str:
    """What a request says, as text that is equal for requests that say the same: encrypted values count as their plaintext."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def example_outcome(operation: Operation, arguments: Mapping[str, Any]) -> Outcome:
    """The outcome of an operation without a state machine: that of the example with these arguments, or of its first.

    Where the operation has no example, the outcome fits its schema.
    """
    example = operation.example_of(arguments)
    status = min(operation.replies) if example is None else example.status
    schema = operation.replies.get(status)
    if schema and schema.get("format") == "binary":
        return Outcome(status, file=_PICTURE, media_type="image/png")
    if example is not None:
        return Outcome(status, example.reply)
    return Outcome(status, None if schema is None else _placeholder(schema, ()))


_PICTURE = b"\x89PNG\r\n\x1a\n"
"""What is sent where a page answers a file and no state says which."""
_TEXTS = {"date-time": "2026-01-01T00:00:00+08:00", "date": "2026-01-01"}


def _placeholder(schema: Mapping[str, Any], holders: tuple[int, ...]) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            properties = cast("Mapping[str, Mapping[str, Any]]", schema.get("properties", {}))
            inside = (*holders, id(schema))
            return {name: _placeholder(each, inside) for name, each in properties.items() if id(each) not in inside}
        case "array":
            return []
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
        case _:
            return _placeholder_text(schema, holders)


def _placeholder_text(schema: Mapping[str, Any], holders: tuple[int, ...]) -> str:
    if "contentSchema" in schema:
        return json.dumps(_placeholder(schema["contentSchema"], holders), ensure_ascii=False)
    pattern = schema.get("x-date-pattern")
    if pattern is not None:
        day = {"yyyy": "2026", "MM": "01", "dd": "01", "HH": "00", "mm": "00", "ss": "00"}
        return re.sub("yyyy|MM|dd|HH|mm|ss", lambda part: day[part.group()], pattern)
    text = _TEXTS.get(schema.get("format", ""))
    return "x" * max(schema.get("minLength", 1), schema.get("x-minBytes", 1)) if text is None else text
