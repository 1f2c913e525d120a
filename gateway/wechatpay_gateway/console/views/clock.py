"""The page of the clock."""

from typing import Any

from starlette.responses import Response

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.console.forms import whole_number
from wechatpay_gateway.console.page import Page
from wechatpay_gateway.core.gateway import Gateway

UNITS = ("days", "hours", "minutes", "seconds")
_SECONDS = {"days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}


def clock_data(gateway: Gateway) -> dict[str, Any]:
    """Return the time of the clock, and how far it is ahead of real time as numbers of days, hours, minutes and seconds."""
    left, ahead = round(gateway.clock.ahead_seconds), dict[str, int]()
    for unit in UNITS:
        ahead[unit], left = divmod(left, _SECONDS[unit])
    return {
        "now": to_moment(gateway.clock.now()),
        "ahead": {unit: number for unit, number in ahead.items() if number},
        "next_due": _next_due(gateway),
        "units": UNITS,
    }


def _next_due(gateway: Gateway) -> str:
    """Return when the next record changes by itself or the next delivery is due; empty if nothing is waiting."""
    dues = (gateway.clock.next_change(), gateway.notifications.next_due())
    due = min((each for each in dues if each is not None), default=None)
    return to_moment(due) if due is not None else ""


def show(page: Page) -> Response:
    """Show the clock."""
    return page.render("clock.html", {"section": "clock", **clock_data(page.gateway)})


def advance(page: Page) -> Response:
    """Advance the clock, which waits for the deliveries that become due."""
    spans = {unit: whole_number(page, unit) for unit in UNITS}
    page.gateway.clock.advance(**{unit: number or 0 for unit, number in spans.items()})
    return page.go("/clock", done="1")
