"""Fields of a record that show parts of the request that created it."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.catalog.schema import Schema


def shown(request: Mapping[str, Any], paths: Sequence[Sequence[str]]) -> Any:
    """Return what a request has at these paths: the first value, or, if the values are objects, their fields together."""
    found = [value for path in paths if (value := at(request, path)) is not None]
    if not found or not all(isinstance(value, dict) for value in found):
        return next(iter(found), None)
    return {name: each for value in found for name, each in cast("dict[str, Any]", value).items()}


def at(fields: Mapping[str, Any], path: Sequence[str]) -> Any:
    """Return the value at a path, or `None` if a part of the path is missing."""
    value: Any = fields
    for name in path:
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, Any]", value).get(name)
    return value


def fitted(schema: Schema, value: Any, example: Any) -> Any:
    """Return an object with the fields that a reply has; a required field that it lacks is copied from `example`.

    Other values are returned unchanged.
    """
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, Any]", value)
    other = cast("dict[str, Any]", example) if isinstance(example, dict) else {}
    required = schema.get("required", ())
    found: dict[str, Any] = {}
    for name in schema.get("properties", {}):
        each = fields.get(name)
        if each is None and name in required:
            each = other.get(name)
        if each is not None:
            found[name] = each
    return found
