#!/usr/bin/env bash
# wechatpayv3 2.0.4: `transfer_bill_receipt` and `transfer_detail_receipt` (receipts of 商家转账到零钱) raise `TypeError` and send nothing, and
# `transfer_query_receipt` sends the number of the detail as `out_batch_no`.
#
# Both applications pass their fields under a name that `request` does not have, with every argument. The query contains `out_batch_no`
# twice and `out_detail_no` never, so it cannot name a detail. Merchants who still need receipts of batch transfers cannot get them with
# these calls, neither with the sync nor with the async client. Call `client._core.request` with the path and `data=` of the official page.
#
# Prints the class of the error of each application and the target of the query that arrived at a server on the loopback interface; exits
# with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    wechatpayv3==2.0.4 requests==2.34.2 cryptography==50.0.2
cat > "$folder/run.py" <<'PROGRAM'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from wechatpayv3 import WeChatPay, WeChatPayType

merchant = rsa.generate_private_key(public_exponent=65537, key_size=2048)
platform = rsa.generate_private_key(public_exponent=65537, key_size=2048)
arrived: list[str] = []


class Receiver(BaseHTTPRequestHandler):
    """Records the target of each request and refuses it."""

    def refuse(self) -> None:
        arrived.append(self.path)
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = refuse

    def log_message(self, *arguments: object) -> None:
        """Print nothing."""


def raised(call: Any, *arguments: str) -> str:
    """Return the class of the error that a call raises."""
    try:
        call(*arguments)
    except Exception as error:
        return type(error).__name__
    return "nothing"


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
errors = [
    raised(client.transfer_bill_receipt, "plfk2020042013"),
    raised(client.transfer_detail_receipt, "BATCH_TRANSFER", "x23zy545Bd5436", "plfk2020042013"),
]
client.transfer_query_receipt("BATCH_TRANSFER", "x23zy545Bd5436", "plfk2020042013")
server.shutdown()

print(f"transfer_bill_receipt raised {errors[0]}, transfer_detail_receipt raised {errors[1]}")
print(f"transfer_query_receipt sent {arrived}")
query = "accept_type=BATCH_TRANSFER&out_batch_no=x23zy545Bd5436&out_batch_no=plfk2020042013"
expected = [f"/v3/transfer-detail/electronic-receipts?{query}"]
raise SystemExit(0 if errors == ["TypeError", "TypeError"] and arrived == expected else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
