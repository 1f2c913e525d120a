"""uvicorn's HTTP connection, extended: the target as sent, header names in their own case, and a way to abort."""

import logging
from asyncio import Transport
from typing import cast

import httptools
from attrs import frozen
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from wechatpay_gateway.base.messages import Headers, Reply
from wechatpay_gateway.console.live import EXTENSION as STREAM

logger = logging.getLogger("wechatpay_gateway")

EXTENSION = "wechatpay_gateway"
"""The key of a request's `Connection` in `scope["extensions"]`."""

MAX_HEAD_BYTES = 64 * 1024
"""The maximum size of a request's target and headers; also the maximum that chunk lengths and trailers may add."""

_CHUNK_FACTOR = 9
"""A body in chunks of one byte needs eight more bytes for each."""

MAX_CONNECTIONS = 1000
REQUEST_SECONDS = 60
"""The maximum time for a whole request to arrive."""


class HeadTooLargeError(ValueError):
    """The target and headers of a request are too large."""


@frozen
class Connection:
    """The connection of a request; `target` is the path and query byte for byte."""

    target: bytes
    transport: Transport
    cycle: RequestResponseCycle

    async def send(self, reply: Reply, *, closes: bool = False) -> None:
        """Send a reply and keep the case of its header names, which ASGI would lose.

        Args:
            reply: the reply.
            closes: close the connection after the rest of the request has arrived or timed out; if it were closed immediately, the
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
        """Close the connection immediately, without sending anything."""
        self.transport.abort()

    def send_half(self, reply: Reply) -> None:
        """Send the head of a reply and half of its body, then abort.

        For a reply without a body, send only the protocol's name: some clients accept a head that ends early as complete.
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

    A request is dropped if no data arrives for the keep-alive time, or if it takes too long or is too large as a whole. A client that
    closed its sending side still gets its reply.
    """

    parser: httptools.HttpRequestParser

    # About the request that is arriving: its start, and the number of bytes since its first piece, in all and of the body.
    _is_arriving = False
    _began_at = 0.0
    _received_bytes = 0
    _body_bytes = 0

    @property
    def _is_answering(self) -> bool:
        """Whether a request is complete and its reply has not been sent."""
        if self.pipeline:
            return True
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None before the first request
        return cycle is not None and not cycle.more_body and not cycle.response_complete

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # uvicorn has the same signature
        """Expect the first request within the keep-alive time; refuse connections beyond the limit."""
        super().connection_made(transport)
        self.access_log = False  # The gateway logs each request itself.
        if len(self.connections) > MAX_CONNECTIONS:
            transport.abort()
        else:
            self._expect_data()

    def data_received(self, data: bytes) -> None:
        """Parse data, and expect the rest of an incomplete request within the keep-alive time."""
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
        """Return the head of a request without its `Upgrade`, which Java's HttpClient always sends and WeChat Pay ignores.

        The parser treats everything after an upgrade as another protocol, so the head must be parsed again.
        """
        if self.parser.get_method() == b"CONNECT":
            return b"\0"  # Not HTTP, so the parser refuses it: the gateway is not a proxy.
        lines = [b"%s %s HTTP/1.1" % (self.parser.get_method(), self.url)]
        for name, value in self.headers:
            tokens = [token for token in value.split(b",") if token.strip().lower() != b"upgrade"]
            lines.append(b"%s: %s" % (name, b",".join(tokens) if name == b"connection" else value))
        return b"\r\n".join((*lines, b"", rest))

    def _is_beyond_bounds(self) -> bool:
        """Return whether the arriving request has too many bytes outside its body, or takes too long."""
        if not self._is_arriving:
            return False
        around = self._received_bytes - self._body_bytes * _CHUNK_FACTOR
        return around > MAX_HEAD_BYTES or self.loop.time() - self._began_at > REQUEST_SECONDS

    def on_message_begin(self) -> None:
        """Start timing a request."""
        super().on_message_begin()
        self._is_arriving = True
        self._began_at = self.loop.time()
        self._received_bytes = self._body_bytes = 0

    def on_headers_complete(self) -> None:
        """Pass the exact target and the connection to the application."""
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD_BYTES:
            raise HeadTooLargeError
        if self.parser.should_upgrade():
            return
        super().on_headers_complete()
        # The application starts in the next iteration of the event loop, so it sees this.
        connection = Connection(self.url, self.transport, self.cycle)
        self.scope["extensions"] = {EXTENSION: {"connection": connection}}

    def on_body(self, body: bytes) -> None:
        """Count and pass on a piece of the body."""
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """End the request, unless it must be parsed again because of an `Upgrade`."""
        if not self.parser.should_upgrade():
            self._is_arriving = False
            super().on_message_complete()
            if self.cycle.response_complete and not self.cycle.keep_alive:
                self.transport.close()

    def on_response_complete(self) -> None:
        """Expect the rest of a request that started to arrive before this reply was sent."""
        super().on_response_complete()
        if self._is_arriving and not self.transport.is_closing():
            self._expect_data()

    def send_400_response(self, msg: str) -> None:
        """Refuse data that is not HTTP, with header names in the same case as in every other reply."""
        logger.info("400 refused: %s", msg)
        body = msg.encode("ascii")
        headers: Headers = ((b"Content-Type", b"text/plain"), (b"Content-Length", b"%d" % len(body)))
        self.transport.write(_head(Reply(400, headers), is_kept=False) + body)
        self.transport.close()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection, unless it only seems idle because the gateway has paused reading."""
        if self.flow.read_paused:
            self._expect_data()
        else:
            super().timeout_keep_alive_handler()

    def shutdown(self) -> None:
        """Close the connection when the server stops; only a reply delayed by a fault can still be pending."""
        super().shutdown()
        if self._is_answering:
            self.transport.abort()

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn closes; True keeps the sending side open
        """Drop an incomplete request or a stream of events; keep the connection open for the reply to a complete request."""
        if not self._is_answering or STREAM in self.scope.get("extensions", {}):
            return False
        self.cycle.keep_alive = False
        return True

    def _expect_data(self) -> None:
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
