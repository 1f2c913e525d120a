"""A control address: its description, its fields and the equivalent Python call."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from attrs import frozen

from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import Field

Handler = Callable[[Gateway, dict[str, Any]], Any]
"""Handles a control request, given the fields of its JSON body; returns the JSON of the reply."""


@frozen
class Address:
    """One control address below `/_gateway`.

    Attributes:
        method: `GET`, `POST` or `DELETE`.
        path: the path.
        means: one sentence that describes the address.
        reply: the contents of the reply.
        python: the equivalent Python expression.
        does: handles a request.
        fields: the fields of the body.
        other_path: an older path that still works, or an empty string.
        texts: the names of the values in the reply that are for people; they are in the language of `Accept-Language`.
    """

    method: str
    path: str
    means: str
    reply: str
    python: str
    does: Handler
    fields: Sequence[Field] = ()
    other_path: str = ""
    texts: Collection[str] = ()
