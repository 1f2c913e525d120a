"""Fills the fields of a reply from a record."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from wechatpay_gateway.base.times import to_pattern
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.catalog.schema import Schema
from wechatpay_gateway.family.resource.definition.calls import Kind
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.shown import fitted, shown

_OWNER = frozenset({"mchid", "sp_mchid"})
"""Names of the number of the merchant that created a record."""


def content_of(
    resource: Resource,
    record: Record,
    schema: Schema,
    example: Mapping[str, Any],
    always: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the object that a schema describes, filled from a record.

    A required field that the record does not have is copied from `example`, except for the number of the merchant that created
    the record. `always` are constant fields.
    """
    values = visible(resource, record)
    required = schema.get("required", ())
    found: dict[str, Any] = {}
    for name, part in schema.get("properties", {}).items():
        if name == resource.inside and part.get("type") == "object":
            found[name] = content_of(resource, record, part, example.get(name) or {}, always)
            continue
        value = (always or {}).get(name)
        if value is None:
            own = resource.field_of(name)
            value = _to_format(part, values.get(own))
            if own in resource.shown:
                value = fitted(part, value, example.get(name))
        if value is None and name in required:
            value = (record.mchid if name in _OWNER else "") or example.get(name)
        if value is not None:
            found[name] = value
    return found


def visible(resource: Resource, record: Record) -> dict[str, Any]:
    """Return the fields that a record has in its current state, from its request and from later changes, by the record's names."""
    request = record.request
    values = {resource.field_of(name): value for name, value in request.items()}
    values |= {rule.name: shown(request, rule.shows) for rule in resource.fields if rule.shows}
    values |= {name: value for name, value in record.fields.items() if value is not None}
    for rule in resource.fields:
        value = values.get(rule.name)
        if rule.states and record.state not in rule.states:
            value = None
        elif value is None:
            value = rule.by_state.get(record.state, rule.value)
        values[rule.name] = _to_rows(rule.pairs, value)
    if resource.state_field:
        values[resource.state_field] = record.state
    return values


def _to_rows(pairs: Sequence[str], value: Any) -> Any:
    """Convert an object to rows of two fields, if the rule has `pairs`."""
    if not pairs or not isinstance(value, dict):
        return value
    first, second = pairs
    rows = cast("dict[str, Any]", value)
    return [{first: name, second: each} for name, each in rows.items()] or None


def _single(value: Any) -> Any:
    """Return the first item of a list; other values unchanged."""
    return next(iter(cast("Sequence[Any]", value)), None) if isinstance(value, list) else value


def _to_format(schema: Schema, value: Any) -> Any:
    """Return a value as the field's schema requires: a time in its format, and the first item of a list for a single object."""
    if schema.get("type") == "object":
        return _single(value)
    pattern: str | None = schema.get("x-date-pattern")
    if pattern is not None and isinstance(value, str) and "T" in value:
        return to_pattern(datetime.fromisoformat(value).timestamp(), pattern)
    return value


def example_fields(operation: Operation) -> Mapping[str, Any]:
    """Return the reply of the operation's first successful example; an empty object if there is none."""
    example = operation.success_example
    return {} if example is None else example.reply_fields


class ExampleReplies:
    """The example replies of the operations of a resource, from which required fields are copied that a record lacks."""

    def __init__(self, operations: Mapping[str, Operation]) -> None:
        self._operations = operations
        self._found: dict[str, Mapping[str, Any]] = {}

    def of(self, kind: Kind, operation: Operation) -> Mapping[str, Any]:
        """Return the reply of an operation's example, extended by the fields of the queries' examples."""
        existing = self._found.get(operation.name)
        if existing is None:
            queries = [self._operations[each.operation] for each in kind.reads]
            existing = ChainMap(*(dict(example_fields(each)) for each in (operation, *queries)))
            self._found[operation.name] = existing
        return existing


def rows_at(schema: Schema, path: str) -> tuple[str, Schema]:
    """Return the dotted path of the rows in a list's reply, and the schema of a row; without a path, those of the only list."""
    if not path:
        lists = {name: part for name, part in schema.get("properties", {}).items() if part.get("type") == "array"}
        name, part = next(iter(lists.items()))
        return name, part.get("items", {})
    part = schema
    for step in path.split("."):
        part = part["properties"][step]
    return path, part.get("items", {})
