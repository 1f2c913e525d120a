"""Transports with the same settings use the same connections; those with other settings have their own."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from support import authority
from support.server import ScriptedServer, answer, scripted
from support.transports import ASYNC, SYNC
from support.tunnel import tunnelling
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.pool import ConnectionPool
from wechatpay_runtime._transport.sharing import SharedPools


def get(origin: str) -> Request:
    return Request(origin, "GET", "/v3/x", {"Accept": "application/json"}, b"")


class Kind:
    """Transports of one kind; the async ones use one event loop."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self.make = make
        self.runner = asyncio.Runner()
        self.made: list[Any] = []

    def transport(self, **settings: Any) -> Any:
        self.made.append(self.make(**settings))
        return self.made[-1]

    def send(self, transport: Any, origin: str) -> Reply:
        reply: Reply = self.result(transport.send(get(origin), Options()))
        return reply

    def result(self, result: Any) -> Any:
        """Return a result, which an async transport has to compute."""
        return self.runner.run(result) if asyncio.iscoroutine(result) else result

    def close(self) -> None:
        for transport in self.made:
            self.result(transport.close())
        self.made.clear()
        self.runner.close()


@pytest.fixture(params=[*SYNC.values(), *ASYNC.values()], ids=[*SYNC, *ASYNC])
def kind(request: pytest.FixtureRequest) -> Iterator[Kind]:
    kind = Kind(request.param)
    yield kind
    kind.close()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted(lambda _: answer()) as server:
        yield server


def test_transports_with_the_same_settings_share_a_connection(kind: Kind, server: ScriptedServer) -> None:
    for _ in range(3):
        kind.send(kind.transport(), server.origin)

    assert server.connections == 1


def test_transports_with_the_same_authorities_share_a_connection(kind: Kind, tmp_path: Path) -> None:
    path = authority.write_certificate(tmp_path)
    copy = tmp_path / "copy.pem"
    copy.write_bytes(path.read_bytes())
    with scripted(lambda _: answer(), context=authority.server_context(path)) as server:
        for ca_file in (path, copy):
            kind.send(kind.transport(ca_file=str(ca_file)), server.origin)

        assert server.connections == 1


def test_transports_with_other_authorities_have_their_own_connections(kind: Kind, tmp_path: Path) -> None:
    path = authority.write_certificate(tmp_path)
    more = tmp_path / "more.pem"
    (tmp_path / "other").mkdir()
    more.write_bytes(path.read_bytes() + authority.write_certificate(tmp_path / "other").read_bytes())
    with scripted(lambda _: answer(), context=authority.server_context(path)) as server:
        for ca_file in (path, more):
            kind.send(kind.transport(ca_file=str(ca_file)), server.origin)

        assert server.connections == 2


def test_transports_with_other_credentials_for_a_proxy_have_their_own_connections(kind: Kind, tmp_path: Path) -> None:
    path = authority.write_certificate(tmp_path)
    with (
        scripted(lambda _: answer(), context=authority.server_context(path)) as server,
        tunnelling(int(server.origin.rpartition(":")[2])) as proxy,
    ):
        for user in ("one", "one", "other"):
            named = proxy.origin.replace("//", f"//{user}:s3cr3t@")
            kind.send(kind.transport(proxy=named, ca_file=str(path)), "https://shop.example")
        kind.close()

    assert len(proxy.requests) == 2


def test_a_transport_that_is_closed_leaves_the_connections_to_the_others(kind: Kind, server: ScriptedServer) -> None:
    first, second = kind.transport(), kind.transport()
    kind.send(first, server.origin)
    kind.send(second, server.origin)
    kind.result(first.close())
    kind.send(second, server.origin)

    assert server.connections == 1


def test_the_last_transport_that_is_closed_closes_the_connections(kind: Kind, server: ScriptedServer) -> None:
    transports = [kind.transport(), kind.transport()]
    for transport in transports:
        kind.send(transport, server.origin)
    for transport in transports:
        kind.result(transport.close())

    assert server.wait_until_left() == 1


def test_a_transport_made_after_all_were_closed_opens_a_connection(kind: Kind, server: ScriptedServer) -> None:
    for _ in range(2):
        transport = kind.transport()
        kind.send(transport, server.origin)
        kind.result(transport.close())

    assert server.connections == 2


@pytest.mark.parametrize("make", [*SYNC.values(), ASYNC["aiohttp"]], ids=[*SYNC, "aiohttp"])
def test_a_transport_that_is_forgotten_without_being_closed_keeps_no_connection(
    make: Callable[..., Any], server: ScriptedServer
) -> None:
    """That over asyncio is kept by the timer of its idle connections."""
    kind = Kind(make)
    kind.send(make(), server.origin)

    assert kind.runner.run(asyncio.to_thread(server.wait_until_left)) == 1
    kind.close()


@pytest.mark.parametrize("make", ASYNC.values(), ids=ASYNC)
def test_event_loops_share_no_connection(make: Callable[..., Any], server: ScriptedServer) -> None:
    transports = [make(), make()]
    runners = [asyncio.Runner(), asyncio.Runner()]
    for transport, runner in zip(transports, runners, strict=True):
        runner.run(transport.send(get(server.origin), Options()))
    for transport, runner in zip(transports, runners, strict=True):
        runner.run(transport.close())
        runner.close()

    assert server.connections == 2


@pytest.mark.parametrize("make", SYNC.values(), ids=SYNC)
def test_threads_share_the_connections_of_their_clients(make: Callable[..., Any], server: ScriptedServer) -> None:
    transports = [make() for _ in range(8)]

    def send(number: int) -> Reply:
        reply: Reply = transports[number % 8].send(get(server.origin), Options())
        return reply

    with ThreadPoolExecutor(4) as threads:
        replies = list(threads.map(send, range(64)))
    for transport in transports:
        transport.close()

    assert len(replies) == 64
    assert server.connections <= 4


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("make", SYNC.values(), ids=SYNC)
def test_a_forked_process_shares_no_connection_with_its_parent(
    make: Callable[..., Any], server: ScriptedServer
) -> None:
    parent = make()
    parent.send(get(server.origin), Options())
    child = os.fork()
    if child == 0:
        os._exit(0 if make().send(get(server.origin), Options()).status == 200 else 1)
    _, status = os.waitpid(child, 0)
    parent.close()

    assert (status, server.connections) == (0, 2)


class Kept:
    """A connection that was kept."""

    is_connected = True
    is_closed = False

    def close(self) -> None:
        self.is_closed = True


def test_the_idle_connections_of_a_pool_grow_with_its_users() -> None:
    pool: ConnectionPool[Kept] = ConnectionPool(Kept)
    users = [Kept(), Kept()]
    for user in users:
        pool.join(user)
    connections = [pool.take() for _ in range(65)]
    for connection in connections:
        pool.keep(connection, time.monotonic())
    is_closed = [connection.is_closed for connection in connections]
    pool.close()

    assert is_closed == [False] * 64 + [True]


def test_a_pool_that_was_closed_is_not_joined_again() -> None:
    pools: SharedPools[ConnectionPool[Kept]] = SharedPools()
    user = Kept()
    first = pools.pool("settings", user, lambda: ConnectionPool(Kept))
    first.leave(user)

    assert pools.pool("settings", user, lambda: ConnectionPool(Kept)) is not first
