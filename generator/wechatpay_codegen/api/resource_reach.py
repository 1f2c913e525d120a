"""The arguments, reply fields and states that a resource gets from its operations."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource import Resource
from wechatpay_codegen.api.resource_calls import HISTORY, LIST, Call
from wechatpay_codegen.api.types import EnumReference, ListOf, ModelReference


@frozen(eq=False)
class Reach:
    """A resource, with the operations and notifications that it can use, by dotted name, and all resources by name."""

    resource: Resource
    operations: Mapping[str, Operation]
    notifications: Mapping[str, Notification]
    resources: Mapping[str, Resource]

    def operation(self, call: Call) -> Operation | None:
        """Return the operation of a call, or `None` if there is no such operation."""
        return self.operations.get(self.resource.dotted(call.operation))

    def used(self) -> Iterator[tuple[Call, Operation]]:
        """Yield every call with its operation. Calls of unknown operations are left out."""
        for call in self.resource.calls:
            if operation := self.operation(call):
                yield call, operation

    def record_fields(self) -> Iterator[tuple[Operation, Field]]:
        """Yield every reply field that is a field of a record: in the reply itself, or in the rows of a list."""
        for call, operation in self.used():
            if call.does == HISTORY:
                continue
            fields = rows_of(operation) if call.does == LIST else self._replied(operation)
            yield from ((operation, field) for field in fields)

    def _replied(self, operation: Operation) -> Iterator[Field]:
        """Yield the fields of a reply; of the field that contains the record, its fields."""
        inside = self.resource.inside
        for field in reply_fields(operation):
            if inside and field.wire_name == inside.text and isinstance(field.type, ModelReference):
                yield from operation.scope.model(field.type.name).fields
            else:
                yield field

    def fields_by_name(self) -> dict[str, tuple[Operation, Field]]:
        """Return the reply fields that are fields of a record, by the record's name, each with an operation that has it."""
        return {
            self.resource.field_of(field.wire_name): (operation, field) for operation, field in self.record_fields()
        }

    def wire_names(self) -> list[str]:
        """Return the names of the arguments, reply fields and fields of notifications that the resource uses."""
        names = [argument.wire_name for _, operation in self.used() for argument in operation.arguments]
        names += [field.wire_name for _, field in self.record_fields()]
        names += [field.wire_name for notification in self._announced() for field in shape_fields(notification)]
        names += [field.wire_name for _, field in self.entry_fields()]
        return list(dict.fromkeys(names))

    def known(self) -> list[str]:
        """Return the names of the fields that a record can have."""
        own = [self.resource.field_of(name) for name in self.wire_names()]
        return list(dict.fromkeys((*own, *(rule.name.text for rule in self.resource.fields))))

    def state_type(self) -> str:
        """Return the name of the enum whose values are the states; empty if there is none."""
        state = self.resource.state
        for _, field in self.record_fields():
            if state and field.wire_name == state.field.text and isinstance(field.type, EnumReference):
                return field.type.name
        return ""

    def addresses(self, notification: Notification) -> list[str]:
        """Return the arguments with the URL of a notification, in operations of the resource."""
        return [
            consequence.url.text
            for _, operation in self.used()
            for consequence in operation.traits.notifications
            if consequence.notification.text == notification.dotted_name and consequence.url
        ]

    def entry_fields(self) -> Iterator[tuple[Operation, Field]]:
        """Yield the fields of an entry of the history, with the operation that lists the entries."""
        for call, operation in self.used():
            if call.does == HISTORY:
                yield from ((operation, field) for field in rows_of(operation))

    def url_owner(self) -> "Reach | None":
        """Return the other resource whose record has the notification URL, if the URL is set by one."""
        name = self.resource.notify_url_of
        owner = self.resources.get(name.text) if name else None
        return Reach(owner, self.operations, self.notifications, self.resources) if owner else None

    def parent(self) -> "Reach | None":
        """Return the other resource to whose records these belong, if they belong to any."""
        name = self.resource.parent.resource if self.resource.parent else None
        other = self.resources.get(name.text) if name else None
        return Reach(other, self.operations, self.notifications, self.resources) if other else None

    def states(self) -> tuple[str, ...]:
        """Return the states that a record can have: the values of the state field, except those that are not used."""
        state = self.resource.state
        unused = {scalar.text for scalar in state.unused} if state else set[str]()
        return tuple(value for value in self.state_values() if value not in unused)

    def state_values(self) -> tuple[str, ...]:
        """Return the values of the state field in all replies that have it; empty if it is not an enum."""
        state = self.resource.state
        found: dict[str, None] = {}
        for operation, field in self.record_fields():
            if state and field.wire_name == state.field.text and isinstance(field.type, EnumReference):
                found |= dict.fromkeys(value.node.text for value in operation.scope.enum(field.type.name).values)
        return tuple(found)

    def _announced(self) -> Iterator[Notification]:
        for change in self.resource.changes:
            if change.announcement:
                name = self.resource.dotted(change.announcement.notification)
                if notification := self.notifications.get(name):
                    yield notification


def reply_fields(operation: Operation) -> tuple[Field, ...]:
    """Return the fields of an operation's first reply with fields."""
    reply = operation.first_answer
    return tuple(reply.fields or ()) if reply else ()


def rows_of(operation: Operation) -> tuple[Field, ...]:
    """Return the fields of the rows of a list: of the list that `pages` specifies, or else of the first list in the reply."""
    fields, pages = reply_fields(operation), operation.traits.pages
    path = pages.items.text.split(".") if pages else [_first_list(fields)]
    found: Iterable[Field] = fields
    for name in path:
        field = next((each for each in found if each.wire_name == name), None)
        inner = field.type if field else None
        while isinstance(inner, ListOf):
            inner = inner.item
        found = operation.scope.model(inner.name).fields if isinstance(inner, ModelReference) else ()
    return tuple(found)


def _first_list(fields: Iterable[Field]) -> str:
    return next((field.wire_name for field in fields if isinstance(field.type, ListOf)), "")


def shape_fields(notification: Notification) -> tuple[Field, ...]:
    """Return the fields of every shape of a notification."""
    return tuple(field for shape in notification.shapes if shape.model for field in shape.model.fields)
