"""Closes idle connections of the async transport on time."""

import time
from collections.abc import Callable
from math import inf
from typing import Any
from weakref import WeakMethod

import aiohttp

_GRACE_SECONDS = 0.01
"""A timer may fire early by the resolution of its clock."""


class ExpiringConnector(aiohttp.TCPConnector):
    """Closes each connection after it has been idle for `keepalive_timeout`.

    aiohttp only checks at intervals of that length, rounded up, so a connection could stay open for twice as long.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(timeout_ceil_threshold=inf, **settings)  # pyright: ignore[reportUnknownMemberType]  # aiohttp annotates a bare `tuple`

    def _cleanup(self) -> None:
        super()._cleanup()
        timeout, timer = self._keepalive_timeout, self._cleanup_handle
        if not self._conns or timer is None or timeout is None:
            return
        timer.cancel()
        oldest = min(since for connections in self._conns.values() for _, since in connections)
        seconds = max(oldest + timeout - time.monotonic(), 0.0) + _GRACE_SECONDS
        self._cleanup_handle = self._loop.call_later(seconds, _call, WeakMethod(self._cleanup))


def _call(method: WeakMethod[Callable[[], None]]) -> None:
    """Call a method of an object that the timer does not keep alive."""
    bound = method()
    if bound is not None:
        bound()
