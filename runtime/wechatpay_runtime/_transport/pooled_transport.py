"""Pools of connections for the sync transports: one for each origin, in each process.

Transports with the same settings share their pools.
"""

import os
import socket
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Generic

from wechatpay_runtime._base.lock_of_process import LockOfProcess
from wechatpay_runtime._transport.base import CLOSED, IDLE_SECONDS
from wechatpay_runtime._transport.failures import NotConnected
from wechatpay_runtime._transport.pool import C, ConnectionPool
from wechatpay_runtime._transport.sharing import SharedPools

if TYPE_CHECKING:
    import ssl

_POOLS: SharedPools[ConnectionPool[Any]] = SharedPools()

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_POOLS.clear)


class PooledTransport(ABC, Generic[C]):
    """The pools and the TLS context of a sync transport."""

    def __init__(
        self, *, proxy: str | None = None, ca_file: str | None = None, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self.is_closed = False
        self._proxy = proxy
        self._ca_file = ca_file
        self._tls_context: ssl.SSLContext | None = None
        if ca_file:
            self._context()
        self._idle_seconds = idle_seconds
        self._pools_of: dict[int, dict[str, ConnectionPool[C]]] = {}
        """Pools by process and origin: two processes on one connection would receive each other's replies."""
        self._lock = LockOfProcess()

    def close(self) -> None:
        """Close all connections that no other transport shares; nothing can be sent afterwards."""
        with self._lock:
            self.is_closed = True
            pools = list(self._pools().values())
            self._pools().clear()
        for pool in pools:
            pool.leave(self)

    @abstractmethod
    def _connections(self, origin: str) -> Callable[[], C]:
        """Return a function that creates connections to an origin, which are not connected yet.

        It must not refer to this transport: the pool can outlive it.
        """

    def _pool(self, origin: str) -> ConnectionPool[C]:
        """Return the pool of an origin.

        Raises:
            NotConnected: The transport is closed.
        """
        pools = self._pools_of.get(os.getpid())
        pool = None if pools is None else pools.get(origin)
        return self._open_pool(origin) if pool is None else pool

    def _pools(self) -> dict[str, ConnectionPool[C]]:
        """Return the pools of this process; after a fork, the parent's pools are forgotten without closing them."""
        process = os.getpid()
        pools = self._pools_of.get(process)
        if pools is None:
            pools = self._pools_of.setdefault(process, {})
            for other in self._pools_of.keys() - {process}:
                self._pools_of.pop(other, None)
        return pools

    def _open_pool(self, origin: str) -> ConnectionPool[C]:
        with self._lock:
            if self.is_closed:
                raise NotConnected(CLOSED)
            pools = self._pools()
            if origin not in pools:
                pools[origin] = _POOLS.pool(self._settings(origin), self, lambda: self._make_pool(origin))
            return pools[origin]

    def _make_pool(self, origin: str) -> ConnectionPool[C]:
        return ConnectionPool(self._connections(origin), idle_seconds=self._idle_seconds)

    def _settings(self, origin: str) -> Hashable:
        """Return everything that a connection depends on; gevent replaces sockets and locks, and then needs its own."""
        context = self._context() if origin.startswith("https:") else None
        process = os.getpid(), socket.socket, threading.RLock
        return process, type(self), origin, self._proxy, context, self._idle_seconds

    def _context(self) -> "ssl.SSLContext":
        """Return the shared TLS context, which must not be modified."""
        from wechatpay_runtime._transport.tls import (  # a client that only uses plain HTTP needs no TLS
            is_usable,
            tls_context,
        )

        context = self._tls_context
        if context is None or not is_usable(context):
            context = self._tls_context = tls_context(self._ca_file)
        return context
