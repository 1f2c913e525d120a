"""A WSGI application that creates its client on import: `gunicorn --preload --worker-class gevent gevent_shop:application`."""

from collections.abc import Callable, Iterable
from typing import Any

from wechatpay_clients import Client, WeChatPayError

client = Client.from_env()
_START = Callable[[str, list[tuple[str, str]]], Any]


def application(environ: dict[str, Any], start_response: _START) -> Iterable[bytes]:
    """Make a call and return its result or error."""
    try:
        client.call("onboarding.subject_confirmation.cancel_applyment", {"applyment_id": 20000011111})
    except WeChatPayError as error:
        start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
        return [str(error).encode()]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["QUERY_STRING"].encode()]
