"""A handwritten merchant: signs requests, sends raw bytes, verifies replies. It shares no code with the gateway."""

import http.client
import json
import socket
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from time import time
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

CANCEL = "/v3/apply4subject/applyment/1900013511_10000/cancel?applyment_id=20000011111"
REVOKE = "/v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke"
STORES = "/brand/marketing/product-coupon/product-coupons/1000000013/stocks/1000000013001/associated-stores?page_size=2"
SOCKET_SECONDS = 20
NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242"


@frozen
class Answer:
    """A reply as received."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        return str(self.json()["code"])

    @property
    def internal_number(self) -> int:
        return int(self.headers["request-id"].rpartition("-")[2])


WITHOUT_CONNECTION: dict[str, Callable[[bytes], Answer]] = {}
"""Functions that return the reply to the bytes of a request, by host: the gateways that `Merchant.call` reaches without a connection."""


@frozen
class Merchant:
    """A merchant or brand, and the gateway that it calls."""

    environment: Mapping[str, str]
    key: RSAPrivateKey = field(repr=False)
    wechatpay_key: RSAPublicKey = field(repr=False)
    scheme: str = "WECHATPAY2-SHA256-RSA2048"
    caller: tuple[str, str] = ("mchid", "MCHID")
    """The header item and the environment variable with the party's number."""
    serial_name: str = "MERCHANT_SERIAL_NO"
    public_key_id_name: str = "PUBLIC_KEY_ID"

    @classmethod
    def from_env(cls, environment: Mapping[str, str]) -> "Merchant":
        key = load_pem_private_key(
            environment["WECHATPAY_MERCHANT_PRIVATE_KEY"].encode(), None, unsafe_skip_rsa_key_validation=True
        )
        public_key = load_pem_public_key(environment["WECHATPAY_PUBLIC_KEY"].encode())
        assert isinstance(key, RSAPrivateKey)
        assert isinstance(public_key, RSAPublicKey)
        return cls(environment, key, public_key)

    @classmethod
    def brand_from_env(cls, environment: Mapping[str, str]) -> "Merchant":
        """Return the brand of an environment, with its own WeChat Pay key if it has one."""
        own = "BRAND_" if "WECHATPAY_BRAND_PUBLIC_KEY" in environment else ""
        key = load_pem_private_key(
            environment["WECHATPAY_BRAND_PRIVATE_KEY"].encode(), None, unsafe_skip_rsa_key_validation=True
        )
        public_key = load_pem_public_key(environment[f"WECHATPAY_{own}PUBLIC_KEY"].encode())
        assert isinstance(key, RSAPrivateKey)
        assert isinstance(public_key, RSAPublicKey)
        return cls(
            environment,
            key,
            public_key,
            scheme="WECHATPAY-BRAND-SHA256-RSA2048",
            caller=("brand_id", "BRAND_ID"),
            serial_name="BRAND_SERIAL_NO",
            public_key_id_name=f"{own}PUBLIC_KEY_ID",
        )

    @property
    def mchid(self) -> str:
        return self.environment["WECHATPAY_MCHID"]

    @property
    def public_key_id(self) -> str:
        return self.environment[f"WECHATPAY_{self.public_key_id_name}"]

    @property
    def host(self) -> str:
        return urlsplit(self.environment["WECHATPAY_BASE_URL"]).netloc

    def sign(self, method: str, target: str, timestamp: str, nonce: str, body: bytes) -> str:
        message = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode("latin-1") + body + b"\n"
        return b64encode(self.key.sign(message, PKCS1v15(), SHA256())).decode()

    def authorization(self, method: str, target: str, body: bytes = b"", **replaced: str) -> str:
        """Return the Authorization header; `replaced` overrides its items."""
        timestamp = replaced.get("timestamp", str(int(time())))
        nonce = replaced.get("nonce_str", NONCE)
        items = {
            self.caller[0]: self.environment[f"WECHATPAY_{self.caller[1]}"],
            "nonce_str": nonce,
            "timestamp": timestamp,
            "serial_no": self.environment[f"WECHATPAY_{self.serial_name}"],
            "signature": self.sign(method, target, timestamp, nonce, body),
        } | replaced
        return f"{self.scheme} " + ",".join(f'{name}="{value}"' for name, value in items.items())

    def headers(self, method: str, target: str, body: bytes = b"") -> dict[str, str]:
        """Return the headers of a valid request."""
        return {
            "Host": self.host,
            "Accept": "application/json",
            "User-Agent": "merchant-side/1",
            "Content-Type": "application/json",
            "Wechatpay-Serial": self.public_key_id,
            "Authorization": self.authorization(method, target, body),
            "Content-Length": str(len(body)),
        }

    def raw(
        self,
        target: str = CANCEL,
        body: bytes = b"",
        *,
        method: str = "POST",
        changed: Mapping[str, str | None] | None = None,
        extra: bytes = b"",
    ) -> bytes:
        """Return the bytes of a request; `changed` replaces headers, or removes one with `None`; `extra` is appended to them."""
        headers = self.headers(method, target, body) | dict(changed or {})
        lines = [f"{method} {target} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers.items() if value is not None]
        return ("\r\n".join(lines) + "\r\n").encode("latin-1") + extra + b"\r\n" + body

    def send(self, raw: bytes) -> Answer | None:
        """Send raw bytes on a new connection; return `None` if it is closed before a complete reply."""
        name, _, port = self.host.rpartition(":")
        with socket.create_connection((name.strip("[]"), int(port)), timeout=SOCKET_SECONDS) as connection:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            return receive(connection)

    def call(
        self,
        target: str = CANCEL,
        body: bytes = b"",
        *,
        method: str = "POST",
        changed: Mapping[str, str | None] | None = None,
    ) -> Answer:
        """Send a request that must have a reply; see `WITHOUT_CONNECTION`."""
        raw = self.raw(target, body, method=method, changed=changed)
        answer = WITHOUT_CONNECTION.get(self.host, self.send)(raw)
        assert answer is not None, "the connection was closed"
        return answer

    def call_json(self, target: str, body: Any, *, changed: Mapping[str, str | None] | None = None) -> Answer:
        """Send a POST request with a JSON body that must have a reply."""
        return self.call(target, json.dumps(body, ensure_ascii=False).encode(), changed=changed)

    @property
    def padding(self) -> OAEP:
        """Return the padding of encrypted values: RSAES-OAEP with SHA-1."""
        return OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 (the hash that APIv3 prescribes)

    def seal(self, text: str, key: RSAPublicKey | None = None) -> str:
        """Encrypt a value for WeChat Pay, or for another key."""
        return b64encode((key or self.wechatpay_key).encrypt(text.encode(), self.padding)).decode()

    def open(self, ciphertext: str) -> str:
        """Decrypt a value of a reply."""
        return self.key.decrypt(b64decode(ciphertext, validate=True), self.padding).decode()

    def is_signed(self, answer: Answer) -> bool:
        """Return whether the reply has a valid signature of WeChat Pay."""
        headers = answer.headers
        lines = f"{headers['wechatpay-timestamp']}\n{headers['wechatpay-nonce']}\n".encode()
        try:
            signature = b64decode(headers["wechatpay-signature"], validate=True)
            self.wechatpay_key.verify(signature, lines + answer.body + b"\n", PKCS1v15(), SHA256())
        except (ValueError, InvalidSignature):
            return False
        return headers["wechatpay-serial"] == self.public_key_id


def receive(connection: socket.socket) -> Answer | None:
    """Read one reply; return `None` if the connection is closed before it is complete."""
    response = http.client.HTTPResponse(connection)
    try:
        response.begin()
        body = response.read()
    except (http.client.HTTPException, ConnectionError):
        return None
    finally:
        response.close()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, body)
