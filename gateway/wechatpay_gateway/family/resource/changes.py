"""Applies a change to a record, for calls and for steps of staff."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.family.resource.definition.effects import Change
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.record import Record


def changed(
    resource: Resource, record: Record, change: Change, now: float, sets: Mapping[str, Any] | None = None
) -> Record:
    """Return the record after a change that sets some fields, without the fields that the new state does not have."""
    times = dict.fromkeys(change.times, to_moment(now)) if change.times else {}
    counts = {name: (record.fields.get(name) or 0) + 1 for name in change.counts}
    fields = {**record.fields, **(sets or {}), **change.values, **counts, **times}
    if change.target is None:
        return record.with_fields(fields)
    return record.with_state(change.target, fields | _missing(resource, change.target), now)


def in_state(resource: Resource, record: Record, state: str, now: float) -> Record:
    """Return the record in another state, without the fields that this state does not have."""
    return record.with_state(state, {**record.fields, **_missing(resource, state)}, now)


def _missing(resource: Resource, state: str) -> dict[str, Any]:
    """Return the fields that a state does not have, as `None`; a number stays with its record, and is not shown."""
    rules = [rule for rule in resource.fields if rule.states and state not in rule.states]
    return {rule.name: None for rule in rules if resource.number_of(rule.name) is None}


def may_start(change: Change, state: str) -> bool:
    """Return whether a change can start from a state."""
    return change.source is None or state in change.source


def hindrance(change: Change, fields: Mapping[str, Any]) -> str | None:
    """Return the first field of a record that does not allow a change; `None` if all fields allow it."""
    wrong = [name for name, value in change.requires.items() if fields.get(name) != value]
    missing = [name for name in change.needs if fields.get(name) is None]
    present = [name for name in change.unless if fields.get(name) not in (None, False)]
    return next(iter((*wrong, *missing, *present)), None)
