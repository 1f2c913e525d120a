"""Signatures: the schemes, what a request signs, and their verification.

https://pay.weixin.qq.com/doc/v3/merchant/4012365342: five lines, each ended by a line feed, as bytes received.
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
    """How one kind of caller signs: the scheme's name, and the item of the header that says who calls."""

    name: str
    caller: str

    @property
    def items(self) -> tuple[str, ...]:
        """The items of the header."""
        return (self.caller, *_ITEMS)


MERCHANT = Scheme("WECHATPAY2-SHA256-RSA2048", "mchid")
BRAND = Scheme("WECHATPAY-BRAND-SHA256-RSA2048", "brand_id")
"""The scheme of brands: https://pay.weixin.qq.com/doc/brand/4015407582."""
SCHEMES = {"merchant": MERCHANT, "brand": BRAND}
"""The schemes by the names that the catalog has for them."""


@frozen
class Authorization:
    """The five items of an Authorization header; `caller` is the number of who calls, `signature` is decoded."""

    caller: str
    nonce: str
    timestamp: int
    serial_no: str
    signature: bytes = field(repr=False)


def message_to_sign(method: str, target: bytes, timestamp: int, nonce: str, body: bytes) -> bytes:
    """The five lines that a request's signature covers; `target` is path and query exactly as received."""
    return b"%s\n%s\n%d\n%s\n%s\n" % (method.encode("ascii"), target, timestamp, nonce.encode("ascii"), body)


def is_signature_valid(key: RSAPublicKey, signature: bytes, message: bytes) -> bool:
    """Whether `signature` is the SHA-256 RSA (PKCS #1 v1.5) signature of `message` under `key`."""
    try:
        key.verify(signature, message, _PADDING, _HASH)
    except InvalidSignature:
        return False
    return True
