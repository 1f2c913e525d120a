"""A merchant's notification URL, written only for the tests: records deliveries and responds with the chosen status."""

import json
from base64 import b64decode
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from attrs import define, field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key


@frozen
class Received:
    """One delivery: header names in lower case, and the raw body."""

    headers: dict[str, str]
    body: bytes

    @property
    def envelope(self) -> dict[str, Any]:
        envelope: dict[str, Any] = json.loads(self.body)
        return envelope

    def is_signed_with(self, public_key_pem: str) -> bool:
        """Return whether this key verifies the signature over timestamp, nonce and body."""
        key = load_pem_public_key(public_key_pem.encode())
        assert isinstance(key, RSAPublicKey)
        head = f"{self.headers['wechatpay-timestamp']}\n{self.headers['wechatpay-nonce']}\n".encode()
        try:
            signature = b64decode(self.headers["wechatpay-signature"], validate=True)
            key.verify(signature, head + self.body + b"\n", PKCS1v15(), SHA256())
        except (ValueError, InvalidSignature):
            return False
        return True

    def opened(self, apiv3_key: str) -> dict[str, Any]:
        """Return the decrypted resource."""
        sealed = self.envelope["resource"]
        plaintext = AESGCM(apiv3_key.encode()).decrypt(
            sealed["nonce"].encode(), b64decode(sealed["ciphertext"]), sealed["associated_data"].encode()
        )
        opened: dict[str, Any] = json.loads(plaintext)
        return opened


@define
class Receiver:
    """The deliveries received, and the statuses to respond with: those of `answers` one by one, then 204."""

    url: str
    has_arrived: Event = field(factory=Event)
    deliveries: list[Received] = field(factory=list[Received])
    answers: list[int] = field(factory=list[int])

    @property
    def event_types(self) -> list[str]:
        return [each.envelope["event_type"] for each in self.deliveries]


@contextmanager
def receiving() -> Generator[Receiver]:
    """Serve a notification URL on loopback while the block runs."""
    receiver = Receiver("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.deliveries.append(Received({name.lower(): value for name, value in self.headers.items()}, body))
            receiver.has_arrived.set()
            self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's signature
            """Keep the tests' output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}/paid"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()
