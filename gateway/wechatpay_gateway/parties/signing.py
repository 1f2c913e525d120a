"""Signs replies with a key of WeChat Pay."""

from base64 import b64encode

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from wechatpay_gateway.base.faults import Fault, FaultKind
from wechatpay_gateway.base.messages import Headers
from wechatpay_gateway.base.signatures import MERCHANT, Scheme

PROBE_PREFIX = "WECHATPAY/SIGNTEST/"
"""The prefix of deliberately wrong signatures: https://pay.weixin.qq.com/doc/v3/merchant/4016241880."""

_PADDING = PKCS1v15()
_HASH = SHA256()


@frozen
class ReplySigner:
    """A key of WeChat Pay, its ID, and the party's scheme. Replies name the ID and the scheme."""

    key_id: str
    private_key: RSAPrivateKey = field(repr=False)
    scheme: Scheme = MERCHANT

    def sign(self, timestamp: int, nonce: str, body: bytes) -> bytes:
        """Sign the three lines of a reply: timestamp, nonce, body."""
        message = b"%d\n%s\n%s\n" % (timestamp, nonce.encode("ascii"), body)
        return self.private_key.sign(message, _PADDING, _HASH)

    def headers(self, timestamp: int, nonce: str, body: bytes, fault: Fault | None = None) -> Headers:
        """Return the `Wechatpay-*` headers of a reply, with the errors that `fault` requests.

        `timestamp` is in seconds; a clock fault shifts it, and the signature covers the shifted value.
        """
        kind = None if fault is None else fault.kind
        if kind is FaultKind.MISSING_SIGNATURE:
            return ()
        if fault is not None and kind in (FaultKind.STALE_CLOCK, FaultKind.FUTURE_CLOCK):
            shift = int(fault.options["seconds"])
            timestamp += shift if kind is FaultKind.FUTURE_CLOCK else -shift
        key_id = str(fault.options["serial"]) if fault is not None and kind is FaultKind.UNKNOWN_SERIAL else self.key_id
        signature = self.sign(timestamp, nonce, body)
        if kind is FaultKind.BAD_SIGNATURE:
            signature = bytes([signature[0] ^ 1]) + signature[1:]
        encoded = b64encode(signature).decode("ascii")
        if kind is FaultKind.PROBE:
            encoded = PROBE_PREFIX + encoded
        return (
            (b"Wechatpay-Nonce", nonce.encode("ascii")),
            (b"Wechatpay-Signature", encoded.encode("ascii")),
            (b"Wechatpay-Timestamp", b"%d" % timestamp),
            (b"Wechatpay-Serial", key_id.encode("ascii")),
            (b"Wechatpay-Signature-Type", self.scheme.name.encode("ascii")),
        )
