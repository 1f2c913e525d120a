"""Receive notifications in Flask.

Add one line: `app.add_url_rule("/wechatpay/notifications", view_func=view(router), methods=["POST"])`.
"""

from collections.abc import Callable
from io import BytesIO

from wechatpay_runtime.adapters.framework import missing_framework
from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.delivery import read_at_most
from wechatpay_runtime.notifications.router import Router

try:
    from flask import Response, request
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "flask", error) from None

__all__ = ["view"]


def view(router: Router) -> Callable[[], Response]:
    """Create a view function for POST.

    It stops reading a body at the size of the largest notification that the router accepts. If the Content-Length is
    larger, it reads nothing.
    """

    def wechatpay_notifications() -> Response:
        if (request.content_length or 0) > router.max_bytes:
            acknowledgement = Acknowledgement.too_long()
        else:
            acknowledgement = router.handle(request.headers, _body(router.max_bytes + 1))
        return Response(acknowledgement.body, acknowledgement.status, dict(acknowledgement.headers))

    return wechatpay_notifications


def _body(most_bytes: int) -> bytes:
    """Return the body, or its first `most_bytes` bytes; it remains readable from the request."""
    body = read_at_most(request.stream.read, most_bytes)
    if not body:
        return request.get_data()  # cached if the body has already been read
    request.stream = BytesIO(body)  # pyright: ignore[reportAttributeAccessIssue]  # werkzeug's cached_property can be set
    return body
