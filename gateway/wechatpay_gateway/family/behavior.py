"""The behavior of an operation: a function from a verified call to its outcome."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from attrs import field, frozen

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Catalog, Example, Operation


@frozen
class Call:
    """A call whose signature and arguments are valid.

    Attributes:
        operation: the operation.
        mchid: the merchant that signed the request; empty if the brand `brand_id` signed it.
        arguments: the arguments in the path, the query and the headers, with encrypted values decrypted.
        body: the JSON body, with encrypted values decrypted.
        now: the time of the call, in seconds since 1970.
        brand_id: the brand that signed the request, if one did.
        origin: scheme and host of the requested URL, as the client wrote them.
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
        """The fields of the body; empty if there is no body."""
        return {} if self.body is None else self.body


Behavior = Callable[[Call], Outcome]
"""Performs an operation; raises `errors.Refusal` if WeChat Pay would refuse the call."""

Check = Callable[[Call], None]
"""Checks a call before its operation is performed; raises `errors.Refusal` if WeChat Pay would refuse the call."""

Place = tuple[str, str]
"""An HTTP method and a path with `{}` for each parameter. Identifies an operation independently of its name in the catalog."""


BoundT = TypeVar("BoundT")


def bind(catalog: Catalog, by_place: Mapping[Place, BoundT]) -> dict[str, BoundT]:
    """Map the names of the catalog's operations to what belongs to their places: their behaviors or their checks."""
    return {name: bound for place, bound in by_place.items() for name in catalog.names_at(place)}


def examples_at(catalog: Catalog, place: Place) -> list[Example]:
    """Return the examples of the operation at this place, or an empty list if the catalog does not have it."""
    return [example for name in catalog.names_at(place) for example in catalog.operations[name].examples]


def to_reply(call: Call, values: Mapping[str, Any], status: int = 200) -> Outcome:
    """Return an outcome with those `values` that are fields of the operation's reply and are not `None`."""
    schema = call.operation.replies.get(status) or {}
    return Outcome(
        status, {name: values[name] for name in schema.get("properties", ()) if values.get(name) is not None}
    )


def to_content(fields: Mapping[str, Any]) -> str:
    """Return the fields of a request as canonical JSON, to compare requests; encrypted values must be decrypted."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
