"""A lock that is created on first use, separately for each forked process and for gevent.

After a fork, the thread that held a lock exists only in the parent, so a copied lock would never be released. A lock
created before gevent patches Python (as with `gunicorn --preload`) blocks all greenlets, including the one that holds it.
"""

from __future__ import annotations

import os
import threading
from types import TracebackType

_Key = tuple[int, object]


class LockOfProcess:
    """A `threading.Lock`, one for each process and each implementation of `threading.Lock`."""

    def __init__(self) -> None:
        self._locks: dict[_Key, threading.Lock] = {}
        self._held: threading.Lock | None = None
        """The lock that is acquired; set by the thread that acquired it."""

    def acquire(self, *, blocking: bool = True) -> bool:
        """Acquire the lock; return `False` if it is taken and `blocking` is false."""
        key = os.getpid(), threading.Lock
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks.setdefault(
                key, threading.Lock()
            )  # atomic, so that two threads that use it first get the same lock
        if not lock.acquire(blocking=blocking):
            return False
        self._held = lock
        return True

    def release(self) -> None:
        """Release the lock; any thread may do this."""
        if self._held is None:
            raise RuntimeError("The lock is not acquired.")
        self._held.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()
