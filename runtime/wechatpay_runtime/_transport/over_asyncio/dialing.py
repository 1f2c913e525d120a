"""Opens connections of the async transport on httptools: name, addresses, proxy, TLS."""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, zip_longest
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._transport.base import resolvable
from wechatpay_runtime._transport.httptools_request import Address
from wechatpay_runtime._transport.over_asyncio.connection import AsyncConnection
from wechatpay_runtime._transport.over_asyncio.proxy import Proxy

_STAGGER_SECONDS = 0.25
"""Time after which the next address is tried as well, if the one before has not accepted; as RFC 8305 recommends."""

Place = tuple[socket.AddressFamily, Any]


class Dialer:
    """Opens connections on one event loop. Simultaneous connections to one host share one name lookup."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._lookups: dict[tuple[str, int], asyncio.Task[list[Place]]] = {}

    async def dial(
        self, address: Address, proxy: Proxy | None, context: ssl.SSLContext | None, buffer: memoryview
    ) -> AsyncConnection:
        """Open a connection.

        Args:
            address: Where it leads.
            proxy: A proxy that opens a tunnel to there; only used with TLS.
            context: The context for TLS; `None` for plain HTTP.
            buffer: Where the event loop puts bytes that arrive.

        Raises:
            OSError: The host has no address, or none accepted; or TLS failed.
            NotConnected: The proxy opened no tunnel.
            BrokenReply: The connection was closed during the negotiation of TLS.
        """
        proxy_address = proxy.address if proxy else address
        plain = await connect_to_one(self._loop, await self._look_up(proxy_address.host, proxy_address.port))
        connection = AsyncConnection(self._loop, buffer)
        try:
            await self._loop.create_connection(lambda: connection, sock=plain)
        except BaseException:
            plain.close()
            raise
        try:
            if context is not None:
                if proxy is not None:
                    if proxy_address.is_tls:
                        await connection.start_tls(context, proxy_address.host)
                    await connection.open_tunnel(address, proxy)
                await connection.start_tls(context, address.host)
        except BaseException:
            connection.close()
            raise
        return connection

    async def _look_up(self, host: str, port: int) -> list[Place]:
        numeric = socket.AI_NUMERICHOST
        try:
            return _places(socket.getaddrinfo(resolvable(host), port, type=socket.SOCK_STREAM, flags=numeric))
        except socket.gaierror:
            pass  # it is a name, which takes a resolver, and so a thread
        key = host, port
        lookup = self._lookups.get(key)
        if lookup is None:
            lookup = self._lookups[key] = self._loop.create_task(self._resolve(host, port))
            lookup.add_done_callback(partial(self._forget, key))
        return await asyncio.shield(lookup)

    def _forget(self, key: tuple[str, int], lookup: "asyncio.Task[list[Place]]") -> None:
        del self._lookups[key]
        if not lookup.cancelled():
            lookup.exception()  # asyncio logs one that nobody has seen, as when all calls that waited were cancelled

    async def _resolve(self, host: str, port: int) -> list[Place]:
        return _places(await self._loop.getaddrinfo(resolvable(host), port, type=socket.SOCK_STREAM))


def _places(found: Iterable[tuple[Any, ...]]) -> list[Place]:
    """Return the addresses of a host, with the families in turns."""
    by_family: dict[Any, list[Place]] = {}
    for family, _, _, _, address in found:
        by_family.setdefault(family, []).append((family, address))
    return [place for place in chain.from_iterable(zip_longest(*by_family.values())) if place is not None]


async def connect_to_one(loop: asyncio.AbstractEventLoop, places: Sequence[Place]) -> socket.socket:
    """Connect to the first address that accepts; the next one is tried when one has refused, or does not accept soon.

    Raises:
        OSError: No address accepted the connection; this is the error of the last one that failed.
    """
    if len(places) == 1:
        return await _connect(loop, *places[0])
    waiting = list(places)
    running: set[asyncio.Task[socket.socket]] = set()
    failure: BaseException = OSError(phrase("the host name has no address"))
    try:
        while waiting or running:
            if waiting:
                running.add(loop.create_task(_connect(loop, *waiting.pop(0))))
            done, _ = await asyncio.wait(
                running, timeout=_STAGGER_SECONDS if waiting else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                running.discard(attempt)
                error = attempt.exception()
                if error is None:
                    running |= done - {attempt}
                    return attempt.result()
                failure = error
        raise failure
    finally:
        del failure
        for attempt in running:
            attempt.cancel()
            attempt.add_done_callback(_abandon)


def _abandon(attempt: "asyncio.Task[socket.socket]") -> None:
    """Close the socket of an attempt that is not needed."""
    if not attempt.cancelled() and attempt.exception() is None:
        attempt.result().close()


async def _connect(loop: asyncio.AbstractEventLoop, family: socket.AddressFamily, address: Any) -> socket.socket:
    plain = socket.socket(family, socket.SOCK_STREAM)
    try:
        plain.setblocking(False)
        await loop.sock_connect(plain, address)
    except BaseException:
        plain.close()
        raise
    return plain
