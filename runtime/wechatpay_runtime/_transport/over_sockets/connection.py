"""Connections of the sync transport on httptools: sockets, TLS, tunnels through proxies, within the deadline of an attempt."""

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._transport.attempt import Attempt
from wechatpay_runtime._transport.base import CLOSED
from wechatpay_runtime._transport.dialing import connect_to_one, look_up
from wechatpay_runtime._transport.failures import TOO_SLOW, BrokenReply, DeadlinePassed, NotConnected
from wechatpay_runtime._transport.httptools_reply import ReplyReader
from wechatpay_runtime._transport.httptools_request import Address, address_of, request_head, tunnel_head
from wechatpay_runtime._transport.readiness import readiness

if TYPE_CHECKING:
    import ssl

    from wechatpay_runtime._transport.over_sockets.tls_in_tls import TlsInTls

    Socket = socket.socket | ssl.SSLSocket | TlsInTls

_READ_BYTES = 64 * 1024
_PIECE_BYTES = 16 * 1024
"""Number of bytes sent with one timeout; the size of a TLS record, so that one write is one record."""
_SHORTEST = 0.98
"""Share of the remaining time that a timeout must have to be kept."""
_LATEST_SECONDS = 0.01
"""Time by which a kept timeout may exceed the remaining time."""
_RESET = {errno.EPIPE, errno.ECONNRESET, errno.EPROTOTYPE}
"""The peer has closed the connection; macOS may report that as a wrong protocol."""
_TUNNEL_OPENED = range(200, 300)


@frozen
class Route:
    """How the connections to an origin are opened."""

    address: Address
    context: "ssl.SSLContext | None"
    """The TLS context for the origin and for a proxy that is itself reached over TLS; `None` for plain HTTP."""
    proxy: str | None = field(repr=False)
    """Its URL may contain a password."""


class HttptoolsConnection:
    """A connection that is opened when the first request is sent."""

    __slots__ = ("_has_arrived", "_pending", "_route", "_socket", "_timeout_seconds", "_was_sent", "reader")

    def __init__(self, route: Route) -> None:
        self._route = route
        self._socket: Socket | None = None
        self._timeout_seconds = 0.0
        """The timeout of the socket."""
        self._was_sent = False
        self._pending: Callable[[], int] = int
        """Returns the number of bytes in the TLS layer that were not read."""
        self._has_arrived: Callable[[], object] = int
        """Its result is true if bytes, or the end of the connection, have arrived on the socket."""
        self.reader = ReplyReader()
        """Reads the reply to the current request."""

    @property
    def is_closed(self) -> bool:
        """Whether it is closed, or not opened yet."""
        return self._socket is None

    @property
    def is_connected(self) -> bool:
        """Whether another request may be sent: no unread bytes are left, and none have arrived since."""
        return self._socket is not None and self.may_be_kept and not self._pending() and not self._has_arrived()

    @property
    def may_be_kept(self) -> bool:
        """Whether the request was sent completely, and nothing followed its reply."""
        return self._was_sent and self.reader.keeps_connection

    def send(self, request: Request, attempt: Attempt) -> None:
        """Send a request, after connecting if necessary.

        Raises:
            NotConnected: No connection could be opened.
            DeadlinePassed: The request was not sent in time.
            OSError: The connection broke.
        """
        head, body = request_head(request), request.body
        connection = self._socket or self._connect(attempt)
        self.reader.begin(has_body=request.method != "HEAD")
        self._was_sent = False
        try:
            if len(body) <= _PIECE_BYTES:
                self._limit(connection, attempt)
                connection.sendall(head + body)
            else:
                self._timeout_seconds = 0.0
                _send_all(connection, head, attempt)
                _send_all(connection, body, attempt)
            self._was_sent = True
        except TimeoutError:
            raise DeadlinePassed from None
        except OSError as error:
            if error.errno not in _RESET:
                raise  # otherwise, a server that refuses a large body may have replied before it closed: read its reply

    def read(self, attempt: Attempt) -> None:
        """Read what arrives next, or the end of the connection, into the reader.

        Raises:
            BrokenReply: It is not part of a complete reply.
            DeadlinePassed: Nothing arrived in time.
            OSError: The connection broke.
        """
        connection = self._socket
        if connection is None:
            raise BrokenReply(CLOSED)
        while True:
            self._limit(connection, attempt)
            try:
                data = connection.recv(_READ_BYTES)
            except TimeoutError:
                self._timeout_seconds = 0.0  # it was a little shorter than the time that remained
                continue
            return self.reader.feed(data) if data else self.reader.end()

    def _limit(self, connection: "Socket", attempt: Attempt) -> None:
        """Set the timeout of the socket to the remaining time, unless it is about that already: that is a system call."""
        seconds = attempt.remaining_seconds()
        if not seconds * _SHORTEST <= self._timeout_seconds <= seconds + _LATEST_SECONDS:
            connection.settimeout(seconds)
            self._timeout_seconds = seconds

    def close(self) -> None:
        """Close the socket."""
        connection, self._socket = self._socket, None
        if connection is not None:
            with suppress(OSError):
                connection.close()

    def _connect(self, attempt: Attempt) -> "Socket":
        attempt.begin_connecting()
        try:
            connection = self._socket = _open(self._route, attempt)
        except (DeadlinePassed, TimeoutError):
            complaint: str = TOO_SLOW
        except BrokenReply as error:
            complaint = phrase("the proxy did not return valid HTTP: {error}", error=error)
        except Exception as error:  # noqa: BLE001 - for any error here, no byte of the request was sent
            complaint = f"{type(error).__name__}: {error}"
        else:
            attempt.end_connecting()
            self._pending = getattr(connection, "pending", int)
            self._has_arrived = readiness(connection.fileno())
            return connection
        raise NotConnected(complaint)


