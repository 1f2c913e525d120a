"""The page of notifications: their states and deliveries, and buttons to send them again."""

from collections.abc import Iterable
from typing import Any

from starlette.responses import Response

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.console.forms import json_object
from wechatpay_gateway.console.page import ROWS_OF_A_PAGE, Page
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.notifications.queue import Notification, NotificationState

_MOST_AT_ONCE = 1000


def notification_rows(gateway: Gateway, notifications: Iterable[Notification]) -> list[dict[str, Any]]:
    """Return notifications with their deliveries as rows."""
    return [
        {
            "id": each.id,
            "event_type": each.event_type,
            "url": each.url,
            "mchid": each.mchid,
            "state": each.state.value,
            "created": to_moment(each.created),
            "due": to_moment(each.due) if each.due else "",
            "deliveries": [
                {"at": to_moment(one.at), "status": one.status or "", "outcome": one.outcome, "fault": one.fault or ""}
                for one in gateway.notifications.deliveries(each.id)
            ],
        }
        for each in notifications
    ]


def show(page: Page) -> Response:
    """Show the notifications, newest first, or those in one state."""
    chosen = page.query("state")
    state = NotificationState(chosen) if chosen in list(NotificationState) else None
    rows = list(page.gateway.notifications.newest(ROWS_OF_A_PAGE + 1, page.skip, state=state))
    turn = page.turned(rows)
    lost = page.gateway.notifications.newest(_MOST_AT_ONCE, state=NotificationState.GIVEN_UP)
    values = {
        "section": "notifications",
        "chosen": chosen if state else "",
        "states": [each.value for each in NotificationState],
        "rows": notification_rows(page.gateway, rows),
        "lost": len(lost),
        "turn": turn,
        "event_types": sorted(
            {kind for each in page.gateway.catalog.notifications.values() for kind in each.event_types}
        ),
    }
    return page.render("notifications.html", values)


def resend(page: Page) -> Response:
    """Deliver a notification again."""
    page.gateway.resend(page.fields["id"])
    return page.go("/notifications")


def send(page: Page) -> Response:
    """Send a notification of any event type, with the example of its page or changes of it."""
    notification = page.gateway.notify(
        page.fields.get("event_type", "").strip(),
        url=page.fields.get("url", "").strip() or None,
        changes=json_object(page, "changes"),
        mchid=page.fields.get("mchid", "").strip() or None,
    )
    return page.go("/notifications", sent=notification.event_type)


def resend_lost(page: Page) -> Response:
    """Deliver the notifications again that the gateway gave up."""
    for each in page.gateway.notifications.newest(_MOST_AT_ONCE, state=NotificationState.GIVEN_UP):
        page.gateway.resend(each.id)
    return page.go("/notifications")
