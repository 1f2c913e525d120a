"""The keep-alive connections of sync clients to one origin."""

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar
from weakref import WeakSet, finalize

from wechatpay_runtime._transport.base import IDLE_SECONDS
from wechatpay_runtime._transport.idle import SWEEPER, Sweeper

_MOST_IDLE = 32
"""For each transport that uses a pool."""


class Connection(Protocol):
    """A connection that can be kept."""

    @property
    def is_connected(self) -> bool:
        """Whether another request may be sent on it."""
        ...

    @property
    def is_closed(self) -> bool:
        """Whether it is closed, or not opened yet."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


C = TypeVar("C", bound=Connection)


class ConnectionPool(Generic[C]):
    """Keeps connections for later requests, and closes those that have been idle too long.

    Safe to share between threads, and between transports with the same settings: those that use it have joined it. Connections
    beyond the maximum, for each of them, are closed when they are returned.
    """

    def __init__(
        self,
        make: Callable[[], C],
        *,
        idle_seconds: float = IDLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sweeper: Sweeper = SWEEPER,
    ) -> None:
        self._make = make
        self._idle_seconds = idle_seconds
        self._clock = clock
        self._sweeper = sweeper
        self._idle: list[tuple[float, C]] = []
        self._is_closed = False
        self._is_watched = False
        self._users: WeakSet[object] = WeakSet()
        self._most_idle = _MOST_IDLE
        self._lock = threading.RLock()  # the garbage collector may close a client of this thread at any time
        finalize(self, _close_all, self._idle)

    def join(self, user: object) -> bool:
        """Add a user, which is not kept alive; return whether the pool is still open."""
        with self._lock:
            if self._is_closed:
                return False
            self._users.add(user)
            self._most_idle = _MOST_IDLE * len(self._users)
            return True

    def leave(self, user: object) -> None:
        """Remove a user; the pool is closed if it was the last one."""
        with self._lock:
            self._users.discard(user)
            self._most_idle = _MOST_IDLE * max(1, len(self._users))
            is_last = not self._users
            self._is_closed = self._is_closed or is_last
        if is_last:
            self.close()

    def take(self) -> C:
        """Return the most recently used connection that is still usable, or a new one, which is not connected yet."""
        while True:
            with self._lock:
                if not self._idle:
                    return self._make()
                since, connection = self._idle.pop()
            if self._clock() - since < self._idle_seconds and connection.is_connected:
                return connection
            _close(connection)

    def keep(self, connection: C, since: float) -> None:
        """Keep a connection whose reply was read to its end.

        Args:
            connection: A connection returned by `take`. It is ignored if the server has closed it.
            since: The time at which the reply was received, from which the server measures idle time.
        """
        if connection.is_closed:
            return
        with self._lock:
            is_kept = not self._is_closed and len(self._idle) < self._most_idle
            is_first = is_kept and not self._is_watched
            if is_kept:
                self._idle.append((since, connection))
                self._is_watched = True
        if not is_kept:
            _close(connection)
        if is_first:
            self._sweeper.watch(self, since + self._idle_seconds)

    def sweep(self, now: float) -> float | None:
        """Close the connections that have been idle too long.

        Returns:
            The time of the next sweep, or `None` if no connection is kept.
        """
        with self._lock:
            old = [entry for entry in self._idle if now - entry[0] >= self._idle_seconds]
            self._idle[:] = [entry for entry in self._idle if now - entry[0] < self._idle_seconds]
            self._is_watched = bool(self._idle)
            due = min(since for since, _ in self._idle) + self._idle_seconds if self._idle else None
        _close_all(old)
        return due

    def close(self) -> None:
        """Close all idle connections, and later those that are returned."""
        with self._lock:
            self._is_closed = True
            idle, self._idle[:] = list(self._idle), []
            is_watched, self._is_watched = self._is_watched, False
        if is_watched:
            self._sweeper.forget(self)
        _close_all(idle)


def _close_all(entries: Iterable[tuple[float, Connection]]) -> None:
    for _, connection in entries:
        _close(connection)


def _close(connection: Connection) -> None:
    with suppress(OSError):
        connection.close()
