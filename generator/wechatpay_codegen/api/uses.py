"""Finds the enums and models that fields refer to, and how each is used."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from wechatpay_codegen.api.declarations import Declaration, Model, Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.service import Service
from wechatpay_codegen.api.types import references


def reached(fields: Iterable[Field], scope: Scope) -> dict[Declaration, Field]:
    """Return every enum and model that fields refer to, directly or through other models, each with the first field that uses it."""
    return _followed(fields, scope)[0]


def depth_of(fields: Iterable[Field], scope: Scope) -> int:
    """Return the depth to which models are nested in fields. Only the first occurrence of each model counts."""
    return _followed(fields, scope)[1]


def _followed(fields: Iterable[Field], scope: Scope) -> tuple[dict[Declaration, Field], int]:
    found: dict[Declaration, Field] = {}
    open_ends, deepest = [_named(fields, scope)], 0
    while open_ends:
        deepest = max(deepest, len(open_ends) - 1)
        for declaration, a_field in open_ends[-1]:
            if declaration not in found:
                found[declaration] = a_field
                if isinstance(declaration, Model):
                    open_ends.append(_named(declaration.fields, scope))
                    break
        else:
            open_ends.pop()
    return found, deepest


def _named(fields: Iterable[Field], scope: Scope) -> Iterator[tuple[Declaration, Field]]:
    """Return every enum and model that fields refer to directly, each with its field."""
    return ((scope.by_name[name], a_field) for a_field in fields for name in references(a_field.type))


def declared_by(operation: Operation) -> dict[Declaration, Field]:
    """Return the enums and models that an operation uses as classes, in the order of its page, each with its first field."""
    if operation.reached is None:
        operation.reached = reached(fields_of(operation), operation.scope)
    return operation.reached


def contains_own_number(operation: Operation, argument: Field) -> bool:
    """Return whether a model inside an argument has a field that defaults to the client's own number."""
    if not any(_has_own_number(declaration) for declaration in declared_by(operation)):
        return False
    return any(_has_own_number(declaration) for declaration in reached((argument,), operation.scope))


def _has_own_number(declaration: Declaration) -> bool:
    return isinstance(declaration, Model) and any(field.is_own_number for field in declaration.fields)


def of_notification(notification: Notification) -> dict[Declaration, Field]:
    """Return the enums and models that the models of a notification refer to, each with its first field."""
    return reached((field for model in notification.models for field in model.fields), notification.scope)


def fields_of(operation: Operation) -> Iterator[Field]:
    """Yield the arguments, then the fields of the replies."""
    yield from operation.arguments
    for reply in operation.replies:
        yield from reply.fields or ()


def used_by(service: Service) -> set[Declaration]:
    """Return the enums and models that a service uses, as a class or as the fields of a body."""
    used: set[Declaration] = set()
    for operation in service.operations:
        used.update(declared_by(operation))
        used.update(reply.model for reply in operation.replies if reply.model)
        if operation.body and operation.body.model:
            used.add(operation.body.model)
    for notification in service.notifications:
        used.update((*of_notification(notification), *notification.models))
    return used


@define(eq=False)
class Uses:
    """The uses of models, which determine the types of their fields."""

    users: dict[Declaration, Field] = field(factory=dict[Declaration, Field])
    """Enums and models that a field refers to, each with the first such field."""
    answered: dict[Model, Operation] = field(factory=dict[Model, Operation])
    """Models that are the whole body of a reply, each with the first operation that returns it."""
    requested: set[Model] = field(factory=set[Model])
    """Models that are sent in a request."""
    unchecked: set[Model] = field(factory=set[Model])
    """Models in a reply or notification that has not been compared with its page."""
    notified: dict[Model, Notification] = field(factory=dict[Model, Notification])
    """Models that are the content of a notification or of its acknowledgement, each with the first such notification."""

    def add(self, operation: Operation) -> None:
        """Add the uses of an operation."""
        sent = reached(operation.arguments, operation.scope)
        self.requested |= _models(sent)
        self._note(sent)
        for reply in operation.replies:
            received = reached(reply.fields or (), operation.scope)
            self._note(received)
            whole = {reply.model} if reply.model else set[Model]()
            for model in whole:
                self.answered.setdefault(model, operation)
            if not operation.has_known_reply:
                self.unchecked |= _models(received) | whole

    def add_notification(self, notification: Notification) -> None:
        """Add the uses of a notification."""
        for shape in notification.shapes:
            if shape.model:
                received = reached(shape.model.fields, notification.scope)
                self._note(received)
                self.notified.setdefault(shape.model, notification)
                if "request" not in notification.checked:
                    self.unchecked |= {*_models(received), shape.model}
        if notification.answer and (answer := notification.answer.model):
            sent = reached(answer.fields, notification.scope)
            self._note(sent)
            self.notified.setdefault(answer, notification)
            self.requested |= {*_models(sent), answer}

    def _note(self, found: dict[Declaration, Field]) -> None:
        for declaration, user in found.items():
            self.users.setdefault(declaration, user)

    def is_class(self, declaration: Declaration) -> bool:
        """Return whether generated code needs a class for it. A model used only as the fields of a body needs no class."""
        return declaration in self.users or declaration in self.answered or declaration in self.notified

    def always_has(self, model: Model, a_field: Field) -> bool:
        """Return whether a field always has a value.

        It must be required. In addition, its model must be sent in requests, or all its replies must have been checked.
        """
        if a_field.is_own_number and model in self.requested:
            return False
        return a_field.is_required and (model in self.requested or model not in self.unchecked)


def uses_of(operations: Iterable[Operation], notifications: Iterable[Notification] = ()) -> Uses:
    """Return how operations and notifications use their models."""
    uses = Uses()
    for operation in operations:
        uses.add(operation)
    for notification in notifications:
        uses.add_notification(notification)
    return uses


def _models(declarations: Iterable[Declaration]) -> set[Model]:
    return {declaration for declaration in declarations if isinstance(declaration, Model)}
