"""Finds the description of a notification by its event type, and imports its module when the first one arrives."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from wechatpay_runtime.notifications.envelope import Envelope
from wechatpay_runtime.notifications.notification import NotificationType
from wechatpay_runtime.operation.model import Model


def kind_of(
    events_module: str, envelope: Envelope, resource: Mapping[str, Any]
) -> tuple[NotificationType[Any, Any], type[Model]] | None:
    """Return the description and the model of a notification, or `None` if no description has its fields.

    The description of its original type comes first, then one without original types, which matches all of them: products
    can share an event type, and only the fields tell them apart. If a notification has no original type, its event type
    decides, provided that it has only one description.

    Args:
        events_module: The generated module that lists the module of each event type; empty if the client has no notifications.
        envelope: The notification.
        resource: Its decrypted resource.
    """
    if not events_module:
        return None
    events: Mapping[str, Mapping[str, str]] = _constant(events_module, "NOTIFICATIONS")
    modules = events.get(envelope.event_type)
    if modules is None:
        return None
    names = [modules.get(envelope.original_type or ""), modules.get("")]
    if envelope.original_type is None and len(modules) == 1:
        names = list(modules.values())
    for name in names:
        kind: NotificationType[Any, Any] | None = _constant(name, "NOTIFICATION") if name else None
        model = kind.model_of(resource) if kind else None
        if kind and model:
            return kind, model
    return None


def _constant(module: str, name: str) -> Any:
    """Return the last constant of a generated module; waits if another thread is importing the module."""
    found = getattr(sys.modules.get(module), name, None)
    return getattr(import_module(module), name) if found is None else found
