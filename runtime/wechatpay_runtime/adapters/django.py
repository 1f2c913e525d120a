"""Receives notifications in Django.

A project needs one line: `urlpatterns = [path("wechatpay/notifications", view(router))]`.

Under ASGI, Django itself receives the whole body before it calls a view, into a file beyond
`FILE_UPLOAD_MAX_MEMORY_SIZE`; the server in front of it bounds that.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from wechatpay_runtime.adapters.framework import missing_framework
from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.delivery import read_at_most
from wechatpay_runtime.notifications.router import Router

try:
    from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, RawPostDataException
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "django", error) from None

__all__ = ["async_view", "view"]

_LONGEST_LENGTH = 18
ViewT = TypeVar("ViewT", bound=Callable[[HttpRequest], object])


def view(router: Router) -> Callable[[HttpRequest], HttpResponse]:
    """Make a view for POST; exempt from the CSRF check, since the signature takes its place.

    It reads no more of a body than the longest notification that the router accepts, whatever
    `DATA_UPLOAD_MAX_MEMORY_SIZE` allows, and nothing of one that says it is longer.
    """

    def wechatpay_notifications(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if _content_length(request) > router.max_bytes:
            return _response(Acknowledgement.too_long())
        return _response(router.handle(request.headers, _body(request, router.max_bytes + 1)))

    return _without_csrf_check(wechatpay_notifications)


def async_view(router: Router) -> Callable[[HttpRequest], Awaitable[HttpResponse]]:
    """Make the same as an async view."""

    async def wechatpay_notifications(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if _content_length(request) > router.max_bytes:
            return _response(Acknowledgement.too_long())
        return _response(await router.handle_async(request.headers, _body(request, router.max_bytes + 1)))

    return _without_csrf_check(wechatpay_notifications)


def _content_length(request: HttpRequest) -> int:
    """The request's Content-Length; 0 if it is missing or unusable."""
    length = str(request.META.get("CONTENT_LENGTH") or "")
    return int(length) if length.isascii() and length.isdigit() and len(length) <= _LONGEST_LENGTH else 0


def _body(request: HttpRequest, most_bytes: int) -> bytes:
    """The body, or its beginning; it stays readable as `request.body`."""
    body = read_at_most(request.read, most_bytes)
    if body:
        vars(request)["_body"] = body
        return body
    try:
        return request.body  # somebody has read it before, and it is kept
    except RawPostDataException:
        return b""


def _response(acknowledgement: Acknowledgement) -> HttpResponse:
    return HttpResponse(acknowledgement.body, status=acknowledgement.status, headers=dict(acknowledgement.headers))


def _without_csrf_check(view_function: ViewT) -> ViewT:
    vars(view_function)["csrf_exempt"] = True
    return view_function
