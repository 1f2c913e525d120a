"""Notifications: CPU time to verify, decrypt and parse one, compared with the floor."""

import json
import os
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from benchmarks.call import Counts
from benchmarks.floor import notification_floor
from benchmarks.measure import cpu_seconds, in_turns
from benchmarks.platform_keys import WECHATPAY_FILE, write_keys
from benchmarks.table import Row, spread
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions.transaction_success import NOTIFICATION

_GOAL = 1.5
_APIV3_KEY = "0123456789abcdefghijklmnopqrstuv"
_DIFFERENT = 64
"""Number of different notifications, parsed in rotation."""
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
FULL = Counts(rounds=21, calls=1024)
QUICK = Counts(rounds=1, calls=64)
Delivery = tuple[Mapping[str, str], bytes]


def notifications(counts: Counts) -> Iterator[Row]:
    """Yield a row for parsing the notification of a payment, with everything in memory."""
    with TemporaryDirectory() as folder:
        merchant = write_keys(Path(folder))
        key = load_pem_private_key((Path(folder) / WECHATPAY_FILE).read_bytes(), None)
    assert isinstance(key, RSAPrivateKey)
    deliveries = [_delivery(key, merchant["public_key_id"]) for _ in range(_DIFFERENT)]
    parse_by_hand = notification_floor(merchant["public_key"], _APIV3_KEY)
    with _client(merchant) as client:

        def ours() -> None:
            for headers, body in islice(cycle(deliveries), counts.calls):
                client.notifications.parse(headers, body, expect=NOTIFICATION)

        def floor() -> None:
            for headers, body in islice(cycle(deliveries), counts.calls):
                parse_by_hand(headers, body)

        comparison = in_turns(lambda: cpu_seconds(ours), lambda: cpu_seconds(floor), rounds=counts.rounds)
    our_ms, floor_ms = (median(seconds) / counts.calls * 1000 for seconds in (comparison.ours, comparison.floor))
    yield Row(
        what="notification: verify, decrypt, typed model",
        figure=f"{our_ms:.3f} ms; floor {floor_ms:.3f} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {_GOAL}",
        is_met=comparison.ratio <= _GOAL,
    )


def _client(merchant: Mapping[str, str]) -> Client:
    return Client(
        mchid=merchant["mchid"],
        merchant_serial_no=merchant["serial_no"],
        merchant_private_key=merchant["private_key"],
        public_key=merchant["public_key"],
        public_key_id=merchant["public_key_id"],
        apiv3_key=_APIV3_KEY,
    )


def _delivery(key: RSAPrivateKey, public_key_id: str) -> Delivery:
    nonce = os.urandom(6).hex()
    ciphertext = AESGCM(_APIV3_KEY.encode()).encrypt(nonce.encode(), json.dumps(_PAID).encode(), b"transaction")
    resource = {
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": b64encode(ciphertext).decode(),
        "associated_data": "transaction",
        "nonce": nonce,
        "original_type": "transaction",
    }
    body = json.dumps({"id": nonce, "event_type": "TRANSACTION.SUCCESS", "resource": resource}).encode()
    now = str(int(time.time()))
    signature = key.sign(f"{now}\n{nonce}\n".encode() + body + b"\n", PKCS1v15(), SHA256())
    headers = {
        "Wechatpay-Timestamp": now,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Signature": b64encode(signature).decode(),
        "Wechatpay-Serial": public_key_id,
    }
    return headers, body
