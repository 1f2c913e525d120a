"""The first page: the latest events, and everything that needs attention."""

from itertools import islice
from typing import Any

from starlette.responses import Response

from wechatpay_gateway.console.page import Page
from wechatpay_gateway.console.views.clock import clock_data
from wechatpay_gateway.console.views.families import groups
from wechatpay_gateway.console.views.notifications import notification_rows
from wechatpay_gateway.console.views.requests import request_rows
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.notifications.queue import NotificationState

_ROWS = 8
_LOST = 99


def show(page: Page) -> Response:
    """Show the URL for clients, the latest requests and notifications, and the families that have records."""
    gateway = page.gateway
    values = {
        "section": "overview",
        "base_url": gateway.base_url,
        "mchid": gateway.merchants.default.mchid,
        "operations": len(gateway.catalog.operations),
        "requests": list(islice(request_rows(page), _ROWS)),
        "notifications": notification_rows(gateway, gateway.notifications.newest(_ROWS)),
        "lost": len(gateway.notifications.newest(_LOST, state=NotificationState.GIVEN_UP)),
        "faults": len(gateway.faults.pending) + len(gateway.notifications.faults.pending),
        "groups": _in_use(gateway),
        **clock_data(gateway),
    }
    return page.render("overview.html", values)


def _in_use(gateway: Gateway) -> list[dict[str, Any]]:
    """Return the groups of families with at least one record."""
    used = [{**group, "families": [each for each in group["families"] if each["count"]]} for group in groups(gateway)]
    return [group for group in used if group["families"]]
