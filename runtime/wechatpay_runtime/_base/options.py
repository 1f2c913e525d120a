"""The options of a client: timeouts, attempts, sizes."""

from attrs import frozen

CONNECT_TIMEOUT_SECONDS = 5.0
TIMEOUT_SECONDS = 15.0
MAX_ATTEMPTS = 3
MAX_ELAPSED_SECONDS = 30.0
MAX_REPLY_BYTES = 16 * 1024 * 1024
MAX_NOTIFICATION_BYTES = 2 * 1024 * 1024
"""The pages allow a ciphertext of one mebibyte."""
MAX_DOWNLOAD_BYTES = 64 * 1024 * 1024 * 1024


@frozen(kw_only=True)
class Options:
    """What one client may do otherwise than another with the same keys."""

    connect_timeout_seconds: float = CONNECT_TIMEOUT_SECONDS
    """For the name, all addresses of a host, a proxy and TLS together; never longer than `timeout_seconds`."""
    timeout_seconds: float = TIMEOUT_SECONDS
    """For one attempt as a whole, from connecting to the last byte of the reply; in a download, for each piece of the file."""
    max_attempts: int = MAX_ATTEMPTS
    max_elapsed_seconds: float = MAX_ELAPSED_SECONDS
    """No attempt starts later than this after the first."""
    max_reply_bytes: int = MAX_REPLY_BYTES
    max_notification_bytes: int = MAX_NOTIFICATION_BYTES
    max_download_bytes: int = MAX_DOWNLOAD_BYTES
    """Longest file accepted, opened and unpacked; WeChat Pay splits larger ones than 16 GB."""
    strict: bool = False
    public_key_share: float = 1.0
    """Which share of the merchant's calls names the public key, where there is one; the others name a certificate."""
