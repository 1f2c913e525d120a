"""Checks the names in resource files: operations, fields, states, error codes and notifications."""

import re
from collections.abc import Iterable, Sequence

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.resource import CALLER, Resource
from wechatpay_codegen.api.resource_calls import CREATE, HISTORY, LIST, MOVE, READ, Call
from wechatpay_codegen.api.resource_changes import Constants
from wechatpay_codegen.api.resource_reach import Reach, reply_fields
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.api.types import ModelReference
from wechatpay_codegen.rules.resource_changes import ChangeChecks
from wechatpay_codegen.rules.resource_history import check_entry, check_history, read_values
from wechatpay_codegen.rules.resource_list import check_list
from wechatpay_codegen.rules.resource_names import Names
from wechatpay_codegen.rules.resource_parent import check_parent
from wechatpay_codegen.rules.resource_paths import check_path
from wechatpay_codegen.rules.resource_time import check_times
from wechatpay_codegen.rules.values import Values
from wechatpay_codegen.source.complaint import Complaint, did_you_mean, sentences

_ENDS_IN_DIGITS = re.compile(r".*[0-9]")
_PAIR = 2
_REASONS = {
    CREATE: ("number_taken", "open"),
    READ: ("unknown", "other_merchant"),
    LIST: (),
    HISTORY: ("unknown", "other_merchant"),
    MOVE: ("unknown", "other_merchant", "state"),
}
"""The reasons for which each kind of call can be refused."""
_REASONS_OF_PARENT = ("unknown", "other_merchant", "state", "none_left", "limit")
"""The reasons for which the record that a new one belongs to can refuse it."""


def broken_resources(api: Api) -> Iterable[Complaint]:
    """Yield a complaint for every unknown name in a resource. Each file must be valid."""
    operations = {operation.dotted_name: operation for operation in api.operations}
    notifications = {notification.dotted_name: notification for notification in api.notifications}
    by_name = {resource.name: resource for resource in api.resources}
    for resource in api.resources:
        before = len(resource.document.complaints)
        _Checks(Reach(resource, operations, notifications, by_name), api.common_errors).check()
        yield from resource.document.complaints[before:]
    yield from _same_names(api.resources)
    yield from _same_operations(api.resources)


