"""The async transport on httptools: how it connects, waits, stops waiting, and lets a peer wait."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from threading import Event
from typing import Any, cast

import pytest

from support.frames import runtime_locals_as_text
from support.peer import Line, playing, unreachable
from support.server import answer, scripted
from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import CHUNK_BYTES
from wechatpay_runtime._transport.over_asyncio.connection import AsyncConnection
from wechatpay_runtime._transport.over_asyncio.dialing import connect_to_one
from wechatpay_runtime._transport.over_asyncio.transport import AsyncHttptoolsTransport
from wechatpay_runtime.errors import ConnectionBroken, ConnectionFailed

V4 = socket.AddressFamily.AF_INET
SIGNATURE = "c2lnbmF0dXJl-of-this-request"


def get(origin: str) -> Request:
    return Request(origin, "GET", "/v3/x", {"Authorization": f'signature="{SIGNATURE}"'}, b"")


def post(origin: str, body: bytes) -> Request:
    return Request(origin, "POST", "/v3/x", {"Content-Length": str(len(body))}, body)


def run(use: Callable[[AsyncHttptoolsTransport], Awaitable[Any]], **settings: Any) -> Any:
    """Use a transport on a new event loop, then close it."""

    async def main() -> Any:
        transport = AsyncHttptoolsTransport(**settings)
        try:
            return await use(transport)
        finally:
            await transport.close()

    return asyncio.run(main())


def port_of(origin: str) -> int:
    return int(origin.rpartition(":")[2])


def connected_port(*places: tuple[str, int]) -> int:
    """Return the port to which `connect_to_one` has connected."""

    async def main() -> int:
        connection = await connect_to_one(asyncio.get_running_loop(), [(V4, place) for place in places])
        with connection:
            port: int = connection.getpeername()[1]
            return port

    return asyncio.run(main())


def test_an_unresponsive_address_does_not_delay_the_next_for_long() -> None:
    with unreachable() as silent, playing(lambda line: line.hold()) as peer:
        port = port_of(peer.origin)

        assert connected_port(silent, ("127.0.0.1", port)) == port


def test_the_address_after_one_that_refuses_is_used() -> None:
    with playing(lambda line: line.hold()) as other:
        closed = port_of(other.origin)
    with playing(lambda line: line.hold()) as peer:
        port = port_of(peer.origin)

        assert connected_port(("127.0.0.1", closed), ("127.0.0.1", port)) == port


def test_the_error_is_that_of_the_last_address() -> None:
    with playing(lambda line: line.hold()) as peer:
        closed = port_of(peer.origin)
    with pytest.raises(ConnectionRefusedError):
        connected_port(("127.0.0.1", closed), ("127.0.0.1", closed))


def test_a_host_without_addresses_is_an_error() -> None:
    with pytest.raises(OSError, match="no address"):
        connected_port()


class CountingLoop(asyncio.SelectorEventLoop):
    """Resolves one name, and counts how often it is asked."""

    lookups = 0

    async def getaddrinfo(self, host: Any, port: Any, **more: Any) -> Any:  # noqa: ARG002 - it knows one address
        self.lookups += 1
        return await super().getaddrinfo("127.0.0.1", port, **more)


def test_simultaneous_calls_share_one_lookup() -> None:
    async def use(origin: str) -> int:
        transport = AsyncHttptoolsTransport()
        replies = await asyncio.gather(*(transport.send(get(origin), Options()) for _ in range(20)))
        await transport.close()
        assert {reply.status for reply in replies} == {200}
        return cast("CountingLoop", asyncio.get_running_loop()).lookups

    with scripted(lambda _: answer()) as server, asyncio.Runner(loop_factory=CountingLoop) as runner:
        assert runner.run(use(f"http://shop.example:{port_of(server.origin)}")) == 1


def test_a_host_name_that_cannot_be_encoded_is_a_failed_connection() -> None:
    with pytest.raises(ConnectionFailed):
        run(lambda transport: transport.send(get(f"https://{'a' * 64}.example"), Options()))


async def cancelled(task: "asyncio.Task[Any]") -> asyncio.CancelledError:
    """Cancel a task, and return the error with which it ended."""
    task.cancel()
    with pytest.raises(asyncio.CancelledError) as caught:
        await task
    return caught.value


def test_a_cancelled_call_closes_its_connection() -> None:
    has_arrived = Event()

    def script(request: bytes) -> bytes:
        has_arrived.set()
        return b"" if b"/slow" in request else answer()

    async def use(transport: AsyncHttptoolsTransport) -> tuple[int, list[str]]:
        slow = Request(server.origin, "GET", "/slow", get("").headers, b"")
        task = asyncio.ensure_future(transport.send(slow, Options()))
        await asyncio.to_thread(has_arrived.wait, 20)
        error = await cancelled(task)
        left = await asyncio.to_thread(server.wait_until_left)
        assert (await transport.send(get(server.origin), Options())).status == 200
        return left, runtime_locals_as_text(error)

    with scripted(script) as server:
        left, frames = run(use)

    assert (left, server.connections) == (1, 2)
    assert SIGNATURE not in "".join(frames)


@pytest.mark.parametrize("is_over_tls", [False, True])
def test_a_call_that_is_cancelled_while_it_connects_closes_its_connection(
    is_over_tls: bool,  # noqa: FBT001 - parametrized
) -> None:
    has_come, has_left = Event(), Event()

    def script(line: Line) -> None:
        has_come.set()
        line.hold()
        has_left.set()

    async def use(transport: AsyncHttptoolsTransport) -> None:
        origin = peer.origin.replace("http:", "https:") if is_over_tls else peer.origin
        task = asyncio.ensure_future(transport.send(get(origin), Options()))
        await asyncio.to_thread(has_come.wait, 20)
        await cancelled(task)
        assert await asyncio.to_thread(has_left.wait, 20)

    with playing(script) as peer:
        run(use)


def test_no_frame_of_a_call_cancelled_at_a_proxy_contains_its_password() -> None:
    has_arrived = Event()

    def script(line: Line) -> None:
        line.receive()
        has_arrived.set()
        line.hold()

    async def use(transport: AsyncHttptoolsTransport) -> list[str]:
        task = asyncio.ensure_future(transport.send(get("https://shop.example"), Options()))
        await asyncio.to_thread(has_arrived.wait, 20)
        return runtime_locals_as_text(await cancelled(task))

    with playing(script) as peer:
        frames = run(use, proxy=peer.origin.replace("//", "//user:s3cr3t@"))

    assert b"Basic dXNlcjpzM2NyM3Q=" in peer.requests[0]
    assert "Proxy()" in frames
    assert "s3cr3t" not in "".join(frames)


def test_closing_ends_a_call_that_waits_for_its_reply() -> None:
    has_arrived = Event()

    def script(line: Line) -> None:
        line.receive()
        has_arrived.set()
        line.hold()

    async def use(transport: AsyncHttptoolsTransport) -> None:
        task = asyncio.ensure_future(transport.send(get(peer.origin), Options()))
        await asyncio.to_thread(has_arrived.wait, 20)
        await transport.close()
        with pytest.raises(ConnectionBroken, match="the client was closed"):
            await task

    with playing(script) as peer:
        run(use)


def test_closing_leaves_no_socket_open() -> None:
    with scripted(lambda _: answer()) as server:

        async def use(transport: AsyncHttptoolsTransport) -> None:
            await asyncio.gather(*(transport.send(get(server.origin), Options()) for _ in range(3)))

        run(use)
        assert {server.wait_until_left() for _ in range(server.connections)} == set(range(1, server.connections + 1))


def test_a_loop_that_ends_closes_the_connections() -> None:
    with scripted(lambda _: answer()) as server:
        asyncio.run(_send_and_leave_open(server.origin))

        assert server.wait_until_left() == 1


async def _send_and_leave_open(origin: str) -> None:
    await AsyncHttptoolsTransport().send(get(origin), Options())


def test_a_large_request_that_is_refused_early_has_its_reply() -> None:
    def script(line: Line) -> None:
        line.receive_head()
        line.send(answer(b"too large", status="413 Content Too Large"))
        line.hold()

    with playing(script) as peer:
        reply = run(lambda transport: transport.send(post(peer.origin, bytes(20_000_000)), Options()))

    assert (reply.status, reply.body) == (413, b"too large")


def test_a_reply_that_was_closed_cannot_be_read_further() -> None:
    async def use(transport: AsyncHttptoolsTransport) -> None:
        reply = await transport.open(get(server.origin), Options())
        reply.close()
        with pytest.raises(ConnectionBroken):
            await anext(aiter(reply.chunks()))

    with scripted(lambda _: answer(b"x" * 1000)) as server:
        run(use)


class FakeTransport:
    """The methods of a transport of asyncio that a connection calls."""

    def __init__(self) -> None:
        self.sent = bytearray()
        self.is_reading = True
        self._sockets = socket.socketpair()

    def get_extra_info(self, name: str) -> Any:
        assert name == "socket"
        return self._sockets[0]

    def write(self, data: bytes) -> None:
        self.sent += data

    def pause_reading(self) -> None:
        self.is_reading = False

    def resume_reading(self) -> None:
        self.is_reading = True

    def abort(self) -> None:
        for each in self._sockets:
            each.close()


def feed(connection: AsyncConnection, data: bytes) -> None:
    """Pass bytes as an event loop does."""
    for start in range(0, len(data), 60_000):
        piece = data[start : start + 60_000]
        connection.get_buffer(-1)[: len(piece)] = piece
        connection.buffer_updated(len(piece))


def test_a_peer_waits_while_nobody_reads_what_it_sent() -> None:
    async def main() -> list[bool]:
        transport = FakeTransport()
        connection = AsyncConnection(asyncio.get_running_loop(), memoryview(bytearray(64 * 1024)))
        connection.connection_made(transport)
        task = asyncio.ensure_future(connection.exchange(get("http://127.0.0.1:1"), 0, 1e9))
        await asyncio.sleep(0)
        feed(connection, b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n")
        await task
        seen = [transport.is_reading]
        feed(connection, bytes(CHUNK_BYTES))
        seen.append(transport.is_reading)
        assert len(connection.reader.take()) == CHUNK_BYTES
        connection.read_in_pieces()
        seen.append(transport.is_reading)
        connection.close()
        return seen

    assert asyncio.run(main()) == [True, False, True]
