"""The async transport, over aiohttp; comes with the extra `[async]`."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from wechatpay_runtime.errors import TransportError
from wechatpay_runtime.exchange import Reply, Request, fold_headers
from wechatpay_runtime.origins import is_loopback
from wechatpay_runtime.session import Options
from wechatpay_runtime.transport import IDLE_SECONDS
from wechatpay_runtime.transport.failures import broken, not_connected, timed_out, too_large
from wechatpay_runtime.transport.tls import make_tls_context

if TYPE_CHECKING:
    import ssl


_WHOLE_BODY_BYTES = 64 * 1024


class _CleanConnector(aiohttp.TCPConnector):
    """Uses a kept connection again only if nothing has arrived on it meanwhile.

    aiohttp would take a stray reply for the answer to the next request.
    """

    async def _get(self, *arguments: Any, **keywords: Any) -> Any:
        while (connection := await super()._get(*arguments, **keywords)) is not None:
            if connection.protocol is None or not connection.protocol.should_close:
                return connection
            connection.close()
        return None


_FAILURES = (aiohttp.ClientError, TimeoutError, OSError)


def _failure(request: Request, options: Options, error: Exception) -> TransportError:
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return not_connected(request, f"the proxy answered {error.status}")
    if isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)):
        return not_connected(request, error)
    if isinstance(error, TimeoutError):
        return timed_out(request, options)
    if isinstance(error, aiohttp.ClientResponseError):
        return broken(request, f"{type(error).__name__}, so what came is no HTTP")
    return broken(request, error)


class AiohttpOpenReply:
    """A reply whose body comes piece by piece."""

    def __init__(self, request: Request, options: Options, response: aiohttp.ClientResponse) -> None:
        self.status = response.status
        self.headers: Mapping[str, str] = fold_headers(response.headers.items())
        self._request = request
        self._options = options
        self._response = response

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, piece by piece."""
        while chunk := await self._next():
            yield chunk

    async def _next(self) -> bytes:
        try:
            return await self._response.content.readany()
        except _FAILURES as error:
            failure = _failure(self._request, self._options, error)
        raise failure

    def close(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        self._response.close()  # does nothing to a connection that went back at the end of the body


class AiohttpTransport:
    """Sends over kept-alive connections of the running event loop."""

    def __init__(self, *, proxy: str | None = None, ca_file: str | None = None) -> None:
        self._proxy = proxy
        self._tls_context: ssl.SSLContext | None = make_tls_context(ca_file) if ca_file else None
        self._tls_making: asyncio.Future[ssl.SSLContext] | None = None
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request and await its whole reply."""
        try:
            async with await self._begin(request, options) as response:
                body = await _read(response, options.max_reply_bytes)
            if body is not None:
                return Reply(response.status, fold_headers(response.headers.items()), body)
            failure: TransportError = too_large(options)
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    async def open(self, request: Request, options: Options) -> "AiohttpOpenReply":
        """Send a request and await the head of its reply."""
        try:
            return AiohttpOpenReply(request, options, await self._begin(request, options, is_file=True))
        except _FAILURES as error:
            failure = _failure(request, options, error)
        raise failure

    async def _begin(self, request: Request, options: Options, *, is_file: bool = False) -> aiohttp.ClientResponse:
        session = self._session
        if session is None or self._loop is not asyncio.get_running_loop():
            session = self._open_session()
        tls = await self._tls() if request.origin.startswith("https") else True
        return await session.request(
            request.method,
            URL(request.origin + request.target, encoded=True),
            data=_payload(request.body),
            headers=request.headers,
            allow_redirects=False,
            proxy=self._proxy_for(request.origin),
            timeout=_timeout(options, is_file=is_file),
            ssl=tls,
        )

    async def close(self) -> None:
        """Close all connections."""
        session, self._session, self._loop = self._session, None, None
        if session is not None:
            await session.close()

    def _open_session(self) -> aiohttp.ClientSession:
        """Open a session on the running loop; one left over from a loop that has ended goes with it."""
        self._loop = asyncio.get_running_loop()
        self._session = aiohttp.ClientSession(
            connector=_CleanConnector(limit=0, keepalive_timeout=IDLE_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            raise_for_status=False,
        )
        # aiohttp would send a GET again by itself, with the same nonce, when a kept connection turns out dead.
        vars(self._session)["_retry_connection"] = False
        return self._session

    async def _tls(self) -> "ssl.SSLContext":
        """The TLS settings; reading the system's authorities takes long enough to leave the event loop for it."""
        if self._tls_context is None:
            if self._tls_making is None or self._tls_making.get_loop() is not asyncio.get_running_loop():
                self._tls_making = asyncio.ensure_future(asyncio.to_thread(make_tls_context, None))
            made = await asyncio.shield(self._tls_making)
            self._tls_context = made
            return made
        return self._tls_context

    def _proxy_for(self, origin: str) -> str | None:
        if self._proxy and not is_loopback(urlsplit(origin).hostname or ""):
            return self._proxy
        return None


def _payload(body: bytes) -> bytes | BytesIO | None:
    """The body; one that does not fit into a socket's buffer is handed out in pieces, so that others get their turn."""
    return BytesIO(body) if len(body) > _WHOLE_BODY_BYTES else body or None


def _timeout(options: Options, *, is_file: bool) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None if is_file else options.connect_timeout_seconds + options.timeout_seconds,
        connect=options.connect_timeout_seconds,
        sock_connect=options.connect_timeout_seconds,
        sock_read=options.timeout_seconds,
    )


async def _read(response: aiohttp.ClientResponse, bound: int) -> bytes | None:
    """The whole body, or `None` where it passes the bound."""
    chunks: list[bytes] = []
    length = 0
    async for chunk in response.content.iter_any():
        length += len(chunk)
        if length > bound:
            response.close()
            return None
        chunks.append(chunk)
    return b"".join(chunks)
