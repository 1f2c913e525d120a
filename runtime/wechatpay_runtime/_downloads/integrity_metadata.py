"""Builds the integrity data of a file from the fields of a reply: a digest, or an encrypted key. No I/O."""

import re
from collections.abc import Mapping

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import complaint_of, listed, phrase
from wechatpay_runtime._crypto.digests import HEX_DIGITS
from wechatpay_runtime._crypto.sealing import FieldCipher, SealingError
from wechatpay_runtime._downloads.integrity import FILE_KEY_BYTES, Decryption, Integrity
from wechatpay_runtime.errors import CorruptDownload

_NONCE_BYTES = range(8, 129)
"""Nonce lengths that GCM accepts."""


class BadIntegrity(Exception):
    """The integrity data of a file is invalid. The exception never leaves the runtime."""

    def __init__(self, field: str, complaint: str) -> None:
        super().__init__(complaint)
        self.field = field
        """`hash_value`, `hash_type`, `encrypt_key`, `nonce` or `algorithm`."""
        self.complaint = complaint
        """A predicate, such as "is missing"."""


def integrity_by_digest(name: str, digest: str, algorithm: str, *, is_unpacked: bool) -> Integrity:
    """Return the integrity data of a file with a digest.

    Args:
        name: Name of the operation, for messages.
        digest: In hexadecimal.
        algorithm: `SHA1`, `SHA256` or `SM3`.
        is_unpacked: Whether a gzip file is decompressed; the digest then covers the decompressed content.

    Raises:
        BadIntegrity: The algorithm is not supported, or the digest has the wrong length or other characters.
    """
    length = HEX_DIGITS.get(algorithm)
    if length is None:
        raise BadIntegrity(
            "hash_type",
            phrase("must be one of {names}, got {received!r}", names=listed(HEX_DIGITS), received=one_line(algorithm)),
        )
    if not re.fullmatch(f"[0-9A-Fa-f]{{{length}}}", digest):
        raise BadIntegrity(
            "hash_value",
            phrase(
                "is not a {algorithm} digest, which has {length} hexadecimal digits", algorithm=algorithm, length=length
            ),
        )
    return Integrity(name=name, digest=digest, algorithm=algorithm, is_unpacked=is_unpacked)


def integrity_by_tag(
    name: str, cipher: FieldCipher | None, key: str, nonce: str, algorithm: str, *, is_unpacked: bool
) -> Integrity:
    """Return the integrity data of an encrypted file.

    Args:
        name: Name of the operation, for messages.
        cipher: Decrypts the key.
        key: Key of the file, itself encrypted for the merchant.
        nonce: Text, as in the reply.
        algorithm: One of `FILE_KEY_BYTES`.
        is_unpacked: Whether a gzip file is decompressed.

    Raises:
        BadIntegrity: The algorithm is not supported, the key cannot be decrypted, or the key or the nonce is invalid.
    """
    if algorithm not in FILE_KEY_BYTES:
        raise BadIntegrity(
            "algorithm",
            phrase(
                "must be one of {names}, got {received!r}", names=listed(FILE_KEY_BYTES), received=one_line(algorithm)
            ),
        )
    if cipher is None:
        raise BadIntegrity("encrypt_key", phrase("is encrypted, but this client cannot decrypt it"))
    try:
        file_key = cipher.open_bytes(key)
    except SealingError as error:
        raise BadIntegrity("encrypt_key", complaint_of(error)) from None
    if len(file_key) != FILE_KEY_BYTES[algorithm]:
        raise BadIntegrity(
            "encrypt_key",
            phrase(
                "contains a key of {count} bytes, but {algorithm} requires {expected}",
                count=len(file_key),
                algorithm=algorithm,
                expected=FILE_KEY_BYTES[algorithm],
            ),
        )
    octets = nonce.encode(errors="replace")
    if octets.decode() != nonce or len(octets) not in _NONCE_BYTES:
        raise BadIntegrity(
            "nonce", phrase("must have {least} to {most} bytes", least=_NONCE_BYTES[0], most=_NONCE_BYTES[-1])
        )
    return Integrity(name=name, decryption=Decryption(algorithm, file_key, octets), is_unpacked=is_unpacked)


def integrity_by_header(name: str, header: str, *, is_unpacked: bool = False) -> Integrity:
    """Return the integrity data of a file whose SM3 digest is in a header of its own reply.

    Args:
        name: Name of the operation, for messages.
        header: The header; empty if there is no digest.
        is_unpacked: Whether a gzip file is decompressed.
    """
    algorithm = "SM3" if header else "SHA1"
    return Integrity(name=name, digest_header=header, algorithm=algorithm, is_unpacked=is_unpacked)


def integrity_of_reply(integrity: Integrity, headers: Mapping[str, str]) -> Integrity:
    """Return the integrity data of a file once the head of its reply has arrived, which has the digest of some files.

    Args:
        integrity: What is known before the reply.
        headers: The headers of the reply, by lower-case name.

    Raises:
        CorruptDownload: The reply should have a digest but has none.
    """
    header = integrity.digest_header
    if not header:
        return integrity
    try:
        digest = headers.get(header.lower(), "")
        return integrity_by_digest(integrity.name, digest, integrity.algorithm, is_unpacked=integrity.is_unpacked)
    except BadIntegrity:
        error = CorruptDownload(
            phrase(
                "{operation}: the reply has no valid {header} header, so it may not be the file. Get a new URL, then download it again.",
                operation=integrity.name,
                header=header,
            )
        )
        error.operation = integrity.name
        raise error from None
