"""Signatures of requests: schemes, the message to sign, verification.

The message is five lines of the bytes received, each ended by a line feed: https://pay.weixin.qq.com/doc/v3/merchant/4012365342.
"""

from attrs import field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

_ITEMS = ("nonce_str", "timestamp", "serial_no", "signature")
_PADDING = PKCS1v15()
_HASH = SHA256()


@frozen
class Scheme:
    """How one kind of party signs: the name of the scheme, and the item of the header with the party's number."""

    name: str
    party: str

    @property
    def items(self) -> tuple[str, ...]:
        """The names of the header's items."""
        return (self.party, *_ITEMS)


MERCHANT = Scheme("WECHATPAY2-SHA256-RSA2048", "mchid")
BRAND = Scheme("WECHATPAY-BRAND-SHA256-RSA2048", "brand_id")
"""The scheme of brands: https://pay.weixin.qq.com/doc/brand/4015407582."""
SCHEMES = {"merchant": MERCHANT, "brand": BRAND}
"""The schemes by their names in the catalog."""


@frozen
class Authorization:
    """The five items of an Authorization header; `party` is the number of the party, `signature` is decoded."""

    party: str
    nonce: str
    timestamp: int
    serial_no: str
    signature: bytes = field(repr=False)


def message_to_sign(method: str, target: bytes, timestamp: int, nonce: str, body: bytes) -> bytes:
    """Return the five lines that a request's signature covers; `target` is the path and query exactly as received."""
    return b"%s\n%s\n%d\n%s\n%s\n" % (method.encode("ascii"), target, timestamp, nonce.encode("ascii"), body)


def is_signature_valid(key: RSAPublicKey, signature: bytes, message: bytes) -> bool:
    """Return whether `signature` is the SHA-256 RSA (PKCS #1 v1.5) signature of `message` under `key`."""
    try:
        key.verify(signature, message, _PADDING, _HASH)
    except InvalidSignature:
        return False
    return True
