"""The client of a Flask application, and its notifications.

`WeChatPay` is an extension. For notifications alone, add one line:
`app.add_url_rule("/wechatpay/notifications", view_func=view(router), methods=["POST"])`.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Generic, cast

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.adapters.framework import ClientT, RouterSource, Served, missing_framework, router_of
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.delivery import read_at_most
from wechatpay_runtime.notifications.handlers import Handlers
from wechatpay_runtime.notifications.replay_guard import ReplayGuard
from wechatpay_runtime.notifications.router import Router

try:
    from flask import Flask, Response, current_app, request
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "flask", error) from None

__all__ = ["WeChatPay", "view"]

_EXTENSION = "wechatpay"


class WeChatPay(Handlers, Generic[ClientT]):
    """A Flask extension: the client of each application, and the handlers of its notifications.

    Create it once, `wechatpay = WeChatPay(Client.from_env)`, register handlers with `@wechatpay.on(…)`, and connect each
    application with `wechatpay.init_app(app)`. In a request, `wechatpay.client` is the client of the current application.
    """

    def __init__(
        self,
        create_client: Callable[..., ClientT],
        app: Flask | None = None,
        *,
        replay_guard: ReplayGuard | None = None,
    ) -> None:
        """Create the extension; connect it to `app`, if there is only one application.

        Args:
            create_client: `Client.from_env`, or another function that returns a client. It is called for each application, with
                the settings in `app.config["WECHATPAY"]`, such as `{"mchid": "1900000001"}`, as keyword arguments.
            app: As for `init_app`.
            replay_guard: As for `Router`.
        """
        super().__init__()
        self._create_client = create_client
        self._replay_guard = replay_guard
        self.view = view(lambda: self.router)
        """The view function of notifications, for POST: `app.add_url_rule(path, view_func=wechatpay.view, methods=["POST"])`."""
        if app is not None:
            self.init_app(app)

    def init_app(self, app: Flask) -> None:
        """Create the client of an application. This sends nothing.

        Raises:
            ConfigurationError: A setting is missing or wrong, or there are handlers, but no APIv3 key.
        """
        app.extensions[_EXTENSION] = Served(self._create_client(**_settings_of(app)), self, self._replay_guard)

    @property
    def client(self) -> ClientT:
        """The client of the current application.

        Raises:
            ConfigurationError: The extension is not connected to the current application.
        """
        return self._served.client

    @property
    def router(self) -> Router:
        """The router of the current application, with the handlers of this extension."""
        return self._served.router

    @property
    def _served(self) -> Served[ClientT]:
        served: Served[ClientT] | None = current_app.extensions.get(_EXTENSION)
        if served is None:
            raise ConfigurationError(
                phrase("WeChatPay is not connected to this application. Call init_app(app) when you create it.")
            )
        return served


def _settings_of(app: Flask) -> dict[str, Any]:
    """Return the settings in the configuration. No variable keeps them, because error reporters store those of each frame."""
    return cast("dict[str, Any]", app.config.get("WECHATPAY", {}))  # pyright: ignore[reportUnknownMemberType]  # Flask: a bare dict


def view(router: RouterSource) -> Callable[[], Response]:
    """Create a view function for POST.

    It stops reading a body at the size of the largest notification that the router accepts. If the Content-Length is
    larger, it reads nothing.

    Args:
        router: The router, or a function that returns it. The function is called at each notification, so it can return the
            router of the current application.
    """

    def wechatpay_notifications() -> Response:
        used = router_of(router)
        if (request.content_length or 0) > used.max_bytes:
            acknowledgement = Acknowledgement.too_long()
        else:
            acknowledgement = used.handle(request.headers, _body(used.max_bytes + 1))
        return Response(acknowledgement.body, acknowledgement.status, dict(acknowledgement.headers))

    return wechatpay_notifications


def _body(most_bytes: int) -> bytes:
    """Return the body, or its first `most_bytes` bytes; it remains readable from the request."""
    body = read_at_most(request.stream.read, most_bytes)
    if not body:
        return request.get_data()  # cached if the body has already been read
    request.stream = BytesIO(body)  # pyright: ignore[reportAttributeAccessIssue]  # werkzeug's cached_property can be set
    return body
