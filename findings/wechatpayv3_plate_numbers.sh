#!/usr/bin/env bash
# wechatpayv3 2.0.4: `parking_service_find` signs the license plate as text and sends it percent-encoded, so the signature of a query with
# a Chinese plate such as 粤B888888 never matches the request.
#
# The signature covers the target of the request as it is sent. The package puts the plate into the query as it is and signs that text;
# requests then encodes the Chinese character. WeChat Pay refuses such a request with 401 SIGN_ERROR, which looks like a wrong key. Every
# plate of the Chinese mainland begins with a Chinese character. Encode the plate before the call: urllib.parse.quote("粤B888888").
#
# A server on the loopback interface verifies each request with the merchant's public key. Prints the target that arrived and whether its
# signature matches, for the plate, for its encoded form, and for one of ASCII letters; exits with 1 if the behavior changes.
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
from urllib.parse import quote

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
        plate = re.search(r"plate_number=([^&]*)", self.path)
        print(f"arrived as {plate.group(1) if plate else None}: {'verified' if verdicts[-1] else 'not verified'}")
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
for plate in ("粤B888888", quote("粤B888888"), "AB88888"):
    client.parking_service_find(plate, "BLUE", "oUpF8uMuAJOM2pxb1Q")
server.shutdown()
raise SystemExit(0 if verdicts == [False, True, True] else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
