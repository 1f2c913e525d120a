"""Views that receive notifications with the client of the project."""

from collections.abc import Awaitable, Callable

from django.http import HttpRequest, HttpResponse

from wechatpay_clients import AsyncClient, Client
from wechatpay_django.clients import async_client, client
from wechatpay_runtime.adapters import django as adapter
from wechatpay_runtime.notifications import Handlers, ReplayGuard, Router


def view(handlers: Handlers, *, replay_guard: ReplayGuard | None = None) -> Callable[[HttpRequest], HttpResponse]:
    """Create a view that receives notifications by POST.

    It needs no CSRF token, because the signature is verified instead. It needs no settings before the first notification.

    Args:
        handlers: The handlers of the project.
        replay_guard: Remembers handled notifications, such as `DatabaseReplayGuard()`.
    """
    return adapter.view(_RouterOf(client, handlers, replay_guard))


def async_view(
    handlers: Handlers, *, replay_guard: ReplayGuard | None = None
) -> Callable[[HttpRequest], Awaitable[HttpResponse]]:
    """Create an async view; otherwise like `view`.

    Write async handlers for it. Handlers that are not async run in threads whose database connections Django does not close.
    """
    return adapter.async_view(_RouterOf(async_client, handlers, replay_guard))


class _RouterOf:
    """Returns the router of the current client."""

    def __init__(
        self, current: Callable[[], Client | AsyncClient], handlers: Handlers, replay_guard: ReplayGuard | None
    ) -> None:
        self._current = current
        self._handlers = handlers
        self._replay_guard = replay_guard
        self._latest: tuple[Client | AsyncClient, Router] | None = None

    def __call__(self) -> Router:
        current, latest = self._current(), self._latest
        if latest is None or latest[0] is not current:
            latest = (current, Router(current, replay_guard=self._replay_guard, handlers=self._handlers))
            self._latest = latest
        return latest[1]
