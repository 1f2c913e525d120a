"""Decrypts data that WeChat Pay encrypted with the APIv3 key: AES-256-GCM, RFC 5116 section 5.2.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeAlias

NONCE_BYTES = range(8, 129)
"""Nonce lengths that the cipher accepts; WeChat Pay uses 12 bytes."""


_Decrypt: TypeAlias = Callable[[bytes, bytes, bytes | None], bytes]
"""Takes nonce, ciphertext and associated data."""


class ResourceCipher:
    """Decrypts with the APIv3 keys of one merchant; its repr does not contain them."""

    def __init__(self, keys: Iterable[bytes]) -> None:
        self._keys = tuple(keys)

    @cached_property
    def _decrypting(self) -> tuple[tuple[_Decrypt, ...], type[Exception]]:
        """The keys as functions, and the error with which they refuse."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return tuple(AESGCM(key).decrypt for key in self._keys), InvalidTag

    def open(self, ciphertext: bytes, *, nonce: bytes, associated_data: bytes) -> bytes | None:
        """Decrypt with the first key that fits.

        Args:
            ciphertext: The encrypted data, followed by the 16-byte tag.
            nonce: 8 to 128 bytes.
            associated_data: Further data that the tag authenticates; may be empty.

        Returns:
            The plain text, or `None` if no key fits or the data was modified.
        """
        functions, refusal = self._decrypting
        for decrypt in functions:
            try:
                return decrypt(nonce, ciphertext, associated_data)
            except refusal:
                continue
        return None

    def __repr__(self) -> str:
        return f"ResourceCipher({len(self._keys)} APIv3 keys)"
