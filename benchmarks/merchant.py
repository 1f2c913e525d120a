"""A merchant in a separate process, so that its CPU time is not counted as the gateway's.

`python -m benchmarks.merchant` reads lines of JSON from standard input: first the environment of a gateway, then
`[OPERATION, FIRST, COUNT]`, where OPERATION is `place` or `query`. It prints a line after the calls of each are complete.
"""

import http.client
import json
import os
import sys
import time
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

_APPID = "wxd678efh567hg6787"


class Merchant:
    """Signs and sends requests on a kept-alive connection."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        key = load_pem_private_key(
            environment["WECHATPAY_MERCHANT_PRIVATE_KEY"].encode(), None, unsafe_skip_rsa_key_validation=True
        )
        assert isinstance(key, RSAPrivateKey)
        self._key = key
        self._mchid = environment["WECHATPAY_MCHID"]
        self._serial_no = environment["WECHATPAY_MERCHANT_SERIAL_NO"]
        self._connection = http.client.HTTPConnection(urlsplit(environment["WECHATPAY_BASE_URL"]).netloc, timeout=60)

    def connect(self) -> None:
        """Use a new connection: the gateway closes one that is idle while the other side is measured."""
        self._connection.close()

    def place(self, number: int) -> None:
        """Place an order."""
        order = {
            "appid": _APPID,
            "mchid": self._mchid,
            "description": "A book",
            "out_trade_no": out_trade_no(number),
            "notify_url": "https://shop.example/paid",
            "amount": {"total": 888, "currency": "CNY"},
        }
        self._send("POST", "/v3/pay/transactions/native", json.dumps(order).encode())

    def query(self, number: int) -> None:
        """Query an order."""
        self._send("GET", f"/v3/pay/transactions/out-trade-no/{out_trade_no(number)}?mchid={self._mchid}", b"")

    def _send(self, method: str, target: str, body: bytes) -> None:
        now, nonce = int(time.time()), os.urandom(16).hex()
        message = f"{method}\n{target}\n{now}\n{nonce}\n".encode() + body + b"\n"
        signature = b64encode(self._key.sign(message, PKCS1v15(), SHA256())).decode()
        authorization = (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{self._mchid}",nonce_str="{nonce}",timestamp="{now}",'
            f'serial_no="{self._serial_no}",signature="{signature}"'
        )
        headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "merchant/1.0"}
        self._connection.request(method, target, body, {**headers, "Authorization": authorization})
        reply = self._connection.getresponse()
        content = reply.read()
        assert reply.status == 200, content


def out_trade_no(number: int) -> str:
    """Return the merchant's order number."""
    return f"order-{number:09}"


def main() -> None:
    """Run the operations read from standard input."""
    merchant = Merchant(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        operation, first, calls = json.loads(line)
        merchant.connect()
        call = {"place": merchant.place, "query": merchant.query}[operation]
        for number in range(first, first + calls):
            call(number)
        print("done", flush=True)


if __name__ == "__main__":
    main()
