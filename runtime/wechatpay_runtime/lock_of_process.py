"""A lock that starts free in a forked process, because the thread that holds it exists only in the parent."""

import os
from threading import Lock
from types import TracebackType


class LockOfProcess:
    """A `threading.Lock`, one for each process."""

    def __init__(self) -> None:
        self._lock, self._process = Lock(), os.getpid()

    def acquire(self, *, blocking: bool = True) -> bool:
        """Take the lock; `False` where another holds it and `blocking` is false."""
        if self._process != os.getpid():
            self._lock, self._process = Lock(), os.getpid()
        return self._lock.acquire(blocking=blocking)

    def release(self) -> None:
        """Give the lock back; any thread may."""
        self._lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()
