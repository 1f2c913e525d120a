"""Idle connections are closed after a few seconds, by one background thread for all clients of a process."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support import authority
from support.server import ScriptedServer, answer, scripted
from support.transports import SENDERS, SYNC, Sender
from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.base import IDLE_SECONDS, Transport
from wechatpay_runtime._transport.idle import Sweeper
from wechatpay_runtime._transport.pool import ConnectionPool

SOON_SECONDS = 0.05


def get(origin: str) -> Request:
    return Request(origin, "GET", "/v3/x", {"Accept": "application/json"}, b"")


@pytest.fixture(params=[False, True], ids=["http", "https"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ScriptedServer]:
    context = authority.server_context(authority.write_certificate(tmp_path)) if request.param else None
    with scripted(lambda _: answer(), context=context) as server:
        yield server


def ca_file_of(server: ScriptedServer, folder: Path) -> str | None:
    return str(folder / "loopback.pem") if server.origin.startswith("https") else None


@pytest.mark.parametrize("kind", SENDERS.values(), ids=SENDERS)
def test_an_idle_connection_is_closed_without_another_call(
    kind: Callable[..., Sender], server: ScriptedServer, tmp_path: Path
) -> None:
    sender = kind(ca_file=ca_file_of(server, tmp_path), idle_seconds=SOON_SECONDS)
    sender.send(get(server.origin))

    assert sender.while_waiting(server.wait_until_left) == 1
    sender.close()


def test_an_async_client_closes_each_connection_when_its_idle_time_is_up() -> None:
    """The connector of aiohttp checks again only after another full period."""

    async def run(server: ScriptedServer) -> float:
        transport = AiohttpTransport()
        await transport.send(get(server.origin), Options())
        connector: Any = vars(transport)["_shared"].session.connector
        [connections] = connector._conns.values()
        connections.append((connections[0][0], connections.popleft()[1] - 5))  # as if it had been idle for 5 s
        connector._cleanup()
        seconds: float = connector._cleanup_handle.when() - asyncio.get_running_loop().time()
        await transport.close()
        return seconds

    with scripted(lambda _: answer()) as server:
        assert asyncio.run(run(server)) < 2.1


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class FakeConnection:
    """A connection that a pool can keep."""

    is_closed = False
    is_connected = True

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def sweeper(time: Time, monkeypatch: pytest.MonkeyPatch) -> Sweeper:
    """Return a sweeper whose thread cannot start, so that it sweeps only when a test calls `sweep`."""

    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    return Sweeper(time)


@pytest.fixture
def make_pool(time: Time, sweeper: Sweeper) -> Callable[[], ConnectionPool[Any]]:
    make: Any = FakeConnection
    return lambda: ConnectionPool(make, clock=time, sweeper=sweeper)


@pytest.fixture
def pool(make_pool: Callable[[], ConnectionPool[Any]]) -> ConnectionPool[Any]:
    return make_pool()


def use(pool: ConnectionPool[Any], time: Time) -> Any:
    """Take a connection and put it back, as a request does."""
    connection = pool.take()
    pool.keep(connection, time())
    return connection


def test_a_connection_is_kept_for_less_than_seven_seconds(
    pool: ConnectionPool[Any], time: Time, sweeper: Sweeper
) -> None:
    connection = use(pool, time)
    time.now = IDLE_SECONDS - 0.1
    assert sweeper.sweep() == pytest.approx(0.1)
    assert not connection.is_closed

    time.now = IDLE_SECONDS
    assert (sweeper.sweep(), connection.is_closed) == (None, True)


def test_the_idle_time_of_a_connection_starts_at_its_last_use(
    pool: ConnectionPool[Any], time: Time, sweeper: Sweeper
) -> None:
    use(pool, time)
    time.now = 5.0
    connection = use(pool, time)
    time.now = IDLE_SECONDS

    assert sweeper.sweep() == pytest.approx(5.0)
    assert not connection.is_closed


def test_only_connections_that_are_idle_too_long_are_closed(
    pool: ConnectionPool[Any], time: Time, sweeper: Sweeper
) -> None:
    first, second = pool.take(), pool.take()
    pool.keep(first, time())
    time.now = 3.0
    pool.keep(second, time())
    time.now = IDLE_SECONDS
    sweeper.sweep()

    assert (first.is_closed, second.is_closed) == (True, False)


def test_a_pool_is_swept_again_after_it_was_empty(pool: ConnectionPool[Any], time: Time, sweeper: Sweeper) -> None:
    use(pool, time)
    time.now = IDLE_SECONDS
    sweeper.sweep()
    connection = use(pool, time)
    time.now += IDLE_SECONDS

    assert (sweeper.sweep(), connection.is_closed) == (None, True)


def test_a_connection_that_is_idle_too_long_is_not_reused_even_if_no_thread_can_start(
    pool: ConnectionPool[Any], time: Time
) -> None:
    connection = use(pool, time)
    time.now = IDLE_SECONDS

    assert pool.take() is not connection
    assert connection.is_closed


def test_the_idle_time_after_a_slow_reply_starts_at_its_head(
    pool: ConnectionPool[Any], time: Time, sweeper: Sweeper
) -> None:
    connection: Any = pool.take()
    time.now = 20.0
    pool.keep(connection, 1.0)

    assert (sweeper.sweep(), connection.is_closed) == (None, True)


def test_each_pool_is_swept_when_its_own_idle_time_is_up(
    make_pool: Callable[[], ConnectionPool[Any]], time: Time, sweeper: Sweeper
) -> None:
    pools = [make_pool(), make_pool()]
    connections: list[Any] = []
    for pool in pools:
        connections.append(use(pool, time))
        time.now += 1.0
    time.now = IDLE_SECONDS

    assert sweeper.sweep() == pytest.approx(1.0)
    assert [connection.is_closed for connection in connections] == [True, False]


def test_a_garbage_collected_pool_leaves_no_connection_open(
    make_pool: Callable[[], ConnectionPool[Any]], time: Time, sweeper: Sweeper
) -> None:
    connection = use(make_pool(), time)
    time.now = IDLE_SECONDS

    assert (sweeper.sweep(), connection.is_closed) == (None, True)


def test_no_more_than_32_connections_are_kept(pool: ConnectionPool[Any], time: Time) -> None:
    connections: list[Any] = [pool.take() for _ in range(33)]
    for connection in connections:
        pool.keep(connection, time())

    assert [connection.is_closed for connection in connections] == [False] * 32 + [True]


def test_a_connection_returned_after_close_is_closed(pool: ConnectionPool[Any], time: Time) -> None:
    connection: Any = pool.take()
    pool.close()
    pool.keep(connection, time())

    assert connection.is_closed


def test_a_closed_pool_is_not_swept(pool: ConnectionPool[Any], time: Time, sweeper: Sweeper) -> None:
    use(pool, time)
    pool.close()

    assert sweeper.sweep() is None


MANY = """
import importlib, sys, threading
from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
transport_class = getattr(importlib.import_module(sys.argv[2]), sys.argv[3])
transports = [transport_class() for _ in range(20)]
print(threading.active_count())
for transport in transports:
    transport.send(Request(sys.argv[1], "GET", "/v3/x", {}, b""), Options())
