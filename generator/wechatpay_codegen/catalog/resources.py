"""Writes resources as JSON, with the types, states, error rows and examples of their operations."""

from collections.abc import Iterable
from typing import Any

from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import ErrorRow
from wechatpay_codegen.api.resource import Addition, Argument, Number, Resource, Step
from wechatpay_codegen.api.resource_calls import CREATE, HISTORY, LIST, MOVE, READ, Call, Kind
from wechatpay_codegen.api.resource_changes import Change, Constants
from wechatpay_codegen.api.resource_reach import Reach
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.api.types import Integer
from wechatpay_codegen.catalog.resource_examples import example_records
from wechatpay_codegen.catalog.resource_history import history_entry, limit_entry, log_entry
from wechatpay_codegen.catalog.resource_list import list_entry
from wechatpay_codegen.catalog.resource_parent import parent_entry
from wechatpay_codegen.catalog.resource_time import seconds_of
from wechatpay_codegen.source.document import Scalar


def resource_entries(api: Api) -> Iterable[tuple[Resource, dict[str, Any]]]:
    """Yield each resource and its JSON object. Keys that the spec omits are `null` or empty."""
    operations = {operation.dotted_name: operation for operation in api.operations}
    notifications = {notification.dotted_name: notification for notification in api.notifications}
    by_name = {resource.name: resource for resource in api.resources}
    for resource in api.resources:
        yield resource, _Entry(Reach(resource, operations, notifications, by_name), api.common_errors).whole()


