"""A merchant's side that shares no code with this repository: the standard library, and cryptography for the algorithms.

Written from the pages on signatures (https://pay.weixin.qq.com/doc/v3/merchant/4012365342) and on encryption (4012071382, 4013053257).
"""

import json
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from email.message import Message
from http.client import HTTPConnection, HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

SCHEME = "WECHATPAY2-SHA256-RSA2048"
SECONDS = 20


class Reply(NamedTuple):
    """A reply whose signature was verified."""

    status: int
    fields: dict[str, Any]


class PlainMerchant:
    """A merchant with its keys, and the address of WeChat Pay, from environment variables."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.mchid = environment["WECHATPAY_MCHID"]
        self._serial_no = environment["WECHATPAY_MERCHANT_SERIAL_NO"]
        self._apiv3_key = environment["WECHATPAY_APIV3_KEY"].encode()
        self._public_key_id = environment["WECHATPAY_PUBLIC_KEY_ID"]
        key = load_pem_private_key(environment["WECHATPAY_MERCHANT_PRIVATE_KEY"].encode(), None)
        public_key = load_pem_public_key(environment["WECHATPAY_PUBLIC_KEY"].encode())
        assert isinstance(key, RSAPrivateKey)
        assert isinstance(public_key, RSAPublicKey)
        self._key, self._public_key = key, public_key
        self._host = urlsplit(environment["WECHATPAY_BASE_URL"]).netloc

    def post(self, path: str, fields: Mapping[str, Any] | None = None) -> Reply:
        """Send a signed POST request, and verify its reply."""
        body = b"" if fields is None else json.dumps(fields, ensure_ascii=False).encode()
        return self._read(*self._send("POST", path, body))

    def get(self, path: str) -> Reply:
        """Send a signed GET request, and verify its reply."""
        return self._read(*self._send("GET", path, b""))

    def download(self, url: str) -> bytes:
        """Return the file of a URL that a reply contained. The request is signed, the file is not."""
        parts = urlsplit(url)
        assert parts.netloc == self._host
        status, _, file = self._send("GET", f"{parts.path}?{parts.query}", b"")
        assert status == 200, file
        return file

    def seal(self, text: str) -> str:
        """Encrypt a text for WeChat Pay."""
        return b64encode(self._public_key.encrypt(text.encode(), _oaep())).decode()

    def unseal(self, ciphertext: str) -> str:
        """Decrypt a text of a reply."""
        return self._key.decrypt(b64decode(ciphertext, validate=True), _oaep()).decode()

    def verify(self, headers: "Message[str, str]", body: bytes) -> None:
        """Check the signature of a reply or a notification; raise `InvalidSignature` if it is wrong."""
        assert headers["Wechatpay-Serial"] == self._public_key_id
        timestamp = headers["Wechatpay-Timestamp"]
        assert abs(time.time() - int(timestamp)) <= 300
        message = f"{timestamp}\n{headers['Wechatpay-Nonce']}\n".encode() + body + b"\n"
        signature = b64decode(headers["Wechatpay-Signature"], validate=True)
        self._public_key.verify(signature, message, PKCS1v15(), SHA256())

    def opened(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        """Return the decrypted content of a notification."""
        sealed = envelope["resource"]
        assert sealed["algorithm"] == "AEAD_AES_256_GCM"
        content = AESGCM(self._apiv3_key).decrypt(
            sealed["nonce"].encode(), b64decode(sealed["ciphertext"]), sealed["associated_data"].encode()
        )
        fields: dict[str, Any] = json.loads(content)
        return fields

    def control(self, path: str, **fields: Any) -> Any:
        """Do something as somebody else: a control request of the gateway, which is not signed."""
        headers = {"Content-Type": "application/json"}
        with closing(HTTPConnection(self._host, timeout=SECONDS)) as connection:
            connection.request("POST", f"/_gateway{path}", json.dumps(fields), headers)
            response = connection.getresponse()
            result = json.loads(response.read())
        assert response.status == 200, result
        return result

    def _send(self, method: str, path: str, body: bytes) -> tuple[int, HTTPMessage, bytes]:
        timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
        message = f"{method}\n{path}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
        items = {
            "mchid": self.mchid,
            "nonce_str": nonce,
            "timestamp": timestamp,
            "serial_no": self._serial_no,
            "signature": b64encode(self._key.sign(message, PKCS1v15(), SHA256())).decode(),
        }
        headers = {
            "Authorization": f"{SCHEME} " + ",".join(f'{name}="{value}"' for name, value in items.items()),
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "plain-merchant",
            "Wechatpay-Serial": self._public_key_id,
        }
        with closing(HTTPConnection(self._host, timeout=SECONDS)) as connection:
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            content = response.read()
        return response.status, response.headers, content

    def _read(self, status: int, headers: HTTPMessage, body: bytes) -> Reply:
        self.verify(headers, body)
        return Reply(status, json.loads(body) if body else {})


class Inbox:
    """The notifications that arrived, each verified and decrypted: the type of the event, the path, and the content."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.received: list[tuple[str, str, dict[str, Any]]] = []


@contextmanager
def inbox_of(merchant: PlainMerchant) -> Generator[Inbox]:
    """Serve a notification URL on loopback while the block runs."""
    inbox = Inbox("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            merchant.verify(self.headers, body)
            envelope = json.loads(body)
            inbox.received.append((envelope["event_type"], self.path, merchant.opened(envelope)))
            self.send_response(204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the name of the overridden method)
            del format, arguments

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        inbox.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield inbox
        finally:
            server.shutdown()
            thread.join()


def _oaep() -> OAEP:
    return OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 (the hash that APIv3 prescribes)
