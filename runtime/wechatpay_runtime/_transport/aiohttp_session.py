"""The session of aiohttp that the async transports of an event loop share."""

import asyncio
from collections.abc import AsyncGenerator
from weakref import WeakSet

import aiohttp

from wechatpay_runtime._transport.aiohttp_connection import CleanConnector, send_once
from wechatpay_runtime._transport.base import MAX_HEAD_BYTES
from wechatpay_runtime._transport.sharing import SharedPools


class SharedSession:
    """A session and the transports that use it. aiohttp itself separates connections by origin, proxy and TLS context."""

    def __init__(self, loop: asyncio.AbstractEventLoop, idle_seconds: float) -> None:
        self.loop = loop
        self.session = aiohttp.ClientSession(
            connector=CleanConnector(limit=0, keepalive_timeout=idle_seconds),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            raise_for_status=False,
            max_line_size=MAX_HEAD_BYTES,
            max_field_size=MAX_HEAD_BYTES,
            middlewares=(send_once,),
        )
        self._users: WeakSet[object] = WeakSet()
        self._is_closed = False
        self._end: AsyncGenerator[None] | None = None

    def join(self, user: object) -> bool:
        """Add a user, which is not kept alive; return whether the session is still open."""
        is_open = not (self._is_closed or self.session.closed)
        if is_open:
            self._users.add(user)
        return is_open

    def leave(self, user: object) -> bool:
        """Remove a user; return whether it was the last one, which then has to close or to detach the session."""
        self._users.discard(user)
        self._is_closed = self._is_closed or not self._users
        return not self._users

    async def watch_loop(self) -> None:
        """Close the session when its loop ends, if not before: a loop then closes all remaining generators."""
        if self._end is None:
            self._end = _until_loop_ends(self.session)
            await anext(self._end)


async def _until_loop_ends(session: aiohttp.ClientSession) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        await session.close()


_SESSIONS: SharedPools[SharedSession] = SharedPools()


async def shared_session(idle_seconds: float, user: object) -> SharedSession:
    """Return the session of the running loop, and add a user to it."""
    loop = asyncio.get_running_loop()
    shared = _SESSIONS.pool((loop, idle_seconds), user, lambda: SharedSession(loop, idle_seconds))
    await shared.watch_loop()
    return shared
