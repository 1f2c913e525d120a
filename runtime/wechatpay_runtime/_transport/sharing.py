"""Pools of connections that transports with the same settings share.

A process may have a client for each of many merchants. The signature of a request names the merchant, not the connection, so all
of them can use the same connections.
"""

from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar
from weakref import WeakValueDictionary


class SharedPool(Protocol):
    """A pool that knows its users, without keeping them alive, and is closed when the last one leaves."""

    def join(self, user: object) -> bool:
        """Add a user; return whether the pool is still open."""
        ...


P = TypeVar("P", bound=SharedPool)


class SharedPools(Generic[P]):
    """Finds pools by their settings, without keeping them alive: a pool is dropped with the last transport that uses it.

    No lock is needed. If two threads ask for a pool at the same time, each may get its own, which works as well.
    """

    def __init__(self) -> None:
        self._pools: WeakValueDictionary[Hashable, P] = WeakValueDictionary()

    def pool(self, settings: Hashable, user: object, make: Callable[[], P]) -> P:
        """Return the pool for these settings, and add a user to it.

        Args:
            settings: Everything that connections depend on.
            user: The transport that asks.
            make: Makes the pool when the first client needs it.
        """
        pool = self._pools.get(settings)
        if pool is None or not pool.join(user):
            pool = make()
            pool.join(user)
            self._pools[settings] = pool
        return pool

    def clear(self) -> None:
        """Forget all pools, for a forked process."""
        self._pools = WeakValueDictionary()
