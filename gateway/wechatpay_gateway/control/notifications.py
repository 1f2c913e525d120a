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
    return [asdict(fault) for fault in gateway.notifications.faults.pending]


def _add_fault(gateway: Gateway, fields: dict[str, Any]) -> Any:
    gateway.notifications.faults.add(**fields)
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
        other_path="/callbacks",
    ),
    Address(
        method="POST",
        path="/notifications",
        means="Sends a notification.",
        reply=_ONE,
        python="gateway.notify(event_type, resource, url, original_type=…, mchid=…)",
        does=_notify,
        fields=(
            Field("event_type", "The event type, such as `TRANSACTION.SUCCESS`."),
            Field("resource", "The content, which the gateway encrypts.", dict),
            Field("url", "The URL to deliver the notification to."),
            Field("original_type", "The type of the content, such as `transaction`."),
            Field("mchid", "The merchant number. Defaults to the default merchant.", is_required=False),
        ),
        other_path="/callbacks",
    ),
    Address(
        method="POST",
        path="/notifications/resend",
        means="Delivers a notification again.",
        reply=_ONE,
        python="gateway.resend(id)",
        does=_resend,
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
        python="gateway.notifications.faults.add(kind, times=…, event_type=…, seconds=…)",
        does=_add_fault,
        fields=(
            Field("kind", "A `NotificationFaultKind`, such as `duplicate`."),
            Field("times", "Number of deliveries to affect. Defaults to 1.", int, is_required=False),
            Field("event_type", "The event type to affect. Defaults to all event types.", is_required=False),
            Field("seconds", "The delay in seconds, for the kind `late`.", int, is_required=False),
        ),
        other_path="/callbacks/faults",
    ),
)
"""The addresses of notifications."""