print(threading.active_count())
threads = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
for transport in transports:
    transport.close()
for thread in threads:
    thread.join(10)
print(threading.active_count())
transports[0] = transport_class()
transports[0].send(Request(sys.argv[1], "GET", "/v3/x", {}, b""), Options())
print(threading.active_count())
"""


@pytest.mark.parametrize("kind", SYNC.values(), ids=SYNC)
def test_one_thread_serves_all_clients_from_the_first_kept_connection_until_all_are_closed(
    kind: Callable[..., Transport],
) -> None:
    """The process then exits with an idle connection, immediately and without a warning."""
    with scripted(lambda _: answer()) as server:
        process = subprocess.run(
            [sys.executable, "-X", "dev", "-W", "error", "-c", MANY, server.origin, kind.__module__, kind.__qualname__],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        )

    assert (process.stdout.split(), process.stderr) == (["1", "2", "1", "2"], "")


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("kind", SYNC.values(), ids=SYNC)
def test_a_forked_process_closes_its_own_idle_connections(kind: Callable[..., Transport]) -> None:
    transport = kind(idle_seconds=SOON_SECONDS)
    end, is_over = os.pipe()
    with scripted(lambda _: answer()) as server:
        transport.send(get(server.origin), Options())
        child = os.fork()
        if child == 0:
            os.close(is_over)
            transport.send(get(server.origin), Options())
            os.read(end, 1)
            os._exit(0)
        numbers = {server.wait_until_left(), server.wait_until_left()}
        os.close(is_over)
        os.waitpid(child, 0)
        os.close(end)

    assert numbers == {1, 2}
