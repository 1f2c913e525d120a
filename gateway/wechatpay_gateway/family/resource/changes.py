"""How a change alters a record, whoever makes it."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.family.resource.definition import Change, Resource
from wechatpay_gateway.family.resource.records import Record


def changed(
    resource: Resource, record: Record, change: Change, now: float, sets: Mapping[str, Any] | None = None
) -> Record:
    """The record after a change that sets some fields; fields that the new state does not have are forgotten."""
    times = dict.fromkeys(change.times, to_moment(now))
    after = evolve(record, fields={**record.fields, **(sets or {}), **times})
    return after if change.target is None else in_state(resource, after, change.target)


def in_state(resource: Resource, record: Record, state: str) -> Record:
    """The record in a state, without the fields that this state does not have."""
    missing = [rule.name for rule in resource.fields if rule.states and state not in rule.states]
    return evolve(record, state=state, fields={**record.fields, **dict.fromkeys(missing)})


def may_start(change: Change, state: str) -> bool:
    """Whether a change starts from a state."""
    return change.source is None or state in change.source
