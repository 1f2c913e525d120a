"""Checks the names in resource files: operations, fields, states, error codes and notifications."""

import re
from collections.abc import Collection, Iterable, Sequence

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.resource import CREATE, LIST, MOVE, READ, Announcement, Call, Constants, Resource
from wechatpay_codegen.api.resource_reach import Reach, reply_fields, rows_of
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.rules.values import Values
from wechatpay_codegen.source.complaint import Complaint, did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Scalar

_ENDS_IN_DIGITS = re.compile(r".*[0-9]")
_PAIR = 2
_REASONS = {
    CREATE: ("number_taken", "open"),
    READ: ("unknown", "other_merchant"),
    LIST: (),
    MOVE: ("unknown", "other_merchant", "state"),
}
"""The reasons for which each kind of call can be refused."""


def broken_resources(api: Api) -> Iterable[Complaint]:
    """Yield a complaint for every unknown name in a resource. Each file must be valid."""
    operations = {operation.dotted_name: operation for operation in api.operations}
    notifications = {notification.dotted_name: notification for notification in api.notifications}
    for resource in api.resources:
        before = len(resource.document.complaints)
        _Checks(Reach(resource, operations, notifications), api.common_errors).check()
        yield from resource.document.complaints[before:]
    yield from _same_names(api.resources)
    yield from _same_operations(api.resources)


def _same_names(resources: Iterable[Resource]) -> Iterable[Complaint]:
    """Check that the names of resources are unique, and that each `family` is the name of a resource."""
    by_name: dict[str, Resource] = {}
    for resource in resources:
        first = by_name.setdefault(resource.name, resource)
        if first is not resource:
            place = resource.document.place(resource.numbers[0].name)
            what = f"{first.document.path} is also a resource `{resource.name}`"
            yield Complaint(place, what, "Rename one of the files: control addresses start with the name.")
    for resource in resources:
        if resource.family and resource.family.text not in by_name:
            document, family = resource.document, resource.family
            what = f"there is no resource `{family.text}`"
            hint = sentences(did_you_mean(family.text, by_name), "Write the name of a resource file.")
            yield Complaint(document.place(family), what, hint, document.line_of(family))


def _same_operations(resources: Iterable[Resource]) -> Iterable[Complaint]:
    """Check that an operation belongs to one resource, and has one use there. Several moves count as one use."""
    uses: dict[str, tuple[Resource, Call]] = {}
    for resource in resources:
        for call in resource.calls:
            name = resource.dotted(call.operation)
            first, earlier = uses.setdefault(name, (resource, call))
            if first is not resource or (earlier is not call and (call.does != MOVE or earlier.does != MOVE)):
                document = resource.document
                what = f"`{name}` is already used at {first.document.place(earlier.operation)}"
                place = document.place(call.operation)
                yield Complaint(
                    place, what, "Use each operation once, in one resource.", document.line_of(call.operation)
                )


