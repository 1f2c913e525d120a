"""The async transport over asyncio and httptools; requires the extra `[fast]`, and not aiohttp."""

import asyncio
from collections.abc import AsyncIterator, Mapping

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import CLOSED, IDLE_SECONDS
from wechatpay_runtime._transport.failures import (
    FAILURES,
    HUNG_UP,
    TOO_SLOW,
    BrokenReply,
    NotConnected,
    broken,
    failure_of,
    too_large,
)
from wechatpay_runtime._transport.httptools_request import Address, address_of
from wechatpay_runtime._transport.over_asyncio.connection import AsyncConnection
from wechatpay_runtime._transport.over_asyncio.pool import AsyncPool
from wechatpay_runtime._transport.over_asyncio.proxy import Proxy
from wechatpay_runtime._transport.sharing import SharedPools
from wechatpay_runtime._transport.tls_of_loop import TlsOfLoop
from wechatpay_runtime.errors import TransportError

_POOLS: SharedPools[AsyncPool] = SharedPools()


class AsyncHttptoolsTransport:
    """Sends requests over keep-alive connections of the running event loop."""

    def __init__(
        self, *, proxy: str | None = None, ca_file: str | None = None, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self.is_closed = False
        self._proxy = Proxy(proxy) if proxy else None
        self._tls = TlsOfLoop(ca_file)
        self._idle_seconds = idle_seconds
        self._pools: dict[str, AsyncPool] = {}
        """By origin."""

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request and await the whole reply."""
        most = options.max_reply_bytes
        try:
            exchange = await self._begin(request, options, most + 1)
            reader = exchange.connection.reader
            is_whole = reader.received <= most
            exchange.end(is_whole=is_whole)
            if is_whole:
                return Reply(reader.status, reader.headers, reader.take())
            failure: TransportError = too_large(options)
        except FAILURES as error:
            failure = failure_of(request, options, error)
        raise failure

    async def open(self, request: Request, options: Options) -> "AsyncHttptoolsReply":
        """Send a request and await the head of the reply."""
        try:
            exchange = await self._begin(request, options, 0)
            return AsyncHttptoolsReply(request, options, exchange)
        except FAILURES as error:
            failure = failure_of(request, options, error)
        raise failure

    async def _begin(self, request: Request, options: Options, wakes_at: int) -> "_Exchange":
        loop = asyncio.get_running_loop()
        if self.is_closed:
            raise NotConnected(CLOSED)
        ends_at = loop.time() + options.timeout_seconds
        pool = self._pools.get(request.origin)
        if pool is None or pool.loop is not loop:
            pool = await self._join_pool(request.origin, loop, ends_at)
        connection = pool.take(self) or await self._dial(pool, request.origin, options, ends_at)
        try:
            await connection.exchange(request, wakes_at, ends_at)
        except BaseException:
            pool.drop(connection)
            raise
        return _Exchange(pool, connection, ends_at, loop.time())

    async def _join_pool(self, origin: str, loop: asyncio.AbstractEventLoop, ends_at: float) -> AsyncPool:
        """Use the pool of the running loop for these settings, which other transports may use as well."""
        address = address_of(origin)
        try:
            async with asyncio.timeout_at(ends_at):
                context = await self._tls.context() if address.is_tls else None
        except TimeoutError:
            raise NotConnected(TOO_SLOW) from None
        if self.is_closed:
            raise NotConnected(CLOSED)
        settings = loop, origin, self._proxy_for(address), context, self._idle_seconds
        pool = self._pools[origin] = _POOLS.pool(settings, self, lambda: AsyncPool(loop, self._idle_seconds))
        await pool.watch_loop()
        return pool

    async def _dial(self, pool: AsyncPool, origin: str, options: Options, ends_at: float) -> AsyncConnection:
        connect_by = min(ends_at, pool.loop.time() + options.connect_timeout_seconds)
        address = address_of(origin)
        try:
            async with asyncio.timeout_at(connect_by):
                context = await self._tls.context() if address.is_tls else None
                connection = await pool.dial(address, self._proxy_for(address), context, self)
        except NotConnected:
            raise
        except TimeoutError:
            raise NotConnected(TOO_SLOW) from None
        except BrokenReply as error:
            raise NotConnected(*error.args) from None
        except Exception as error:  # noqa: BLE001 - for any error here, no byte of the request was sent
            raise NotConnected(f"{type(error).__name__}: {error}") from None
        if self.is_closed:
            pool.drop(connection)
            raise NotConnected(CLOSED)
        return connection

    def _proxy_for(self, address: Address) -> Proxy | None:
        return self._proxy if self._proxy and address.is_tls and not is_loopback(address.host) else None

    async def close(self) -> None:
        """Close all connections that no other transport shares; nothing can be sent afterwards."""
        self.is_closed = True
        pools, self._pools = self._pools, {}
        loop = asyncio.get_running_loop()
        for pool in pools.values():
            if pool.loop is loop:
                await pool.leave(self)


class _Exchange:
    """A request that was sent, and the connection on which its reply arrives."""

    __slots__ = ("_came_at", "_pool", "connection", "ends_at")

    def __init__(self, pool: AsyncPool, connection: AsyncConnection, ends_at: float, came_at: float) -> None:
        self._pool = pool
        self.connection = connection
        self.ends_at = ends_at
        self._came_at = came_at

    def end(self, *, is_whole: bool) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        if is_whole and self.connection.end_exchange():
            self._pool.keep(self.connection, self._came_at)
        else:
            self._pool.drop(self.connection)


class AsyncHttptoolsReply:
    """A reply whose body is read in chunks."""

    def __init__(self, request: Request, options: Options, exchange: _Exchange) -> None:
        self._connection = exchange.connection
        self._reader = exchange.connection.reader
        self.status = self._reader.status
        self.headers: Mapping[str, str] = self._reader.headers
        self._request = request
        self._options = options
        self._exchange = exchange
        self._is_ended = False

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body in chunks."""
        loop = asyncio.get_running_loop()
        while True:
            self._refuse_if_ended()
            if chunk := self._reader.take():
                yield chunk
            elif self._reader.is_complete:
                return
            else:
                self._connection.read_in_pieces()
                await self._receive(self._reader.received + 1, loop.time() + self._options.timeout_seconds)

    async def body(self) -> bytes:
        """Return the whole body, within the remaining time of the attempt."""
        self._refuse_if_ended()
        most = self._options.max_reply_bytes
        self._connection.read_whole()
        await self._receive(most + 1, self._exchange.ends_at)
        if self._reader.received > most:
            raise too_large(self._options)
        return self._reader.take()

    def _refuse_if_ended(self) -> None:
        """After `close`, the connection may already carry the reply to another request."""
        if self._is_ended:
            raise broken(self._request, HUNG_UP)

    async def _receive(self, wakes_at: int, deadline: float) -> None:
        try:
            await self._connection.receive(wakes_at, deadline)
        except FAILURES as error:
            failure = failure_of(self._request, self._options, error)
        else:
            return
        raise failure

    def close(self) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        if not self._is_ended:
            self._is_ended = True
            self._exchange.end(is_whole=self._reader.is_complete)
