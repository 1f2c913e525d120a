"""The client of a Starlette or FastAPI application, and its notifications.

`WeChatPay` opens and closes the client with the application. For notifications alone, add one line:
`app.add_route("/wechatpay/notifications", endpoint(router), methods=["POST"])`.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from inspect import isawaitable
from typing import Any, Generic, Protocol, TypeVar

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.adapters.framework import RouterSource, Served, missing_framework, router_of
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.notifications.handlers import Handlers
from wechatpay_runtime.notifications.replay_guard import ReplayGuard
from wechatpay_runtime.notifications.router import ReceivesNotifications, Router

try:
    from starlette.requests import HTTPConnection, Request
    from starlette.responses import Response
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "starlette", error) from None

__all__ = ["WeChatPay", "endpoint"]

_STATE = "wechatpay"


class _Closable(ReceivesNotifications, Protocol):
    def close(self) -> Awaitable[None] | None: ...


ClientT = TypeVar("ClientT", bound=_Closable)


class WeChatPay(Handlers, Generic[ClientT]):
    """The client of each application, opened and closed with it, and the handlers of its notifications.

    Create it once, `wechatpay = WeChatPay(AsyncClient.from_env)`, register handlers with `@wechatpay.on(…)`, and pass its lifespan
    to the application: `FastAPI(lifespan=wechatpay.lifespan)`. In FastAPI it is a dependency:
    `client: Annotated[AsyncClient, Depends(wechatpay)]`. In Starlette, call it: `wechatpay(request)`.
    """

    def __init__(self, create_client: Callable[[], ClientT], *, replay_guard: ReplayGuard | None = None) -> None:
        """Create it; this needs no settings.

        Args:
            create_client: `AsyncClient.from_env`, or another function that returns a client, called when the application starts.
                For endpoints that are not async, it can be `Client.from_env`.
            replay_guard: As for `Router`.
        """
        super().__init__()
        self._create_client = create_client
        self._replay_guard = replay_guard

    def lifespan(self, app: object) -> AbstractAsyncContextManager[dict[str, Any]]:
        """Open the client when the application starts, and close it at the end.

        In a lifespan of your own, use it as a context manager, and include its state in yours:
        `async with wechatpay.lifespan(app) as state: yield {**state, "database": database}`.

        Raises:
            ConfigurationError: A setting is missing or wrong, or there are handlers, but no APIv3 key.
        """
        del app  # the state is passed on by the server, so that an application can be mounted in another
        return self._opened()

    @asynccontextmanager
    async def _opened(self) -> AsyncGenerator[dict[str, Any]]:
        client = self._create_client()
        try:
            yield {_STATE: Served(client, self, self._replay_guard)}
        finally:
            closing = client.close()
            if isawaitable(closing):
                await closing

    def __call__(self, connection: HTTPConnection) -> ClientT:
        """Return the client of the application that serves a request or a websocket.

        Raises:
            ConfigurationError: The application has no lifespan, or one without the state of this one.
        """
        return self._served(connection).client

    async def endpoint(self, request: Request) -> Response:
        """Receive a notification: `app.add_route("/wechatpay/notifications", wechatpay.endpoint, methods=["POST"])`."""
        return await endpoint(self.router(request))(request)

    def router(self, connection: HTTPConnection) -> Router:
        """Return the router of the application, with the handlers of this object."""
        return self._served(connection).router

    def _served(self, connection: HTTPConnection) -> Served[ClientT]:
        served: Served[ClientT] | None = connection.scope.get("state", {}).get(_STATE)
        if served is None:
            raise ConfigurationError(
                phrase(
                    "The application has no client. Pass lifespan=wechatpay.lifespan to it, or yield the state of that lifespan "
                    "in your own. A test client runs the lifespan only in a `with` block."
                )
            )
        return served


def endpoint(router: RouterSource) -> Callable[[Request], Awaitable[Response]]:
    """Create an endpoint for POST.

    It stops reading at the size of the largest notification that the router accepts.

    Args:
        router: The router, or a function that returns it, which is called at each notification.
    """

    async def wechatpay_notifications(request: Request) -> Response:
        used = router_of(router)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > used.max_bytes:
                break
        acknowledgement = await used.handle_async(request.headers, bytes(body))
        return Response(acknowledgement.body, acknowledgement.status, acknowledgement.headers)

    return wechatpay_notifications
