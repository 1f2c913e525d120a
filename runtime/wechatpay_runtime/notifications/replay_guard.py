"""Remember which notifications were handled, so that a second delivery is acknowledged but not handled again."""

from collections import OrderedDict
from collections.abc import Awaitable
from typing import Protocol, runtime_checkable

from wechatpay_runtime._base.lock_of_process import LockOfProcess

_DEFAULT_CAPACITY = 100_000


class ReplayGuard(Protocol):
    """Interface of a replay guard, which stores notification IDs in memory or a database. Its methods can be async.

    An ID is stored after its handler has succeeded, so that no notification is lost if a handler fails or the process is killed.
    As a consequence, two deliveries at the same time can both reach the handler, which must lock the order that it changes; a
    `ClaimingReplayGuard` refuses the second one.

    If a method raises an error, the notification is not acknowledged, and WeChat Pay sends it again.
    """

    def is_new(self, notification_id: str) -> bool | Awaitable[bool]:
        """Return whether this notification has not been handled yet."""
        ...

    def note_handled(self, notification_id: str) -> Awaitable[None] | None:
        """Store that this notification was handled. Storing it twice is not an error."""
        ...


@runtime_checkable
class ClaimingReplayGuard(ReplayGuard, Protocol):
    """Interface of a replay guard that also stores which notifications are being handled. Its methods can be async.

    A delivery claims its notification before the handler is called. Until the claim ends, all others are refused with status 503,
    and WeChat Pay sends the notification again. A claim ends by itself, so a process that was killed loses no notification.
    """

    def claim(self, notification_id: str, *, holder: str, seconds: float) -> bool | Awaitable[bool]:
        """Claim a notification, unless it was handled or another delivery has claimed it.

        Args:
            notification_id: ID of the notification.
            holder: Who claims it: a random text, different for each delivery. Claiming it again prolongs the claim.
            seconds: When the claim ends, unless it is released before.

        Returns:
            Whether `holder` has the claim now.
        """
        ...

    def release(self, notification_id: str, *, holder: str) -> Awaitable[None] | None:
        """End a claim because the handler has failed, if `holder` still has it."""
        ...


class MemoryReplayGuard:
    """Remembers the latest notifications of this process. It can be shared between threads."""

    def __init__(self, capacity: int = _DEFAULT_CAPACITY) -> None:
        """Create a guard that stores up to `capacity` IDs and forgets the oldest."""
        self._capacity = capacity
        self._handled: OrderedDict[str, None] = OrderedDict()
        self._lock = LockOfProcess()

    def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        with self._lock:
            return notification_id not in self._handled

    def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled."""
        with self._lock:
            self._handled[notification_id] = None
            self._handled.move_to_end(notification_id)
            while len(self._handled) > self._capacity:
                self._handled.popitem(last=False)
