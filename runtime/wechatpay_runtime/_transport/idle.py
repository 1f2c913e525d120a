"""Closes idle connections of all sync clients of a process, in one thread that runs while any connection is kept."""

import os
import threading
import time
from collections.abc import Callable
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Protocol
from weakref import ref

from wechatpay_runtime._base.lock_of_process import LockOfProcess

_SHORTEST_PAUSE_SECONDS = 0.25
"""Minimum time between two sweeps, regardless of the number of pools. A connection may be closed this much
later than `IDLE_SECONDS`; WeChat Pay closes it after a further second."""


class Pool(Protocol):
    """A pool of idle connections."""

    def sweep(self, now: float) -> float | None:
        """Close connections that have been idle too long.

        Returns:
            The time of the next sweep, or `None` if no connection is kept.
        """
        ...


class Sweeper:
    """Calls each pool's `sweep` when its oldest connection has been idle too long."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.reset()

    def reset(self) -> None:
        """Forget every pool, for a forked process, in which the thread does not exist."""
        self._lock = LockOfProcess()
        self._changed: threading.Event | None = None
        """Wakes the thread; `None` if none is running."""
        self._number = count()
        self._due: list[tuple[float, int, ref[Pool]]] = []

    def watch(self, pool: Pool, due: float) -> None:
        """Sweep a pool at the time `due`, and again for as long as it keeps connections; start the thread if needed."""
        entry = (due, next(self._number), ref(pool))
        with self._lock:
            heappush(self._due, entry)
            running = self._changed
            changed = self._changed = running or threading.Event()
            if self._due[0] is entry:
                changed.set()
        if running is None:
            self._start(changed)

    def forget(self, pool: Pool) -> None:
        """Stop sweeping a pool; without any pool, the thread ends."""
        with self._lock:
            self._due = [entry for entry in self._due if entry[2]() is not pool]
            heapify(self._due)
            if not self._due and self._changed is not None:
                self._changed.set()

    def sweep(self) -> float | None:
        """Sweep the pools that are due.

        Returns:
            Seconds until the next pool is due, or `None` if none is watched.
        """
        while (entry := self._pop_due()) is not None:
            pool = entry[2]()
            due = pool.sweep(self._clock()) if pool is not None else None
            if due is not None:
                with self._lock:
                    heappush(self._due, (due, *entry[1:]))
        with self._lock:
            return max(self._due[0][0] - self._clock(), 0.0) if self._due else None

    def _pop_due(self) -> "tuple[float, int, ref[Pool]] | None":
        with self._lock:
            return heappop(self._due) if self._due and self._due[0][0] <= self._clock() else None

    def _start(self, changed: threading.Event) -> None:
        try:
            threading.Thread(target=self._run, args=(changed,), name="wechatpay-idle-connections", daemon=True).start()
        except RuntimeError:  # no thread can be started: then old connections stay open, but are not used
            with self._lock:
                self._changed = None

    def _run(self, changed: threading.Event) -> None:
        while True:
            changed.clear()
            seconds = self.sweep()
            if seconds is None:
                with self._lock:
                    if not self._due:
                        self._changed = None
                        return
                continue
            changed.wait(max(seconds, _SHORTEST_PAUSE_SECONDS))


SWEEPER = Sweeper()
"""The sweeper of this process."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=SWEEPER.reset)
