"""The floor: the minimum that a Python program needs for one signed and verified call, written by hand.

Nothing here is imported from the runtime. Each function is what a careful developer would write: one connection pool, with
keys, padding and hash created once, and no import within a call.
"""

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import quote

SyncCall = Callable[[str], Any]
AsyncCall = Callable[[str], Awaitable[Any]]
Opening = Callable[[Mapping[str, str], bytes], Any]


@contextmanager
def urllib3_floor(origin: str, merchant: Mapping[str, str], ca_file: str | None) -> Generator[SyncCall]:
    """Yields a function that signs, sends and verifies one call over urllib3."""
    import urllib3
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

    private_key = load_pem_private_key(merchant["private_key"].encode(), None)
    public_key = load_pem_public_key(merchant["public_key"].encode())
    assert isinstance(private_key, RSAPrivateKey)
    assert isinstance(public_key, RSAPublicKey)
    padding, sha256 = PKCS1v15(), SHA256()
    mchid, serial_no = merchant["mchid"], merchant["serial_no"]
    common = {"Accept": "application/json", "Content-Type": "application/json", "Content-Length": "0"}
    common |= {"User-Agent": "floor/1.0", "Wechatpay-Serial": merchant["public_key_id"]}
    with urllib3.PoolManager(ca_certs=ca_file) as manager:
        pool = manager.connection_from_url(origin)

        def call(apply_id: str) -> Any:
            target = f"/v3/mchalterapply/merchantnamealterapplyment/{quote(apply_id, safe='')}/revoke"
            now, nonce = int(time.time()), os.urandom(16).hex()
            signature = b64encode(private_key.sign(f"POST\n{target}\n{now}\n{nonce}\n\n".encode(), padding, sha256))
            authorization = (
                f'WECHATPAY2-SHA256-RSA2048 mchid="{mchid}",nonce_str="{nonce}",timestamp="{now}",'
                f'serial_no="{serial_no}",signature="{signature.decode()}"'
            )
            reply = pool.urlopen("POST", target, headers={**common, "Authorization": authorization}, retries=False)
            signed = f"{reply.headers['Wechatpay-Timestamp']}\n{reply.headers['Wechatpay-Nonce']}\n".encode()
            reply_signature = b64decode(reply.headers["Wechatpay-Signature"])
            public_key.verify(reply_signature, signed + reply.data + b"\n", padding, sha256)
            return json.loads(reply.data)

        yield call


@asynccontextmanager
async def aiohttp_floor(origin: str, merchant: Mapping[str, str]) -> AsyncGenerator[AsyncCall]:
    """Yields a function that signs, sends and verifies one call over aiohttp."""
    from aiohttp import ClientSession, DummyCookieJar, TCPConnector
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
    from yarl import URL

    private_key = load_pem_private_key(merchant["private_key"].encode(), None)
    public_key = load_pem_public_key(merchant["public_key"].encode())
    assert isinstance(private_key, RSAPrivateKey)
    assert isinstance(public_key, RSAPublicKey)
    padding, sha256 = PKCS1v15(), SHA256()
    mchid, serial_no = merchant["mchid"], merchant["serial_no"]
    common = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "floor/1.0"}
    common["Wechatpay-Serial"] = merchant["public_key_id"]
    async with ClientSession(connector=TCPConnector(limit=0), cookie_jar=DummyCookieJar()) as session:

        async def call(apply_id: str) -> Any:
            target = f"/v3/mchalterapply/merchantnamealterapplyment/{quote(apply_id, safe='')}/revoke"
            now, nonce = int(time.time()), os.urandom(16).hex()
            signature = b64encode(private_key.sign(f"POST\n{target}\n{now}\n{nonce}\n\n".encode(), padding, sha256))
            authorization = (
                f'WECHATPAY2-SHA256-RSA2048 mchid="{mchid}",nonce_str="{nonce}",timestamp="{now}",'
                f'serial_no="{serial_no}",signature="{signature.decode()}"'
            )
            headers = {**common, "Authorization": authorization}
            async with session.post(URL(origin + target, encoded=True), headers=headers) as reply:
                body = await reply.read()
            signed = f"{reply.headers['Wechatpay-Timestamp']}\n{reply.headers['Wechatpay-Nonce']}\n".encode()
            reply_signature = b64decode(reply.headers["Wechatpay-Signature"])
            public_key.verify(reply_signature, signed + body + b"\n", padding, sha256)
            return json.loads(body)

        yield call


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
