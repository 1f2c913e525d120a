"""A server in a separate process that sends the same reply to every request, with the requested number.

`python -m benchmarks.server FOLDER GATHERED` prints its ports as JSON and serves until its standard input ends. FOLDER
contains the keys. The port `gathering` collects GATHERED requests before it responds to all of them.
"""

import asyncio
import json
import ssl
import sys
import time
from base64 import b64encode
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from benchmarks.platform_keys import PUBLIC_KEY_ID, TLS_FILE, WECHATPAY_FILE

_NONCE = "c5ac7061fccab6bf3e254dcf98995b8c"
_BACKLOG = 1024


class SignedReply:
    """A signed reply with the headers of WeChat Pay's."""

    def __init__(self, key: RSAPrivateKey) -> None:
        self._key = key

    def text(self, head: bytes) -> bytes:
        """Return head and body for a request with this head; the number is the second-to-last segment of the path."""
        number = head.split(b" ", 2)[1].rsplit(b"/", 2)[1]
        body, now = b'{"apply_id":"%s","state":"APPLYMENT_STATE_CANCELED"}' % number, int(time.time())
        message = f"{now}\n{_NONCE}\n".encode() + body + b"\n"
        signature = b64encode(self._key.sign(message, PKCS1v15(), SHA256())).decode()
        reply = (
            "HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Fri, 20 Nov 2026 08:00:00 GMT\r\n"
            f"Content-Type: application/json; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
            "Connection: keep-alive\r\nKeep-Alive: timeout=8\r\nCache-Control: no-cache, must-revalidate\r\n"
            "X-Content-Type-Options: nosniff\r\nContent-Language: zh-CN\r\n"
            "Request-ID: 08F78BB5AF0610D302189CC2D5FA0120E5C5BBA806289DC202-0\r\n"
            f"Wechatpay-Nonce: {_NONCE}\r\nWechatpay-Signature: {signature}\r\nWechatpay-Timestamp: {now}\r\n"
            f"Wechatpay-Serial: {PUBLIC_KEY_ID}\r\nWechatpay-Signature-Type: WECHATPAY2-SHA256-RSA2048\r\n\r\n"
        )
        return reply.encode() + body


class Connection(asyncio.Protocol):
    """Responds at the end of each head: the calls that are measured have no body."""

    def __init__(
        self, signed_reply: SignedReply, waiting: list[tuple[asyncio.Transport, bytes]], gathered: int
    ) -> None:
        self._signed_reply = signed_reply
        self._waiting = waiting
        self._gathered = gathered
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Respond, if enough requests are waiting."""
        *heads, self._received = (self._received + data).split(b"\r\n\r\n")
        self._waiting += [(self._transport, head) for head in heads]
        if len(self._waiting) >= self._gathered:
            for transport, head in self._waiting:
                transport.write(self._signed_reply.text(head))
            self._waiting.clear()


async def serve(folder: Path, gathered: int) -> None:
    """Serve on three ports until standard input ends."""
    key = load_pem_private_key((folder / WECHATPAY_FILE).read_bytes(), None)
    assert isinstance(key, RSAPrivateKey)
    signed_reply = SignedReply(key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / TLS_FILE)
    loop = asyncio.get_running_loop()
    ports: dict[str, int] = {}
    for name, tls, number in (("http", None, 1), ("https", context, 1), ("gathering", None, gathered)):
        waiting: list[tuple[asyncio.Transport, bytes]] = []
        server = await loop.create_server(
            partial(Connection, signed_reply, waiting, number),
            "127.0.0.1",
            0,
            ssl=tls,
            backlog=_BACKLOG,
        )
        ports[name] = server.sockets[0].getsockname()[1]
    print(json.dumps(ports), flush=True)
    ended = asyncio.Event()
    loop.add_reader(sys.stdin.fileno(), ended.set)
    await ended.wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
