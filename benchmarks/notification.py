"""Notifications: CPU time to verify, decrypt and parse one, compared with the floor."""

import json
import os
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from benchmarks.call import Counts
from benchmarks.platform_keys import WECHATPAY_FILE, write_keys
from benchmarks.reading import DIFFERENT, reading_process, reading_row
from benchmarks.table import Row

_GOALS = {"json": 1.6, "orjson": 1.3}
_ROWS = {"json": "notification: verify, decrypt, typed model", "orjson": "notification, with orjson"}
APIV3_KEY = "0123456789abcdefghijklmnopqrstuv"
_PAID: Mapping[str, Any] = {
    "appid": "wxd678efh567hg6787",
    "mchid": "1900000001",
    "out_trade_no": "1217752501201407033233368018",
    "transaction_id": "1217752501201407033233368018",
    "trade_type": "JSAPI",
    "trade_state": "SUCCESS",
    "trade_state_desc": "支付成功",
    "bank_type": "CMC",
    "attach": "自定义数据",
    "success_time": "2018-06-08T10:34:56+08:00",
    "payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
    "amount": {"total": 100, "payer_total": 100, "currency": "CNY", "payer_currency": "CNY"},
}
Delivery = tuple[Mapping[str, str], str]


def notifications(counts: Counts) -> Iterator[Row]:
    """Yield rows for parsing the notification of a payment, with everything in memory."""
    with TemporaryDirectory() as folder:
        merchant = write_keys(Path(folder))
        key = load_pem_private_key(
            (Path(folder) / WECHATPAY_FILE).read_bytes(), None, unsafe_skip_rsa_key_validation=True
        )
    assert isinstance(key, RSAPrivateKey)
    deliveries = [make_delivery(key, merchant["public_key_id"]) for _ in range(DIFFERENT)]
    material = {"settings": client_settings(merchant), "deliveries": deliveries}
    for parser, goal in _GOALS.items():
        with reading_process("notification", parser, counts.calls, material) as process:
            yield reading_row(_ROWS[parser], process, process, counts, goal=goal)


def client_settings(merchant: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of a client that can read the notifications."""
    return {
        "mchid": merchant["mchid"],
        "merchant_serial_no": merchant["serial_no"],
        "merchant_private_key": merchant["private_key"],
        "public_key": merchant["public_key"],
        "public_key_id": merchant["public_key_id"],
        "apiv3_key": APIV3_KEY,
    }


def make_delivery(key: RSAPrivateKey, public_key_id: str) -> Delivery:
    """Return headers and body of a notification, with all that WeChat Pay sends."""
    nonce = os.urandom(6).hex()
    ciphertext = AESGCM(APIV3_KEY.encode()).encrypt(nonce.encode(), _json(_PAID).encode(), b"transaction")
    resource = {
        "original_type": "transaction",
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": b64encode(ciphertext).decode(),
        "associated_data": "transaction",
        "nonce": nonce,
    }
    body = _json(
        {
            "id": str(uuid4()),
            "create_time": "2018-06-08T10:34:56+08:00",
            "resource_type": "encrypt-resource",
            "event_type": "TRANSACTION.SUCCESS",
            "summary": "支付成功",
            "resource": resource,
        }
    )
    now = str(int(time.time()))
    signature = key.sign(f"{now}\n{nonce}\n{body}\n".encode(), PKCS1v15(), SHA256())
    headers = {
        "Host": "shop.example",
        "User-Agent": "Mozilla/4.0",
        "Accept": "*/*",
        "Connection": "Keep-Alive",
        "Pragma": "no-cache",
        "Content-Type": "application/json",
        "Content-Length": str(len(body.encode())),
        "Request-ID": "08F78BB5AF0610D30218BDB3A6AA0620B9A20428E6AF05-0",
        "Wechatpay-Timestamp": now,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Signature": b64encode(signature).decode(),
        "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
        "Wechatpay-Serial": public_key_id,
    }
    return headers, body


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
