"""The changes that records make by themselves when a time has come, such as the expiry of a freeze."""

from collections.abc import Callable, Iterable

from wechatpay_gateway.family.family import Family
from wechatpay_gateway.notifications.changes import Changes


class DueChanges:
    """The changes of all families that are due at a time. They are made before anyone can see that they are missing."""

    def __init__(self, families: Iterable[Family], changes: Changes, now: Callable[[], float]) -> None:
        self._families = [each for each in families if type(each).next_due is not Family.next_due]
        self._changes = changes
        self._now = now

    def next(self) -> float | None:
        """Return when the next change is due, in seconds since 1970; `None` if none is waiting."""
        return min((due for each in self._families if (due := each.next_due()) is not None), default=None)

    def make(self) -> None:
        """Make the changes that are due now, each family's in one commit."""
        for family in self._families:
            due = family.next_due()
            if due is not None and due <= self._now():
                with self._changes.commit():
                    family.make_due_changes()
