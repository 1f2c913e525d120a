"""Writes the records that the examples of a resource's operations name as JSON."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource_calls import CREATE, MOVE, READ, Kind
from wechatpay_codegen.api.resource_reach import Reach
from wechatpay_codegen.catalog.resource_parent import parents_of_examples


def example_records(reach: Reach, kind: Kind) -> Iterable[dict[str, Any]]:
    """Yield the records in the examples of queries and moves, or else of creations. The fields of one record are merged."""
    found: list[dict[str, object]] = list(parents_of_examples(reach))
    naming = {call.does for call in kind.calls} & {READ, MOVE} or {CREATE}
    for call in sorted(kind.calls, key=lambda call: call.does == READ):
        operation = reach.operation(call)
        if operation and call.does in naming:
            for fields in _records(reach, operation):
                _merge(found, fields, [number.name.text for number in reach.resource.numbers])
    state = reach.resource.state
    for fields in found:
        state_value = fields.pop(state.field.text, None) if state else None
        if state is None or state.absent is None or state_value not in (None, state.absent.text):
            # A record that no call creates has the state of its example. Others have their first state, in which
            # each call succeeds.
            example = state.example.text if state and state.example else None
            yield {
                "kind": kind.name.text if kind.name else "",
                "fields": fields,
                "state": state_value if state and state.absent else example,
            }


def _records(reach: Reach, operation: Operation) -> Iterable[dict[str, object]]:
    resource = reach.resource
    names = {name.text for number in resource.numbers for name in (number.name, *number.within)}
    names |= {resource.state.field.text} if resource.state else set()
    names |= reach.fields_by_name().keys() if resource.add and not resource.is_callers else set()
    for example in operation.examples:
        reply = example.reply or {}
        record = reply.get(resource.inside.text) if resource.inside else None
        inner = cast("dict[str, object]", record) if isinstance(record, dict) else {}
        values = {**reply, **inner, **example.given}
        fields = {resource.field_of(name): value for name, value in values.items()}
        yield {name: value for name, value in fields.items() if name in names}


def _merge(found: list[dict[str, object]], fields: Mapping[str, object], numbers: Iterable[str]) -> None:
    """Add a record, or merge it into a record that has one of its numbers."""
    numbers = fields.keys() & set(numbers)
    for known in found:
        if any(known.get(name) == fields[name] for name in numbers):
            known.update(fields)
            return
    found.append(dict(fields))