class _Checks:
    def __init__(self, reach: Reach, common_errors: Sequence[ErrorRow]) -> None:
        self._reach = reach
        self._resource = reach.resource
        self._document = reach.resource.document
        self._common_errors = common_errors

    def check(self) -> None:
        self._check_kinds()
        for call in self._resource.calls:
            self._check_member(
                call.operation, self._reach.operations, "operation", self._resource.dotted(call.operation)
            )
        if self._document.complaints:
            return
        self._known = self._reach.known()
        self._states = self._reach.states()
        self._check_state()
        self._check_numbers()
        self._check_fields()
        for call, operation in self._reach.used():
            self._check_call(call, operation)
        for step in self._resource.steps:
            for argument in step.arguments:
                self._check_field(argument.sets)
        for change in self._resource.changes:
            self._check_states((*(change.source or ()), *((change.target,) if change.target else ())))
            self._check_all(change.times)
            if change.announcement:
                self._check_announcement(change.announcement)

    def _check_kinds(self) -> None:
        kinds = [kind.name for kind in self._resource.kinds]
        names = [name.text for name in kinds if name]
        if None in kinds and names:
            what = "this call is outside `kinds`"
            misplaced = next(call for kind in self._resource.kinds if kind.name is None for call in kind.calls)
            self._document.complain(misplaced.operation, what, "Move each call into one of the kinds.")
        default = self._resource.default_kind
        if default:
            self._check_member(default, names, "kind")

    def _check_state(self) -> None:
        state, resource = self._resource.state, self._resource
        if state is None:
            uses = [*(scalar for rule in resource.fields for scalar in rule.states), *resource.closed]
            uses += [
                scalar for change in resource.changes for scalar in (*(change.source or ()), change.target) if scalar
            ]
            for scalar in uses[:1]:
                self._document.complain(
                    scalar, "a state is listed, but the resource has no `state`", "Add `state` with its `field`."
                )
            return
        if not self._states:
            what = f"no reply has a field `{state.field.text}` that is an enum"
            names = [field.wire_name for _, field in self._reach.record_fields()]
            self._document.complain(
                state.field, what, sentences(did_you_mean(state.field.text, names), "Use the field with the state.")
            )
            return
        self._check_states(scalar for scalar in (state.first, state.absent) if scalar)
        for scalar in state.unused:
            self._check_member(scalar, self._reach.state_values(), "state")
        creates = [call for call in resource.calls if call.does == CREATE]
        if creates and state.first is None:
            self._document.complain(
                creates[0].operation, "`create` requires an initial state", "Add `first` to `state`."
            )

    def _check_numbers(self) -> None:
        for number in self._resource.numbers:
            self._check_field(number.name)
            self._check_all(number.within)
            if number.first and not _ENDS_IN_DIGITS.fullmatch(number.first.text):
                self._document.complain(
                    number.first,
                    f"`{number.first.text}` does not end in digits",
                    "Write a number with digits at the end, such as `1001`. The gateway increments them.",
                )

    def _check_fields(self) -> None:
        resource = self._resource
        fields = {
            resource.field_of(field.wire_name): (operation, field) for operation, field in self._reach.record_fields()
        }
        for rule in resource.fields:
            self._check_states(rule.states)
            if rule.name.text not in fields:
                self._check_member(rule.name, fields, "field of a reply")
            elif rule.value_node:
                operation, field = fields[rule.name.text]
                values = Values(self._document, operation.scope, is_received=True)
                rule.value = values.of_type(rule.name.text, field.type, rule.value_node)
            if rule.pairs and len(rule.pairs) != _PAIR:
                self._document.complain(rule.pairs[0], f"`pairs` has {len(rule.pairs)} fields", "List two fields.")
        wire_names = self._reach.wire_names()
        for wire_name, _ in resource.names:
            self._check_member(wire_name, wire_names, "argument or field")
        self._check_all(resource.per)
        self._check_states(resource.closed)

    def _check_call(self, call: Call, operation: Operation) -> None:
        self._check_states(call.again)
        arguments = {argument.wire_name: argument for argument in operation.arguments}
        replied = {field.wire_name: field for field in reply_fields(operation)}
        rows = [self._resource.field_of(field.wire_name) for field in rows_of(operation)] if call.does == LIST else []
        for argument, name in call.filters:
            field = self._resource.field_of(name.text)
            if self._check_member(argument, arguments, f"argument of {operation.dotted_name}"):
                self._check_member(name, dict.fromkeys((*rows, *self._known)), "field of a record", field)
        if call.between:
            self._check_field(call.between.field)
            for bound in (call.between.start, call.between.end):
                self._check_member(bound, arguments, f"argument of {operation.dotted_name}")
        self._read(call.when, operation, arguments.values(), "argument")
        for constants in (call.reply, call.otherwise):
            self._read(constants, operation, replied.values(), "reply field")
        self._check_errors(call, operation)

    def _check_errors(self, call: Call, operation: Operation) -> None:
        own = {row.code for row in operation.errors} | {row.code for row in self._common_errors}
        codes = {why.text: code for why, code in (*self._resource.errors, *call.errors)}
        for why in _REASONS[call.does]:
            if why in codes:
                self._check_member(codes[why], sorted(own), f"error code of {operation.dotted_name}")

    def _check_announcement(self, announcement: Announcement) -> None:
        name, resource = announcement.notification, self._resource
        notification = self._reach.notifications.get(resource.dotted(name))
        if notification is None:
            self._check_member(name, self._reach.notifications, "notification", resource.dotted(name))
            return
        events = [event_type.text for event_type in notification.event_types]
        if announcement.event_type:
            self._check_member(announcement.event_type, events, f"event type of {notification.dotted_name}")
        elif len(events) > 1:
            what = f"{notification.dotted_name} has several event types"
            self._document.complain(name, what, f"Add `event_type` with one of these: {enumerated(events)}.")
        if not self._reach.addresses(notification):
            what = f"no operation of this resource has an argument with the URL for {notification.dotted_name}"
            self._document.complain(name, what, "Add it to `notifications` of the operation with that argument.")

    def _read(self, constants: Constants | None, operation: Operation, fields: Iterable[Field], what: str) -> None:
        """Read the values of constants as values of these fields."""
        if constants:
            values = Values(self._document, operation.scope, is_received=True)
            constants.values = values.of_fields(constants.node, fields, what)

    def _check_states(self, states: Iterable[Scalar]) -> None:
        if self._states:
            for state in states:
                self._check_member(state, self._states, "state")

    def _check_all(self, names: Iterable[Scalar]) -> None:
        for name in names:
            self._check_field(name)

    def _check_field(self, name: Scalar) -> None:
        self._check_member(name, self._known, "field of a record")

    def _check_member(self, name: Scalar, known: Collection[str], what: str, full_name: str = "") -> bool:
        """Return whether a name is known, and complain if it is not. Pass `full_name` if it differs from the name."""
        is_known = (full_name or name.text) in known
        if not is_known:
            hint = f"Known: {enumerated(known)}." if known else f"No {what} is defined."
            expected = sentences(did_you_mean(full_name or name.text, known), hint)
            self._document.complain(name, f"`{name.text}` is not a known {what}", expected)
        return is_known
