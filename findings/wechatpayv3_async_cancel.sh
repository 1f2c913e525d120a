#!/usr/bin/env bash
# wechatpayv3 2.0.4: in its async client, a POST without a body sends `null` and signs an empty body. So `mch_transfer_bills_cancel`
# never cancels a transfer: WeChat Pay refuses it with 401 SIGN_ERROR.
#
# The signature covers the body. The sync client sends no body, and its signature matches. 401 looks like a wrong key, but all calls
# that have a body or are a GET succeed with the same keys. This affects merchants who move from the sync to the async client: money
# that they want back stays locked until the user confirms or 24 hours pass. Cancel with the sync client.
#
# A server on the loopback interface verifies each request with the merchant's public key. Prints the body that arrived and whether the
# signature matches, first of the async client, then of the sync client; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    wechatpayv3==2.0.4 requests==2.34.2 httpx==0.28.1 aiofiles==25.1.0 cryptography==50.0.2
cat > "$folder/run.py" <<'PROGRAM'
import asyncio
import re
import threading
from base64 import b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from wechatpayv3 import WeChatPay, WeChatPayType
from wechatpayv3.async_ import AsyncWeChatPay
from wechatpayv3.async_.type import WeChatPayType as AsyncWeChatPayType

NUMBER = "plfk2020042013"
merchant = rsa.generate_private_key(public_exponent=65537, key_size=2048)
platform = rsa.generate_private_key(public_exponent=65537, key_size=2048)
arrived: list[tuple[bytes, bool]] = []


class Verifier(BaseHTTPRequestHandler):
    """Verifies the signature over the request that arrived, as WeChat Pay does, and refuses the request."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        part = dict(re.findall(r'(\w+)="([^"]*)"', self.headers["Authorization"]))
        message = f"POST\n{self.path}\n{part['timestamp']}\n{part['nonce_str']}\n{body.decode()}\n"
        try:
            merchant.public_key().verify(
                b64decode(part["signature"]), message.encode(), padding.PKCS1v15(), hashes.SHA256()
            )
            is_verified = True
        except InvalidSignature:
            is_verified = False
        arrived.append((body, is_verified))
        print(f"body {body.decode()!r}: {'verified' if is_verified else 'not verified'}")
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Print nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Verifier)
threading.Thread(target=server.serve_forever, daemon=True).start()
settings = {
    "mchid": "1900000001",
    "private_key": merchant.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode(),
    "cert_serial_no": "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
    "appid": "wxd678efh567hg6787",
    "apiv3_key": "0123456789abcdef0123456789abcdef",
    "public_key": platform.public_key()
    .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    .decode(),
    "public_key_id": "PUB_KEY_ID_0119000000010000000000000000000001",
}
address = f"http://127.0.0.1:{server.server_port}"


async def cancel_async() -> None:
    async with AsyncWeChatPay(wechatpay_type=AsyncWeChatPayType.NATIVE, **settings) as client:
        client._core._gate_way = address
        await client.mch_transfer_bills_cancel(NUMBER)


def cancel_sync() -> None:
    client = WeChatPay(wechatpay_type=WeChatPayType.NATIVE, **settings)
    client._core._gate_way = address
    client.mch_transfer_bills_cancel(NUMBER)


asyncio.run(cancel_async())
cancel_sync()
server.shutdown()
raise SystemExit(0 if arrived == [(b"null", False), (b"", True)] else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
