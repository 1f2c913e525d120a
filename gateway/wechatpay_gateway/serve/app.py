"""The ASGI application: reads a request, passes it to the gateway, sends the reply."""

import asyncio
from collections.abc import Callable
from typing import cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from wechatpay_gateway.base.messages import Answer, ReceivedRequest
from wechatpay_gateway.console.pages import console_routes, payer_routes, redirect_to_console
from wechatpay_gateway.control.routes import ControlRoute
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.core.site import CONTROL_PATH
from wechatpay_gateway.serve.connection import EXTENSION, Connection
from wechatpay_gateway.serve.intake import Intake

_TOO_LARGE = 413
"""The status of the only reply that is sent before the whole body was read."""


class PaymentAddress:
    """The ASGI application for all URLs that WeChat Pay itself serves."""

    def __init__(self, gateway: Gateway, entrance: Callable[[Request], Response]) -> None:
        self._gateway = gateway
        self._entrance = entrance
        self._intake = Intake(gateway.may_be_verified)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request; redirect a browser that opens `/` to the console."""
        if scope["path"] == "/" and _is_browser(scope):
            await self._entrance(Request(scope))(scope, receive, send)
            return
        connection = cast("Connection", scope["extensions"][EXTENSION]["connection"])
        first = await receive()
        if first["type"] == "http.disconnect":
            return
        request = ReceivedRequest(
            method=scope["method"],
            target=connection.target,
            headers=tuple(scope["headers"]),
            body=first.get("body", b""),
            http_version=scope["http_version"],
        )
        if first.get("more_body"):
            async with self._intake.whole(request, receive) as complete:
                if complete is None:
                    return
                answer = self._gateway.handle(complete)
        else:
            answer = self._gateway.handle(request)
        if answer.is_after_deliveries and (settle := self._gateway.clock.settle) is not None:
            await run_in_threadpool(settle)  # not in the event loop: a receiver may call the gateway
        await _carry_out(answer, connection, receive)


def _is_browser(scope: Scope) -> bool:
    """Return whether the request is a browser's: no client of the API accepts only HTML, or HTML first."""
    accepted = next((value for name, value in scope["headers"] if name == b"accept"), b"")
    return scope["method"] == "GET" and accepted.startswith(b"text/html")


async def _carry_out(answer: Answer, connection: Connection, receive: Receive) -> None:
    """Send a reply, delayed or partially if a fault requires it."""
    if answer.delay_seconds and not await _is_still_there(receive, answer.delay_seconds):
        return
    reply = answer.reply
    if reply is not None and not answer.is_cut_midway:
        await connection.send(reply, closes=reply.status == _TOO_LARGE)
        return
    if reply is None:
        connection.abort()
    else:
        connection.send_half(reply)
    await receive()  # Returns after the connection is closed, so that uvicorn does not send a reply itself.


async def _is_still_there(receive: Receive, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await receive()  # After the body, the only possible message is the end of the connection.
    except TimeoutError:
        return True
    return False


def make_app(gateway: Gateway) -> Starlette:
    """Return the application of a gateway: pages and control addresses under `/_gateway`, WeChat Pay everywhere else."""

    def entrance(request: Request) -> Response:
        return redirect_to_console(gateway, request)

    control = [*console_routes(gateway), ControlRoute(gateway)]
    protected = [Mount(f"/{gateway.site.secret}", routes=control)] if gateway.site.is_open else control
    payments = PaymentAddress(gateway, entrance)
    app = Starlette(
        routes=[
            Route(CONTROL_PATH, entrance, methods=["GET"]),
            Mount(CONTROL_PATH, routes=[*payer_routes(gateway), *protected]),
            Mount("", app=payments),
        ]
    )
    app.router.default = payments  # the pattern of a mount does not match a path with a line feed
    return app
