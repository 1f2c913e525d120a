"""The async transport, over aiohttp; comes with the extra `[async]`."""

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from wechatpay_runtime.errors import ConnectionBroken, ConnectionFailed, ReadTimedOut, ReplyTooLarge
from wechatpay_runtime.exchange import Reply, Request, fold_headers
from wechatpay_runtime.origins import is_loopback
from wechatpay_runtime.session import Options
from wechatpay_runtime.transport import IDLE_SECONDS
from wechatpay_runtime.transport.tls import make_tls_context

if TYPE_CHECKING:
    import ssl


class AiohttpTransport:
    """Sends over kept-alive connections of the running event loop."""

    def __init__(self, *, proxy: str | None = None, ca_file: str | None = None) -> None:
        self._proxy = proxy
        self._tls_context: ssl.SSLContext | None = make_tls_context(ca_file) if ca_file else None
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timeouts: dict[Options, aiohttp.ClientTimeout] = {}

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request and await its whole reply."""
        session = self._session
        if session is None or self._loop is not asyncio.get_running_loop():
            session = self._open_session()
        try:
            async with session.request(
                request.method,
                URL(request.origin + request.target, encoded=True),
                data=request.body or None,
                headers=request.headers,
                allow_redirects=False,
                proxy=self._proxy_for(request.origin),
                timeout=self._timeouts.get(options) or self._timeout(options),
            ) as response:
                body = await _read(response, options.max_reply_bytes)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise ConnectionFailed(f"{request.origin} could not be reached: {error}. Nothing was sent.") from error
        except TimeoutError as error:
            raise ReadTimedOut(f"{request.origin} did not answer within {options.read_timeout_seconds:g} s.") from error
        except (aiohttp.ClientError, OSError) as error:
            raise ConnectionBroken(
                f"The connection to {request.origin} broke before a whole reply came: {error}."
            ) from error
        return Reply(response.status, fold_headers(response.headers.items()), body)

    async def close(self) -> None:
        """Close all connections."""
        session, self._session, self._loop = self._session, None, None
        if session is not None:
            await session.close()

    def _open_session(self) -> aiohttp.ClientSession:
        """Open a session on the running loop; one left over from a loop that has ended is dropped with it."""
        self._loop = asyncio.get_running_loop()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS, ssl=self._tls()),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            raise_for_status=False,
        )
        # aiohttp would send a GET again by itself, with the same nonce, when a kept connection turns out dead.
        vars(self._session)["_retry_connection"] = False
        return self._session

    def _tls(self) -> "ssl.SSLContext":
        self._tls_context = self._tls_context or make_tls_context(None)
        return self._tls_context

    def _proxy_for(self, origin: str) -> str | None:
        if self._proxy and not is_loopback(urlsplit(origin).hostname or ""):
            return self._proxy
        return None

    def _timeout(self, options: Options) -> aiohttp.ClientTimeout:
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=options.connect_timeout_seconds,
            sock_connect=options.connect_timeout_seconds,
            sock_read=options.read_timeout_seconds,
        )
        self._timeouts[options] = timeout
        return timeout


async def _read(response: aiohttp.ClientResponse, bound: int) -> bytes:
    chunks: list[bytes] = []
    length = 0
    async for chunk in response.content.iter_any():
        length += len(chunk)
        if length > bound:
            response.close()
            raise ReplyTooLarge(f"The reply is longer than max_reply_bytes allows ({bound}).")
        chunks.append(chunk)
    return b"".join(chunks)
