"""Content as a later release of WeChat Pay could send it: with fields and values that no page of today lists."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.catalog.schema import Schema

NEW_FIELD = "new_field"
"""The name of the field that is added."""
NEW_VALUE = "NEW_VALUE"
"""The value that is unknown to every enum, by default."""


def with_new_fields(value: Any) -> Any:
    """Return JSON in which each object has the field `NEW_FIELD`, an object, in addition."""
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        return {**{name: with_new_fields(each) for name, each in fields.items()}, NEW_FIELD: {"since": "later"}}
    if isinstance(value, list):
        return [with_new_fields(each) for each in cast("Sequence[Any]", value)]
    return value


def with_new_values(schema: Schema, value: Any, name: str | None, new: str) -> Any:
    """Return JSON in which enums have an unknown value.

    Args:
        schema: the resolved schema of the value.
        value: the JSON.
        name: the only field to change, wherever it is; `None` changes every enum.
        new: the unknown value.
    """
    if isinstance(value, Mapping):
        properties = cast("Mapping[str, Schema]", schema.get("properties", {}))
        return {
            key: _changed(key, properties.get(key, {}), each, name, new)
            for key, each in cast("Mapping[str, Any]", value).items()
        }
    if isinstance(value, list):
        items = cast("Schema", schema.get("items", {}))
        return [with_new_values(items, each, name, new) for each in cast("Sequence[Any]", value)]
    return value


def _changed(key: str, schema: Schema, value: Any, name: str | None, new: str) -> Any:
    if isinstance(value, str) and (key == name or (name is None and is_enum(schema))):
        return new
    if isinstance(value, list) and name in (None, key) and is_enum(cast("Schema", schema.get("items", {}))):
        return [new] * len(cast("Sequence[Any]", value))
    return with_new_values(schema, value, name, new)


def is_enum(schema: Schema) -> bool:
    """Return whether a schema is that of a text with listed values."""
    return "enum" in schema and schema.get("type", "string") == "string"
