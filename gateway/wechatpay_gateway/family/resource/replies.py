"""What a reply shows of a record: every field of the reply that the record has."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from wechatpay_gateway.base.times import to_pattern
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.catalog.schema import Schema
from wechatpay_gateway.family.resource.definition import Resource
from wechatpay_gateway.family.resource.records import Record


def shown(
    resource: Resource,
    record: Record,
    schema: Schema,
    example: Mapping[str, Any],
    always: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The object that a schema describes, filled from a record.

    A required field that the record does not have is as in the `example`. `always` are fields with one value.
    """
    values = visible(resource, record)
    required = schema.get("required", ())
    found: dict[str, Any] = {}
    for name, part in schema.get("properties", {}).items():
        value = (always or {}).get(name)
        if value is None:
            value = _formed(part, values.get(resource.field_of(name)))
        if value is None and name in required:
            value = example.get(name)
        if value is not None:
            found[name] = value
    return found


def visible(resource: Resource, record: Record) -> dict[str, Any]:
    """The fields of a record that show in its present state, by the record's names: those of its request, and those that were set later."""
    values = {resource.field_of(name): value for name, value in record.request.items()}
    values |= {name: value for name, value in record.fields.items() if value is not None}
    for rule in resource.fields:
        value = values.get(rule.name)
        if rule.states and record.state not in rule.states:
            value = None
        elif value is None:
            value = rule.value
        values[rule.name] = _paired(rule.pairs, value)
    if resource.state_field:
        values[resource.state_field] = record.state
    return values


def _paired(pairs: Sequence[str], value: Any) -> Any:
    """Rows of two fields out of an object, where a rule wants that."""
    if not pairs or not isinstance(value, dict):
        return value
    first, second = pairs
    rows = cast("dict[str, Any]", value)
    return [{first: name, second: each} for name, each in rows.items()] or None


def _formed(schema: Schema, value: Any) -> Any:
    """A moment in the form that the field has; every other value as it is."""
    pattern: str | None = schema.get("x-date-pattern")
    if pattern is not None and isinstance(value, str) and "T" in value:
        return to_pattern(datetime.fromisoformat(value).timestamp(), pattern)
    return value


def example_fields(operation: Operation) -> Mapping[str, Any]:
    """The reply of the operation's first example that succeeded; nothing where it has none."""
    example = operation.success_example
    return {} if example is None else example.reply_fields


def rows_at(schema: Schema, path: str) -> tuple[str, Schema]:
    """The dotted path of the rows of a list's reply, and the schema of one; without a path, the reply's only list."""
    if not path:
        lists = {name: part for name, part in schema.get("properties", {}).items() if part.get("type") == "array"}
        name, part = next(iter(lists.items()))
        return name, part.get("items", {})
    part = schema
    for step in path.split("."):
        part = part["properties"][step]
    return path, part.get("items", {})
