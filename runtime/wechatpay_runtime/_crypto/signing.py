"""Signs requests: the message, the signature, the Authorization header.

A scheme has three independent parts: the signer, which has a key and an algorithm; the identity; and the
message, whose format is the same for all schemes.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012365342.
"""

from __future__ import annotations

from base64 import b64encode

from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.signer import RsaSigner, Signer


@frozen(eq=False)
class Identity:
    """The party that signs: its name and value in the Authorization header, and its signer."""

    value: str
    signer: Signer
    name: str = "mchid"
    family: str = "WECHATPAY2"

    scheme: str = field(init=False, repr=False)
    """The scheme's name, such as `WECHATPAY2-SHA256-RSA2048`."""
    may_block: bool = field(init=False, repr=False)
    """Whether the signer may wait for something, such as a KMS; the signer in memory does not."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "scheme", f"{self.family}-{self.signer.algorithm}")
        object.__setattr__(self, "may_block", not isinstance(self.signer, RsaSigner))


@frozen(eq=False)
class Signed:
    """The message of one attempt and the header with its signature."""

    message: bytes = field(repr=False)
    authorization: str = field(repr=False)


def request_message(method: str, target: str, timestamp: int, nonce: str, body: bytes) -> bytes:
    r"""Build the message to sign.

    Five lines, each terminated by a line feed: method, target as sent, seconds since 1970, nonce, body.
    """
    return f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"


def sign_request(identity: Identity, method: str, target: str, body: bytes, *, timestamp: int, nonce: str) -> Signed:
    """Sign one attempt.

    Args:
        identity: The party that signs.
        method: In upper case.
        target: Path and query, percent-encoded as sent.
        body: The bytes sent; empty if there is no body.
        timestamp: Seconds since 1970; WeChat Pay accepts a difference of up to five minutes.
        nonce: Up to 32 letters and digits; must not be used twice.
    """
    return _signed(identity, request_message(method, target, timestamp, nonce, body), timestamp, nonce)


def sign_acknowledgement(identity: Identity, body: bytes, *, timestamp: int, nonce: str) -> Signed:
    """Sign the acknowledgement of a notification, if the notification's page requires an `Authorization` header.

    The page does not specify the message. An acknowledgement has neither method nor address, so this library signs the
    same three lines that WeChat Pay signs in its replies.

    Args:
        identity: The merchant.
        body: The bytes of the acknowledgement.
        timestamp: Seconds since 1970.
        nonce: Up to 32 letters and digits; must not be used twice.

    Official page: https://pay.weixin.qq.com/doc/v3/partner/4024070065
    """
    return _signed(identity, f"{timestamp}\n{nonce}\n".encode() + body + b"\n", timestamp, nonce)


def _signed(identity: Identity, message: bytes, timestamp: int, nonce: str) -> Signed:
    signature = b64encode(identity.signer.sign(message)).decode()
    return Signed(
        message,
        f'{identity.scheme} {identity.name}="{identity.value}",nonce_str="{nonce}",timestamp="{timestamp}",'
        f'serial_no="{identity.signer.serial_no}",signature="{signature}"',
    )
