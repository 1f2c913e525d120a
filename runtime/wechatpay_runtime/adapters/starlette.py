"""Receive notifications in Starlette and FastAPI.

Add one line: `app.add_route("/wechatpay/notifications", endpoint(router), methods=["POST"])`.
"""

from collections.abc import Awaitable, Callable

from wechatpay_runtime.adapters.framework import missing_framework
from wechatpay_runtime.notifications.router import Router

try:
    from starlette.requests import Request
    from starlette.responses import Response
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "starlette", error) from None

__all__ = ["endpoint"]


def endpoint(router: Router) -> Callable[[Request], Awaitable[Response]]:
    """Create an endpoint for POST.

    It stops reading at the size of the largest notification that the router accepts.
    """

    async def wechatpay_notifications(request: Request) -> Response:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > router.max_bytes:
                break
        acknowledgement = await router.handle_async(request.headers, bytes(body))
        return Response(acknowledgement.body, acknowledgement.status, acknowledgement.headers)

    return wechatpay_notifications
