"""The sync transport, over urllib3."""

import http.client
import time
from threading import Lock
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, IncompleteRead, ReadTimeoutError
from urllib3.response import BaseHTTPResponse, HTTPResponse

from wechatpay_runtime.errors import (
    ConnectionBroken,
    ConnectionFailed,
    ReadTimedOut,
    ReplyTooLarge,
    TransportError,
)
from wechatpay_runtime.exchange import Reply, Request, fold_headers
from wechatpay_runtime.origins import is_loopback
from wechatpay_runtime.session import Options
from wechatpay_runtime.transport import IDLE_SECONDS
from wechatpay_runtime.transport.tls import make_tls_context

_POOL_SIZE = 32


class _NotConnected(Exception):
    """Connecting failed, so no byte of the request left."""


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
        except Exception as error:
            raise _NotConnected(str(error)) from error

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


class Urllib3Transport:
    """Sends over kept-alive connections; safe to share between threads."""

    def __init__(self, *, proxy: str | None = None, ca_file: str | None = None) -> None:
        self._proxy = proxy
        self._tls_context = make_tls_context(ca_file) if ca_file else None
        self._pools: dict[str, urllib3.HTTPConnectionPool] = {}
        self._managers: list[urllib3.PoolManager] = []
        self._lock = Lock()

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request and wait for its whole reply."""
        pool = self._pools.get(request.origin) or self._open_pool(request.origin)
        try:
            response = pool.urlopen(
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
            body = _read(response, options.max_reply_bytes)
        except _NotConnected as error:
            raise ConnectionFailed(f"{request.origin} could not be reached: {error}. Nothing was sent.") from error
        except ReadTimeoutError as error:
            raise ReadTimedOut(f"{request.origin} did not answer within {options.read_timeout_seconds:g} s.") from error
        except (HTTPError, http.client.HTTPException, OSError) as error:
            raise _broken(request, error) from error
        return Reply(response.status, fold_headers(response.headers.items()), body)

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            for manager in self._managers:
                manager.clear()
            self._pools.clear()
            self._managers.clear()

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
            manager = urllib3.ProxyManager(self._proxy, maxsize=_POOL_SIZE, ssl_context=context)
            manager.pool_classes_by_scheme = _POOL_CLASSES
            self._managers.append(manager)
            return manager.connection_from_host(host, parts.port or 443, "https")
        return _TlsPool(host, parts.port or 443, maxsize=_POOL_SIZE, ssl_context=context)


def _read(response: BaseHTTPResponse, bound: int) -> bytes:
    body = response.read(bound + 1)
    if response.length_remaining and len(body) <= bound:
        response.close()
        raise IncompleteRead(len(body), response.length_remaining)
    if len(body) > bound:
        response.close()
        raise ReplyTooLarge(f"The reply is longer than max_reply_bytes allows ({bound}).")
    response.release_conn()
    return body


def _broken(request: Request, error: Exception) -> TransportError:
    return ConnectionBroken(f"The connection to {request.origin} broke before a whole reply came: {error}.")
