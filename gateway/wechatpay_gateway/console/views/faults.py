"""The page of faults: those of requests, and those of deliveries."""

from typing import Any

from starlette.responses import Response

from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.console.forms import json_object, whole_number
from wechatpay_gateway.console.page import Page
from wechatpay_gateway.notifications.faults import NotificationFaultKind

_ONE = 1


def show(page: Page) -> Response:
    """Show the pending faults, and forms to add some."""
    gateway = page.gateway
    values: dict[str, Any] = {
        "section": "faults",
        "pending": gateway.faults.pending,
        "deliveries": gateway.notifications.faults.pending,
        "kinds": list(FaultKind),
        "delivery_kinds": list(NotificationFaultKind),
        "operations": sorted(gateway.catalog.operations),
    }
    return page.render("faults.html", values)


def add(page: Page) -> Response:
    """Apply a fault to the next requests."""
    page.gateway.faults.add(
        page.fields.get("kind", ""),
        whole_number(page, "times") or _ONE,
        page.fields.get("operation", "").strip() or None,
        **(json_object(page, "options") or {}),
    )
    return page.go("/faults")


def clear(page: Page) -> Response:
    """Discard the pending faults of requests."""
    page.gateway.faults.clear()
    return page.go("/faults")


def add_to_deliveries(page: Page) -> Response:
    """Apply a fault to the next deliveries."""
    page.gateway.notifications.faults.add(
        page.fields.get("kind", ""),
        whole_number(page, "times") or _ONE,
        page.fields.get("event_type", "").strip() or None,
        **(json_object(page, "options") or {}),
    )
    return page.go("/faults")


def clear_deliveries(page: Page) -> Response:
    """Discard the pending faults of deliveries."""
    page.gateway.notifications.faults.clear()
    return page.go("/faults")
