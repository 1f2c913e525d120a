"""Signs the requests of generated clients as the merchant in the environment. It imports nothing of this project."""

import os
import secrets
import time
from base64 import b64encode

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


def _key() -> RSAPrivateKey:
    key = serialization.load_pem_private_key(os.environ["WECHATPAY_MERCHANT_PRIVATE_KEY"].encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    return key


def signed_headers(method: str, target: str, body: bytes) -> dict[str, str]:
    """Return the headers that a request needs in addition to those of a generated client.

    Args:
        method: In upper case.
        target: The path and query, exactly as they are sent.
        body: The body, exactly as it is sent.
    """
    timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
    message = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
    signature = b64encode(_key().sign(message, PKCS1v15(), hashes.SHA256())).decode()
    items = {
        "mchid": os.environ["WECHATPAY_MCHID"],
        "serial_no": os.environ["WECHATPAY_MERCHANT_SERIAL_NO"],
        "nonce_str": nonce,
        "timestamp": timestamp,
        "signature": signature,
    }
    listed = ",".join(f'{name}="{value}"' for name, value in items.items())
    return {
        "Authorization": f"WECHATPAY2-SHA256-RSA2048 {listed}",
        "Accept": "application/json",
        "Wechatpay-Serial": os.environ["WECHATPAY_PUBLIC_KEY_ID"],
    }
