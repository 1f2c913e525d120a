"""Servers that receive notifications on loopback: ASGI, WSGI, and one without a framework."""

import json
import socket
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import ThreadingMixIn
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import uvicorn
from django.core.handlers.wsgi import WSGIRequest
from flask import Flask
from starlette.applications import Starlette
from werkzeug.serving import WSGIRequestHandler as WerkzeugRequestHandler
from werkzeug.serving import make_server as make_werkzeug_server

from support.django_project import django_adapter
from wechatpay_clients import AsyncClient
from wechatpay_runtime.adapters.flask import view
from wechatpay_runtime.adapters.starlette import endpoint
from wechatpay_runtime.notifications import Router

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication
    from starlette.types import ASGIApp

ADDRESS = "/wechatpay/notifications"
Serving = Callable[[Router], AbstractContextManager[int]]


@contextmanager
def starlette_on_uvicorn(router: Router, *clients: AsyncClient) -> Generator[int]:
    """Serve a router; close its async clients at the end."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None]:
        yield
        for client in clients:
            await client.close()

    app = Starlette(lifespan=lifespan)
    app.router.add_route(ADDRESS, endpoint(router), methods=["POST"])
    with asgi_on_uvicorn(app) as port:
        yield port


def listen() -> socket.socket:
    """Listen on a free port. asyncio sends without delay only on sockets that name their protocol."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener


@contextmanager
def asgi_on_uvicorn(
    app: "ASGIApp", listener: socket.socket | None = None, *, lifespan: Literal["on", "auto"] = "on"
) -> Generator[int]:
    """Serve an application, which may ignore its lifespan if that is `auto`; yield its port."""
    server = uvicorn.Server(uvicorn.Config(app, lifespan=lifespan, log_config=None))
    with listener or listen() as used:
        thread = Thread(target=server.run, kwargs={"sockets": [used]})
        thread.start()
        try:
            yield used.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def serving(server: HTTPServer) -> Generator[int]:
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


class SilentWsgi(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's signature
        """Log nothing."""


class ThreadingWsgi(ThreadingMixIn, WSGIServer):
    """A server with a thread per request."""


def on_wsgiref(app: "WSGIApplication", listener: socket.socket | None = None) -> AbstractContextManager[int]:
    server = make_server("127.0.0.1", 0, app, ThreadingWsgi, SilentWsgi)
    if listener is not None:
        server.socket.close()
        server.socket, server.server_address = listener, listener.getsockname()
    return serving(server)


def flask_on_wsgiref(router: Router) -> AbstractContextManager[int]:
    app = Flask(__name__)
    app.add_url_rule(ADDRESS, view_func=view(router), methods=["POST"])
    return on_wsgiref(app)


def flask_on_werkzeug(router: Router) -> AbstractContextManager[int]:
    """Serve with support for chunked bodies, like production servers."""
    app = Flask(__name__)
    app.add_url_rule(ADDRESS, view_func=view(router), methods=["POST"])
    return serving(make_werkzeug_server("127.0.0.1", 0, app, request_handler=SilentWerkzeug))


class SilentWerkzeug(WerkzeugRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - the base class's signature
        """Log nothing."""


def django_on_wsgiref(router: Router) -> AbstractContextManager[int]:
    respond = django_adapter.view(router)

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        response = respond(WSGIRequest(environ))
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [response.content]

    return on_wsgiref(app)


def without_a_framework(router: Router) -> AbstractContextManager[int]:
    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            acknowledgement = router.handle(self.headers, body)
            self.send_response(acknowledgement.status)
            for name, value in acknowledgement.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(acknowledgement.body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's signature
            """Log nothing."""

    return serving(HTTPServer(("127.0.0.1", 0), Receiver))


def post(port: int, headers: dict[str, str], body: bytes | Iterable[bytes]) -> tuple[int, Any]:
    """Deliver a notification, in chunks if the body is an iterable; return the status and the JSON of the response."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST", ADDRESS, body, headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()
