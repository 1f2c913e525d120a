"""Faults between a program and WeChat Pay: requests that fail one way or another, and notifications that get lost."""

import json
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from flask import Flask

from support.notification_servers import ADDRESS, on_wsgiref
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.adapters.flask import view
from wechatpay_runtime.notifications import Router

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PASS = "pass"
"""Lets a request pass, in a list of faults."""
FAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    PASS: ("slow_reply", {"seconds": 0}),
    "too many": ("rate_limit", {"code": "FREQUENCY_LIMIT"}),
    "too many, but done": ("rate_limit_after", {"code": "FREQUENCY_LIMIT"}),
}
"""The kinds of faults that need options, or that have another name here."""
OPEN_FAULTS = (
    *("cut_before", "cut_after", "cut_midway", "system_error", "system_error_after", "html_502", "bad_signature"),
    *("too many", "too many, but done"),
)
"""The faults after which a program does not know what happened."""


def add_faults(gateway: RunningGateway, faults: Iterable[str], operation: str | None = None) -> None:
    """Let the next requests fail, each in its own way."""
    for name in faults:
        kind, options = FAULTS.get(name, (name, {}))
        gateway.faults.add(kind, operation=operation, **options)


@contextmanager
def receiving(router: Router, is_lost: Callable[[str], bool]) -> Generator[str]:
    """Serve a router on loopback and yield its address. `is_lost` decides by the id of a notification whether a delivery arrives."""
    app = Flask(__name__)
    app.add_url_rule(ADDRESS, view_func=view(router), methods=["POST"])

    def losing(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        if is_lost(json.loads(body)["id"]):
            start_response("502 Bad Gateway", [("Content-Length", "0")])
            return [b""]
        return app({**environ, "wsgi.input": BytesIO(body)}, start_response)

    with on_wsgiref(losing) as port:
        yield f"http://127.0.0.1:{port}"


def first(count: int, after: int = 0) -> Callable[[str], bool]:
    """Lose the first notifications `after` some others, however often they are sent."""
    places: dict[str, int] = {}

    def is_lost(number: str) -> bool:
        return after <= places.setdefault(number, len(places)) < after + count

    return is_lost
