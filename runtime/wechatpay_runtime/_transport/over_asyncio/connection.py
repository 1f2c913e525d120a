"""One connection of the async transport on httptools: a protocol of asyncio that reads replies as their bytes arrive.

A reply that is complete stays valid, whatever happens to its connection afterwards.
"""

import asyncio
import ssl
from collections.abc import Callable
from math import inf
from typing import Any, cast

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._transport.base import CHUNK_BYTES
from wechatpay_runtime._transport.failures import HUNG_UP, BrokenReply, NotConnected
from wechatpay_runtime._transport.httptools_reply import ReplyReader
from wechatpay_runtime._transport.httptools_request import Address, request_head
from wechatpay_runtime._transport.over_asyncio.proxy import Proxy
from wechatpay_runtime._transport.over_asyncio.tls import TlsLayer
from wechatpay_runtime._transport.over_asyncio.waiting import Waiting
from wechatpay_runtime._transport.readiness import readiness

_PIECE_BYTES = 64 * 1024
"""Size of the pieces in which a large body is sent, so that it does not block the event loop."""


class AsyncConnection(Waiting, asyncio.BufferedProtocol):
    """Sends one request at a time and reads its reply; closed as soon as anything arrives that nobody asked for."""

    def __init__(self, loop: asyncio.AbstractEventLoop, buffer: memoryview) -> None:
        super().__init__(loop)
        self._buffer = buffer
        self._layers: list[TlsLayer] = []
        self._transport: asyncio.Transport = cast("asyncio.Transport", None)
        self._has_unread: Callable[[], object] = bool
        self._wakes_at: float = 0
        """The number of bytes of a body at which the task wakes; it also wakes at the end of the reply."""
        self._pauses_at: float = inf
        """The number of bytes of a body at which reading pauses until the task has taken them."""
        self._is_paused = False
        self._is_full = False
        self._is_sent = False
        self._is_idle = True
        self.reader = ReplyReader()
        self.lost: asyncio.Future[None] = loop.create_future()
        """Done when the socket is closed."""
        self.idle_since = 0.0

    # What the event loop calls.

    def connection_made(self, transport: Any) -> None:
        """Called when the connection is open."""
        self._transport = transport
        self._has_unread = readiness(transport.get_extra_info("socket").fileno())

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - asyncio passes -1
        """Return where the event loop puts the next bytes."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """Called when bytes arrived in the buffer."""
        if self.is_closed:
            return
        if not self._layers:
            self._receive(bytes(self._buffer[:nbytes]))
            return
        try:
            data = self._decrypt(self._buffer[:nbytes])
        except ssl.SSLError as error:
            self.fail(error)
            return
        if data:
            self._receive(data)
        else:
            self._wake()
        if self._layers[-1].has_ended:
            self._end()

    def eof_received(self) -> None:
        """Called when the peer closes its side."""
        self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called when the connection is closed."""
        reason = exc.strerror if isinstance(exc, OSError) and exc.strerror else exc
        self.fail(BrokenReply(HUNG_UP if reason is None else str(reason)))
        if not self.lost.done():
            self.lost.set_result(None)

    def pause_writing(self) -> None:
        """Called when the send buffer is full."""
        self._is_full = True

    def resume_writing(self) -> None:
        """Called when the send buffer has space again."""
        self._is_full = False
        self._wake()

    # What the transport calls.

    def is_usable(self) -> bool:
        """Return whether the connection can be used for another request: nothing arrived since the last reply."""
        return not self.is_closed and not self._has_unread()

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Negotiate TLS with a host, inside the sessions that were negotiated before.

        Raises:
            ssl.SSLError: The certificate is not valid for the host, or the negotiation failed.
            BrokenReply: The peer closed the connection.
        """
        layer = TlsLayer(context, host)
        self._layers.append(layer)
        self._flush()
        while not layer.is_open:
            await self._wait(inf)

    async def open_tunnel(self, address: Address, proxy: Proxy) -> None:
        """Ask a proxy for a tunnel to an address; what follows is sent through it.

        Raises:
            NotConnected: The proxy does not open it.
        """
        reader = self.reader
        self._begin(has_body=False)
        self._write(proxy.tunnel_head(address))
        try:
            while not reader.has_head:
                await self._wait(inf)
        except BrokenReply as error:
            raise NotConnected(phrase("the proxy did not return valid HTTP: {error}", error=error)) from None
        if reader.status not in _OPENED:
            raise NotConnected(phrase("the proxy returned {status}", status=reader.status))
        if not reader.is_clean:
            raise NotConnected(
                phrase("the proxy did not return valid HTTP: {error}", error=phrase("bytes follow its reply"))
            )
        self._is_idle = True

    async def exchange(self, request: Request, wakes_at: float, deadline: float) -> None:
        """Send a request, and wait as in `receive`. No frame keeps its head, which contains a signature.

        Raises:
            NotConnected: The connection was closed before.
        """
        if self.is_closed:
            raise NotConnected(CLOSED_IMMEDIATELY)
        self._begin(has_body=True)
        self._wakes_at = wakes_at
        self._pauses_at = inf if wakes_at else CHUNK_BYTES
        if len(request.body) <= _PIECE_BYTES:
            self._write(request_head(request) + request.body)
            self._is_sent = True
        else:
            self._write(request_head(request))
            await self._upload(memoryview(request.body), deadline)
        await self.receive(wakes_at, deadline)

    async def receive(self, wakes_at: float, deadline: float) -> None:
        """Wait until the reply is complete, or its head and this number of bytes of its body have arrived.

        Raises:
            DeadlinePassed: It did not arrive in time.
            BrokenReply: The connection broke, or what arrived is not valid HTTP.
            OSError: TLS failed.
        """
        reader = self.reader
        self._wakes_at = wakes_at
        while not (reader.is_complete or (reader.has_head and reader.received >= wakes_at)):
            await self._wait(deadline)

    def read_in_pieces(self) -> None:
        """Let the peer wait when much was received that nobody has taken; the caller has taken what there is."""
        self._pauses_at = self.reader.received + CHUNK_BYTES
        self._resume()

    def read_whole(self) -> None:
        """Receive without a pause; the caller limits the size."""
        self._pauses_at = inf
        self._resume()

    def end_exchange(self) -> bool:
        """Return whether the connection can be kept for another request, after a complete reply."""
        self._is_idle = True
        self._resume()
        return self._is_sent and self.reader.keeps_connection and not self.is_closed

    def close(self) -> None:
        """Close the connection at once."""
        if not self.is_closed:
            self.is_closed = True
            self._cancel_timer()
            self._transport.abort()

    # How they meet.

    def _begin(self, *, has_body: bool) -> None:
        self.reader.begin(has_body=has_body)
        self._is_idle = self._is_sent = False

    def _receive(self, data: bytes) -> None:
        if self._is_idle:
            self.fail(BrokenReply(CLOSED_IMMEDIATELY))
            return
        reader = self.reader
        try:
            reader.feed(data)
        except BrokenReply as error:
            self.fail(error)
            return
        if reader.is_complete or (reader.has_head and reader.received >= self._wakes_at):
            self._wake()
        if reader.received >= self._pauses_at and not self._is_paused:
            self._is_paused = True
            self._transport.pause_reading()

    def _resume(self) -> None:
        if self._is_paused and not self.is_closed:
            self._is_paused = False
            self._transport.resume_reading()

    def _end(self) -> None:
        """Close the connection after the peer did, which may complete the reply."""
        if not self._is_idle:
            try:
                self.reader.end()
            except BrokenReply as error:
                self.fail(error)
                return
        self.fail(BrokenReply(HUNG_UP))

    def _decrypt(self, data: bytes | memoryview) -> bytes:
        try:
            for layer in self._layers:
                data = layer.receive(data)
        finally:
            self._flush()
        return cast("bytes", data)

    def _flush(self) -> None:
        """Send what TLS itself has to send."""
        for position, layer in enumerate(self._layers):
            if data := layer.pending():
                self._write(data, position)

    def _write(self, data: bytes | memoryview, above: int | None = None) -> None:
        """Send bytes through the first sessions, or through all of them."""
        for layer in reversed(self._layers[:above]):
            data = layer.encrypt(data)
        self._transport.write(data)

    async def _upload(self, body: memoryview, deadline: float) -> None:
        """Send a large body in pieces, until its end or the end of the reply: a server may refuse it before it has all of it."""
        for start in range(0, len(body), _PIECE_BYTES):
            while (self._is_full or self.is_closed) and not self.reader.is_complete:
                await self._wait(deadline)
            if self.reader.is_complete:
                return
            self._write(body[start : start + _PIECE_BYTES])
            await asyncio.sleep(0)
        self._is_sent = True


_OPENED = range(200, 300)
CLOSED_IMMEDIATELY = fragment("the connection was closed immediately")
