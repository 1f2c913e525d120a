"""The sync transport over httptools: our own sockets, and replies parsed by llhttp."""

import time
from collections.abc import Callable, Iterator, Mapping

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.attempt import Attempt
from wechatpay_runtime._transport.failures import (
    FAILURES,
    BrokenReply,
    failure_of,
    too_large,
)
from wechatpay_runtime._transport.httptools_request import address_of
from wechatpay_runtime._transport.over_sockets.connection import HttptoolsConnection, Route
from wechatpay_runtime._transport.pool import ConnectionPool
from wechatpay_runtime._transport.pooled_transport import PooledTransport
from wechatpay_runtime.errors import TransportError


class _Exchange:
    """A request that was sent, and the connection on which its reply arrives, until `end`."""

    __slots__ = ("_attempt", "_came_at", "_connection", "_pool", "headers", "status")

    def __init__(self, pool: ConnectionPool[HttptoolsConnection], request: Request, attempt: Attempt) -> None:
        """Send a request, and wait for the head of its reply."""
        connection = pool.take()
        reader = connection.reader
        try:
            connection.send(request, attempt)
            while not reader.has_head:
                connection.read(attempt)
        except BaseException:
            connection.close()
            raise
        self._came_at = time.monotonic()
        self.status = reader.status
        self.headers: Mapping[str, str] = reader.headers
        self._connection: HttptoolsConnection | None = connection
        self._attempt = attempt
        self._pool = pool

    def read_whole(self, bound: int) -> bytes | None:
        """Return the whole body, or `None` if it is longer than the bound."""
        connection = self._opened()
        reader = connection.reader
        while not reader.is_complete and reader.received <= bound:
            connection.read(self._attempt)
        return reader.take() if reader.received <= bound else None

    def read_chunk(self, seconds: float) -> bytes:
        """Return the next bytes of the body, which must arrive within `seconds`; empty at its end."""
        connection = self._opened()
        reader = connection.reader
        self._attempt.restart(seconds)
        while not (chunk := reader.take()) and not reader.is_complete:
            connection.read(self._attempt)
        return chunk

    def end(self) -> None:
        """Release the connection, or close it if the reply was not read to its end."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if connection.may_be_kept:
            self._pool.keep(connection, self._came_at)
        else:
            connection.close()

    def _opened(self) -> HttptoolsConnection:
        """Return the connection, unless another request may use it by now."""
        if self._connection is None:
            raise BrokenReply(phrase("the reply was closed"))
        return self._connection


class HttptoolsOpenReply:
    """A reply whose body is read in chunks."""

    def __init__(self, request: Request, options: Options, exchange: _Exchange) -> None:
        self.status = exchange.status
        self.headers: Mapping[str, str] = exchange.headers
        self._request = request
        self._options = options
        self._exchange = exchange

    def chunks(self) -> Iterator[bytes]:
        """Yield the body in chunks."""
        while chunk := self._next():
            yield chunk

    def body(self) -> bytes:
        """Return the whole body, within the remaining time of the attempt."""
        try:
            body = self._exchange.read_whole(self._options.max_reply_bytes)
            if body is not None:
                return body
            failure: TransportError = too_large(self._options)
        except FAILURES as error:
            failure = failure_of(self._request, self._options, error)
        raise failure

    def _next(self) -> bytes:
        try:
            return self._exchange.read_chunk(self._options.timeout_seconds)
        except FAILURES as error:
            failure = failure_of(self._request, self._options, error)
        raise failure

    def close(self) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        self._exchange.end()


class HttptoolsTransport(PooledTransport[HttptoolsConnection]):
    """Sends requests over keep-alive connections; safe to share between threads."""

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request and wait for the whole reply."""
        try:
            exchange = _Exchange(self._pool(request.origin), request, Attempt(options))
            try:
                body = exchange.read_whole(options.max_reply_bytes)
            finally:
                exchange.end()
            if body is not None:
                return Reply(exchange.status, exchange.headers, body)
            failure: TransportError = too_large(options)
        except FAILURES as error:
            failure = failure_of(request, options, error)
        raise failure

    def open(self, request: Request, options: Options) -> HttptoolsOpenReply:
        """Send a request and wait for the head of the reply."""
        try:
            exchange = _Exchange(self._pool(request.origin), request, Attempt(options))
            return HttptoolsOpenReply(request, options, exchange)
        except FAILURES as error:
            failure = failure_of(request, options, error)
        raise failure

    def _connections(self, origin: str) -> Callable[[], HttptoolsConnection]:
        address = address_of(origin)
        is_proxied = address.is_tls and not is_loopback(address.host)
        context = self._context() if address.is_tls else None
        route = Route(address, context, self._proxy if is_proxied else None)
        return lambda: HttptoolsConnection(route)
