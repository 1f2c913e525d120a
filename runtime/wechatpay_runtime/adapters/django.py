"""Receives notifications in Django.

A project needs one line: `urlpatterns = [path("wechatpay/notifications", view(router))]`.

Django bounds the body itself, by its setting `DATA_UPLOAD_MAX_MEMORY_SIZE`.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.router import Router

ViewT = TypeVar("ViewT", bound=Callable[[HttpRequest], object])


def view(router: Router) -> Callable[[HttpRequest], HttpResponse]:
    """Make a view for POST; exempt from the CSRF check, since the signature takes its place."""

    def wechatpay_notifications(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return _response(router.handle(request.headers, request.body))

    return _without_csrf_check(wechatpay_notifications)


def async_view(router: Router) -> Callable[[HttpRequest], Awaitable[HttpResponse]]:
    """Make the same as an async view."""

    async def wechatpay_notifications(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return _response(await router.handle_async(request.headers, request.body))

    return _without_csrf_check(wechatpay_notifications)


def _response(acknowledgement: Acknowledgement) -> HttpResponse:
    return HttpResponse(acknowledgement.body, status=acknowledgement.status, headers=dict(acknowledgement.headers))


def _without_csrf_check(made: ViewT) -> ViewT:
    vars(made)["csrf_exempt"] = True
    return made
