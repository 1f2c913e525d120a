#!/usr/bin/env bash
# wechatpayv3 2.0.4: `profitsharing_order(receivers=...)` replaces the names in the caller's own list by their ciphertext, so a second
# call with the same list raises `ValueError: Encryption failed` and sends nothing.
#
# WeChat Pay asks for a retry with the same number and the same parameters if the outcome of a profit sharing is not known. The obvious
# retry, the same call again, fails before anything is sent: the ciphertext in the list is longer than RSA can encrypt. The list also no
# longer contains the names that the program may want to log or store. `profitsharing_add_receiver`, which takes a string, is not
# affected. This affects merchants who move between clients. Pass a deep copy of the list to each call.
#
# Two calls share a list of receivers; a server on the loopback interface refuses the first with 500. Prints how many requests arrived,
# what the second call raised, and whether the list has changed; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    wechatpayv3==2.0.4 requests==2.34.2 cryptography==50.0.2
cat > "$folder/run.py" <<'PROGRAM'
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from wechatpayv3 import WeChatPay, WeChatPayType

merchant = rsa.generate_private_key(public_exponent=65537, key_size=2048)
platform = rsa.generate_private_key(public_exponent=65537, key_size=2048)
arrived: list[str] = []


class Receiver(BaseHTTPRequestHandler):
    """Counts the requests, and refuses them with a status after which a program repeats the call."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        arrived.append(body["receivers"][0]["name"])
        reply = b'{"code": "SYSTEM_ERROR", "message": "system error"}'
        self.send_response(500)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *arguments: object) -> None:
        """Print nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
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
receivers = [{"type": "MERCHANT_ID", "account": "86693852", "name": "示例商户", "amount": 888, "description": "share"}]
client.profitsharing_order("4208450740201411110007820472", "P20150806125346", receivers, True)
try:
    client.profitsharing_order("4208450740201411110007820472", "P20150806125346", receivers, True)
    raised = "nothing"
except ValueError as error:
    raised = f"ValueError: {error}"
server.shutdown()

name = receivers[0]["name"]
print(f"requests that arrived: {len(arrived)}")
print(f"the second call raised: {raised}")
print(f"name in the caller's list: {'the name' if name == '示例商户' else f'{len(str(name))} characters of Base64'}")
raise SystemExit(0 if len(arrived) == 1 and raised.startswith("ValueError") and name != "示例商户" else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