def _same_names(resources: Iterable[Resource]) -> Iterable[Complaint]:
    """Check that the names of resources are unique, and that `family`, `notify_url_of` and `belongs_to` are the names of resources."""
    by_name: dict[str, Resource] = {}
    for resource in resources:
        first = by_name.setdefault(resource.name, resource)
        if first is not resource:
            place = resource.document.place(resource.numbers[0].name)
            what = f"{first.document.path} is also a resource `{resource.name}`"
            yield Complaint(place, what, "Rename one of the files: control addresses start with the name.")
    for resource in resources:
        parent = resource.parent.resource if resource.parent else None
        for name in (resource.family, resource.notify_url_of, parent):
            if name and name.text not in by_name:
                document = resource.document
                what = f"there is no resource `{name.text}`"
                hint = sentences(did_you_mean(name.text, by_name), "Write the name of a resource file.")
                yield Complaint(document.place(name), what, hint, document.line_of(name))


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
        self._names = Names(self._document)
        self._check_kinds()
        for call in self._resource.calls:
            self._names.check_member(
                call.operation, self._reach.operations, "operation", self._resource.dotted(call.operation)
            )
        if self._document.complaints:
            return
        self._names = Names(self._document, self._reach.known(), self._reach.states())
        self._check_state()
        self._check_numbers()
        self._check_fields()
        for call, operation in self._reach.used():
            self._check_call(call, operation)
        arguments = [argument for addition in self._resource.additions for argument in addition.arguments]
        arguments += [argument for step in self._resource.steps for argument in step.arguments]
        self._names.check_all(argument.sets for argument in arguments)
        check_parent(self._reach, self._names)
        check_times(self._reach, self._names)
        changes = ChangeChecks(self._reach, self._names)
        for change in self._resource.changes:
            changes.check(change)
            if change.entry:
                check_entry(change.entry, self._reach, self._names)

    def _check_kinds(self) -> None:
        kinds = [kind.name for kind in self._resource.kinds]
        names = [name.text for name in kinds if name]
        if None in kinds and names:
            what = "this call is outside `kinds`"
            misplaced = next(call for kind in self._resource.kinds if kind.name is None for call in kind.calls)
            self._document.complain(misplaced.operation, what, "Move each call into one of the kinds.")
        default = self._resource.default_kind
        if default:
            self._names.check_member(default, names, "kind")

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
        if not self._names.states:
            what = f"no reply has a field `{state.field.text}` that is an enum"
            names = [field.wire_name for _, field in self._reach.record_fields()]
            self._document.complain(
                state.field, what, sentences(did_you_mean(state.field.text, names), "Use the field with the state.")
            )
            return
        self._names.check_states(scalar for scalar in (state.first, state.absent, state.example) if scalar)
        for scalar in state.unused:
            self._names.check_member(scalar, self._reach.state_values(), "state")
        creates = [call for call in resource.calls if call.does == CREATE]
        if creates and state.first is None:
            self._document.complain(
                creates[0].operation, "`create` requires an initial state", "Add `first` to `state`."
            )

    def _check_numbers(self) -> None:
        for number in self._resource.numbers:
            if number.made_by != CALLER:
                self._names.check_field(number.name)
            self._names.check_all(number.within)
            if number.first and not _ENDS_IN_DIGITS.fullmatch(number.first.text):
                self._document.complain(
                    number.first,
                    f"`{number.first.text}` does not end in digits",
                    "Write a number with digits at the end, such as `1001`. The gateway increments them.",
                )

    def _check_fields(self) -> None:
        resource = self._resource
        fields = self._reach.fields_by_name()
        for rule in resource.fields:
            self._names.check_states(rule.states)
            if rule.name.text not in fields:
                self._names.check_member(rule.name, fields, "field of a reply")
            else:
                operation, field = fields[rule.name.text]
                values = Values(self._document, operation.scope, is_received=True)
                if rule.value_node:
                    rule.value = values.of_type(rule.name.text, field.type, rule.value_node)
                for state, node in rule.by_state:
                    self._names.check_states((state,))
                    rule.values[state.text] = values.of_type(rule.name.text, field.type, node)
            for path in rule.shows:
                check_path(path, self._reach, self._names)
            if rule.pairs and len(rule.pairs) != _PAIR:
                self._document.complain(rule.pairs[0], f"`pairs` has {len(rule.pairs)} fields", "List two fields.")
        wire_names = self._reach.wire_names()
        for wire_name, _ in resource.names:
            self._names.check_member(wire_name, wire_names, "argument or field")
        self._names.check_all((*resource.per, *resource.fixed))
        if resource.inside:
            objects = [
                field.wire_name
                for _, operation in self._reach.used()
                for field in reply_fields(operation)
                if isinstance(field.type, ModelReference)
            ]
            self._names.check_member(resource.inside, dict.fromkeys(objects), "reply field with an object")
        self._names.check_states(resource.closed)

    def _check_call(self, call: Call, operation: Operation) -> None:
        self._names.check_states(call.again)
        arguments = {argument.wire_name: argument for argument in operation.arguments}
        replied = {field.wire_name: field for field in reply_fields(operation)}
        if call.does == LIST:
            check_list(call, operation, self._resource, self._names)
        if call.between:
            self._names.check_field(call.between.field)
            for bound in (call.between.start, call.between.end):
                self._names.check_member(bound, arguments, f"argument of {operation.dotted_name}")
        self._read(call.when, operation, arguments.values(), "argument")
        for constants in (call.reply, call.otherwise):
            self._read(constants, operation, replied.values(), "reply field")
        for argument, name in call.stores:
            self._names.check_member(argument, arguments, f"argument of {operation.dotted_name}")
            self._names.check_field(name)
        if call.once_per:
            self._names.check_member(call.once_per, arguments, f"argument of {operation.dotted_name}")
        if call.at_most:
            read_values(call.at_most.since, self._reach, self._names)
        if (call.once_per or call.at_most) and call.change.entry is None:
            what = f"`{'once_per' if call.once_per else 'at_most'}` needs `logs`"
            self._document.complain(call.operation, what, "Add `logs`: the history shows which calls were made.")
        if call.history:
            check_history(call.history, self._reach, self._names)
        self._check_errors(call, operation)

    def _check_errors(self, call: Call, operation: Operation) -> None:
        own = {row.code for row in operation.errors} | {row.code for row in self._common_errors}
        codes = {why.text: code for why, code in (*self._resource.errors, *call.errors)}
        reasons = _REASONS_OF_PARENT if call.does == CREATE and self._resource.parent else ()
        for why in (*_REASONS[call.does], *reasons):
            if why in codes:
                self._names.check_member(codes[why], sorted(own), f"error code of {operation.dotted_name}")

    def _read(self, constants: Constants | None, operation: Operation, fields: Iterable[Field], what: str) -> None:
        """Read the values of constants as values of these fields."""
        if constants:
            values = Values(self._document, operation.scope, is_received=True)
            constants.values = values.of_fields(constants.node, fields, what)
