"""WeChat Pay's side of the signature, written only for the tests: it shares no code with runtime or gateway."""

from base64 import b64encode
from functools import cache

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime.signer import RsaSigner

MCHID = "1900000001"
SERIAL_NO = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
BRAND_ID = "120344"
BRAND_SERIAL_NO = "6A1D0E9C5E0F4B7C9D2A3B4C5D6E7F8091A2B3C4"
PUBLIC_KEY_ID = "PUB_KEY_ID_0000000000000000000000000000000001"
NOW = 1_700_000_000


@cache
def key(name: str) -> RSAPrivateKey:
    """Return the key of a name, the same for the whole run."""
    return generate_private_key(65537, 2048)


_used: dict[str, str] = {}
_signatures: set[str] = set()


def private_texts() -> list[str]:
    """Return every private key and signature that this module has returned."""
    return [*_used.values(), *_signatures]


def private_pem(name: str) -> str:
    if name not in _used:
        _used[name] = _private_pem(name)
    return _used[name]


def _private_pem(name: str) -> str:
    return key(name).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_pem(name: str) -> str:
    return key(name).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@cache
def sign(name: str, message: bytes) -> str:
    """Return the signature of a message, which is the same each time: RSASSA-PKCS1-v1_5 has no random part."""
    signature = b64encode(key(name).sign(message, PKCS1v15(), SHA256())).decode()
    _signatures.add(signature)
    return signature


def signature_headers(
    body: bytes, *, timestamp: int = NOW, nonce: str = "c5ac7061fccab6bf3e254dcf98995b8c"
) -> dict[str, str]:
    return {
        "wechatpay-timestamp": str(timestamp),
        "wechatpay-nonce": nonce,
        "wechatpay-signature": sign("wechatpay", f"{timestamp}\n{nonce}\n".encode() + body + b"\n"),
        "wechatpay-serial": PUBLIC_KEY_ID,
    }


def signed_reply(status: int, body: bytes = b"", **headers: str) -> Reply:
    return Reply(status, {**signature_headers(body), "request-id": "08F7A1-0", **headers}, body)


class UnverifiedSigner(RsaSigner):
    """Signs every request with the same signature, for servers that do not verify it: signing is a third of the cost of a call."""

    def __init__(self) -> None:
        super().__init__(key("merchant"), SERIAL_NO)
        self._signature = super().sign(b"")
        _signatures.add(b64encode(self._signature).decode())

    def sign(self, message: bytes) -> bytes:  # noqa: ARG002 - the same for each
        return self._signature


def settings() -> dict[str, str]:
    """Return the settings of a client of this platform."""
    return {
        "mchid": MCHID,
        "merchant_serial_no": SERIAL_NO,
        "merchant_private_key": private_pem("merchant"),
        "public_key": public_pem("wechatpay"),
        "public_key_id": PUBLIC_KEY_ID,
    }


def brand_settings() -> dict[str, str]:
    """Return the settings that a client of this platform also needs to call as a brand."""
    return {
        "brand_id": BRAND_ID,
        "brand_serial_no": BRAND_SERIAL_NO,
        "brand_private_key": private_pem("brand"),
    }


def environment() -> dict[str, str]:
    """Return the same settings as environment variables."""
    return {f"WECHATPAY_{name.upper()}": value for name, value in settings().items()}
