"""Names of leases, and limits, which the stores in SQLite, PostgreSQL and Redis have in common.

A handled notification is a lease that `HANDLED` holds until it is forgotten.
"""

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.certificates_store import LARGEST_BYTES
from wechatpay_runtime.clock import Clock
from wechatpay_runtime.errors import ConfigurationError

HANDLED = "handled"
"""The holder of a handled notification; those of claims are longer."""
KEEP_DAYS = 7
PURGE_INTERVAL_SECONDS = 3600.0
MOST_PURGED = 1000
"""Most rows that are removed at once: a statement must end within the timeout of a store."""
_DAY_SECONDS = 86400
logger = logging.getLogger("wechatpay_runtime")


def lease_of_certificates(mchid: str, lease: str) -> str:
    """Return the name of a lease for downloads of a merchant's platform certificates."""
    return f"certificates:{mchid}:{lease}"


def lease_of_notification(notification_id: str) -> str:
    """Return the name of the lease for a notification."""
    return f"notification:{notification_id}"


def keep_seconds(keep_days: float) -> float:
    """Return how long a handled notification is remembered.

    Raises:
        ConfigurationError: It is not positive.
    """
    if not keep_days > 0:
        raise ConfigurationError(phrase("keep_days must be a positive number of days, got {days}.", days=keep_days))
    return keep_days * _DAY_SECONDS


def refuse_large(content: bytes) -> bytes:
    """Return the content of a store.

    Raises:
        OSError: It is too large.
    """
    if len(content) > LARGEST_BYTES:
        raise OSError(phrase("The stored content is too large to be a list of certificates"))
    return content


class Purging:
    """Says when a part of what has ended is removed: once an hour, or with the next notification if a part was left."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._due_at = clock.monotonic()

    def is_due(self) -> bool:
        """Return whether this process removes a part now. It is then not due for an hour."""
        now = self._clock.monotonic()
        if now < self._due_at:
            return False
        self._due_at = now + PURGE_INTERVAL_SECONDS
        return True

    @contextmanager
    def part(self) -> Generator[Callable[[int], None]]:
        """Yield the function to call with the number of rows that were removed. An error is logged: the notification is stored."""

        def note(count: int) -> None:
            if count >= MOST_PURGED:
                self._due_at = self._clock.monotonic()

        try:
            yield note
        except Exception as error:  # noqa: BLE001 - a store can raise anything
            logger.warning("Notifications that have ended could not be removed: %s", type(error).__name__)
