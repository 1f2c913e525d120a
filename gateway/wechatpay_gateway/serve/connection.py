"""The HTTP connection: uvicorn's, with the target as it was sent, replies as they are spelt, and a way to abort."""

import logging
from asyncio import Transport
from typing import cast

import httptools
from attrs import frozen
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from wechatpay_gateway.base.messages import Headers, Reply

logger = logging.getLogger("wechatpay_gateway")

EXTENSION = "wechatpay_gateway"
"""The key under `scope["extensions"]` where a request finds its `Connection`."""

MAX_HEAD_BYTES = 64 * 1024
"""The largest target and headers of a request, and the most that chunk lengths and trailers may add."""

_CHUNK_FACTOR = 9
"""A body in chunks of one byte each takes eight bytes more for every one."""

MAX_CONNECTIONS = 1000
REQUEST_SECONDS = 60
"""How long a request may take to arrive as a whole."""


class HeadTooLargeError(ValueError):
    """The target and headers of a request are too large."""


@frozen
class Connection:
    """What a request can do to its connection; `target` is path and query byte for byte."""

    target: bytes
    transport: Transport
    cycle: RequestResponseCycle

    async def send(self, reply: Reply, *, closes: bool = False) -> None:
        """Send a reply with its header names as they are spelt: ASGI would send them in lower case.

        Args:
            reply: what is sent.
            closes: end the connection after the rest of the request has arrived or taken too long; if it were closed at once, the
                client would lose the reply.
        """
        cycle = self.cycle
        if cycle.flow.write_paused and not cycle.disconnected:
            await cycle.flow.drain()
        if cycle.disconnected:
            return
        cycle.keep_alive = cycle.keep_alive and not closes
        has_body = cycle.scope["method"] != "HEAD"
        self.transport.write(_head(reply, is_kept=cycle.keep_alive) + (reply.body if has_body else b""))
        cycle.response_started = cycle.response_complete = True
        cycle.message_event.set()
        if closes:
            self.transport.write_eof()
        elif not cycle.keep_alive:
            self.transport.close()
        cycle.on_response()

    def abort(self) -> None:
        """Close the connection at once, with nothing more sent."""
        self.transport.abort()

    def send_half(self, reply: Reply) -> None:
        """Send the head of a reply and half of its body, then abort.

        Of a reply without a body only the protocol's name goes out: some clients take a head that ends early for a whole one.
        """
        half = reply.body[: len(reply.body) // 2]
        self.transport.write(_head(reply, is_kept=True) + half if reply.body else b"HTTP/1.1")
        self.transport.abort()


def _head(reply: Reply, *, is_kept: bool) -> bytes:
    lines = [b"%s: %s\r\n" % header for header in reply.headers]
    connection = b"Connection: keep-alive\r\n" if is_kept else b"Connection: close\r\n"
    return b"".join((STATUS_LINE[reply.status], *lines, connection, b"\r\n"))


class GatewayProtocol(HttpToolsProtocol):
    """One connection to the gateway.

    A request that is not complete after the keep-alive time, or that takes too long or too much in all, is dropped; a client that closed its
    sending side still gets its reply.
    """

    parser: httptools.HttpRequestParser

    # Of the request that is arriving: when it began, how much came of it since its first piece, and how much of that is body.
    _is_arriving = False
    _began_at = 0.0
    _received_bytes = 0
    _body_bytes = 0

    @property
    def _is_answering(self) -> bool:
        """Whether a request is complete and its reply is not yet sent."""
        if self.pipeline:
            return True
        cycle = cast("RequestResponseCycle | None", self.cycle)  # none before the first request
        return cycle is not None and not cycle.more_body and not cycle.response_complete

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn's own does
        """Expect the first request within the keep-alive time; refuse a connection that is one too many."""
        super().connection_made(transport)
        self.access_log = False  # the gateway writes its own line for each request
        if len(self.connections) > MAX_CONNECTIONS:
            transport.abort()
        else:
            self._expect_data()

    def data_received(self, data: bytes) -> None:
        """Read what came, and expect the rest of an unfinished request within the keep-alive time."""
        was_arriving = self._is_arriving
        self._feed(data)
        if was_arriving:
            self._received_bytes += len(data)
        if self._is_answering:
            self._unset_keepalive_if_required()
        elif self._is_beyond_bounds():
            self.transport.close()
        elif self._is_arriving and not self.transport.is_closing():
            self._expect_data()

    def _feed(self, data: bytes) -> None:
        while True:
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserUpgrade as offer:
                data = self._without_offer(data[offer.args[0] :])
                continue
            except httptools.HttpParserError as error:
                is_large = isinstance(error.__context__, HeadTooLargeError)
                self.send_400_response("Request header too large." if is_large else "Invalid HTTP request received.")
            return

    def _without_offer(self, rest: bytes) -> bytes:
        """The head of a request without its offer of another protocol, which Java's HttpClient makes each time and WeChat Pay ignores.

        The parser takes everything after such an offer for the other protocol, so the head has to be parsed once more.
        """
        if self.parser.get_method() == b"CONNECT":
            return b"\0"  # which is not HTTP, and refused as such: this is not a proxy
        lines = [b"%s %s HTTP/1.1" % (self.parser.get_method(), self.url)]
        for name, value in self.headers:
            tokens = [token for token in value.split(b",") if token.strip().lower() != b"upgrade"]
            lines.append(b"%s: %s" % (name, b",".join(tokens) if name == b"connection" else value))
        return b"\r\n".join((*lines, b"", rest))

    def _is_beyond_bounds(self) -> bool:
        """Whether the request that is arriving has more around its body than any client sends, or takes longer."""
        if not self._is_arriving:
            return False
        around = self._received_bytes - self._body_bytes * _CHUNK_FACTOR
        return around > MAX_HEAD_BYTES or self.loop.time() - self._began_at > REQUEST_SECONDS

    def on_message_begin(self) -> None:
        """Begin to watch how long a request takes to arrive."""
        super().on_message_begin()
        self._is_arriving = True
        self._began_at = self.loop.time()
        self._received_bytes = self._body_bytes = 0

    def on_headers_complete(self) -> None:
        """Hand the exact target and the connection to the application."""
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD_BYTES:
            raise HeadTooLargeError
        if self.parser.should_upgrade():
            return
        super().on_headers_complete()
        # The application begins in the next turn of the loop, so it finds this.
        connection = Connection(self.url, self.transport, self.cycle)
        self.scope["extensions"] = {EXTENSION: {"connection": connection}}

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """End the request, unless it is read once more because it offered another protocol."""
        if not self.parser.should_upgrade():
            self._is_arriving = False
            super().on_message_complete()
            if self.cycle.response_complete and not self.cycle.keep_alive:
                self.transport.close()

    def on_response_complete(self) -> None:
        """Expect the rest of a request that began to arrive before this reply was sent."""
        super().on_response_complete()
        if self._is_arriving and not self.transport.is_closing():
            self._expect_data()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP, with header names spelt as in every other reply."""
        logger.info("400 refused: %s", msg)
        body = msg.encode("ascii")
        headers: Headers = ((b"Content-Type", b"text/plain"), (b"Content-Length", b"%d" % len(body)))
        self.transport.write(_head(Reply(400, headers), is_kept=False) + body)
        self.transport.close()

    def timeout_keep_alive_handler(self) -> None:
        """End a silent connection; one that the gateway does not read at present cannot be blamed for its silence."""
        if self.flow.read_paused:
            self._expect_data()
        else:
            super().timeout_keep_alive_handler()

    def shutdown(self) -> None:
        """End the connection with the server; only a reply that was told to be slow can still be waiting."""
        super().shutdown()
        if self._is_answering:
            self.transport.abort()

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn closes; True keeps the sending side open
        """Drop an unfinished request; let a finished one have its reply."""
        if not self._is_answering:
            return False
        self.cycle.keep_alive = False
        return True

    def _expect_data(self) -> None:
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
