"""The connections of an async transport on one event loop, and the idle ones among them."""

import asyncio
import ssl
import sys
from collections.abc import AsyncGenerator
from weakref import WeakKeyDictionary

from wechatpay_runtime._transport.base import CLOSED
from wechatpay_runtime._transport.failures import BrokenReply
from wechatpay_runtime._transport.httptools_request import Address
from wechatpay_runtime._transport.over_asyncio.connection import AsyncConnection
from wechatpay_runtime._transport.over_asyncio.dialing import Dialer

_GRACE_SECONDS = 0.01
"""A timer may fire early by the resolution of its clock."""
_BUFFER_BYTES = 64 * 1024
_PATIENCE_SECONDS = 1.0
"""Time that closing waits for the event loop to close the sockets."""


class AsyncPool:
    """Keeps connections for later requests, and closes those that have been idle too long, or when the loop ends."""

    def __init__(self, loop: asyncio.AbstractEventLoop, idle_seconds: float) -> None:
        self.loop = loop
        self._dialer = Dialer(loop)
        self._idle_seconds = idle_seconds
        self._idle: dict[str, list[AsyncConnection]] = {}
        self._used: set[AsyncConnection] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._end = self._until_loop_ends()

    async def watch_loop(self) -> None:
        """Close all connections when the loop ends, if not before: a loop then closes all remaining generators."""
        await anext(self._end)

    async def _until_loop_ends(self) -> AsyncGenerator[None]:
        try:
            yield
        finally:
            await self._close()

    async def dial(self, address: Address, proxy: str | None, context: ssl.SSLContext | None) -> AsyncConnection:
        """Open a connection, which is in use; raises the errors of `Dialer.dial`."""
        connection = await self._dialer.dial(address, proxy, context, _buffer(self.loop))
        self._used.add(connection)
        return connection

    def take(self, origin: str) -> AsyncConnection | None:
        """Return the most recently used connection that is still usable."""
        idle = self._idle.get(origin)
        while idle:
            connection = idle.pop()
            if self.loop.time() - connection.idle_since < self._idle_seconds and connection.is_usable():
                self._used.add(connection)
                return connection
            connection.close()
        return None

    def keep(self, origin: str, connection: AsyncConnection, since: float) -> None:
        """Keep a connection whose reply is complete.

        Args:
            origin: The origin for whose requests it can be used.
            connection: A connection that is in use.
            since: The time at which the reply was received, from which the server measures idle time.
        """
        self._used.discard(connection)
        connection.idle_since = since
        self._idle.setdefault(origin, []).append(connection)
        if self._timer is None:
            self._sweep_at(since + self._idle_seconds)

    def drop(self, connection: AsyncConnection) -> None:
        """Close a connection that is in use."""
        self._used.discard(connection)
        connection.close()

    def _sweep(self) -> None:
        """Close the connections that have been idle too long; the timer fires again for the oldest of the others."""
        self._timer = None
        oldest = self.loop.time() - self._idle_seconds
        kept: dict[str, list[AsyncConnection]] = {}
        for origin, connections in self._idle.items():
            for connection in connections:
                if connection.idle_since > oldest and not connection.is_closed:
                    kept.setdefault(origin, []).append(connection)
                else:
                    connection.close()
        self._idle = kept
        if kept:
            due = min(connection.idle_since for connections in kept.values() for connection in connections)
            self._sweep_at(due + self._idle_seconds)

    def _sweep_at(self, due: float) -> None:
        self._timer = self.loop.call_at(due + _GRACE_SECONDS, self._sweep)

    async def close(self) -> None:
        """Close all connections, and end the calls that use them."""
        await self._end.aclose()

    async def _close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        idle = [connection for connections in self._idle.values() for connection in connections]
        used, self._used = self._used, set()
        self._idle = {}
        for connection in idle:
            connection.close()
        for connection in used:
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
