"""The sync transport, over urllib3."""

import errno
import http.client
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from urllib3.connection import HTTPConnection, port_by_scheme
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError
from urllib3.poolmanager import ProxyManager
from urllib3.response import HTTPResponse
from urllib3.util import make_headers, parse_url

from wechatpay_runtime._base.exchange import Reply, Request, fold_headers
from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.messages import complaint_of
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.attempt import Attempt
from wechatpay_runtime._transport.base import CHUNK_BYTES, IDLE_SECONDS
from wechatpay_runtime._transport.failures import (
    HUNG_UP,
    BrokenReply,
    DeadlinePassed,
    NotConnected,
    broken,
    check_framing,
    not_connected,
    timed_out,
    too_large,
)
from wechatpay_runtime._transport.pool import ConnectionPool
from wechatpay_runtime._transport.pooled_transport import PooledTransport
from wechatpay_runtime._transport.tls import fixed
from wechatpay_runtime._transport.urllib3_check import check_urllib3
from wechatpay_runtime._transport.urllib3_connection import BoundedConnection, BoundedTlsConnection
from wechatpay_runtime._transport.urllib3_reading import ATTEMPT
from wechatpay_runtime.errors import TransportError

_RESET = {errno.EPIPE, errno.ECONNRESET, errno.EPROTOTYPE}
"""The peer has closed the connection; macOS may report that as a wrong protocol."""

_FAILURES = (NotConnected, DeadlinePassed, BrokenReply, HTTPError, http.client.HTTPException, OSError)


def _failure(request: Request, options: Options, error: Exception) -> TransportError:
    if isinstance(error, NotConnected):
        return not_connected(request, complaint_of(error))
    if isinstance(error, (ReadTimeoutError, DeadlinePassed)):
        return timed_out(request, options)
    if isinstance(error, BrokenReply):
        return broken(request, complaint_of(error))
    cause = error.args[-1] if isinstance(error, ProtocolError) else error
    return broken(request, HUNG_UP if isinstance(cause, http.client.IncompleteRead) else cause)


class _OpenExchange:
    """A response whose head was received, and its connection."""

    __slots__ = ("_came_at", "_connection", "_pool", "headers", "response")

    def __init__(
        self, response: HTTPResponse, connection: BoundedConnection, pool: ConnectionPool[BoundedConnection]
    ) -> None:
        self.response = response
        self.headers = _headers(response)
        self._connection = connection
        self._pool = pool
        self._came_at = time.monotonic()

    def end(self, *, is_whole: bool) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        if is_whole:
            self._pool.keep(self._connection, self._came_at)
        else:
            self.response.close()
            self._connection.close()


class Urllib3OpenReply:
    """A reply whose body is read in chunks."""

    def __init__(self, request: Request, options: Options, attempt: Attempt, exchange: _OpenExchange) -> None:
        self._response = exchange.response
        self.status = self._response.status
        self.headers: Mapping[str, str] = exchange.headers
        self._request = request
        self._options = options
        self._attempt = attempt
        self._exchange = exchange
        self._is_whole = False

    def chunks(self) -> Iterator[bytes]:
        """Yield the body in chunks."""
        while chunk := self._next():
            yield chunk
        self._is_whole = True

    def body(self) -> bytes:
        """Return the whole body, within the remaining time of the attempt."""
        try:
            body = _read(self._response, self._options.max_reply_bytes)
            if body is not None:
                self._is_whole = True
                return body
            failure: TransportError = too_large(self._options)
        except _FAILURES as error:
            failure = _failure(self._request, self._options, error)
        raise failure

    def _next(self) -> bytes:
        self._attempt.restart(self._options.timeout_seconds)
        try:
            chunk = self._response.read1(CHUNK_BYTES)
            if chunk or not self._response.length_remaining:
                return chunk
            failure: TransportError = broken(self._request, HUNG_UP)
        except _FAILURES as error:
            failure = _failure(self._request, self._options, error)
        raise failure

    def close(self) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        self._exchange.end(is_whole=self._is_whole)


