"""Connections of the async transport, with limits on what is received and without unread bytes on reused connections.

aiohttp skips any number of interim replies, treats bytes that arrive on an idle connection as the reply to the next request,
and discards a complete reply if bytes that are not HTTP follow immediately. `Guard` is installed between the socket and
aiohttp's parser with `transport.set_protocol`, so that it sees every byte first.
"""

import asyncio
import re
from contextvars import ContextVar
from typing import Any

import aiohttp

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_idle import ExpiringConnector
from wechatpay_runtime._transport.base import MAX_HEAD_BYTES, MAX_HEAD_LINES
from wechatpay_runtime._transport.failures import HEAD_TOO_LONG, HUNG_UP, TOO_SLOW, BrokenReply, NotConnected
from wechatpay_runtime._transport.readiness import readiness


class Attempt:
    """One attempt to send a request: its deadline, and whether it has a connection, in which case bytes may have been sent."""

    __slots__ = ("ends_at", "has_connection")

    def __init__(self, options: Options) -> None:
        self.ends_at = asyncio.get_running_loop().time() + options.timeout_seconds
        self.has_connection = False


ATTEMPT: ContextVar[Attempt] = ContextVar("ATTEMPT")
"""The attempt that this task performs; aiohttp has no parameter to pass it through."""

_END_OF_HEAD = b"\r\n\r\n"
_END_OF_ANY_HEAD = re.compile(rb"\n\r?\n")
_INTERIM = (b"HTTP/1.1 1", b"HTTP/1.0 1")
_WITHOUT_BODY = (b"HTTP/1.1 204", b"HTTP/1.0 204", b"HTTP/1.1 304", b"HTTP/1.0 304")
_FRAME = re.compile(rb"(?i)\n(?:content-length:[ \t]*([0-9]{1,18})|transfer-encoding:[ \t]*chunked)[ \t]*(?=\r?\n)")
"""The header that determines the end of a body. Replies without exactly one are refused elsewhere, or end with the connection."""
_END_OF_CHUNKS = b"\r\n\r\n"
_LAST_BYTES = 6
"""Number of last bytes to keep: enough to see whether the end of the chunks is followed by an extra empty line."""


class Guard(asyncio.Protocol):
    """Passes every byte of a connection to aiohttp's parser, and tracks whether a reply left unread bytes.

    A connection with unread bytes is closed instead of kept, and so is one on which bytes arrive while it is idle.
    """

    def __init__(self, handler: Any, transport: asyncio.Transport) -> None:
        self._handler = handler
        self._is_readable = readiness(transport.get_extra_info("socket").fileno())
        self._head: bytes | None = b""
        """The received part of the head; `None` when it is complete."""
        self._head_bytes = 0
        self._length: int | None = None
        self._is_chunked = False
        self._body_bytes = 0
        self._last = b""
        self._is_idle = False
        self._content: aiohttp.StreamReader | None = None

    def is_clean(self) -> bool:
        """Return whether the connection has no unread bytes, so that the next bytes belong to the next reply."""
        return not (self._handler.should_close or self._is_readable())

    def begin(self, connection: aiohttp.connector.Connection) -> None:
        """Expect one reply; called when the connection is used for a request."""
        self._head, self._head_bytes, self._body_bytes, self._last = b"", 0, 0, b""
        self._is_idle = False
        self._content = None
        connection.add_callback(self._end)

    def read_by(self, content: aiohttp.StreamReader) -> None:
        """Also report invalid HTTP to the reader of the body; aiohttp only reports it to code that waits for a head."""
        self._content = content
        self._report()

    def _report(self) -> None:
        if self._content is not None and self._handler.exception() is not None and not self._content.is_eof():
            self._content.set_exception(BrokenReply(phrase("its body does not match its headers")))

    def data_received(self, data: bytes) -> None:
        """Pass bytes on; the head is passed separately if the following bytes may not belong to the reply."""
        if self._is_idle:
            self._close()
            return
        while self._head is not None and data:
            self._head += data
            end = _end_of_head(self._head, len(self._head) - len(data))
            if end is None:
                self._head_bytes += len(data)
                if self._head_bytes > MAX_HEAD_BYTES:
                    self._refuse()
                else:
                    self._handler.data_received(data)
                return
            rest = len(self._head) - end
            head, self._head = self._head[:end], b""
            self._head_bytes += len(data) - rest
            if self._head_bytes > MAX_HEAD_BYTES or head.count(b"\n") > MAX_HEAD_LINES:
                self._refuse()
                return
            if not head.startswith(_INTERIM):
                self._head = None
                self._note_frame(head)
                if self._length is not None and rest <= self._length:
                    self._body_bytes = rest
                    self._handler.data_received(data)
                    return
            self._handler.data_received(data[: len(data) - rest])
            data = data[len(data) - rest :]
        if data:
            self._body_bytes += len(data)
            self._last = (self._last + data[-_LAST_BYTES:])[-_LAST_BYTES:]
            self._handler.data_received(data)
            self._report()

    def _note_frame(self, head: bytes) -> None:
        """Determine from a head where its body ends."""
        frames: list[bytes] = _FRAME.findall(head)
        length = frames[0] if len(frames) == 1 else None
        self._is_chunked = length == b""
        self._length = int(length) if length else None
        if head.startswith(_WITHOUT_BODY):
            self._is_chunked, self._length = False, 0

    def _end(self) -> None:
        """Finish a reply: the connection was released or closed."""
        if self._is_chunked:
            is_whole = self._last.endswith(_END_OF_CHUNKS) and not self._last.startswith(b"\r\n\r")
        else:
            is_whole = self._body_bytes == self._length
        if self._head is not None or not is_whole:
            self._handler.force_close()
        self._is_idle = True

    def _refuse(self) -> None:
        self._handler.set_exception(BrokenReply(HEAD_TOO_LONG))
        self._close()

    def _close(self) -> None:
        self._handler.force_close()
        if self._handler.transport is not None:
            self._handler.transport.abort()

    def eof_received(self) -> bool | None:
        """Called when the peer has closed its side."""
        closes: bool | None = self._handler.eof_received()
        return closes

    def connection_lost(self, exc: Exception | None) -> None:
        """Called when the connection was closed."""
        self._handler.connection_lost(exc)

    def pause_writing(self) -> None:
        """Called when the send buffer is full."""
        self._handler.pause_writing()

    def resume_writing(self) -> None:
        """Called when the send buffer has space again."""
        self._handler.resume_writing()


