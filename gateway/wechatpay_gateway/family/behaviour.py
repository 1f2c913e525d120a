"""What an operation does: a verified and checked call in, an outcome out."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Catalog, Example, Operation


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


Behaviour = Callable[[Call], Outcome]
"""Does an operation; raises `errors.Refusal` where WeChat Pay would refuse."""

Place = tuple[str, str]
"""A method and a path with `{}` for each parameter: what an operation is called on the wire, whatever the catalog calls it."""


def bind(catalog: Catalog, behaviours: Mapping[Place, Behaviour]) -> dict[str, Behaviour]:
    """The behaviours by the name of the catalog's operation that each belongs to."""
    return {name: behaviour for place, behaviour in behaviours.items() for name in catalog.names_at(place)}


def examples_at(catalog: Catalog, place: Place) -> list[Example]:
    """The examples of the operation at this place; none when the catalog has no such operation."""
    return [example for name in catalog.names_at(place) for example in catalog.operations[name].examples]


def to_reply(call: Call, values: Mapping[str, Any], status: int = 200) -> Outcome:
    """The outcome with those `values` that the operation's reply has a field for and that are not `None`."""
    schema = call.operation.replies.get(status) or {}
    return Outcome(
        status, {name: values[name] for name in schema.get("properties", ()) if values.get(name) is not None}
    )


def to_content(fields: Mapping[str, Any]) -> str:
    """What a request says, as text that is equal for requests that say the same: encrypted values count as their plaintext."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