class _Entry:
    def __init__(self, reach: Reach, common_errors: tuple[ErrorRow, ...]) -> None:
        self._reach = reach
        self._resource = reach.resource
        self._common_errors = common_errors

    def whole(self) -> dict[str, Any]:
        """Return the resource as JSON. Operations and notifications are referred to by their dotted names."""
        resource = self._resource
        en, zh = resource.noun
        return {
            "resource": resource.dotted_name,
            "inside": _text(resource.inside),
            "family": resource.family.text if resource.family else resource.name,
            "noun": {"en": en, "zh": zh},
            "title": {"en": resource.title.en, "zh": resource.title.zh},
            "doc": resource.doc,
            "docs": resource.docs,
            "numbers": [self._number(number) for number in resource.numbers],
            "shared": resource.is_shared,
            "state": self._state(),
            "fields": [
                {
                    "name": rule.name.text,
                    "states": _texts(rule.states),
                    "value": rule.value,
                    "by_state": rule.values,
                    "pairs": _texts(rule.pairs),
                    "shows": _texts(rule.shows),
                }
                for rule in resource.fields
            ],
            "fixed": _texts(resource.fixed),
            "names": _mapping(resource.names),
            "belongs_to": parent_entry(self._reach),
            "one_open": {"per": _texts(resource.per), "closed": _texts(resource.closed)} if resource.per else None,
            "default_kind": _text(resource.default_kind),
            "kinds": [self._kind(kind) for kind in resource.kinds],
            "add": self._added(resource.add) if resource.add else None,
            "adds": {name.text: self._added(addition) for name, addition in resource.adds},
            "steps": [self._step(step) for step in resource.steps],
            "examples": [example for kind in resource.kinds for example in example_records(self._reach, kind)],
        }

    def _number(self, number: Number) -> dict[str, Any]:
        return {
            "name": number.name.text,
            "type": self._type(number.name.text),
            "made_by": number.made_by,
            "first": _text(number.first),
            "within": _texts(number.within),
        }

    def _type(self, number: str) -> str:
        """Return whether a number is an integer or a string."""
        types = [
            field.type
            for _, operation in self._reach.used()
            for field in (*operation.arguments, *(field for _, field in self._reach.record_fields()))
            if self._resource.field_of(field.wire_name) == number
        ]
        return "integer" if any(isinstance(type_, Integer) for type_ in types) else "string"

    def _state(self) -> dict[str, Any] | None:
        state = self._resource.state
        if state is None:
            return None
        return {
            "field": state.field.text,
            "enum": self._reach.state_type(),
            "states": self._reach.states(),
            "first": _text(state.first),
            "absent": _text(state.absent),
        }

    def _kind(self, kind: Kind) -> dict[str, Any]:
        calls = {
            does: [self._call(call) for call in kind.calls if call.does == does] for does in (CREATE, READ, LIST, MOVE)
        }
        history = next(
            (
                {"errors": self._errors(call), **history_entry(call, self._reach)}
                for call in kind.calls
                if call.does == HISTORY
            ),
            None,
        )
        return {"name": kind.name.text if kind.name else "", **calls, "history": history}

    def _call(self, call: Call) -> dict[str, Any]:
        entry: dict[str, Any] = {"operation": self._resource.dotted(call.operation)}
        if call.does == LIST:
            return {**entry, **list_entry(call, self._reach.operation(call))}
        entry |= {"errors": self._errors(call)}
        if call.does == CREATE:
            return {
                **entry,
                "again": _texts(call.again),
                "once": call.once,
                "replaces": call.replaces,
                **self._change(call.change),
            }
        if call.does == MOVE:
            return {
                **entry,
                "when": _values(call.when) or {},
                **self._change(call.change),
                "deletes": call.deletes,
                "once_per": _text(call.once_per),
                "at_most": limit_entry(call.at_most) if call.at_most else None,
                "stores": _mapping(call.stores),
                "reply": _values(call.reply) or {},
                "otherwise": _values(call.otherwise),
            }
        return entry

    def _errors(self, call: Call) -> dict[str, Any]:
        """Return the error rows by reason, with the status from the operation's table."""
        operation = self._reach.operation(call)
        rows = (*(operation.errors if operation else ()), *self._common_errors)
        found: dict[str, Any] = {}
        for why, code in (*self._resource.errors, *call.errors):
            row = next((row for row in rows if row.code == code.text), None)
            if row:
                found[why.text] = {"status": row.status, "code": row.code}
        return found

    def _step(self, step: Step) -> dict[str, Any]:
        return {
            "name": step.name.text,
            "actor": step.actor,
            "means": step.means,
            **self._change(step.change),
            "takes": _takes(step.arguments),
            "at": _text(step.at),
            "after_seconds": seconds_of(step.after.text) if step.after else None,
        }

    def _added(self, addition: Addition) -> dict[str, Any]:
        return {"means": addition.means, **self._change(addition.change), "takes": _takes(addition.arguments)}

    def _change(self, change: Change) -> dict[str, Any]:
        return {
            "from": None if change.source is None else _texts(change.source),
            "to": _text(change.target),
            "requires": _values(change.requires) or {},
            "unless": _texts(change.unless),
            "needs": _texts(change.needs),
            "values": _values(change.values) or {},
            "counts": _texts(change.counts),
            "times": _texts(change.times),
            "logs": log_entry(change.entry) if change.entry else None,
            "notification": self._notification(change),
        }

    def _notification(self, change: Change) -> dict[str, Any] | None:
        announcement = change.announcement
        if announcement is None:
            return None
        name = self._resource.dotted(announcement.notification)
        notification = self._reach.notifications[name]
        event_type = announcement.event_type or notification.event_types[0]
        return {
            "name": name,
            "event_type": event_type.text,
            "content": _values(announcement.content) or {},
            "address": self._address(notification),
            "address_of": owner.resource.dotted_name if (owner := self._reach.url_owner()) else None,
        }

    def _address(self, notification: Notification) -> str:
        """Return the field of the record with the URL of a notification."""
        reach = self._reach.url_owner() or self._reach
        return reach.resource.field_of(reach.addresses(notification)[0])


def _takes(arguments: Iterable[Argument]) -> list[dict[str, Any]]:
    return [
        {"name": each.name.text, "sets": each.sets.text, "type": each.type, "required": each.is_required}
        for each in arguments
    ]


def _values(constants: Constants | None) -> dict[str, object] | None:
    return constants.values if constants else None


def _mapping(pairs: tuple[tuple[Scalar, Scalar], ...]) -> dict[str, str]:
    return {name.text: value.text for name, value in pairs}


def _texts(scalars: tuple[Scalar, ...]) -> list[str]:
    return [scalar.text for scalar in scalars]


def _text(scalar: Scalar | None) -> str | None:
    return scalar.text if scalar else None
