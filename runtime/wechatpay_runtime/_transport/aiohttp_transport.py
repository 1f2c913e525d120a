"""The async transport, over aiohttp; requires the extra `[async]`."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from wechatpay_runtime._base.exchange import Reply, Request, fold_headers
from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.messages import complaint_of, phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_connection import (
    ATTEMPT,
    Attempt,
    follow,
    lost,
)
from wechatpay_runtime._transport.aiohttp_session import SharedSession, shared_session
from wechatpay_runtime._transport.base import CLOSED, IDLE_SECONDS
from wechatpay_runtime._transport.failures import (
    NO_STATUS,
    SWITCHED,
    TOO_SLOW,
    BrokenReply,
    NotConnected,
    broken,
    check_framing,
    not_connected,
    timed_out,
    too_large,
)
from wechatpay_runtime._transport.tls_of_loop import TlsOfLoop
from wechatpay_runtime.errors import TransportError

_WHOLE_BODY_BYTES = 64 * 1024


_FAILURES = (NotConnected, BrokenReply, aiohttp.ClientError, TimeoutError, OSError)


def _failure(request: Request, options: Options, error: Exception, attempt: Attempt) -> TransportError:
    if isinstance(error, NotConnected):
        return not_connected(request, complaint_of(error))
    if isinstance(error, TimeoutError):
        if attempt.has_connection:
            return timed_out(request, options)
        return not_connected(request, TOO_SLOW)
    if isinstance(error, aiohttp.ClientResponseError):
        return broken(request, phrase("{type}: the reply is not valid HTTP", type=type(error).__name__))
    return broken(request, complaint_of(error) if isinstance(error, BrokenReply) else lost(error))


class AiohttpOpenReply:
    """A reply whose body is read in chunks."""

    def __init__(self, request: Request, options: Options, attempt: Attempt, response: aiohttp.ClientResponse) -> None:
        self.status = response.status
        self.headers: Mapping[str, str] = _headers(response)
        self._request = request
        self._options = options
        self._attempt = attempt
        self._response = response

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body in chunks."""
        while chunk := await self._next():
            yield chunk

    async def body(self) -> bytes:
        """Return the whole body, within the remaining time of the attempt."""
        try:
            async with asyncio.timeout_at(self._attempt.ends_at):
                body = await _read(self._response, self._options.max_reply_bytes)
            if body is not None:
                return body
            failure: TransportError = too_large(self._options)
        except _FAILURES as error:
            failure = _failure(self._request, self._options, error, self._attempt)
        raise failure

    async def _next(self) -> bytes:
        try:
            async with asyncio.timeout(self._options.timeout_seconds):
                return await self._response.content.readany()
        except _FAILURES as error:
            failure = _failure(self._request, self._options, error, self._attempt)
        raise failure

    def close(self) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        self._response.close()  # no effect on a connection that was released at the end of the body


class AiohttpTransport:
    """Sends requests over keep-alive connections of the running event loop."""

    def __init__(
        self, *, proxy: str | None = None, ca_file: str | None = None, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self.is_closed = False
        self._proxy = proxy
        self._tls = TlsOfLoop(ca_file)
        self._idle_seconds = idle_seconds
        self._shared: SharedSession | None = None

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request and await the whole reply."""
        attempt = Attempt(options)
        try:
            async with (
                asyncio.timeout_at(attempt.ends_at),
                await self._begin(request, options, attempt) as response,
            ):
                headers = _headers(response)
                body = await _read(response, options.max_reply_bytes)
            if body is not None:
                return Reply(response.status, headers, body)
            failure: TransportError = too_large(options)
        except _FAILURES as error:
            failure = _failure(request, options, error, attempt)
        raise failure

    async def open(self, request: Request, options: Options) -> "AiohttpOpenReply":
        """Send a request and await the head of the reply."""
        attempt = Attempt(options)
        try:
            async with asyncio.timeout_at(attempt.ends_at):
                response = await self._begin(request, options, attempt)
            return AiohttpOpenReply(request, options, attempt, response)
        except _FAILURES as error:
            failure = _failure(request, options, error, attempt)
        raise failure

    async def _begin(self, request: Request, options: Options, attempt: Attempt) -> aiohttp.ClientResponse:
        if self.is_closed:
            raise NotConnected(CLOSED)
        shared = self._shared
        if shared is None or shared.loop is not asyncio.get_running_loop():
            shared = await self._join_session()
        tls = await self._tls.context() if request.origin.startswith("https") else True
        token = ATTEMPT.set(attempt)
        try:
            response = await shared.session.request(
                request.method,
                URL(request.origin + request.target, encoded=True),
                data=_payload(request.body),
                headers=request.headers,
                allow_redirects=False,
                proxy=self._proxy_for(request.origin),
                timeout=_timeout(min(options.connect_timeout_seconds, options.timeout_seconds)),
                ssl=tls,
            )
        finally:
            ATTEMPT.reset(token)
        if response.status < HTTPStatus.OK:
            response.close()
            raise BrokenReply(SWITCHED if response.status == HTTPStatus.SWITCHING_PROTOCOLS else NO_STATUS)
        follow(response)
        return response

    async def close(self) -> None:
        """Close all connections that no other transport shares; nothing can be sent afterwards."""
        self.is_closed = True
        shared, self._shared = self._shared, None
        if shared is not None and shared.leave(self):
            await shared.session.close()

    async def _join_session(self) -> SharedSession:
        """Use the session of the running loop, and leave that of another one."""
        if self._shared is not None and self._shared.leave(self):
            self._shared.session.detach()  # its loop was not shut down as `asyncio.run` does
        self._shared = await shared_session(self._idle_seconds, self)
        return self._shared

    def _proxy_for(self, origin: str) -> str | None:
        if self._proxy and not is_loopback(urlsplit(origin).hostname or ""):
            return self._proxy
        return None


def _payload(body: bytes) -> bytes | BytesIO | None:
    """Return the body; a large one as a stream, which is sent in pieces and does not block the event loop."""
    return BytesIO(body) if len(body) > _WHOLE_BODY_BYTES else body or None


@lru_cache
def _timeout(connect_seconds: float) -> aiohttp.ClientTimeout:
    """Return the timeout for connecting; `asyncio.timeout` limits the attempt as a whole."""
    return aiohttp.ClientTimeout(total=None, connect=connect_seconds)


def _headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    headers = fold_headers(response.headers.items())
    try:
        check_framing(headers)
    except BrokenReply:
        response.close()
        raise
    return headers


async def _read(response: aiohttp.ClientResponse, bound: int) -> bytes | None:
    """Return the whole body, or `None` if it exceeds the bound."""
    chunks: list[bytes] = []
    length = 0
    async for chunk in response.content.iter_any():
        length += len(chunk)
        if length > bound:
            response.close()
            return None
        chunks.append(chunk)
    return b"".join(chunks)
