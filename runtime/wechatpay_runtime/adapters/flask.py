"""Receives notifications in Flask.

An app needs one line: `app.add_url_rule("/wechatpay/notifications", view_func=view(router), methods=["POST"])`.
"""

from collections.abc import Callable

from flask import Response, request

from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.router import Router


def view(router: Router) -> Callable[[], Response]:
    """Make a view function, for POST; a body that says it is longer than the router accepts is not read."""

    def wechatpay_notifications() -> Response:
        if (request.content_length or 0) > router.max_bytes:
            acknowledgement = Acknowledgement.failure("The notification is too long.", status=413)
        else:
            acknowledgement = router.handle(request.headers, request.get_data())
        return Response(acknowledgement.body, acknowledgement.status, dict(acknowledgement.headers))

    return wechatpay_notifications
