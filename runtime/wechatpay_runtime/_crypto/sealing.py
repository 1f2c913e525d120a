"""Encrypts and decrypts sensitive fields: RSAES-OAEP with SHA-1, RFC 8017 section 7.1, base64 on the wire.

Request fields are encrypted with the key of WeChat Pay that `Wechatpay-Serial` names; reply fields with the merchant's.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013053257.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.oaep import oaep

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

LONGEST_PLAINTEXT_BYTES = 214
"""Capacity of one RSA-2048 block: 256 bytes minus two SHA-1 digests and 2 bytes."""


class SealingError(Exception):
    """A value cannot be encrypted or decrypted. The message is a predicate; the exception never leaves the runtime."""


class Sealer(Protocol):
    """Encrypts for WeChat Pay."""

    def seal(self, plaintext: bytes) -> bytes:
        """Encrypt at most 214 bytes."""
        ...


@runtime_checkable
class Opener(Protocol):
    """Decrypts data that WeChat Pay encrypted for the merchant. A `Signer` with this method also decrypts fields."""

    def open(self, ciphertext: bytes) -> bytes:
        """Decrypt; raises `ValueError` if the ciphertext was not encrypted for this key."""
        ...


class FieldCipher:
    """Encrypts fields of requests and decrypts fields of replies."""

    def __init__(self, sealer: Sealer | None, opener: Opener | None, *, serial: str = "") -> None:
        self._sealer = sealer
        self._opener = opener
        self.serial = serial
        """Serial of the encrypting key; empty if it is not chosen yet."""
        self.has_sealed = False
        """Whether a field was encrypted, so that the request must name the key."""

    def sealing_with(self, sealer: Sealer, serial: str) -> FieldCipher:
        """Return a copy that encrypts with the key of one call, which its `Wechatpay-Serial` names."""
        return FieldCipher(sealer, self._opener, serial=serial)

    @property
    def can_decrypt(self) -> bool:
        """Whether a key is available to decrypt with."""
        return self._opener is not None

    def without_sealer(self) -> FieldCipher:
        """Return a copy whose encrypting key is not chosen yet."""
        return FieldCipher(None, self._opener)

    def seal(self, text: str) -> str:
        """Encrypt one field.

        Raises:
            SealingError: The text is too long for RSA, or no key is available to encrypt with.
        """
        if self._sealer is None:
            raise SealingError(
                phrase("must be encrypted, but no public key or platform certificate of WeChat Pay is available")
            )
        plaintext = text.encode(errors="replace")
        if plaintext.decode() != text:
            raise SealingError(phrase("contains a lone surrogate, which is not a valid character"))
        if len(plaintext) > LONGEST_PLAINTEXT_BYTES:
            raise SealingError(
                phrase(
                    "is {count} bytes long, but at most {most} can be encrypted",
                    count=len(plaintext),
                    most=LONGEST_PLAINTEXT_BYTES,
                )
            )
        self.has_sealed = True
        return b64encode(self._sealer.seal(plaintext)).decode()

    def open(self, text: str) -> str:
        """Decrypt one field.

        Raises:
            SealingError: It was not encrypted for this merchant's key.
        """
        try:
            return self.open_bytes(text).decode()
        except UnicodeDecodeError:
            raise SealingError(phrase("is not encrypted for the private key in use")) from None

    def open_bytes(self, text: str) -> bytes:
        """Decrypt data that may be binary, such as the key of an encrypted file.

        Raises:
            SealingError: It was not encrypted for this merchant's key.
        """
        if self._opener is None:
            raise SealingError(phrase("is encrypted, but the signer in use cannot decrypt"))
        try:
            return self._opener.open(b64decode(text, validate=True))
        except ValueError:
            raise SealingError(phrase("is not encrypted for the private key in use")) from None


class RsaSealer:
    """Encrypts with a public key of WeChat Pay in memory."""

    def __init__(self, public_key: RSAPublicKey) -> None:
        self._public_key = public_key

    def seal(self, plaintext: bytes) -> bytes:
        """Encrypt at most 214 bytes; returns 256."""
        return self._public_key.encrypt(plaintext, oaep())


class _DrySealer:
    def seal(self, plaintext: bytes) -> bytes:
        return plaintext


DRY_CIPHER = FieldCipher(_DrySealer(), None)
"""Checks fields without encrypting them, for a call that is not sent."""
