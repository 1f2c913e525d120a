"""Makes the proof of a file out of what a reply says of it: a digest, or the key of its seal. No I/O."""

import re

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._crypto.digests import HEX_DIGITS
from wechatpay_runtime._crypto.sealing import FieldCipher, SealingError
from wechatpay_runtime._downloads.integrity import FILE_KEY_BYTES, Decryption, Integrity

_NONCE_BYTES = range(8, 129)
"""What GCM takes."""


class BadIntegrity(Exception):
    """What was given cannot prove a file; it never leaves the runtime."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(what)
        self.field = field
        """`hash_value`, `hash_type`, `encrypt_key`, `nonce` or `algorithm`."""
        self.what = what
        """A predicate, such as "is missing"."""


def integrity_by_digest(name: str, digest: str, algorithm: str, *, is_unpacked: bool) -> Integrity:
    """The proof of a file that comes with a digest.

    Args:
        name: Of the operation, for messages.
        digest: In hexadecimal.
        algorithm: `SHA1`, `SHA256` or `SM3`.
        is_unpacked: Whether the file is unpacked where it comes packed, and the digest is of what was inside.

    Raises:
        BadIntegrity: The algorithm is not known, or the digest is not one of it.
    """
    length = HEX_DIGITS.get(algorithm)
    if length is None:
        raise BadIntegrity("hash_type", f"is {one_line(algorithm)!r}; known are {', '.join(HEX_DIGITS)}")
    if not re.fullmatch(f"[0-9A-Fa-f]{{{length}}}", digest):
        raise BadIntegrity("hash_value", f"is not a {algorithm} digest, which has {length} hexadecimal digits")
    return Integrity(name=name, digest=digest, algorithm=algorithm, is_unpacked=is_unpacked)


def integrity_by_tag(
    name: str, cipher: FieldCipher | None, key: str, nonce: str, algorithm: str, *, is_unpacked: bool
) -> Integrity:
    """The proof of a sealed file.

    Args:
        name: Of the operation, for messages.
        cipher: Opens the key.
        key: Key of the file, itself encrypted for the merchant.
        nonce: Text, as the reply has it.
        algorithm: One of `FILE_KEY_BYTES`.
        is_unpacked: Whether the file is unpacked where it comes packed.

    Raises:
        BadIntegrity: The algorithm is not known, or the key or the nonce does not fit.
    """
    if algorithm not in FILE_KEY_BYTES:
        raise BadIntegrity(
            "algorithm", f"is {one_line(algorithm)!r}, and only {' or '.join(FILE_KEY_BYTES)} can be opened here"
        )
    if cipher is None:
        raise BadIntegrity("encrypt_key", "is encrypted, and nothing here can decrypt it")
    try:
        opened = cipher.open_bytes(key)
    except SealingError as error:
        raise BadIntegrity("encrypt_key", str(error)) from None
    if len(opened) != FILE_KEY_BYTES[algorithm]:
        raise BadIntegrity(
            "encrypt_key", f"holds a key of {len(opened)} bytes, and {algorithm} takes {FILE_KEY_BYTES[algorithm]}"
        )
    octets = nonce.encode(errors="replace")
    if octets.decode() != nonce or len(octets) not in _NONCE_BYTES:
        raise BadIntegrity("nonce", f"is not a nonce of {_NONCE_BYTES[0]} to {_NONCE_BYTES[-1]} bytes")
    return Integrity(name=name, decryption=Decryption(algorithm, opened, octets), is_unpacked=is_unpacked)
