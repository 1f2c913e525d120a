"""The sync transport, over urllib3."""

import http.client
import os
from collections.abc import Iterator, Mapping
from threading import Lock
from urllib.parse import unquote, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse

from wechatpay_runtime.errors import TransportError
from wechatpay_runtime.exchange import Reply, Request, fold_headers
from wechatpay_runtime.origins import is_loopback
from wechatpay_runtime.session import Options
from wechatpay_runtime.transport import CHUNK_BYTES
from wechatpay_runtime.transport.failures import (
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
from wechatpay_runtime.transport.tls import make_tls_context
from wechatpay_runtime.transport.urllib3_connection import (
    ATTEMPT,
    Attempt,
    BoundedConnection,
    BoundedTlsConnection,
)

_POOL_SIZE = 32


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = BoundedConnection  # pyright: ignore[reportAssignmentType]  # urllib3's own classes fail this protocol too


class _TlsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = BoundedTlsConnection  # pyright: ignore[reportAssignmentType]  # as above


_POOL_CLASSES: dict[str, type[urllib3.HTTPConnectionPool]] = {"http": _Pool, "https": _TlsPool}


_FAILURES = (NotConnected, DeadlinePassed, BrokenReply, HTTPError, http.client.HTTPException, OSError)


def _failure(request: Request, options: Options, error: Exception) -> TransportError:
    if isinstance(error, NotConnected):
        return not_connected(request, str(error))
    if isinstance(error, (ReadTimeoutError, DeadlinePassed)):
        return timed_out(request, options)
    if isinstance(error, BrokenReply):
        return broken(request, str(error))
    cause = error.args[-1] if isinstance(error, ProtocolError) else error
    return broken(request, HUNG_UP if isinstance(cause, http.client.IncompleteRead) else cause)


class Urllib3OpenReply:
    """A reply whose body comes piece by piece."""

    def __init__(self, request: Request, options: Options, attempt: Attempt, response: BaseHTTPResponse) -> None:
        self.status = response.status
        self.headers: Mapping[str, str] = _headers(response)
        self._request = request
        self._options = options
        self._attempt = attempt
        self._response = response
        self._is_whole = False

    def chunks(self) -> Iterator[bytes]:
        """The body, piece by piece."""
        while chunk := self._next():
            yield chunk
        self._is_whole = True

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
        try:
            response = self._begin(request, options, Attempt(options))
            headers = _headers(response)
            body = _read(response, options.max_reply_bytes)
            if body is not None:
                return Reply(response.status, headers, body)
            failure: TransportError = too_large(options)
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    def open(self, request: Request, options: Options) -> "Urllib3OpenReply":
        """Send a request and wait for the head of its reply."""
        attempt = Attempt(options)
        try:
            return Urllib3OpenReply(request, options, attempt, self._begin(request, options, attempt))
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    def _begin(self, request: Request, options: Options, attempt: Attempt) -> BaseHTTPResponse:
        if self._process != os.getpid():
            self._forget_connections()
        pool = self._pools.get(request.origin) or self._open_pool(request.origin)
        token = ATTEMPT.set(attempt)
        try:
            return pool.urlopen(
                request.method,
                request.target,
                body=request.body or None,
                headers=request.headers,
                retries=False,
                redirect=False,
                assert_same_host=False,
                timeout=options.timeout_seconds,
                preload_content=False,
                decode_content=False,
            )
        finally:
            ATTEMPT.reset(token)

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


def _headers(response: BaseHTTPResponse) -> dict[str, str]:
    headers = fold_headers(response.headers.items())
    try:
        check_framing(headers)
    except BrokenReply:
        response.close()
        raise
    return headers


def _read(response: BaseHTTPResponse, bound: int) -> bytes | None:
    """The whole body, or `None` where it passes the bound."""
    chunks: list[bytes] = []
    length = 0
    while chunk := response.read1(bound + 1 - length):
        chunks.append(chunk)
        length += len(chunk)
        if length > bound:
            response.close()
            return None
    if response.length_remaining:
        response.close()
        raise BrokenReply(HUNG_UP)
    response.release_conn()
    return b"".join(chunks)
