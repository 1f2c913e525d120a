"""Changes of the state: each is stored in one commit together with the notifications that it causes."""

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.notifications.queue import RETRY_SECONDS, Notification, Notifications


class Announce(Protocol):
    """Queues a notification, due at once."""

    def __call__(
        self, *, mchid: str, event_type: str, original_type: str, url: str, resource: Mapping[str, Any]
    ) -> Notification:
        """Queue a notification to the merchant `mchid`.

        Raises:
            KeyError: the gateway has no such merchant.
        """
        ...


class Changes:
    """Stores what happens together with the notifications about it.

    `commit` is the only source of an `Announce`, and it works inside that block alone: a family cannot queue a notification in another commit than
    the one it opened. So no process can end between a payment and its notification.

    Args:
        store: where the state is kept.
        notifications: the queue.
        lock: held during a change; one happens at a time.
        now: the time at which a new notification is due, in seconds since 1970.
        retries: the waits between deliveries, in seconds, of the event types that have a schedule of their own.
    """

    def __init__(
        self,
        store: Store,
        notifications: Notifications,
        lock: AbstractContextManager[object],
        now: Callable[[], float],
        retries: Mapping[str, tuple[int, ...]],
    ) -> None:
        self._store = store
        self._notifications = notifications
        self._lock = lock
        self._now = now
        self._retries = retries
        self.when_queued: Callable[[], object] | None = None
        """Called after a commit that queued a notification; whoever delivers notifications sets it."""

    @contextmanager
    def commit(self) -> Generator[Announce]:
        """Store what happens inside the block, notifications included, together; or nothing when an exception leaves it.

        Blocks may be nested: nothing is stored before the outermost one ends.
        """
        with self._lock, self._store.transaction():
            yield self._announce

    def _announce(
        self, *, mchid: str, event_type: str, original_type: str, url: str, resource: Mapping[str, Any]
    ) -> Notification:
        self._store.call_when_stored(self.wake)
        return self._notifications.add(
            mchid=mchid,
            event_type=event_type,
            original_type=original_type,
            url=url,
            resource=resource,
            at=self._now(),
            retry_seconds=self._retries.get(event_type, RETRY_SECONDS),
        )

    def wake(self) -> None:
        """Tell whoever delivers notifications that one is due."""
        if (when_queued := self.when_queued) is not None:
            when_queued()
