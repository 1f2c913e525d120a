"""A store of platform certificates during one renewal. Its errors are logged, since a list can be downloaded again."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from wechatpay_runtime.certificates_store import CertificatesStore

logger = logging.getLogger("wechatpay_runtime")
ResultT = TypeVar("ResultT")


class Storage:
    """Loads and saves a list, and takes leases. After an error, leases are granted without asking the store.

    A process without the store downloads on its own, as if it were the only one.
    """

    def __init__(self, store: "CertificatesStore") -> None:
        from wechatpay_runtime.certificates_store import SharedCertificatesStore

        self._store = store
        self._leases: SharedCertificatesStore | None = store if isinstance(store, SharedCertificatesStore) else None

    @property
    def is_shared(self) -> bool:
        """Whether the store has leases and has not failed."""
        return self._leases is not None

    def load(self) -> bytes | None:
        """Return the content of the store; `None` if it is empty or loading fails."""
        return self._try(self._store.load, None, "Platform certificates could not be loaded: %s")

    def save(self, content: bytes) -> bool:
        """Save the content; return whether this succeeded."""

        def save() -> bool:
            self._store.save(content)
            return True

        return self._try(save, False, "Platform certificates could not be saved: %s")

    def acquire(self, lease: str, holder: str, seconds: float) -> bool:
        """Take or prolong a lease; return `False` if another holder has it."""
        leases = self._leases
        if leases is None:
            return True
        return self._try(
            lambda: leases.acquire(lease, holder, seconds),
            True,
            "The lease for a download of platform certificates could not be taken: %s",
        )

    def release(self, lease: str, holder: str) -> None:
        """End a lease; one that cannot be ended expires."""
        leases = self._leases
        if leases is not None:
            self._try(
                lambda: leases.release(lease, holder),
                None,
                "The lease for a download of platform certificates could not be released: %s",
            )

    def _try(self, action: Callable[[], ResultT], otherwise: ResultT, complaint: str) -> ResultT:
        try:
            return action()
        except Exception as error:  # noqa: BLE001 - a store can raise anything
            self._leases = None
            logger.warning(complaint, _reason(error))
            return otherwise


def _reason(error: Exception) -> object:
    """Return the error if it is an operating system error; otherwise only its type, since its message may contain a secret."""
    return error if isinstance(error, OSError) else type(error).__name__
