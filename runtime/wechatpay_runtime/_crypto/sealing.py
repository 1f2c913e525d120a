"""Seals and opens encrypted fields: RSAES-OAEP with SHA-1, RFC 8017 section 7.1, base64 on the wire.

Requests are sealed with WeChat Pay's key that `Wechatpay-Serial` names; replies are sealed for the merchant.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013053257.
"""

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from wechatpay_runtime._base.oaep import oaep

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

LONGEST_PLAINTEXT_BYTES = 214
"""What fits into one RSA-2048 block: 256 bytes less two SHA-1 digests and two."""


class SealingError(Exception):
    """A value cannot be sealed or opened; a predicate, such as "is too long to encrypt"; it never leaves the runtime."""


class Sealer(Protocol):
    """Encrypts for WeChat Pay."""

    def seal(self, plaintext: bytes) -> bytes:
        """Encrypt at most 214 bytes."""
        ...


@runtime_checkable
class Opener(Protocol):
    """Decrypts what WeChat Pay encrypted for the merchant; a `Signer` that is one, too, opens fields."""

    def open(self, ciphertext: bytes) -> bytes:
        """Decrypt; raises `ValueError` where the ciphertext was not made for this key."""
        ...


class FieldCipher:
    """Seals fields on their way out and opens them on their way in."""

    def __init__(self, sealer: Sealer | None, opener: Opener | None, *, serial: str = "") -> None:
        self._sealer = sealer
        self._opener = opener
        self.serial = serial
        """Names the key that seals; empty where that is not decided yet."""
        self.has_sealed = False
        """Whether anything was sealed, so that a request must name the key."""

    def sealing_with(self, sealer: Sealer, serial: str) -> "FieldCipher":
        """The same cipher with the key that one call seals with, and that its `Wechatpay-Serial` names."""
        return FieldCipher(sealer, self._opener, serial=serial)

    @property
    def opens(self) -> bool:
        """Whether there is a key to open with."""
        return self._opener is not None

    def of_no_key(self) -> "FieldCipher":
        """The same cipher, for which the key that seals is not decided yet."""
        return FieldCipher(None, self._opener)

    def seal(self, text: str) -> str:
        """Encrypt one field.

        Raises:
            SealingError: Longer than RSA can take, or there is no key to seal with.
        """
        if self._sealer is None:
            raise SealingError("has to be encrypted, and no key of WeChat Pay is there to do it with")
        plaintext = text.encode(errors="replace")
        if plaintext.decode() != text:
            raise SealingError("holds half a character (a lone surrogate)")
        if len(plaintext) > LONGEST_PLAINTEXT_BYTES:
            raise SealingError(
                f"is {len(plaintext)} bytes long, and at most {LONGEST_PLAINTEXT_BYTES} can be encrypted"
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
            raise SealingError("is encrypted, but not for the merchant key in use") from None

    def open_bytes(self, text: str) -> bytes:
        """Decrypt what need not be text, such as the key of a sealed file.

        Raises:
            SealingError: It was not encrypted for this merchant's key.
        """
        if self._opener is None:
            raise SealingError("is encrypted, and the signer in use cannot decrypt")
        try:
            return self._opener.open(b64decode(text, validate=True))
        except ValueError:
            raise SealingError("is encrypted, but not for the merchant key in use") from None


class RsaSealer:
    """Encrypts with WeChat Pay's public key in memory."""

    def __init__(self, public_key: "RSAPublicKey") -> None:
        self._public_key = public_key

    def seal(self, plaintext: bytes) -> bytes:
        """Encrypt at most 214 bytes; gives 256."""
        return self._public_key.encrypt(plaintext, oaep())


class _DrySealer:
    def seal(self, plaintext: bytes) -> bytes:
        return plaintext


DRY_CIPHER = FieldCipher(_DrySealer(), None)
"""Finds what is wrong with fields and encrypts none, to check a call that is not sent."""
