"""WeChat Pay's side of a notification, written only for the tests: encrypts, wraps and signs without the runtime."""

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from support import platform
from support.platform import NOW

APIV3_KEY = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb"
ID = "EV-2018022511223320873"
NONCE = "fdasfjihihih"
PAID: dict[str, Any] = {
    "appid": "wxd678efh567hg6787",
    "mchid": platform.MCHID,
    "out_trade_no": "1217752501201407033233368018",
    "transaction_id": "1217752501201407033233368019",
    "trade_type": "JSAPI",
    "trade_state": "SUCCESS",
    "trade_state_desc": "支付成功",
    "bank_type": "CMC",
    "success_time": "2018-06-08T10:34:56+08:00",
    "payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
    "amount": {"total": 100, "payer_total": 90, "currency": "CNY", "payer_currency": "CNY"},
}
"""The decrypted resource of the notification of a payment."""


def sealed(
    plaintext: bytes, *, key: str = APIV3_KEY, nonce: str = NONCE, associated_data: str = "transaction"
) -> dict[str, Any]:
    """Return the `resource` of a notification."""
    ciphertext = AESGCM(key.encode()).encrypt(nonce.encode(), plaintext, associated_data.encode())
    return {
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": b64encode(ciphertext).decode(),
        "associated_data": associated_data,
        "nonce": nonce,
        "original_type": "transaction",
    }


def envelope(resource: Mapping[str, Any] | None = None, /, **changes: Any) -> dict[str, Any]:
    """Return a notification; a change to `None` omits a field."""
    content = {
        "id": ID,
        "create_time": "2018-06-08T10:34:56+08:00",
        "resource_type": "encrypt-resource",
        "event_type": "TRANSACTION.SUCCESS",
        "summary": "支付成功",
        "resource": resource or sealed(json.dumps(PAID).encode()),
        **changes,
    }
    return {name: value for name, value in content.items() if value is not None}


def event(
    event_type: str, original_type: str | None, inside: Mapping[str, Any], *, key: str = APIV3_KEY
) -> dict[str, Any]:
    """Return a notification of another event."""
    resource = sealed(json.dumps(inside).encode(), key=key, associated_data=original_type or "")
    if original_type is None:
        del resource["original_type"]
    else:
        resource["original_type"] = original_type
    return envelope(resource, event_type=event_type)


def delivered(content: Mapping[str, Any] | bytes, *, timestamp: int = NOW) -> tuple[dict[str, str], bytes]:
    """Return the headers and body of a delivery."""
    body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    headers = platform.signature_headers(body, timestamp=timestamp)
    return {"content-type": "application/json", "request-id": "08F7A1-0", **headers}, body


def settings(**changes: Any) -> Any:
    """Return the settings of a client that can parse them."""
    return {**platform.settings(), "apiv3_key": APIV3_KEY, **changes}
