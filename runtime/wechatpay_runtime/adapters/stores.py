"""Names of leases, and limits, which the stores in SQLite, PostgreSQL and Redis have in common.

A handled notification is a lease that `HANDLED` holds until it is forgotten.
"""

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.certificates_store import LARGEST_BYTES
from wechatpay_runtime.clock import Clock
from wechatpay_runtime.errors import ConfigurationError

HANDLED = "handled"
"""The holder of a handled notification; those of claims are longer."""
KEEP_DAYS = 7
PURGE_INTERVAL_SECONDS = 3600.0
_DAY_SECONDS = 86400


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
    """Says once an hour that it is time to remove what has ended."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._due_at = clock.monotonic()

    def is_due(self) -> bool:
        """Return whether this process removes what has ended now. It is then not due for an hour."""
        now = self._clock.monotonic()
        if now < self._due_at:
            return False
        self._due_at = now + PURGE_INTERVAL_SECONDS
        return True
