"""A lock that is made where it is first used, so that forked processes and gevent have one of their own.

A thread that holds a lock stays behind in the parent of a forked process. A lock made before gevent has patched Python
(`gunicorn --preload` makes clients so) stops all greenlets at once, also the one that holds it.
"""

import os
import threading
from types import TracebackType

_Key = tuple[int, object]


class LockOfProcess:
    """A `threading.Lock`, one for each process and each implementation of `threading.Lock`."""

    def __init__(self) -> None:
        self._locks: dict[_Key, threading.Lock] = {}
        self._held: threading.Lock | None = None
        """The one that is held; whoever holds it sets it."""

    def acquire(self, *, blocking: bool = True) -> bool:
        """Take the lock; `False` where another holds it and `blocking` is false."""
        key = os.getpid(), threading.Lock
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks.setdefault(
                key, threading.Lock()
            )  # one step for all threads: two first users get one lock
        if not lock.acquire(blocking=blocking):
            return False
        self._held = lock
        return True

    def release(self) -> None:
        """Give the lock back; any thread may."""
        if self._held is None:
            raise RuntimeError("The lock is not held.")
        self._held.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()
