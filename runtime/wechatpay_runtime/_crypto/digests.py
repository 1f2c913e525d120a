"""Digests of files, as WeChat Pay names them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from wechatpay_runtime.errors import UnexpectedReply

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hashes import Hash, HashAlgorithm

HEX_DIGITS = {"SHA1": 40, "SHA256": 64, "SM3": 64}
"""The algorithms, and how long their digests are in hexadecimal."""


def new_digest(algorithm: str) -> "Hash":
    """Begin a digest.

    Args:
        algorithm: `SHA1`, `SHA256` or `SM3`.

    Raises:
        UnexpectedReply: There is no such algorithm here.
    """
    from cryptography.hazmat.primitives import hashes

    known: dict[str, Callable[[], HashAlgorithm]] = {"SHA1": hashes.SHA1, "SHA256": hashes.SHA256, "SM3": hashes.SM3}
    if algorithm not in known:
        raise UnexpectedReply(
            f"A file is to be proved with {algorithm!r}; known are {', '.join(HEX_DIGITS)}.", received=algorithm
        )
    return hashes.Hash(known[algorithm]())


def digest_of(algorithm: str, content: bytes) -> str:
    """The digest of bytes in lower-case hexadecimal."""
    digest = new_digest(algorithm)
    digest.update(content)
    return digest.finalize().hex()
