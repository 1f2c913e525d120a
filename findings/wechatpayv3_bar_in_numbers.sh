#!/usr/bin/env bash
# wechatpayv3 2.0.4: `profitsharing_order_query`, `profitsharing_return_query` and `query_refund` sign a number that contains `|` as it is,
# but send it percent-encoded, so the signature never matches the request.
#
# Numbers of splits and refunds may contain digits, ASCII letters and `_-|*@`; the documentation of the package says so for splits. The
# signature covers the target of the request as it is sent, and requests encodes the `|`. The split or refund itself succeeds, because its
# number is in the body; then its result cannot be queried: 401 SIGN_ERROR, which looks like a wrong key. The async client is not affected.
# Use numbers without `|`, or pass the number percent-encoded to queries.
#
# A server on the loopback interface verifies each request with the merchant's public key. Prints the target that arrived and whether its
# signature matches, for a number with each allowed sign, for its encoded form, and for one without `|`; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    wechatpayv3==2.0.4 requests==2.34.2 cryptography==50.0.2
cat > "$folder/run.py" <<'PROGRAM'
import re
import threading
from base64 import b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from wechatpayv3 import WeChatPay, WeChatPayType

merchant = rsa.generate_private_key(public_exponent=65537, key_size=2048)
platform = rsa.generate_private_key(public_exponent=65537, key_size=2048)
verdicts: list[bool] = []


class Verifier(BaseHTTPRequestHandler):
    """Verifies the signature over the target that arrived, as WeChat Pay does, and refuses the request."""

    def do_GET(self) -> None:
        part = dict(re.findall(r'(\w+)="([^"]*)"', self.headers["Authorization"]))
        message = f"GET\n{self.path}\n{part['timestamp']}\n{part['nonce_str']}\n\n"
        try:
            merchant.public_key().verify(
                b64decode(part["signature"]), message.encode(), padding.PKCS1v15(), hashes.SHA256()
            )
            verdicts.append(True)
        except InvalidSignature:
            verdicts.append(False)
        print(f"{self.path}: {'verified' if verdicts[-1] else 'not verified'}")
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Print nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Verifier)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = WeChatPay(
    wechatpay_type=WeChatPayType.NATIVE,
    mchid="1900000001",
    private_key=merchant.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode(),
    cert_serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
    appid="wxd678efh567hg6787",
    apiv3_key="0123456789abcdef0123456789abcdef",
    public_key=platform.public_key()
    .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    .decode(),
    public_key_id="PUB_KEY_ID_0119000000010000000000000000000001",
)
client._core._gate_way = f"http://127.0.0.1:{server.server_port}"
transaction = "4208450740201411110007820472"
client.profitsharing_order_query(transaction, "P|2015_08*06@12-5346")
client.profitsharing_return_query("P|20150806125346", "R1")
client.query_refund("R|20190516001")
client.profitsharing_order_query(transaction, "P%7C2015_08*06@12-5346")
client.profitsharing_order_query(transaction, "P2015_08*06@12-5346")
server.shutdown()
raise SystemExit(0 if verdicts == [False, False, False, True, True] else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
