"""Signs the requests of generated clients as the merchant or brand in the environment. It imports nothing of this project."""

import os
import re
import secrets
import time
from base64 import b64encode

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_META = re.compile(rb'name="meta"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


def signed_part(content_type: str, body: bytes) -> bytes:
    """Return what is signed of a body: of a form, only the part `meta`."""
    if not content_type.startswith("multipart/"):
        return body
    meta = _META.search(body)
    return meta[1] if meta else b""


def signed_headers(method: str, target: str, body: bytes) -> dict[str, str]:
    """Return the headers that a request needs in addition to those of a generated client.

    Args:
        method: In upper case.
        target: The path and query, exactly as they are sent. Calls under `/brand/` are signed as the brand.
        body: The body, exactly as it is sent; of an upload, the text of its part `meta`.
    """
    party = "BRAND" if target.startswith("/brand/") else "MERCHANT"
    number = {"brand_id": _setting("BRAND_ID")} if party == "BRAND" else {"mchid": _setting("MCHID")}
    key = serialization.load_pem_private_key(_setting(f"{party}_PRIVATE_KEY").encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
    message = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
    signature = b64encode(key.sign(message, PKCS1v15(), hashes.SHA256())).decode()
    items = {
        "serial_no": _setting(f"{party}_SERIAL_NO"),
        "nonce_str": nonce,
        "timestamp": timestamp,
        "signature": signature,
    }
    listed = ",".join(f'{name}="{value}"' for name, value in (number | items).items())
    family = "WECHATPAY-BRAND" if party == "BRAND" else "WECHATPAY2"
    return {
        "Authorization": f"{family}-SHA256-RSA2048 {listed}",
        "Accept": "application/json",
        "Wechatpay-Serial": _setting("PUBLIC_KEY_ID"),
    }


def _setting(name: str) -> str:
    return os.environ[f"WECHATPAY_{name}"]
