"""Receive notifications in Django.

Add one line: `urlpatterns = [path("wechatpay/notifications", view(router))]`. If the router needs settings that some commands do
not have, pass a function that returns it: `view(router_of_the_shop)`.

Under ASGI, Django receives the whole body before it calls a view, and writes it to a file if it is larger than
`FILE_UPLOAD_MAX_MEMORY_SIZE`. Limit the size of requests in the server in front of it.

With `ATOMIC_REQUESTS`, what a handler changed is undone if it fails.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from wechatpay_runtime.adapters.framework import RouterSource, missing_framework, router_of
from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.delivery import read_at_most

try:
    from django.db import connections
    from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, RawPostDataException
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "django", error) from None

__all__ = ["async_view", "view"]

_LONGEST_LENGTH = 18
_FIRST_ERROR_STATUS = 400
ViewT = TypeVar("ViewT", bound=Callable[[HttpRequest], object])


def view(router: RouterSource) -> Callable[[HttpRequest], HttpResponse]:
    """Create a view for POST. It is exempt from the CSRF check, because the signature is verified instead.

    The view stops reading a body at the size of the largest notification that the router accepts, even if
    `DATA_UPLOAD_MAX_MEMORY_SIZE` is larger. If the Content-Length is larger, it reads nothing.

    Args:
        router: The router, or a function that returns it. The function is called at each notification; decorate it with
            `functools.cache`, so that the client is created once, at the first notification.
    """

    def wechatpay_notifications(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        used = router_of(router)
        if _content_length(request) > used.max_bytes:
            return _response(Acknowledgement.too_long())
        acknowledgement = used.handle(request.headers, _body(request, used.max_bytes + 1))
        if acknowledgement.status >= _FIRST_ERROR_STATUS:
            _roll_back_request()
        return _response(acknowledgement)

    return _without_csrf_check(wechatpay_notifications)


def async_view(router: RouterSource) -> Callable[[HttpRequest], Awaitable[HttpResponse]]:
    """Create an async view; otherwise like `view`."""

    async def wechatpay_notifications(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        used = router_of(router)
        if _content_length(request) > used.max_bytes:
            return _response(Acknowledgement.too_long())
        return _response(await used.handle_async(request.headers, _body(request, used.max_bytes + 1)))

    return _without_csrf_check(wechatpay_notifications)


def _roll_back_request() -> None:
    """Roll back the transactions of `ATOMIC_REQUESTS`. Django does so only after an exception, which the router has handled."""
    for connection in connections.all(initialized_only=True):
        if connection.settings_dict["ATOMIC_REQUESTS"] and connection.in_atomic_block:
            connection.set_rollback(True)


def _content_length(request: HttpRequest) -> int:
    """Return the request's Content-Length; 0 if it is missing or cannot be parsed."""
    length = str(request.META.get("CONTENT_LENGTH") or "")
    return int(length) if length.isascii() and length.isdigit() and len(length) <= _LONGEST_LENGTH else 0


def _body(request: HttpRequest, most_bytes: int) -> bytes:
    """Return the body, or its first `most_bytes` bytes; it remains available as `request.body`."""
    body = read_at_most(request.read, most_bytes)
    if body:
        vars(request)["_body"] = body
        return body
    try:
        return request.body  # set if a middleware has already read the body
    except RawPostDataException:
        return b""


def _response(acknowledgement: Acknowledgement) -> HttpResponse:
    return HttpResponse(acknowledgement.body, status=acknowledgement.status, headers=dict(acknowledgement.headers))


def _without_csrf_check(view_function: ViewT) -> ViewT:
    vars(view_function)["csrf_exempt"] = True
    return view_function
