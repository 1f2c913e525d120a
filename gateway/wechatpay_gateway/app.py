"""The ASGI application: reads a request, asks the gateway, sends what it says."""

import asyncio
from collections.abc import MutableMapping
from typing import Any, cast

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from wechatpay_gateway.connection import EXTENSION, Connection
from wechatpay_gateway.console.pages import page_routes
from wechatpay_gateway.control import control_routes
from wechatpay_gateway.errors import Message, Refusal
from wechatpay_gateway.exchange import ReceivedRequest, Reply
from wechatpay_gateway.gateway import Gateway

MAX_BODY_BYTES = 16 * 1024 * 1024
"""Larger than any upload that WeChat Pay takes."""


class PaymentAddress:
    """Every address but the control ones: what WeChat Pay would serve."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        connection = cast("Connection", scope["extensions"][EXTENSION]["connection"])
        body = await read_body(receive)
        if body is None:
            return
        if len(body) > MAX_BODY_BYTES:
            await _send(send, _too_large())
            return
        request = ReceivedRequest(
            method=scope["method"],
            target=connection.target,
            headers=tuple(scope["headers"]),
            body=body,
            http_version=scope["http_version"],
        )
        answer = self._gateway.handle(request)
        if answer.delay_seconds and not await _is_still_there(receive, answer.delay_seconds):
            return
        if answer.reply is not None and not answer.is_cut_midway:
            await _send(send, answer.reply)
            return
        if answer.reply is None:
            connection.abort()
        else:
            connection.send_half(answer.reply)
        await receive()  # returns once the connection is gone, so that nothing answers in our place


async def _is_still_there(receive: Receive, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await receive()  # after the body, only the end of the connection comes
    except TimeoutError:
        return True
    return False


async def read_body(receive: Receive) -> bytes | None:
    """The whole body, cut off beyond the limit; `None` when the client went away before it was complete."""
    message: MutableMapping[str, Any] = await receive()
    body: bytes = message.get("body", b"")
    while message["type"] == "http.request" and message.get("more_body") and len(body) <= MAX_BODY_BYTES:
        message = await receive()
        body += message.get("body", b"")
    return None if message["type"] == "http.disconnect" else body


def _too_large() -> Reply:
    message = Message("请求体过大", f"The body must not be larger than {MAX_BODY_BYTES} bytes.")
    body = Refusal(413, "INVALID_REQUEST", message).to_body("zh-CN")
    headers = (
        (b"content-type", b"application/json; charset=utf-8"),
        (b"content-length", b"%d" % len(body)),
        (b"connection", b"close"),
    )
    return Reply(413, headers, body)


async def _send(send: Send, reply: Reply) -> None:
    await send({"type": "http.response.start", "status": reply.status, "headers": list(reply.headers)})
    await send({"type": "http.response.body", "body": reply.body})


def make_app(gateway: Gateway) -> Starlette:
    """The application of a gateway: pages and control addresses under `/_gateway`, WeChat Pay everywhere else."""
    return Starlette(
        routes=[
            Mount("/_gateway", routes=[*page_routes(gateway), *control_routes(gateway)]),
            Mount("", app=PaymentAddress(gateway)),
        ]
    )
