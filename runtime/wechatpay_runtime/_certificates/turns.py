"""Lets one of several processes download platform certificates, while the others wait for its list. No I/O: generators of steps.

The processes share a store with leases, which expire: a process that is killed delays the others by `LEASE_SECONDS` at most.
Nothing here affects what is trusted. If the store fails, each process downloads on its own.
"""

from collections.abc import Callable
from functools import partial

from wechatpay_runtime._calls.steps import Reason, Refused, Steps, Unknown, Wait, Work
from wechatpay_runtime._certificates.storage import Storage
from wechatpay_runtime._session.session import Session

LEASE_SECONDS = 10.0
"""Longer than a download usually takes. If one takes longer, another process downloads as well, which does no harm."""
LONGEST_WAIT_SECONDS = 15.0
"""Time after which a process downloads without its turn."""
_FIRST_WAIT_SECONDS = 0.1
_LONGEST_POLL_SECONDS = 1.0
_DOWNLOAD = "download"
_LIMITS: dict[type[Reason], str] = {Unknown: "unknown", Refused: "refused"}


class Turn:
    """The turn of one process to download."""

    def __init__(
        self,
        storage: Storage,
        session: Session,
        load: Callable[[], Steps[bool]],
        download: Callable[[], Steps[bool]],
        *,
        limit_seconds: float,
    ) -> None:
        """Prepare a turn.

        Args:
            storage: The store.
            session: Clock and random numbers.
            load: Uses the stored list; returns whether this makes a download unnecessary.
            download: Downloads a list and saves it; returns whether it was saved.
            limit_seconds: Time after a download because of an unknown or refused certificate in which no process downloads for the
                same reason.
        """
        self._storage = storage
        self._session = session
        self._load = load
        self._download = download
        self._limit_seconds = limit_seconds

    def take(self, reason: Reason | None, *, waits: bool) -> Steps[bool]:
        """Download when no other process does, unless the store then has what is needed.

        Args:
            reason: Why certificates are needed; `None` if they are due.
            waits: Whether to wait for the download of another process.

        Returns:
            Whether this has ended; `False` if another process is downloading, and nothing waits for it.
        """
        holder = self._session.nonce()
        has_turn = yield from self._acquire(_DOWNLOAD, holder, LEASE_SECONDS)
        if not has_turn and not waits:
            return False
        if not has_turn and (yield from self._is_settled_while_waiting(holder)):
            return True
        try:
            yield from self._take(reason, holder)
        except Exception:
            yield from self._release(_DOWNLOAD, holder)
            raise
        yield from self._release(_DOWNLOAD, holder)
        return True

    def _is_settled_while_waiting(self, holder: str) -> Steps[bool]:
        """Wait for the turn; return whether the list of another process has made it unnecessary."""
        clock = self._session.clock
        deadline, seconds = clock.monotonic() + LONGEST_WAIT_SECONDS, _FIRST_WAIT_SECONDS
        while clock.monotonic() < deadline:
            yield Wait(seconds * self._session.jitter())
            seconds = min(2 * seconds, _LONGEST_POLL_SECONDS)
            if (yield from self._load()):
                return True
            if (yield from self._acquire(_DOWNLOAD, holder, LEASE_SECONDS)):
                break
        return False

    def _take(self, reason: Reason | None, holder: str) -> Steps[None]:
        if self._storage.is_shared and (yield from self._load()):
            return  # saved since we looked last
        limit = _LIMITS.get(type(reason)) if reason else None
        if limit is None:
            yield from self._download()
            return
        if not (yield from self._acquire(limit, holder, LEASE_SECONDS)):
            return  # another process has downloaded for this reason within the last minute
        try:
            is_saved = yield from self._download()
        except Exception:
            yield from self._release(limit, holder)
            raise
        if is_saved:
            yield from self._acquire(limit, holder, self._limit_seconds)
        else:
            yield from self._release(limit, holder)

    def _acquire(self, lease: str, holder: str, seconds: float) -> Steps[bool]:
        if not self._storage.is_shared:
            return True
        is_ours: bool = yield Work(partial(self._storage.acquire, lease, holder, seconds))
        return is_ours

    def _release(self, lease: str, holder: str) -> Steps[None]:
        if self._storage.is_shared:
            yield Work(partial(self._storage.release, lease, holder))
