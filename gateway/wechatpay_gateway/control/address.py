"""One control address: what it does, its fields, and the Python call that does the same."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import Field

Handler = Callable[[Gateway, dict[str, Any]], Any]
"""Does what a control request asks, with the fields of its JSON body; the result is the JSON of the reply."""


@frozen
class Address:
    """One control address below `/_gateway`.

    Attributes:
        method: `GET`, `POST` or `DELETE`.
        path: its path, or paths where an older one still works.
        means: one sentence: what it does.
        reply: what its reply contains.
        python: the Python expression that does the same.
        does: the work.
        fields: the fields of its body.
        other_path: an older path that still works.
    """

    method: str
    path: str
    means: str
    reply: str
    python: str
    does: Handler
    fields: Sequence[Field] = ()
    other_path: str = ""
