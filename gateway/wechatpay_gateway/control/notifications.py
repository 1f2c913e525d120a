"""The control addresses of notifications: list, send and resend them, make deliveries fail."""

from typing import Any

from attrs import asdict

from wechatpay_gateway.control.address import Address
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import Field
from wechatpay_gateway.notifications.queue import Delivery, Notification

_HIDDEN = frozenset({"body", "retries"})


def notification_data(notification: Notification, deliveries: tuple[Delivery, ...]) -> dict[str, Any]:
    """Return a notification and its deliveries as JSON, without the encrypted content."""
    own = asdict(notification, filter=lambda attribute, _value: attribute.name not in _HIDDEN)
    return {**own, "deliveries": [asdict(each) for each in deliveries]}


def _notifications(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return [notification_data(each, gateway.notifications.deliveries(each.id)) for each in gateway.notifications]


def _notify(gateway: Gateway, fields: dict[str, Any]) -> Any:
    return notification_data(gateway.notify(**fields), ())


def _resend(gateway: Gateway, fields: dict[str, Any]) -> Any:
    notification = gateway.resend(fields["id"])
    return notification_data(notification, gateway.notifications.deliveries(notification.id))


def _faults(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return [{**asdict(fault), **fault.options} for fault in gateway.notifications.faults.pending]


def _clear_faults(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    gateway.notifications.faults.clear()
    return []


def _types(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return [
        {
            "event_type": event_type,
            "notification": each.name,
            "original_type": each.original_type,
            "fields": each.fields,
            "example": each.example_of(event_type),
        }
        for each in gateway.catalog.notifications.values()
        for event_type in each.event_types
    ]


def _add_fault(gateway: Gateway, fields: dict[str, Any]) -> Any:
    options: dict[str, Any] = fields.pop("options", {})
    gateway.notifications.faults.add(**fields, **options)
    return _faults(gateway, {})


_ONE = "The notification and its deliveries."
_FAULTS = "The pending faults, each with its remaining `times`."

NOTIFICATIONS = (
    Address(
        method="GET",
        path="/notifications",
        means="Lists the notifications with their deliveries, oldest first.",
        reply="A list of notifications.",
        python="list(gateway.notifications)",
        does=_notifications,
        texts=("outcome",),
        other_path="/callbacks",
    ),
    Address(
        method="POST",
        path="/notifications",
        means="Sends a notification, by default with the content of the page's example.",
        reply=_ONE,
        python="gateway.notify(event_type, resource, url, original_type=…, changes=…, notification=…, mchid=…)",
        does=_notify,
        fields=(
            Field("event_type", "The event type, such as `TRANSACTION.SUCCESS`."),
            Field("url", "The URL to deliver the notification to."),
            Field(
                "resource",
                "The content, which the gateway encrypts. Defaults to the example of the page.",
                dict,
                is_required=False,
            ),
            Field(
                "original_type",
                "The type of the content, such as `transaction`. Defaults to that of the page.",
                is_required=False,
            ),
            Field(
                "changes",
                "Changes of the content: objects are merged, null removes a field, and other values replace.",
                dict,
                is_required=False,
            ),
            Field(
                "notification",
                "The name of the notification in `GET /notifications/types`, if several have the event type. Defaults to that of a payment.",
                is_required=False,
            ),
            Field("mchid", "The merchant number. Defaults to the default merchant.", is_required=False),
        ),
        other_path="/callbacks",
    ),
    Address(
        method="GET",
        path="/notifications/types",
        means="Lists the event types of all documented notifications, each with the types of its fields and an example.",
        reply="A list of event types.",
        python="gateway.catalog.notifications",
        does=_types,
    ),
    Address(
        method="POST",
        path="/notifications/resend",
        means="Delivers a notification again.",
        reply=_ONE,
        python="gateway.resend(id)",
        does=_resend,
        texts=("outcome",),
        fields=(Field("id", "The ID of the notification."),),
        other_path="/callbacks/resend",
    ),
    Address(
        method="GET",
        path="/notifications/faults",
        means="Lists the pending faults of deliveries.",
        reply=_FAULTS,
        python="gateway.notifications.faults.pending",
        does=_faults,
        other_path="/callbacks/faults",
    ),
    Address(
        method="POST",
        path="/notifications/faults",
        means="Applies a fault to the next deliveries.",
        reply=_FAULTS,
        python="gateway.notifications.faults.add(kind, times=…, event_type=…, **options)",
        does=_add_fault,
        fields=(
            Field("kind", "A kind of [fault](#faults-of-notifications), such as `duplicate`."),
            Field("times", "Number of deliveries to affect. Defaults to 1.", int, is_required=False),
            Field("event_type", "The event type to affect. Defaults to all event types.", is_required=False),
            Field("seconds", "The delay in seconds, for the kind `late`.", int, is_required=False),
            Field("options", "Options of the kind.", dict, is_required=False),
        ),
        other_path="/callbacks/faults",
    ),
    Address(
        method="DELETE",
        path="/notifications/faults",
        means="Discards the pending faults of deliveries.",
        reply="An empty list.",
        python="gateway.notifications.faults.clear()",
        does=_clear_faults,
    ),
)
"""The addresses of notifications."""
