"""Signers: objects that sign requests with a private key in memory, or with one in a KMS or HSM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from wechatpay_runtime._base.oaep import oaep

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

__all__ = ["RsaSigner", "Signer"]


@runtime_checkable
class Signer(Protocol):
    """Interface of a signer. Implement it to sign with a KMS or HSM.

    Several threads may call it at the same time. `AsyncClient` calls `sign` in a thread, so that it may wait for a reply.
    """

    @property
    def serial_no(self) -> str:
        """Serial number of the API certificate that belongs to the key: upper-case hex."""
        ...

    @property
    def algorithm(self) -> str:
        """Second half of the authentication scheme's name, such as `SHA256-RSA2048`."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Sign a message and return the raw signature."""
        ...


class RsaSigner:
    """Signs and decrypts with an RSA key in memory; RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2)."""

    algorithm = "SHA256-RSA2048"

    def __init__(self, private_key: RSAPrivateKey, serial_no: str) -> None:
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.hashes import SHA256

        self._private_key = private_key
        self._padding = PKCS1v15()
        self._hash = SHA256()
        self.serial_no = serial_no

    @property
    def public_key(self) -> RSAPublicKey:
        """The public half of the key."""
        return self._private_key.public_key()

    def sign(self, message: bytes) -> bytes:
        """Sign a message and return the raw signature, 256 bytes."""
        return self._private_key.sign(message, self._padding, self._hash)

    def open(self, ciphertext: bytes) -> bytes:
        """Decrypt a field; raises `ValueError` if it was not encrypted for this key."""
        return self._private_key.decrypt(ciphertext, oaep())

    def __repr__(self) -> str:
        return f"RsaSigner(serial_no={self.serial_no!r})"
