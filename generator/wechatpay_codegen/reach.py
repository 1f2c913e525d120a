"""Which enums and models fields lead to, and from where each is used."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from wechatpay_codegen import spec
from wechatpay_codegen.notification import Notification
from wechatpay_codegen.types import references


def reached(fields: Iterable[spec.Field], scope: spec.Scope) -> dict[spec.Declaration, spec.Field]:
    """Every enum and model that the fields lead to, directly or through models, each with the first field that names it."""
    return _followed(fields, scope)[0]


def depth_of(fields: Iterable[spec.Field], scope: spec.Scope) -> int:
    """How many levels of models the fields lead to, each model taken where it is met first."""
    return _followed(fields, scope)[1]


def _followed(fields: Iterable[spec.Field], scope: spec.Scope) -> tuple[dict[spec.Declaration, spec.Field], int]:
    found: dict[spec.Declaration, spec.Field] = {}
    open_ends, deepest = [_named(fields, scope)], 0
    while open_ends:
        deepest = max(deepest, len(open_ends) - 1)
        for declaration, a_field in open_ends[-1]:
            if declaration not in found:
                found[declaration] = a_field
                if isinstance(declaration, spec.Model):
                    open_ends.append(_named(declaration.fields, scope))
                    break
        else:
            open_ends.pop()
    return found, deepest


def _named(fields: Iterable[spec.Field], scope: spec.Scope) -> Iterator[tuple[spec.Declaration, spec.Field]]:
    """Every enum and model that the fields name themselves, each with the field that does."""
    return ((scope.by_name[name], a_field) for a_field in fields for name in references(a_field.type))


def declared_by(operation: spec.Operation) -> dict[spec.Declaration, spec.Field]:
    """What an operation uses as a class, in the order in which its page names it."""
    if operation.reached is None:
        operation.reached = reached(fields_of(operation), operation.scope)
    return operation.reached


def leads_to_caller(operation: spec.Operation, argument: spec.Field) -> bool:
    """Whether a model inside the argument has a field that means the client's own number."""
    if not any(_has_caller(declaration) for declaration in declared_by(operation)):
        return False
    return any(_has_caller(declaration) for declaration in reached((argument,), operation.scope))


def _has_caller(declaration: spec.Declaration) -> bool:
    return isinstance(declaration, spec.Model) and any(field.is_caller for field in declaration.fields)


def of_notification(notification: Notification) -> dict[spec.Declaration, spec.Field]:
    """What the models of a notification lead to."""
    return reached((field for model in notification.models for field in model.fields), notification.scope)


def fields_of(operation: spec.Operation) -> Iterator[spec.Field]:
    """Arguments, then the fields of the replies."""
    yield from operation.arguments
    for reply in operation.replies:
        yield from reply.fields or ()


def used_by(service: spec.Service) -> set[spec.Declaration]:
    """Everything that a service leads to, as a class or as the fields of a body."""
    used: set[spec.Declaration] = set()
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
    """How the models of a whole API are used, which decides how their fields are typed."""

    users: dict[spec.Declaration, spec.Field] = field(factory=dict[spec.Declaration, spec.Field])
    """Every enum and model that some field leads to, with the first such field."""
    answered: dict[spec.Model, spec.Operation] = field(factory=dict[spec.Model, spec.Operation])
    """Every model that is the whole body of a reply, with the first operation that answers it."""
    requested: set[spec.Model] = field(factory=set[spec.Model])
    """What is sent in some request."""
    unchecked: set[spec.Model] = field(factory=set[spec.Model])
    """What comes in some reply or notification that nobody has checked."""
    notified: dict[spec.Model, Notification] = field(factory=dict[spec.Model, Notification])
    """Every model that is the whole of a notification, or of the answer to one, with the first such notification."""

    def add(self, operation: spec.Operation) -> None:
        """Take in what one operation uses."""
        sent = reached(operation.arguments, operation.scope)
        self.requested |= _models(sent)
        self._note(sent)
        for reply in operation.replies:
            received = reached(reply.fields or (), operation.scope)
            self._note(received)
            whole = {reply.model} if reply.model else set[spec.Model]()
            for model in whole:
                self.answered.setdefault(model, operation)
            if "reply" not in operation.checked:
                self.unchecked |= _models(received) | whole

    def add_notification(self, notification: Notification) -> None:
        """Take in what one notification uses."""
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

    def _note(self, found: dict[spec.Declaration, spec.Field]) -> None:
        for declaration, user in found.items():
            self.users.setdefault(declaration, user)

    def is_class(self, declaration: spec.Declaration) -> bool:
        """Whether generated code needs it as a class; a model that only lends its fields to a body is none."""
        return declaration in self.users or declaration in self.answered or declaration in self.notified

    def always_has(self, model: spec.Model, a_field: spec.Field) -> bool:
        """Whether the field is never absent: what is sent needs it, or every reply was checked."""
        if a_field.is_caller and model in self.requested:
            return False
        return a_field.is_required and (model in self.requested or model not in self.unchecked)


def uses_of(operations: Iterable[spec.Operation], notifications: Iterable[Notification] = ()) -> Uses:
    """How operations and notifications use their models."""
    uses = Uses()
    for operation in operations:
        uses.add(operation)
    for notification in notifications:
        uses.add_notification(notification)
    return uses


def _models(declarations: Iterable[spec.Declaration]) -> set[spec.Model]:
    return {declaration for declaration in declarations if isinstance(declaration, spec.Model)}
