"""The floors: the minimum that a Python program needs for one signed and verified call, written by hand.

Nothing here is imported from the runtime. Each function is what a careful developer would write: one connection pool, with
keys, padding and hash created once, and no import within a call. A call is a method, a target and a body.
"""

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import urlsplit

SyncCall = Callable[[str, str, bytes], Any]
Sign = Callable[[str, str, bytes], str]
Verify = Callable[[Mapping[str, str], bytes], Any]
Opening = Callable[[Mapping[str, str], bytes], Any]


def keys_floor(merchant: Mapping[str, str], *, is_key_proved: bool = True) -> tuple[Sign, Verify]:
    """Returns two functions: one makes the Authorization header of a request, one verifies and parses a reply."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

    pem = merchant["private_key"].encode()
    private_key = load_pem_private_key(pem, None, unsafe_skip_rsa_key_validation=not is_key_proved)
    public_key = load_pem_public_key(merchant["public_key"].encode())
    assert isinstance(private_key, RSAPrivateKey)
    assert isinstance(public_key, RSAPublicKey)
    padding, sha256 = PKCS1v15(), SHA256()
    mchid, serial_no = merchant["mchid"], merchant["serial_no"]

    def sign(method: str, target: str, body: bytes) -> str:
        now, nonce = int(time.time()), os.urandom(16).hex()
        message = f"{method}\n{target}\n{now}\n{nonce}\n".encode() + body + b"\n"
        signature = b64encode(private_key.sign(message, padding, sha256)).decode()
        return (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{mchid}",nonce_str="{nonce}",timestamp="{now}",'
            f'serial_no="{serial_no}",signature="{signature}"'
        )

    def verify(headers: Mapping[str, str], body: bytes) -> Any:
        signed = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode()
        public_key.verify(b64decode(headers["Wechatpay-Signature"]), signed + body + b"\n", padding, sha256)
        return json.loads(body)

    return sign, verify


@contextmanager
def urllib3_floor(
    origin: str, merchant: Mapping[str, str], ca_file: str | None, *, is_key_proved: bool = True
) -> Generator[SyncCall]:
    """Yields a function that signs, sends and verifies one call over urllib3."""
    import urllib3

    sign, verify = keys_floor(merchant, is_key_proved=is_key_proved)
    common = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "floor/1.0"}
    common["Wechatpay-Serial"] = merchant["public_key_id"]
    with urllib3.PoolManager(ca_certs=ca_file) as manager:
        pool = manager.connection_from_url(origin)

        def call(method: str, target: str, body: bytes) -> Any:
            headers = {**common, "Content-Length": str(len(body)), "Authorization": sign(method, target, body)}
            reply = pool.urlopen(method, target, body or None, headers, retries=False)
            return verify(reply.headers, reply.data)

        yield call


@contextmanager
def socket_floor(
    origin: str, merchant: Mapping[str, str], ca_file: str | None, *, is_key_proved: bool = True
) -> Generator[SyncCall]:
    """Yields a function that signs, sends and verifies one call over a plain socket, without an HTTP library."""
    import socket

    host, port = urlsplit(origin).hostname, urlsplit(origin).port
    assert host
    sign, verify = keys_floor(merchant, is_key_proved=is_key_proved)
    common = common_head(host, merchant)
    plain = socket.create_connection((host, port))
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with closing(tls_floor(ca_file).wrap_socket(plain, server_hostname=host) if ca_file else plain) as connection:

        def call(method: str, target: str, body: bytes) -> Any:
            connection.sendall(request_bytes(method, target, body, common, sign(method, target, body)))
            received = b""
            while (reply := reply_in(received)) is None:
                piece = connection.recv(65536)
                assert piece, "the server closed the connection"
                received += piece
            return verify(*reply)

        yield call


def common_head(host: str, merchant: Mapping[str, str]) -> str:
    """Returns the part of a request's head that is the same for all calls."""
    return (
        f" HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
        f"User-Agent: floor/1.0\r\nWechatpay-Serial: {merchant['public_key_id']}\r\n"
    )


def request_bytes(method: str, target: str, body: bytes, common: str, authorization: str) -> bytes:
    """Returns a request in the smallest HTTP."""
    length = f"Content-Length: {len(body)}\r\n"
    return f"{method} {target}{common}{length}Authorization: {authorization}\r\n\r\n".encode() + body


def reply_in(received: bytes) -> tuple[dict[str, str], bytes] | None:
    """Returns headers and body, or nothing while the reply is incomplete; names of headers are as the server writes them."""
    head, empty_line, body = received.partition(b"\r\n\r\n")
    if not empty_line:
        return None
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    return (headers, body) if len(body) == int(headers["Content-Length"]) else None


def tls_floor(ca_file: str) -> Any:
    """Returns a TLS context that trusts the authorities of a file."""
    import ssl

    return ssl.create_default_context(cafile=ca_file)


def notification_floor(public_key_pem: str, apiv3_key: str) -> Opening:
    """Returns a function that verifies, decrypts and parses one notification."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    public_key = load_pem_public_key(public_key_pem.encode())
    assert isinstance(public_key, RSAPublicKey)
    cipher, padding, sha256 = AESGCM(apiv3_key.encode()), PKCS1v15(), SHA256()

    def opening(headers: Mapping[str, str], body: bytes) -> Any:
        signed = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode()
        signature = b64decode(headers["Wechatpay-Signature"])
        public_key.verify(signature, signed + body + b"\n", padding, sha256)
        resource = json.loads(body)["resource"]
        nonce, associated_data = resource["nonce"].encode(), resource["associated_data"].encode()
        return json.loads(cipher.decrypt(nonce, b64decode(resource["ciphertext"]), associated_data))

    return opening
