"""The part of a service that other services depend on.

While it stays the same, a change of the service affects only the service's own generated files.
"""

import json
from collections.abc import Collection
from typing import Any

from wechatpay_codegen.api.declarations import Declaration, Enum, Model
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource import Resource
from wechatpay_codegen.api.service import Api, Service
from wechatpay_codegen.api.uses import Uses, declared_by, fields_of, used_by, uses_of


def interfaces(api: Api) -> dict[str, str]:
    """Return the interface of each service as text, by `group/service`.

    It is empty if resources of other services use operations of the service, which therefore is never generated alone.
    """
    return {
        name: "" if name in api.lending else json.dumps(interface(service, (*api.declared, *group.declared)))
        for group in api.groups
        for service in group.services
        for name in (f"{group.name}/{service.name}",)
    }


def interface(service: Service, shared: Collection[Declaration]) -> list[Any]:
    """Return the names, paths, event types and references of a service, and its use of shared models, as plain data."""
    uses = uses_of(service.operations, service.notifications)
    return [
        [service.title.en, service.title.zh],
        [_operation(operation) for operation in service.operations],
        [_notification(notification) for notification in service.notifications],
        [_resource(resource) for resource in service.resources],
        [_use(declaration, uses) for declaration in shared],
        sorted(declaration.name.text for declaration in used_by(service) & set(shared)),
    ]


def _operation(operation: Operation) -> list[Any]:
    traits = operation.traits
    outcome = traits.repeat.outcome if traits.repeat else None
    return [
        operation.name,
        operation.download_method,
        [[operation.method, route.path.text] for route in operation.routes],
        [[a.wire_name, operation.always_needs(a), a.is_own_number] for a in operation.arguments],
        [field.wire_name for reply in operation.replies for field in reply.fields or ()],
        [outcome.operation.text, [name.text for name, _ in outcome.with_]] if outcome else None,
        [consequence.notification.text for consequence in traits.notifications],
        traits.deprecated.use.text if traits.deprecated else None,
        sorted({field.origin.text for field in _fields(operation) if field.origin}),
    ]


def _fields(operation: Operation) -> list[Field]:
    models = [declaration for declaration in declared_by(operation) if isinstance(declaration, Model)]
    return [*fields_of(operation), *(field for model in models for field in model.fields)]


def _notification(notification: Notification) -> list[Any]:
    event_types = [event.text for event in notification.event_types]
    return [notification.name, event_types, notification.original_types, notification.retries]


def _resource(resource: Resource) -> list[Any]:
    family = resource.family.text if resource.family else None
    return [resource.name, family, [resource.dotted(call.operation) for call in resource.calls]]


def _use(declaration: Declaration, uses: Uses) -> list[Any]:
    user = uses.users.get(declaration)
    first_user = [user.name.text, user.zh] if user else None
    if isinstance(declaration, Enum):
        return [declaration.name.text, first_user]
    answered = uses.answered.get(declaration)
    notified = uses.notified.get(declaration)
    how = [declaration in uses.requested, declaration in uses.unchecked, answered.name if answered else None]
    return [declaration.name.text, first_user, *how, notified.name if notified else None]
