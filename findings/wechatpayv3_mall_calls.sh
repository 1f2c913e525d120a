#!/usr/bin/env bash
# wechatpayv3 2.0.4: two of its calls for shopping malls (智慧商圈) send nothing. `business_parking_sync` raises `TypeError`, and
# `business_point_status` raises `InvalidURL`.
#
# `business_parking_sync` passes its fields under a misspelled name. Both calls contain the whole address where the package expects a path,
# which it appends to the host: https://api.mch.weixin.qq.comhttps://api.mch.weixin.qq.com/v3/… Both names are in its documentation.
# The points of members are then not awarded, and the state of cars is not reported. Use the other calls of the product only.
#
# Prints the class of the error of each call, and how many requests a server on the loopback interface got; exits with 1 if the behavior
# changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    wechatpayv3==2.0.4 requests==2.34.2 cryptography==50.0.2
cat > "$folder/run.py" <<'PROGRAM'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from wechatpayv3 import WeChatPay, WeChatPayType

merchant = rsa.generate_private_key(public_exponent=65537, key_size=2048)
platform = rsa.generate_private_key(public_exponent=65537, key_size=2048)
arrived: list[str] = []


class Counter(BaseHTTPRequestHandler):
    """Counts the requests."""

    def do_GET(self) -> None:
        arrived.append(self.path)
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *arguments: object) -> None:
        """Print nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = WeChatPay(
    wechatpay_type=WeChatPayType.MINIPROG,
    mchid="1900000001",
    private_key=merchant.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode(),
    cert_serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
    appid="wx1234567890abcdef",
    apiv3_key="0123456789abcdef0123456789abcdef",
    public_key=platform.public_key()
    .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    .decode(),
    public_key_id="PUB_KEY_ID_0119000000010000000000000000000001",
)
client._core._gate_way = f"http://127.0.0.1:{server.server_port}"
OPENID, BRANDID = "oWmnN4xxxxxxxxxxe92NHIGf1xd8", 1000
calls = {
    "user_authorization": lambda: client.user_authorization(OPENID),
    "business_parking_sync": lambda: client.business_parking_sync(
        OPENID, BRANDID, "粤B888888", "IN", "2022-06-01T10:43:39+08:00"
    ),
    "business_point_status": lambda: client.business_point_status(OPENID, BRANDID),
}
raised = []
for name, call in calls.items():
    try:
        call()
        raised.append("nothing")
    except Exception as error:
        raised.append(type(error).__name__)
    print(f"{name} raises {raised[-1]}")
server.shutdown()
print(f"requests that arrived: {len(arrived)}")
raise SystemExit(0 if raised == ["nothing", "TypeError", "InvalidURL"] and len(arrived) == 1 else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
