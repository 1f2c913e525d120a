"""The connections of async transports on one event loop to one origin, and the idle ones among them."""

import asyncio
import ssl
import sys
from collections.abc import AsyncGenerator
from weakref import WeakKeyDictionary, WeakSet

from wechatpay_runtime._transport.base import CLOSED
from wechatpay_runtime._transport.failures import BrokenReply
from wechatpay_runtime._transport.httptools_request import Address
from wechatpay_runtime._transport.over_asyncio.connection import AsyncConnection
from wechatpay_runtime._transport.over_asyncio.dialing import Dialer
from wechatpay_runtime._transport.over_asyncio.proxy import Proxy

_GRACE_SECONDS = 0.01
"""A timer may fire early by the resolution of its clock."""
_BUFFER_BYTES = 64 * 1024
_PATIENCE_SECONDS = 1.0
"""Time that closing waits for the event loop to close the sockets."""


class AsyncPool:
    """Keeps connections for later requests, and closes those that have been idle too long, or when the loop ends.

    Transports with the same settings share a pool; those that use it have joined it.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, idle_seconds: float) -> None:
        self.loop = loop
        self._users: WeakSet[object] = WeakSet()
        self._is_closed = False
        self._dialer = Dialer(loop)
        self._idle_seconds = idle_seconds
        self._idle: list[AsyncConnection] = []
        self._used: dict[AsyncConnection, object] = {}
        """Each with the transport that uses it."""
        self._timer: asyncio.TimerHandle | None = None
        self._end: AsyncGenerator[None] | None = None

    def join(self, user: object) -> bool:
        """Add a user, which is not kept alive; return whether the pool is still open."""
        if not self._is_closed:
            self._users.add(user)
        return not self._is_closed

    async def leave(self, user: object) -> None:
        """Remove a user and end its calls; all connections are closed if it was the last one."""
        self._users.discard(user)
        if self._users:
            await self._close_these([], [connection for connection, by in self._used.items() if by is user])
        else:
            self._is_closed = True
            await self._end.aclose() if self._end else await self._close()

    async def watch_loop(self) -> None:
        """Close all connections when the loop ends, if not before: a loop then closes all remaining generators."""
        if self._end is None:
            self._end = self._until_loop_ends()
            await anext(self._end)

    async def _until_loop_ends(self) -> AsyncGenerator[None]:
        try:
            yield
        finally:
            await self._close()

    async def dial(
        self, address: Address, proxy: Proxy | None, context: ssl.SSLContext | None, user: object
    ) -> AsyncConnection:
        """Open a connection, which is in use; raises the errors of `Dialer.dial`."""
        connection = await self._dialer.dial(address, proxy, context, _buffer(self.loop))
        self._used[connection] = user
        return connection

    def take(self, user: object) -> AsyncConnection | None:
        """Return the most recently used connection that is still usable."""
        idle = self._idle
        while idle:
            connection = idle.pop()
            if self.loop.time() - connection.idle_since < self._idle_seconds and connection.is_usable():
                self._used[connection] = user
                return connection
            connection.close()
        return None

    def keep(self, connection: AsyncConnection, since: float) -> None:
        """Keep a connection whose reply is complete.

        Args:
            connection: A connection that is in use.
            since: The time at which the reply was received, from which the server measures idle time.
        """
        self._used.pop(connection, None)
        connection.idle_since = since
        self._idle.append(connection)
        if self._timer is None:
            self._sweep_at(since + self._idle_seconds)

    def drop(self, connection: AsyncConnection) -> None:
        """Close a connection that is in use."""
        self._used.pop(connection, None)
        connection.close()

    def _sweep(self) -> None:
        """Close the connections that have been idle too long; the timer fires again for the oldest of the others."""
        self._timer = None
        oldest = self.loop.time() - self._idle_seconds
        kept: list[AsyncConnection] = []
        for connection in self._idle:
            if connection.idle_since > oldest and not connection.is_closed:
                kept.append(connection)
            else:
                connection.close()
        self._idle = kept
        if kept:
            self._sweep_at(min(connection.idle_since for connection in kept) + self._idle_seconds)

    def _sweep_at(self, due: float) -> None:
        self._timer = self.loop.call_at(due + _GRACE_SECONDS, self._sweep)

    async def _close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        idle, self._idle = self._idle, []
        await self._close_these(idle, list(self._used))

    async def _close_these(self, idle: list[AsyncConnection], used: list[AsyncConnection]) -> None:
        """Close connections, and end the calls that use them."""
        for connection in idle:
            connection.close()
        for connection in used:
            self._used.pop(connection, None)
            connection.fail(BrokenReply(CLOSED))
        lost = [connection.lost for connection in (*idle, *used) if not connection.lost.done()]
        if lost:
            await asyncio.wait(lost, timeout=_PATIENCE_SECONDS)


_BUFFERS: "WeakKeyDictionary[asyncio.AbstractEventLoop, memoryview]" = WeakKeyDictionary()


def _buffer(loop: asyncio.AbstractEventLoop) -> memoryview:
    """Return the buffer for a new connection.

    All connections of a loop share it, since the loop fills and empties it in one step. The loops of Windows fill a buffer while they
    do something else, so there each connection has its own.
    """
    if sys.platform == "win32":
        return memoryview(bytearray(_BUFFER_BYTES))
    buffer = _BUFFERS.get(loop)
    if buffer is None:
        buffer = _BUFFERS[loop] = memoryview(bytearray(_BUFFER_BYTES))
    return buffer
