"""The content of a notification after a fault changed it."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.json_merge import merge
from wechatpay_gateway.catalog.newer import with_new_fields, with_new_values
from wechatpay_gateway.catalog.notification import Notification
from wechatpay_gateway.notifications.faults import NotificationFault, NotificationFaultKind


def altered(
    content: Mapping[str, Any],
    fault: NotificationFault,
    documented: Mapping[str, Notification],
    event_type: str,
    original_type: str,
) -> Mapping[str, Any]:
    """Return the content after a fault.

    Args:
        content: the content.
        fault: the fault.
        documented: the notifications of the catalog.
        event_type: the event type of the notification.
        original_type: the type of its content.
    """
    changed: Mapping[str, Any] = content
    if fault.kind is NotificationFaultKind.CHANGED:
        changed = merge(content, fault.options["changes"])
    elif fault.kind is NotificationFaultKind.NEW_FIELDS:
        changed = with_new_fields(content)
    elif fault.kind is NotificationFaultKind.NEW_VALUES:
        name, value = fault.options["field"], fault.options["value"]
        for each in documented.values():
            if event_type in each.event_types and each.original_type == original_type:
                for shape in each.shapes:
                    changed = with_new_values(shape.schema, changed, name, value)
    return changed
