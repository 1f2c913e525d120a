"""What is found in the source of a key."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.x509 import Certificate


class Kind(Enum):
    """What a finding is, as far as the choice of the right key needs it."""

    PRIVATE_KEY = auto()
    PUBLIC_KEY = auto()
    CERTIFICATE = auto()
    SEALED = auto()
    """A private key behind a password."""
    UNUSABLE = auto()


@frozen
class Finding:
    """One thing found in a source.

    `found` completes the sentence "<setting> ..."; `cure` is a whole sentence, or empty where the general one will do.
    `content` is a key of RSA or a certificate, as its kind says, and None for one that is damaged.
    """

    kind: Kind
    found: str
    cure: str = ""
    content: "RSAPrivateKey | RSAPublicKey | Certificate | None" = field(default=None, repr=False)


def unusable(found: str, cure: str = "") -> Finding:
    """Something that is not a key for WeChat Pay."""
    return Finding(Kind.UNUSABLE, found, cure)
