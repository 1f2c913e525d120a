"""The async floors: one signed and verified call, written by hand, over aiohttp and over asyncio alone."""

from asyncio import BaseTransport, Future, Protocol, WriteTransport, get_running_loop
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from benchmarks.floor import common_head, keys_floor, reply_in, request_bytes, tls_floor

AsyncCall = Callable[[str, str, bytes], Awaitable[Any]]


@asynccontextmanager
async def aiohttp_floor(
    origin: str, merchant: Mapping[str, str], ca_file: str | None = None, *, is_key_proved: bool = True
) -> AsyncGenerator[AsyncCall]:
    """Yields a function that signs, sends and verifies one call over aiohttp."""
    from aiohttp import ClientSession, DummyCookieJar, TCPConnector
    from yarl import URL

    sign, verify = keys_floor(merchant, is_key_proved=is_key_proved)
    common = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "floor/1.0"}
    common["Wechatpay-Serial"] = merchant["public_key_id"]
    connector = TCPConnector(limit=0, ssl=tls_floor(ca_file) if ca_file else True)
    async with ClientSession(connector=connector, cookie_jar=DummyCookieJar()) as session:

        async def call(method: str, target: str, body: bytes) -> Any:
            headers = {**common, "Authorization": sign(method, target, body)}
            url = URL(origin + target, encoded=True)
            async with session.request(method, url, data=body or None, headers=headers) as reply:
                return verify(reply.headers, await reply.read())

        yield call


@asynccontextmanager
async def protocol_floor(
    origin: str, merchant: Mapping[str, str], ca_file: str | None = None, *, is_key_proved: bool = True
) -> AsyncGenerator[AsyncCall]:
    """Yields a function that signs, sends and verifies one call over a protocol of asyncio, without an HTTP library."""
    loop, host, port = get_running_loop(), urlsplit(origin).hostname, urlsplit(origin).port
    assert host
    assert port
    sign, verify = keys_floor(merchant, is_key_proved=is_key_proved)
    common, context = common_head(host, merchant), tls_floor(ca_file) if ca_file else None
    idle: list[Connection] = []

    async def call(method: str, target: str, body: bytes) -> Any:
        connection = idle.pop() if idle else (await loop.create_connection(Connection, host, port, ssl=context))[1]
        connection.reply = loop.create_future()
        connection.transport.write(request_bytes(method, target, body, common, sign(method, target, body)))
        reply = await connection.reply
        idle.append(connection)
        return verify(*reply)

    yield call
    for connection in idle:
        connection.transport.close()


class Connection(Protocol):
    """A connection with at most one call in flight."""

    transport: WriteTransport
    reply: "Future[tuple[dict[str, str], bytes]]"
    received = b""

    def connection_made(self, transport: BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, WriteTransport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Return the reply if it is complete."""
        self.received += data
        reply = reply_in(self.received)
        if reply is not None:
            self.received = b""
            self.reply.set_result(reply)