def _end_of_head(received: bytes, known: int) -> int | None:
    """Return the end of the first head, or `None` if it is incomplete; the first `known` bytes were searched before."""
    start = max(known - _LAST_BYTES, 0)
    end = received.find(_END_OF_HEAD, start)
    if end >= 0:
        return end + len(_END_OF_HEAD)
    end_of_any = _END_OF_ANY_HEAD.search(received, start)
    return end_of_any.end() if end_of_any else None


class CleanConnector(ExpiringConnector):
    """Provides connections without unread bytes, each with its guard."""

    async def connect(self, *arguments: Any, **keywords: Any) -> aiohttp.connector.Connection:
        """Return an idle connection or open a new one; any failure becomes `NotConnected`."""
        while True:
            try:
                connection = await super().connect(*arguments, **keywords)
            except (aiohttp.ClientError, OSError, TimeoutError) as error:
                raise NotConnected(_reason(error)) from None
            transport, handler = connection.transport, connection.protocol
            if transport is None or handler is None:
                raise NotConnected(phrase("the connection was closed immediately"))
            guard = transport.get_protocol()
            if not isinstance(guard, Guard):
                guard = Guard(handler, transport)
                transport.set_protocol(guard)
            elif not guard.is_clean():
                connection.close()
                continue
            guard.begin(connection)
            ATTEMPT.get().has_connection = True
            return connection


def follow(response: aiohttp.ClientResponse) -> None:
    """Register the reader of the body with the guard, unless the body is complete."""
    transport = response.connection.transport if response.connection is not None else None
    guard = transport.get_protocol() if transport is not None else None
    if isinstance(guard, Guard):
        guard.read_by(response.content)


def _reason(error: Exception) -> str:
    """Return why connecting failed, without aiohttp's message, which contains reprs of objects."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return phrase("the proxy returned {status}", status=error.status)
    if isinstance(error, TimeoutError):
        return TOO_SLOW
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        error = error.certificate_error
    elif isinstance(error, aiohttp.ClientConnectorError):
        error = error.os_error
    return f"{type(error).__name__}: {error}"


async def send_once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Send a request without aiohttp's automatic retry, which would send a GET again with the same nonce.

    aiohttp retries if a kept connection was closed, depending on the type of the error, so the type is changed here.
    """
    try:
        return await handler(request)
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise BrokenReply(lost(error)) from None


def lost(error: Exception) -> str:
    """Return why a connection was lost."""
    if isinstance(error, (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError)):
        return HUNG_UP
    return str(error.strerror if isinstance(error, OSError) and error.strerror else error)
