"""A server in a separate process that signs the same reply to every request for an operation, with the requested number.

`python -m benchmarks.server FOLDER GATHERED` prints its ports as JSON and serves until its standard input ends. FOLDER
contains the keys. The port `gathering` collects GATHERED requests before it responds to all of them; the replies of `forging`
have a wrong signature.
"""

import asyncio
import json
import re
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
from benchmarks.replies import reply_body

_NONCE = "c5ac7061fccab6bf3e254dcf98995b8c"
_BACKLOG = 1024
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class SignedReply:
    """A signed reply with the headers of WeChat Pay's; if it is forged, the signature is that of another reply."""

    def __init__(self, key: RSAPrivateKey, *, is_forged: bool = False) -> None:
        self._key = key
        self._signed_end = b" \n" if is_forged else b"\n"

    def text(self, head: bytes, content: bytes) -> bytes:
        """Return head and body for a request with this head and content."""
        body, now = reply_body(head.split(b" ", 2)[1], content), int(time.time())
        message = f"{now}\n{_NONCE}\n".encode() + body + self._signed_end
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


Waiting = list[tuple[asyncio.Transport, bytes, bytes]]
"""Requests without a reply: the connection, the head and the body of each."""


class Connection(asyncio.Protocol):
    """Responds to each request on a connection."""

    def __init__(self, signed_reply: SignedReply, waiting: Waiting, gathered: int) -> None:
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
        self._received += data
        while (request := self._next_request()) is not None:
            self._waiting.append((self._transport, *request))
        if len(self._waiting) >= self._gathered:
            for transport, head, body in self._waiting:
                transport.write(self._signed_reply.text(head, body))
            self._waiting.clear()

    def _next_request(self) -> tuple[bytes, bytes] | None:
        """Take the next complete request off what was received."""
        head, empty_line, rest = self._received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        end = int(length[1]) if length else 0
        if not empty_line or len(rest) < end:
            return None
        self._received = rest[end:]
        return head, rest[:end]


async def serve(folder: Path, gathered: int) -> None:
    """Serve on four ports until standard input ends."""
    key = load_pem_private_key((folder / WECHATPAY_FILE).read_bytes(), None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(key, RSAPrivateKey)
    signed, forged = SignedReply(key), SignedReply(key, is_forged=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / TLS_FILE)
    loop = asyncio.get_running_loop()
    ports: dict[str, int] = {}
    kinds: dict[str, tuple[SignedReply, ssl.SSLContext | None, int]] = {
        "http": (signed, None, 1),
        "https": (signed, context, 1),
        "gathering": (signed, None, gathered),
        "forging": (forged, None, 1),
    }
    for name, (reply, tls, number) in kinds.items():
        waiting: Waiting = []
        server = await loop.create_server(
            partial(Connection, reply, waiting, number),
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
