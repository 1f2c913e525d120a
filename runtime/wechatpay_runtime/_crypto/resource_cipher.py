"""Opens what WeChat Pay encrypted with the APIv3 key: AES-256-GCM, RFC 5116 section 5.2.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = range(8, 129)
"""What the cipher takes; WeChat Pay's nonces have 12."""


class ResourceCipher:
    """Holds the APIv3 keys of one merchant and never shows them."""

    def __init__(self, keys: Iterable[bytes]) -> None:
        self._keys = tuple(keys)

    @cached_property
    def _ciphers(self) -> "tuple[AESGCM, ...]":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return tuple(AESGCM(key) for key in self._keys)

    def open(self, ciphertext: bytes, *, nonce: bytes, associated_data: bytes) -> bytes | None:
        """Decrypt with whichever key fits.

        Args:
            ciphertext: What was encrypted, with the tag of 16 bytes at its end.
            nonce: 8 to 128 bytes.
            associated_data: What the tag covers besides; may be empty.

        Returns:
            The plaintext, or `None` where no key fits or a byte was changed.
        """
        from cryptography.exceptions import InvalidTag

        for cipher in self._ciphers:
            try:
                return cipher.decrypt(nonce, ciphertext, associated_data)
            except InvalidTag:
                continue
        return None

    def __repr__(self) -> str:
        return f"ResourceCipher({len(self._keys)} APIv3 keys)"
