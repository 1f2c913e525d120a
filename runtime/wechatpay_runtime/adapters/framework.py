"""Routers that are created later, the client of an application, and the error for a framework that is not installed."""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.notifications.handlers import Handlers
from wechatpay_runtime.notifications.replay_guard import ReplayGuard
from wechatpay_runtime.notifications.router import ReceivesNotifications, Router

RouterSource: TypeAlias = Router | Callable[[], Router]
"""A router, or a function that returns it, which is called at each notification."""
ClientT = TypeVar("ClientT", bound=ReceivesNotifications)


def router_of(source: RouterSource) -> Router:
    """Return the router."""
    return source if isinstance(source, Router) else source()


class Served(Generic[ClientT]):
    """The client of an application that runs, and its router."""

    def __init__(self, client: ClientT, handlers: Handlers, replay_guard: ReplayGuard | None) -> None:
        """Create the router, if there are handlers.

        Raises:
            ConfigurationError: There are handlers, but the client has no APIv3 key.
        """
        self.client = client
        self._handlers = handlers
        self._replay_guard = replay_guard
        if not handlers.is_empty:
            _ = self.router

    @cached_property
    def router(self) -> Router:
        """The router of the client and the handlers."""
        return Router(self.client, replay_guard=self._replay_guard, handlers=self._handlers)


def missing_framework(adapter: str, package: str, error: ModuleNotFoundError) -> ModuleNotFoundError:
    """Return the error for an adapter whose web framework, or a dependency of it, is not installed.

    Args:
        adapter: Name of the adapter's module.
        package: Name of the framework's package for pip.
        error: The error of the import.
    """
    lacking = (error.name or package).partition(".")[0]
    return ModuleNotFoundError(
        phrase(
            "{adapter} requires {lacking}, which is not installed. Run: pip install {package}",
            adapter=adapter,
            lacking=lacking,
            package=package,
        ),
        name=lacking,
    )