class Urllib3Transport(PooledTransport[BoundedConnection]):
    """Sends requests over keep-alive connections; safe to share between threads."""

    def __init__(
        self, *, proxy: str | None = None, ca_file: str | None = None, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        check_urllib3()
        super().__init__(proxy=proxy, ca_file=ca_file, idle_seconds=idle_seconds)

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request and wait for the whole reply."""
        try:
            exchange = self._begin(request, Attempt(options))
            response, body = exchange.response, None
            try:
                body = _read(response, options.max_reply_bytes)
            finally:
                exchange.end(is_whole=body is not None)
            if body is not None:
                return Reply(response.status, exchange.headers, body)
            failure: TransportError = too_large(options)
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    def open(self, request: Request, options: Options) -> "Urllib3OpenReply":
        """Send a request and wait for the head of the reply."""
        attempt = Attempt(options)
        try:
            return Urllib3OpenReply(request, options, attempt, self._begin(request, attempt))
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    def _begin(self, request: Request, attempt: Attempt) -> _OpenExchange:
        pool = self._pool(request.origin)
        connection = pool.take()
        token = ATTEMPT.set(attempt)
        try:
            _send(connection, request)
            return _OpenExchange(connection.getresponse(), connection, pool)
        except BaseException:
            connection.close()
            raise
        finally:
            ATTEMPT.reset(token)

    def _connections(self, origin: str) -> Callable[[], BoundedConnection]:
        return _connections(origin, self._proxy, lambda: fixed(self._context()))


def _connections(
    origin: str, proxy: str | None, context: Callable[[], ssl.SSLContext]
) -> Callable[[], BoundedConnection]:
    """Return a function that creates connections to an origin."""
    parts = urlsplit(origin)
    host, port = parts.hostname or "", parts.port or port_by_scheme[parts.scheme]
    if parts.scheme == "http":
        return lambda: BoundedConnection(host, port)
    shared = context()
    if proxy and not is_loopback(host):
        return _tunnels(proxy, host, port, shared)
    return lambda: BoundedTlsConnection(host, port, ssl_context=shared)


def _tunnels(proxy: str, host: str, port: int, context: ssl.SSLContext) -> Callable[[], BoundedConnection]:
    """Return a function that creates connections through a proxy, which sees only the host name, not the traffic."""
    url = parse_url(proxy)
    scheme = url.scheme or "http"
    config = ProxyManager(proxy, proxy_ssl_context=context).proxy_config
    headers = _proxy_headers(proxy)

    def make() -> BoundedConnection:
        connection = BoundedTlsConnection(
            url.host or "", url.port or port_by_scheme[scheme], ssl_context=context, proxy=url, proxy_config=config
        )
        connection.set_tunnel(host, port, headers, scheme=scheme)
        return connection

    return make


def _send(connection: HTTPConnection, request: Request) -> None:
    """Send a request, after connecting if necessary.

    urllib3's own pools are not used, since they log the target, which may contain the token of a file.
    """
    try:
        connection.request(
            request.method,
            request.target,
            body=request.body or None,
            headers=request.headers,
            preload_content=False,
            decode_content=False,
        )
    except OSError as error:
        if (
            error.errno not in _RESET
        ):  # a server may refuse a large body and close before it received all of it: read its reply
            raise


def _proxy_headers(proxy: str) -> dict[str, str]:
    parts = urlsplit(proxy)
    if parts.username is None:
        return {}
    return make_headers(proxy_basic_auth=f"{unquote(parts.username)}:{unquote(parts.password or '')}")


def _headers(response: HTTPResponse) -> dict[str, str]:
    headers = fold_headers(response.headers.items())
    check_framing(headers)
    return headers


def _read(response: HTTPResponse, bound: int) -> bytes | None:
    """Return the whole body, or `None` if it exceeds the bound."""
    chunks: list[bytes] = []
    length = 0
    while chunk := response.read1(min(CHUNK_BYTES, bound + 1 - length)):
        chunks.append(chunk)
        length += len(chunk)
        if length > bound:
            return None
    if response.length_remaining:
        raise BrokenReply(HUNG_UP)
    return b"".join(chunks)
