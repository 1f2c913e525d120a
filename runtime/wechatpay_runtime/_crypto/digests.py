"""File digests, by WeChat Pay's names for the algorithms."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from wechatpay_runtime._base.messages import listed, phrase
from wechatpay_runtime.errors import UnexpectedReply

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hashes import Hash, HashAlgorithm

HEX_DIGITS = {"SHA1": 40, "SHA256": 64, "SM3": 64}
"""Number of hex digits in a digest, by algorithm."""


def new_digest(algorithm: str) -> "Hash":
    """Return a new hash object.

    Args:
        algorithm: `SHA1`, `SHA256` or `SM3`.

    Raises:
        UnexpectedReply: The algorithm is not supported.
    """
    from cryptography.hazmat.primitives import hashes

    known: dict[str, Callable[[], HashAlgorithm]] = {"SHA1": hashes.SHA1, "SHA256": hashes.SHA256, "SM3": hashes.SM3}
    if algorithm not in known:
        raise UnexpectedReply(
            phrase(
                "The digest algorithm {algorithm!r} is not supported; expected one of {names}.",
                algorithm=algorithm,
                names=listed(HEX_DIGITS),
            ),
            received=algorithm,
        )
    return hashes.Hash(known[algorithm]())


def digest_of(algorithm: str, content: bytes) -> str:
    """Return the digest of `content` in lower-case hexadecimal."""
    digest = new_digest(algorithm)
    digest.update(content)
    return digest.finalize().hex()
