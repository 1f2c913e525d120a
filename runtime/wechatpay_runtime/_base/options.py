"""The options of a client: timeouts, attempts, sizes."""

from __future__ import annotations

from wechatpay_runtime._base.values import frozen

CONNECT_TIMEOUT_SECONDS = 5.0
TIMEOUT_SECONDS = 15.0
MAX_ATTEMPTS = 3
MAX_ELAPSED_SECONDS = 30.0
MAX_REPLY_BYTES = 16 * 1024 * 1024
MAX_NOTIFICATION_BYTES = 2 * 1024 * 1024
"""The official pages allow a ciphertext of 1 MiB."""
MAX_DOWNLOAD_BYTES = 64 * 1024 * 1024 * 1024


@frozen(kw_only=True)
class Options:
    """Options that can differ between clients with the same keys."""

    connect_timeout_seconds: float = CONNECT_TIMEOUT_SECONDS
    """Covers name resolution, all addresses of a host, a proxy and TLS; never longer than `timeout_seconds`."""
    timeout_seconds: float = TIMEOUT_SECONDS
    """Covers one attempt, from connecting to the last byte of the reply; in a download, each piece of the file."""
    max_attempts: int = MAX_ATTEMPTS
    max_elapsed_seconds: float = MAX_ELAPSED_SECONDS
    """Time after the first attempt at which no further attempt starts."""
    max_reply_bytes: int = MAX_REPLY_BYTES
    max_notification_bytes: int = MAX_NOTIFICATION_BYTES
    max_download_bytes: int = MAX_DOWNLOAD_BYTES
    """Maximum size of a file, after decryption and decompression; WeChat Pay splits files over 16 GB."""
    strict: bool = False
    public_key_share: float = 1.0
    """Share of the merchant's calls that name the public key, if there is one; the others name a certificate."""
