"""The sync transport, over urllib3."""

import http.client
import os
import time
from collections.abc import Iterator, Mapping
from threading import Lock
from urllib.parse import unquote, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, IncompleteRead, ReadTimeoutError
from urllib3.response import BaseHTTPResponse, HTTPResponse

from wechatpay_runtime.errors import TransportError
from wechatpay_runtime.exchange import Reply, Request, fold_headers
from wechatpay_runtime.origins import is_loopback
from wechatpay_runtime.session import Options
from wechatpay_runtime.transport import CHUNK_BYTES, IDLE_SECONDS
from wechatpay_runtime.transport.failures import broken, not_connected, timed_out, too_large
from wechatpay_runtime.transport.tls import make_tls_context

_POOL_SIZE = 32


class _NotConnected(Exception):
    """Connecting failed, so no byte of the request left."""


class _DeadlinePassed(Exception):
    """The reply comes in pieces, each in time, and takes too long as a whole."""


class _CheckedResponse(http.client.HTTPResponse):
    """Refuses a reply whose headers are malformed; urllib3 would go on, and log what it could not parse."""

    def begin(self) -> None:
        super().begin()
        if self.msg.defects or self.msg.get_payload():
            raise http.client.HTTPException("the reply's headers are malformed")


class _Expiring(HTTPConnection):
    """Counts as dropped once idle too long, and tells a failure to connect from every later one."""

    response_class = _CheckedResponse
    last_used_at = 0.0

    def connect(self) -> None:
        try:
            super().connect()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong here, no byte of the request has left
            raise _NotConnected(f"{type(error).__name__}: {error}") from None

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 itself declares it
        response = super().getresponse()
        self.last_used_at = time.monotonic()
        return response

    @property
    def is_connected(self) -> bool:
        return time.monotonic() - self.last_used_at < IDLE_SECONDS and super().is_connected


class _ExpiringTls(_Expiring, HTTPSConnection):
    """The same over TLS."""


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Expiring  # pyright: ignore[reportAssignmentType]  # urllib3's own classes fail this protocol too


class _TlsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _ExpiringTls  # pyright: ignore[reportAssignmentType]  # as above


_POOL_CLASSES: dict[str, type[urllib3.HTTPConnectionPool]] = {"http": _Pool, "https": _TlsPool}


_FAILURES = (_NotConnected, _DeadlinePassed, HTTPError, http.client.HTTPException, OSError)


def _failure(request: Request, options: Options, error: Exception) -> TransportError:
    if isinstance(error, _NotConnected):
        return not_connected(request, str(error))
    if isinstance(error, (ReadTimeoutError, _DeadlinePassed)):
        return timed_out(request, options)
    return broken(request, error)


class Urllib3OpenReply:
    """A reply whose body comes piece by piece."""

    def __init__(self, request: Request, options: Options, response: BaseHTTPResponse) -> None:
        self.status = response.status
        self.headers: Mapping[str, str] = fold_headers(response.headers.items())
        self._request = request
        self._options = options
        self._response = response
        self._is_whole = False

    def chunks(self) -> Iterator[bytes]:
        """The body, piece by piece."""
        while chunk := self._next():
            yield chunk
        self._is_whole = True

    def _next(self) -> bytes:
        try:
            chunk = self._response.read1(CHUNK_BYTES)
            if chunk or not self._response.length_remaining:
                return chunk
            failure: TransportError = broken(self._request, f"{self._response.length_remaining} bytes are missing")
        except _FAILURES as error:
            failure = _failure(self._request, self._options, error)
        raise failure

    def close(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        if self._is_whole:
            self._response.release_conn()
        else:
            self._response.close()


class Urllib3Transport:
    """Sends over kept-alive connections; safe to share between threads."""

    def __init__(self, *, proxy: str | None = None, ca_file: str | None = None) -> None:
        self._proxy = proxy
        self._tls_context = make_tls_context(ca_file) if ca_file else None
        self._pools: dict[str, urllib3.HTTPConnectionPool] = {}
        self._managers: list[urllib3.PoolManager] = []
        self._process = os.getpid()
        self._lock = Lock()

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request and wait for its whole reply."""
        deadline = time.monotonic() + options.connect_timeout_seconds + options.read_timeout_seconds
        try:
            response = self._begin(request, options)
            body = _read(response, options.max_reply_bytes, deadline)
            if body is not None:
                return Reply(response.status, fold_headers(response.headers.items()), body)
            failure: TransportError = too_large(options)
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    def open(self, request: Request, options: Options) -> "Urllib3OpenReply":
        """Send a request and wait for the head of its reply."""
        try:
            return Urllib3OpenReply(request, options, self._begin(request, options))
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    def _begin(self, request: Request, options: Options) -> BaseHTTPResponse:
        if self._process != os.getpid():
            self._forget_connections()
        pool = self._pools.get(request.origin) or self._open_pool(request.origin)
        return pool.urlopen(
            request.method,
            request.target,
            body=request.body or None,
            headers=request.headers,
            retries=False,
            redirect=False,
            assert_same_host=False,
            timeout=urllib3.Timeout(connect=options.connect_timeout_seconds, read=options.read_timeout_seconds),
            preload_content=False,
            decode_content=False,
        )

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            for manager in self._managers:
                manager.clear()
            self._pools.clear()
            self._managers.clear()

    def _forget_connections(self) -> None:
        """After a fork, leave the connections to the parent: two processes on one would take each other's replies."""
        self._pools, self._managers, self._process, self._lock = {}, [], os.getpid(), Lock()

    def _open_pool(self, origin: str) -> urllib3.HTTPConnectionPool:
        with self._lock:
            if origin not in self._pools:
                self._pools[origin] = self._make_pool(origin)
            return self._pools[origin]

    def _make_pool(self, origin: str) -> urllib3.HTTPConnectionPool:
        parts = urlsplit(origin)
        host = parts.hostname or ""
        if parts.scheme == "http":
            return _Pool(host, parts.port or 80, maxsize=_POOL_SIZE)
        context = self._tls_context = self._tls_context or make_tls_context(None)
        if self._proxy and not is_loopback(host):
            manager = urllib3.ProxyManager(
                self._proxy, maxsize=_POOL_SIZE, ssl_context=context, proxy_headers=_proxy_headers(self._proxy)
            )
            manager.pool_classes_by_scheme = _POOL_CLASSES
            self._managers.append(manager)
            return manager.connection_from_host(host, parts.port or 443, "https")
        return _TlsPool(host, parts.port or 443, maxsize=_POOL_SIZE, ssl_context=context)


def _proxy_headers(proxy: str) -> dict[str, str]:
    parts = urlsplit(proxy)
    if parts.username is None:
        return {}
    return urllib3.make_headers(proxy_basic_auth=f"{unquote(parts.username)}:{unquote(parts.password or '')}")


def _read(response: BaseHTTPResponse, bound: int, deadline: float) -> bytes | None:
    """The whole body, or `None` where it passes the bound."""
    chunks: list[bytes] = []
    length = 0
    while chunk := response.read1(bound + 1 - length):
        chunks.append(chunk)
        length += len(chunk)
        if length > bound or time.monotonic() > deadline:
            response.close()
            if length > bound:
                return None
            raise _DeadlinePassed
    if response.length_remaining:
        response.close()
        raise IncompleteRead(length, response.length_remaining)
    response.release_conn()
    return b"".join(chunks)
