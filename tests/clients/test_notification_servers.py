"""Notifications over real HTTP: delivered to servers of both kinds on loopback, and to one without a framework."""

import json
import socket
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import uvicorn
from flask import Flask
from starlette.applications import Starlette

from support import callbacks
from support.callbacks import delivered, envelope
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.adapters.flask import view
from wechatpay_runtime.adapters.starlette import endpoint
from wechatpay_runtime.notifications import Router

ADDRESS = "/wechatpay/notifications"
Serving = Callable[[Router], AbstractContextManager[int]]


@contextmanager
def starlette_on_uvicorn(router: Router) -> Generator[int]:
    app = Starlette()
    app.router.add_route(ADDRESS, endpoint(router), methods=["POST"])
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None))
    # asyncio sends without delay only on sockets that name their protocol.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield listener.getsockname()[1]
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
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so by the standard library
        """Say nothing."""


def flask_on_wsgiref(router: Router) -> AbstractContextManager[int]:
    app = Flask(__name__)
    app.add_url_rule(ADDRESS, view_func=view(router), methods=["POST"])
    return serving(make_server("127.0.0.1", 0, app, handler_class=SilentWsgi))


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

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so by the standard library
            """Say nothing."""

    return serving(HTTPServer(("127.0.0.1", 0), Receiver))


@pytest.fixture(params=[starlette_on_uvicorn, flask_on_wsgiref, without_a_framework], ids=lambda serve: serve.__name__)
def serve(request: pytest.FixtureRequest) -> Serving:
    """Serves a router on loopback."""
    chosen: Serving = request.param
    return chosen


def post(port: int, headers: dict[str, str], body: bytes) -> tuple[int, Any]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST", ADDRESS, body, headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def test_a_payment_reaches_its_handler_and_a_forgery_does_not(serve: Serving) -> None:
    given: list[str] = []
    router = Router(Client(**callbacks.settings()))

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        given.append(notification.resource.received["out_trade_no"])

    headers, body = delivered(envelope(summary="支付成功 café"), timestamp=int(time.time()))
    with serve(router) as port:
        genuine = post(port, headers, body)
        forged = post(port, headers, body.replace(b"EV-2018", b"EV-2019"))

    assert genuine == (200, {"code": "SUCCESS", "message": "成功"})
    assert forged == (401, {"code": "FAIL", "message": "The signature does not verify."})
    assert given == [callbacks.PAID["out_trade_no"]]
