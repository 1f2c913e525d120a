"""Signs requests: the message, the signature, the Authorization header.

The three independent parts of a scheme are kept apart: the signer holds a key and names its algorithm, the
identity says who calls, and the message is the same for all. WeChat Pay's rules: protocol page
https://pay.weixin.qq.com/doc/v3/merchant/4012365342.
"""

from base64 import b64encode
from functools import cached_property

from attrs import field, frozen

from wechatpay_runtime.signer import Signer


@frozen(slots=False, eq=False)
class Identity:
    """Who calls: the name and value that stand in the Authorization header, and the signer that proves them."""

    value: str
    signer: Signer
    name: str = "mchid"
    family: str = "WECHATPAY2"

    @cached_property
    def scheme(self) -> str:
        """The scheme's name, such as `WECHATPAY2-SHA256-RSA2048`."""
        return f"{self.family}-{self.signer.algorithm}"


@frozen(eq=False)
class Signed:
    """A message and its signature, as one attempt sends them."""

    message: bytes = field(repr=False)
    authorization: str = field(repr=False)


def request_message(method: str, target: str, timestamp: int, nonce: str, body: bytes) -> bytes:
    r"""Build the message to sign.

    Five lines, each ended by a line feed: method, target as sent, seconds since 1970, nonce, body.
    """
    return f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"


def sign_request(identity: Identity, method: str, target: str, body: bytes, *, timestamp: int, nonce: str) -> Signed:
    """Sign one attempt.

    Args:
        identity: Who calls.
        method: In upper case.
        target: Path and query, percent-encoded as sent.
        body: The bytes sent; empty where there is no body.
        timestamp: Seconds since 1970; WeChat Pay accepts five minutes of difference.
        nonce: Up to 32 letters and digits, never used twice.
    """
    return _signed(identity, request_message(method, target, timestamp, nonce, body), timestamp, nonce)


def sign_answer(identity: Identity, body: bytes, *, timestamp: int, nonce: str) -> Signed:
    """Sign what a merchant answers to a notification, where its page wants that in a header `Authorization`.

    The page does not say what is signed. Taken: the three lines that WeChat Pay itself signs in its answers, since an
    answer has neither method nor address.

    Args:
        identity: Who answers.
        body: The bytes of the answer.
        timestamp: Seconds since 1970.
        nonce: Up to 32 letters and digits, never used twice.

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
