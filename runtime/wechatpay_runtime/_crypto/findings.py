"""Results of examining the source of a key."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from wechatpay_runtime._base.values import field, frozen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.x509 import Certificate


class Kind(Enum):
    """The kinds of finding that the loaders distinguish."""

    PRIVATE_KEY = auto()
    PUBLIC_KEY = auto()
    CERTIFICATE = auto()
    ENCRYPTED = auto()
    """A private key that is encrypted with a password."""
    UNUSABLE = auto()


@frozen(eq=False)
class Finding:
    """One item found in a source."""

    kind: Kind
    predicate: str
    """Completes the sentence "<setting> …", such as "contains a certificate"."""
    cure: str = ""
    """A whole sentence; empty if the general advice is enough."""
    content: RSAPrivateKey | RSAPublicKey | Certificate | None = field(default=None, repr=False)
    """An RSA key or a certificate, according to `kind`; `None` if it is damaged."""


def unusable(predicate: str, cure: str = "") -> Finding:
    """Return the finding for something that WeChat Pay cannot use as a key."""
    return Finding(Kind.UNUSABLE, predicate, cure)
