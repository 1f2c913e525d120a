"""Commits changes of the state together with their notifications."""

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.notifications.queue import RETRY_SECONDS, Notification, Notifications


class Announce(Protocol):
    """Queues a notification that is due immediately."""

    def __call__(
        self,
        *,
        mchid: str,
        event_type: str,
        original_type: str,
        url: str,
        resource: Mapping[str, Any],
        summary: str | None = None,
    ) -> Notification:
        """Queue a notification to the merchant `mchid`; `summary` defaults to the one of the event type.

        Raises:
            KeyError: the merchant does not exist.
        """
        ...


class Changes:
    """Commits changes of the state together with their notifications.

    Only `commit` returns an `Announce`, which works only inside its block. So a change and its notification are always in the same commit, and
    a process cannot end between a payment and its notification.

    Args:
        store: the database.
        notifications: the queue.
        lock: held during a change, so that there is only one at a time.
        now: returns the time, in seconds since 1970, at which a new notification is due.
        retries: the waits between deliveries, in seconds, for event types with their own schedule.
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
        """Called after a commit that queued a notification; the courier sets it."""

    @contextmanager
    def commit(self) -> Generator[Announce]:
        """Commit the changes and notifications of the block together, or none of them if it raises an exception.

        Blocks can be nested: the outermost one commits.
        """
        with self._lock, self._store.transaction():
            yield self._announce

    def _announce(
        self,
        *,
        mchid: str,
        event_type: str,
        original_type: str,
        url: str,
        resource: Mapping[str, Any],
        summary: str | None = None,
    ) -> Notification:
        self._store.call_when_stored(self.wake)
        return self._notifications.add(
            mchid=mchid,
            event_type=event_type,
            original_type=original_type,
            url=url,
            resource=resource,
            summary=summary,
            at=self._now(),
            retry_seconds=self._retries.get(event_type, RETRY_SECONDS),
        )

    def wake(self) -> None:
        """Notify the courier that a notification is due."""
        if (when_queued := self.when_queued) is not None:
            when_queued()
