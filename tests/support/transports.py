"""Every transport of the library, sync and async, with one interface, so that the tests of transports run with each of them."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from support.both import AsyncAdapter, Both, SyncAdapter
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.base import AsyncTransport, Transport
from wechatpay_runtime._transport.over_asyncio.transport import AsyncHttptoolsTransport
from wechatpay_runtime._transport.over_sockets.transport import HttptoolsTransport
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport

SYNC: dict[str, Callable[..., Transport]] = {"urllib3": Urllib3Transport, "sockets": HttptoolsTransport}
ASYNC: dict[str, Callable[..., AsyncTransport]] = {"aiohttp": AiohttpTransport, "asyncio": AsyncHttptoolsTransport}
"""Functions that create a transport, by the name of its HTTP library."""

CLIENTS: dict[str, Callable[..., Both]] = {
    "urllib3": SyncAdapter,
    "sockets": partial(SyncAdapter, transport="fast"),
    "aiohttp": AsyncAdapter,
    "asyncio": partial(AsyncAdapter, transport="fast"),
}
"""Functions that create a client, by the HTTP library of its transport."""


class Pieces:
    """A reply that was read in pieces."""

    def __init__(self) -> None:
        self.status = 0
        self.read: list[bytes] = []

    @property
    def body(self) -> bytes:
        """The whole body."""
        return b"".join(self.read)


class SyncSender:
    """Sends requests over a sync transport."""

    def __init__(self, kind: Callable[..., Transport], **settings: Any) -> None:
        self.transport = kind(**settings)

    def send(self, request: Request, options: Options | None = None) -> Reply:
        return self.transport.send(request, options or Options())

    def open(self, request: Request, options: Options | None = None) -> Pieces:
        pieces = Pieces()
        reply = self.transport.open(request, options or Options())
        try:
            pieces.status = reply.status
            pieces.read += reply.chunks()
        finally:
            reply.close()
        return pieces

    def while_waiting(self, wait: Callable[[], Any]) -> Any:
        """Call a function that waits for something outside, and return its result."""
        return wait()

    def close_transport(self) -> None:
        self.transport.close()

    def close(self) -> None:
        self.close_transport()


class AsyncSender:
    """Sends requests over an async transport, on an event loop of its own."""

    def __init__(self, kind: Callable[..., AsyncTransport], **settings: Any) -> None:
        self.transport = kind(**settings)
        self.runner = asyncio.Runner()

    def send(self, request: Request, options: Options | None = None) -> Reply:
        return self.runner.run(self.transport.send(request, options or Options()))

    def open(self, request: Request, options: Options | None = None) -> Pieces:
        return self.runner.run(self._open(request, options or Options()))

    async def _open(self, request: Request, options: Options) -> Pieces:
        pieces = Pieces()
        reply = await self.transport.open(request, options)
        try:
            pieces.status = reply.status
            pieces.read += [piece async for piece in reply.chunks()]
        finally:
            reply.close()
        return pieces

    def while_waiting(self, wait: Callable[[], Any]) -> Any:
        """Call a function that waits for something outside while the event loop runs, and return its result."""
        return self.runner.run(asyncio.to_thread(wait))

    def close_transport(self) -> None:
        self.runner.run(self.transport.close())

    def close(self) -> None:
        self.close_transport()
        self.runner.close()


Sender = SyncSender | AsyncSender

SENDERS: dict[str, Callable[..., Sender]] = {
    **{name: partial(SyncSender, kind) for name, kind in SYNC.items()},
    **{name: partial(AsyncSender, kind) for name, kind in ASYNC.items()},
}
