"""Which models requests contain, which replies contain, and which replies were compared with their pages."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from wechatpay_codegen.api.declarations import Model, Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.api.uses import reached
from wechatpay_codegen.openapi.names import schema_name


@frozen(eq=False)
class Directions:
    """The names of models, by use."""

    in_both: frozenset[str]
    """Models in requests and in replies."""
    unchecked: frozenset[str]
    """Models in a reply or notification that was not compared with its page. Their required fields are optional."""


def directions(api: Api) -> Directions:
    """Return how the operations and notifications of an API use its models."""
    sent: set[str] = set()
    received: set[str] = set()
    unchecked: set[str] = set()
    for operation in api.operations:
        sent.update(_sent(operation))
        names = set(_received(operation))
        received |= names
        unchecked |= set() if operation.has_known_reply else names
    for notification in api.notifications:
        names = set(_content(notification))
        received |= names
        unchecked |= set() if "request" in notification.checked else names
        if answer := notification.answer:
            sent.update(_names(answer.model, notification))
    return Directions(frozenset(sent & received), frozenset(unchecked))


def _sent(operation: Operation) -> Iterator[str]:
    yield from _reached((*operation.arguments, *operation.sent), operation.scope, operation)
    if operation.body and operation.body.model:
        yield schema_name(operation.body.model, operation)


def _received(operation: Operation) -> Iterator[str]:
    for reply in operation.replies:
        yield from _reached(reply.fields or (), operation.scope, operation)
        if reply.model:
            yield schema_name(reply.model, operation)


def _content(notification: Notification) -> Iterator[str]:
    for shape in notification.shapes:
        yield from _names(shape.model, notification)


def _names(model: Model | None, notification: Notification) -> Iterator[str]:
    if model:
        yield schema_name(model, notification)
        yield from _reached(model.fields, notification.scope, notification)


def _reached(fields: Iterable[Field], scope: Scope, owner: Operation | Notification) -> Iterator[str]:
    return (schema_name(each, owner) for each in reached(fields, scope) if isinstance(each, Model))
