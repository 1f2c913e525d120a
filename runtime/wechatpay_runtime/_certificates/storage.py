"""Loads and saves lists of platform certificates. Errors of a store are logged, since a list can be downloaded again."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wechatpay_runtime.certificates_store import CertificatesStore

logger = logging.getLogger("wechatpay_runtime")


def load_from(store: "CertificatesStore") -> bytes | None:
    """Return the content of a store; `None` if it is empty or loading fails."""
    try:
        return store.load()
    except Exception as error:  # noqa: BLE001 - a store can raise anything
        logger.warning("Platform certificates could not be loaded: %s", _reason(error))
    return None


def save_to(store: "CertificatesStore", content: bytes) -> None:
    """Save the content to a store."""
    try:
        store.save(content)
    except Exception as error:  # noqa: BLE001 - a store can raise anything
        logger.warning("Platform certificates could not be saved: %s", _reason(error))


def _reason(error: Exception) -> object:
    """Return the error if it is an operating system error; otherwise only its type, since its message may contain a secret."""
    return error if isinstance(error, OSError) else type(error).__name__
