"""A client that looks up reply headers in their exact case, like the official Java SDKs, works against the gateway."""

import gzip
import hashlib
import json
import socket
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import closing
from hashlib import sha1
from threading import Thread
from typing import Any

import pytest
from attrs import evolve, field, frozen
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

from gateway.merchant_side import SOCKET_SECONDS, Merchant
from wechatpay_gateway.server import RunningGateway, running

HOST = "api.mch.weixin.qq.com"
PNG = b"\x89PNG\r\n\x1a\n"


@frozen
class Reply:
    """A reply whose headers are found only under their exact names."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def read(connection: socket.socket) -> tuple[str, dict[str, str], bytes]:
    """Return the first line, the headers in their original case, and the body of a message."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        raw += connection.recv(65536)
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    length = int(headers.get("Content-Length", "0"))
    while len(body) < length:
        body += connection.recv(65536)
    return first, headers, body


@frozen
class ExactClient:
    """Signs with the merchant's key, calls WeChat Pay's host at the gateway's address, and verifies with the keys it knows."""

    merchant: Merchant
    keys: Mapping[str, RSAPublicKey] = field(repr=False)

    def send(
        self,
        method: str,
        target: str,
        body: bytes = b"",
        *,
        signed: bytes | None = None,
        changed: Mapping[str, str] | None = None,
    ) -> Reply:
        """Send a request. `signed` is the part of the body that the signature covers, `changed` replaces headers."""
        authorization = self.merchant.authorization(method, target, body if signed is None else signed)
        headers = {"Host": HOST, "Accept": "*/*", "Authorization": authorization, **(changed or {})}
        raw = self.merchant.raw(target, body, method=method, changed=headers)
        name, _, port = self.merchant.host.partition(":")
        with socket.create_connection((name, int(port)), timeout=SOCKET_SECONDS) as connection:
            connection.sendall(raw)
            first, found, content = read(connection)
        return Reply(int(first.split(" ")[1]), found, content)

    def verified(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Return whether a known key signed a message."""
        message = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode() + body + b"\n"
        try:
            key = self.keys[headers["Wechatpay-Serial"]]
            key.verify(b64decode(headers["Wechatpay-Signature"]), message, PKCS1v15(), SHA256())
        except (KeyError, InvalidSignature):
            return False
        return headers["Wechatpay-Signature-Type"] == "WECHATPAY2-SHA256-RSA2048"

    def call(self, method: str, target: str, fields: Any = None, changed: Mapping[str, str] | None = None) -> Any:
        """Return the JSON of a verified reply that must be successful."""
        body = b"" if fields is None else json.dumps(fields).encode()
        reply = self.send(method, target, body, changed=changed)
        assert reply.status in {200, 204}, reply
        assert self.verified(reply.headers, reply.body)
        return reply.json() if reply.body else None


@pytest.fixture
def client(wechatpay_gateway: RunningGateway) -> ExactClient:
    merchant = Merchant.from_env(wechatpay_gateway.environment)
    return ExactClient(merchant, {merchant.public_key_id: merchant.wechatpay_key})


def order(notify_url: str = "https://shop.example/paid") -> dict[str, Any]:
    return {
        "appid": "wxd678efh567hg6787",
        "mchid": "1900000001",
        "description": "A book",
        "out_trade_no": "order-20260101-1",
        "notify_url": notify_url,
        "amount": {"total": 888},
    }


def test_an_order_is_placed_and_found(client: ExactClient) -> None:
    assert client.call("POST", "/v3/pay/transactions/native", order())["code_url"]
    found = client.call("GET", "/v3/pay/transactions/out-trade-no/order-20260101-1?mchid=1900000001")
    assert found["trade_state"] == "NOTPAY"


def test_an_order_is_closed_with_a_verified_reply_without_a_body(client: ExactClient) -> None:
    client.call("POST", "/v3/pay/transactions/native", order())
    path = "/v3/pay/transactions/out-trade-no/order-20260101-1/close"
    assert client.call("POST", path, {"mchid": "1900000001"}) is None


def test_the_request_id_of_a_refusal_has_its_exact_name(client: ExactClient) -> None:
    reply = client.send("GET", "/v3/pay/transactions/out-trade-no/never-placed?mchid=1900000001")
    assert (reply.status, reply.json()["code"]) == (404, "ORDER_NOT_EXIST")
    assert reply.headers["Request-ID"].startswith("08")
    assert reply.headers["Content-Type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "media_type", "unpack"),
    [("", "text/plain", bytes), ("&tar_type=GZIP", "application/x-gzip", gzip.decompress)],
    ids=["plain", "packed"],
)
def test_a_bill_is_fetched_and_its_digest_verified(
    client: ExactClient, query: str, media_type: str, unpack: Any
) -> None:
    reply_with_address = client.call("GET", f"/v3/bill/tradebill?bill_date=2019-06-11{query}")
    origin = f"https://{HOST}"
    assert reply_with_address["download_url"].startswith(f"{origin}/v3/billdownload/file?")
    reply = client.send("GET", reply_with_address["download_url"].removeprefix(origin))
    assert (reply.status, reply.headers["Content-Type"]) == (200, media_type)
    assert sha1(unpack(reply.body)).hexdigest() == reply_with_address["hash_value"]  # noqa: S324 - the digest of the page


def test_an_image_is_uploaded(client: ExactClient, wechatpay_gateway: RunningGateway) -> None:
    meta = json.dumps({"filename": "shop.png", "sha256": hashlib.sha256(PNG).hexdigest()}).encode()
    body = (
        b'--b\r\nContent-Disposition: form-data; name="meta"\r\n\r\n' + meta + b"\r\n--b\r\n"
        b'Content-Disposition: form-data; name="file"; filename="shop.png"\r\nContent-Type: image/png\r\n\r\n'
        + PNG
        + b"\r\n--b--\r\n"
    )
    changed = {"Content-Type": "multipart/form-data; boundary=b"}
    reply = client.send("POST", "/v3/merchant/media/upload", body, signed=meta, changed=changed)
    assert reply.status == 200
    assert client.verified(reply.headers, reply.body)
    assert [upload.filename for upload in wechatpay_gateway.uploads] == ["shop.png"]


def test_a_notification_is_verified_and_decrypted(client: ExactClient, wechatpay_gateway: RunningGateway) -> None:
    arrived: list[tuple[str, dict[str, str], bytes]] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.settimeout(SOCKET_SECONDS)

        def take() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(SOCKET_SECONDS)
                arrived.append(read(connection))
                connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

        receiver = Thread(target=take)
        receiver.start()
        notify_url = f"http://127.0.0.1:{listener.getsockname()[1]}/paid"
        client.call("POST", "/v3/pay/transactions/native", order(notify_url))
        wechatpay_gateway.pay("order-20260101-1")
        wechatpay_gateway.deliver()
        receiver.join()

    ((first, headers, body),) = arrived
    assert first == "POST /paid HTTP/1.1"
    assert headers["Content-Type"] == "application/json"
    assert client.verified(headers, body)
    assert decrypt_json(client.merchant, json.loads(body)["resource"])["trade_state"] == "SUCCESS"


def decrypt_json(merchant: Merchant, sealed: Mapping[str, str]) -> Any:
    """Return the JSON that was encrypted with the APIv3 key."""
    return json.loads(decrypt_bytes(merchant, sealed))


def decrypt_bytes(merchant: Merchant, sealed: Mapping[str, str]) -> bytes:
    cipher = AESGCM(merchant.environment["WECHATPAY_APIV3_KEY"].encode())
    nonce, data = sealed["nonce"].encode(), sealed["associated_data"].encode()
    return cipher.decrypt(nonce, b64decode(sealed["ciphertext"]), data)


@pytest.fixture(scope="module")
def certified() -> Iterator[RunningGateway]:
    with running(trust="both") as gateway:
        yield gateway


def test_certificates_are_fetched_with_an_empty_serial_and_verify_their_list(certified: RunningGateway) -> None:
    client = ExactClient(Merchant.from_env(certified.environment), {})
    reply = client.send("GET", "/v3/certificates", changed={"Wechatpay-Serial": ""})
    assert reply.status == 200
    keys: dict[str, RSAPublicKey] = {}
    for listed in reply.json()["data"]:
        key = x509.load_pem_x509_certificate(decrypt_bytes(client.merchant, listed["encrypt_certificate"])).public_key()
        assert isinstance(key, RSAPublicKey)
        keys[listed["serial_no"]] = key
    learnt = evolve(client, keys=keys)
    assert learnt.verified(reply.headers, reply.body)
    changed = {"Wechatpay-Serial": next(iter(keys))}
    assert learnt.call("POST", "/v3/pay/transactions/native", order(), changed)["code_url"]
