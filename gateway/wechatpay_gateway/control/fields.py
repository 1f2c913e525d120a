"""The fields of a control request: a JSON object with known names and types."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from wechatpay_gateway.core.gateway import Gateway

Handler = Callable[[Gateway, dict[str, Any]], Any]
"""Does what a control request asks, with the fields of its JSON body; the result is the JSON of the reply."""


def take(
    fields: dict[str, Any], types: Mapping[str, type] = MappingProxyType({}), required: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The fields, when each is known and has its type and none that is required is missing.

    Raises:
        ValueError: which one is wrong, and what would be right.
    """
    for name, value in fields.items():
        if name not in types:
            raise ValueError(f"unknown field {name!r}; these are: {', '.join(types) or 'none'}")
        if type(value) is not types[name]:
            raise ValueError(f"the field {name!r} must be {types[name].__name__}")
    for name in required:
        if name not in fields:
            raise ValueError(f"the field {name!r} is missing")
    return fields