def _open(route: Route, attempt: Attempt) -> "Socket":
    proxy = address_of(route.proxy) if route.proxy else None
    dialled = proxy or route.address
    outer = connect_to_one(look_up(dialled.host, dialled.port, attempt), attempt)
    context = route.context
    if context is None:
        return outer
    try:
        if proxy is not None:
            if proxy.is_tls:
                outer = context.wrap_socket(outer, server_hostname=proxy.host)
            _open_tunnel(outer, route, attempt)
            outer.settimeout(attempt.remaining_seconds())
        return _over_tls(outer, context, route.address.host)
    except BaseException:
        outer.close()
        raise


def _over_tls(outer: socket.socket, context: "ssl.SSLContext", host: str) -> "Socket":
    import ssl

    if not isinstance(outer, ssl.SSLSocket):
        return context.wrap_socket(outer, server_hostname=host)
    from wechatpay_runtime._transport.over_sockets.tls_in_tls import TlsInTls

    return TlsInTls(outer, context, host)


def _open_tunnel(connection: socket.socket, route: Route, attempt: Attempt) -> None:
    _send_all(connection, tunnel_head(route.address, route.proxy or ""), attempt)
    reader = ReplyReader()
    reader.begin(has_body=False)
    while not reader.has_head:
        connection.settimeout(attempt.remaining_seconds())
        if data := connection.recv(_READ_BYTES):
            reader.feed(data)
        else:
            reader.end()
    if reader.status not in _TUNNEL_OPENED:
        raise OSError(phrase("the proxy refused the tunnel with status {status}", status=reader.status))
    if not reader.is_clean:
        raise BrokenReply(phrase("bytes follow its reply"))


def _send_all(connection: "Socket", data: bytes, attempt: Attempt) -> None:
    view = memoryview(data)
    for start in range(0, len(data), _PIECE_BYTES):
        connection.settimeout(attempt.remaining_seconds())
        connection.sendall(view[start : start + _PIECE_BYTES])
