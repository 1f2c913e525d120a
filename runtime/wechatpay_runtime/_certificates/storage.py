"""Loads and saves lists of platform certificates; whatever a store raises is logged, since a list can be downloaded again."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wechatpay_runtime.certificates_store import CertificatesStore

logger = logging.getLogger("wechatpay_runtime")


def load_from(store: "CertificatesStore") -> bytes | None:
    """The content of a store; `None` if it has none or cannot be loaded."""
    try:
        return store.load()
    except Exception as error:  # noqa: BLE001 - a store can raise anything
        logger.warning("Platform certificates could not be loaded: %s", _reason(error))
    return None


def save_to(store: "CertificatesStore", content: bytes) -> None:
    """Give a store its content."""
    try:
        store.save(content)
    except Exception as error:  # noqa: BLE001 - a store can raise anything
        logger.warning("Platform certificates could not be saved: %s", _reason(error))


def _reason(error: Exception) -> object:
    """The words of a cache's library may contain its password; those of the system, and of our own file, do not."""
    return error if isinstance(error, OSError) else type(error).__name__
