"""The changes that records make by themselves when a time has come, such as the expiry of a freeze."""

from collections.abc import Callable, Iterable
from functools import partial

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.notifications.changes import Changes


class DueChanges:
    """The changes of all families that are due at a time. They are made before anyone can see that they are missing.

    The next change of a family is kept until one of its tables changes, because every call asks for it.
    """

    def __init__(self, families: Iterable[Family], changes: Changes, now: Callable[[], float]) -> None:
        self._families = [each for each in families if type(each).next_due is not Family.next_due]
        self._changes = changes
        self._now = now
        self._stale = {each.name for each in self._families}
        self._dues: dict[str, float | None] = {}
        self._next: float | None = None
        self._unwatched = set(self._stale)

    def watch(self, store: Store) -> None:
        """Notice the changes of the families' tables, which must exist."""
        for family in self._families:
            if family.due_tables is not None:
                store.watch(family.due_tables, partial(self._stale.add, family.name))
                self._unwatched.discard(family.name)

    def next(self) -> float | None:
        """Return when the next change is due, in seconds since 1970; `None` if none is waiting."""
        if self._stale:
            for family in self._families:
                if family.name in self._stale:
                    self._stale.discard(family.name)
                    self._dues[family.name] = family.next_due()
            self._next = min((due for due in self._dues.values() if due is not None), default=None)
            self._stale |= self._unwatched
        return self._next

    def make(self) -> None:
        """Make the changes that are due now, each family's in one commit."""
        for family in self._families:
            due = self.next()
            if due is None or due > self._now():
                return
            own = self._dues[family.name]
            if own is not None and own <= self._now():
                self._stale.add(family.name)
                with self._changes.commit():
                    family.make_due_changes()
