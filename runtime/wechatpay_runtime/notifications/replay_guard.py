"""Remembers which notifications were handled, so that a repeat is acknowledged without being handled again."""

from collections import OrderedDict
from collections.abc import Awaitable
from typing import Protocol

from wechatpay_runtime._base.lock_of_process import LockOfProcess

_DEFAULT_CAPACITY = 100_000


class ReplayGuard(Protocol):
    """Remembers notifications by id, in memory or in a database; its methods may be async.

    An id is noted after its handler has succeeded, so nothing is lost when a handler fails or the process dies. The price:
    two deliveries at the very same moment may both reach the handler, which must lock the order that it changes.
    """

    def is_new(self, notification_id: str) -> bool | Awaitable[bool]:
        """Whether this notification was not handled before."""
        ...

    def note_handled(self, notification_id: str) -> Awaitable[None] | None:
        """Remember that it was handled; noting it twice is no error."""
        ...


class MemoryReplayGuard:
    """Remembers the last so many notifications of this process; safe to share between threads."""

    def __init__(self, capacity: int = _DEFAULT_CAPACITY) -> None:
        """Make a guard that forgets the oldest beyond `capacity`."""
        self._capacity = capacity
        self._handled: OrderedDict[str, None] = OrderedDict()
        self._lock = LockOfProcess()

    def is_new(self, notification_id: str) -> bool:
        """Whether this notification was not handled before."""
        with self._lock:
            return notification_id not in self._handled

    def note_handled(self, notification_id: str) -> None:
        """Remember that it was handled."""
        with self._lock:
            self._handled[notification_id] = None
            self._handled.move_to_end(notification_id)
            while len(self._handled) > self._capacity:
                self._handled.popitem(last=False)
