"""The memory that requests can use is limited: for bodies, heads, forms and connections."""

import asyncio
import socket
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest
import uvicorn
from uvicorn.server import ServerState

from gateway.control.test_control import control
from gateway.merchant_side import CANCEL, REVOKE, SOCKET_SECONDS, Merchant, receive
from wechatpay_gateway.base.messages import ReceivedRequest, Reply
from wechatpay_gateway.control.body import MAX_CONTROL_BYTES
from wechatpay_gateway.core.exchange import Exchange, Verdict
from wechatpay_gateway.core.ledger import Ledger
from wechatpay_gateway.serve.connection import MAX_CONNECTIONS, MAX_HEAD_BYTES, GatewayProtocol
from wechatpay_gateway.server import RunningGateway

KIB, MIB = 1024, 1024**2
WHOLE = b" " * (200 * KIB)


def unsigned(merchant: Merchant, body: bytes, target: str = REVOKE) -> None:
    answer = merchant.call(target, body, changed={"Authorization": None})
    assert (answer.status, answer.code) == (401, "SIGN_ERROR")


@pytest.mark.parametrize(
    "authorization",
    [None, "nonsense", "another merchant", "another certificate", "an old clock", "a wrong signature"],
)
def test_64_kib_of_the_body_of_an_unverified_request_are_kept(
    gateway: RunningGateway, merchant: Merchant, authorization: str | None
) -> None:
    replaced = {
        "another merchant": {"mchid": "1900000009"},
        "another certificate": {"serial_no": "0" * 40},
        "an old clock": {"timestamp": "1500000000"},
        "a wrong signature": {},
    }
    header = authorization
    if authorization in replaced:
        header = merchant.authorization("POST", REVOKE, b"{}", **replaced[authorization])

    answer = merchant.call(REVOKE, WHOLE, changed={"Authorization": header})

    request = gateway.requests.last.request
    assert (answer.status, len(request.body), request.cut_bytes) == (401, 64 * KIB, len(WHOLE) - 64 * KIB)
    assert len(gateway.requests.last.signed) <= 64 * KIB


def test_a_verified_request_is_kept_whole(gateway: RunningGateway, merchant: Merchant) -> None:
    body = b"{" + WHOLE + b"}"
    assert merchant.call(REVOKE, body).status == 200
    assert (gateway.requests.last.request.body, gateway.requests.last.request.cut_bytes) == (body, 0)
    assert (gateway.requests.last.message_to_sign or b"").endswith(body + b"\n")


def test_the_difference_is_found_before_the_body_is_truncated(gateway: RunningGateway, merchant: Merchant) -> None:
    body = b'{"a":"' + b"x" * (200 * KIB) + b'"}'
    signed = merchant.authorization("POST", REVOKE, body)
    merchant.call(REVOKE, b" " + body, changed={"Authorization": signed})
    assert gateway.requests.last.verdict.reason.endswith(
        "The client signed the body without its leading and trailing whitespace. Sign the exact bytes that you send."
    )
    assert len(gateway.requests.last.request.body) == 64 * KIB


def test_the_console_and_the_control_address_show_how_much_was_not_stored(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    unsigned(merchant, WHOLE)
    shown = control(merchant, "GET", f"/console/requests/{gateway.requests.last.number}").body.decode()
    assert f"{len(WHOLE) - 64 * KIB} more bytes were received" in shown
    assert control(merchant, "GET", "/requests").json()[-1]["request"]["cut_bytes"] == len(WHOLE) - 64 * KIB


def exchange(number: int, body: bytes = b"", *, is_verified: bool = False, reply: bytes = b"") -> Exchange:
    request = ReceivedRequest("POST", b"/v3/x", (), body)
    verdict = Verdict(is_accepted=is_verified)
    return Exchange(number, 0.0, request, verdict, Reply(200, (), reply), signed=body, is_verified=is_verified)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


def test_all_unverified_requests_together_use_at_most_16_mib(ledger: Ledger) -> None:
    ledger.add(exchange(1, is_verified=True))
    for number in range(2, 402):
        ledger.add(exchange(number, b"x" * MIB))
    kept = [each.number for each in ledger]
    assert ledger.kept_bytes <= 16 * MIB + 10 * KIB  # and the verified one
    assert (kept[0], kept[1:]) == (1, list(range(402 - len(kept) + 1, 402)))
    assert len(kept) > 200


def test_the_whole_ledger_uses_at_most_64_mib(ledger: Ledger) -> None:
    for number in range(1, 41):
        ledger.add(exchange(number, b"x" * (4 * MIB), is_verified=True))
    kept = [each.number for each in ledger]
    assert 32 * MIB < ledger.kept_bytes <= 64 * MIB
    assert kept == list(range(41 - len(kept), 41))


def test_replies_count_towards_the_size(ledger: Ledger) -> None:
    for number in range(1, 11):
        ledger.add(exchange(number, is_verified=True, reply=b"x" * (10 * MIB)))
    assert ledger.kept_bytes <= 64 * MIB


def test_an_exchange_larger_than_the_ledger_is_truncated(ledger: Ledger) -> None:
    ledger.add(exchange(1, is_verified=True, reply=b"x" * (100 * MIB)))
    assert len(ledger) == 1
    assert ledger.kept_bytes < MIB


def test_a_full_ledger_discards_the_oldest_exchange() -> None:
    ledger = Ledger(max_exchanges=3)
    for number in range(1, 6):
        ledger.add(exchange(number, is_verified=number % 2 == 0))
    assert ([each.number for each in ledger], ledger.last.number, ledger.next_number()) == ([3, 4, 5], 5, 6)


def test_a_cleared_ledger_is_empty(ledger: Ledger) -> None:
    ledger.add(exchange(1, b"x"))
    ledger.clear()
    assert (len(ledger), ledger.kept_bytes, ledger.next_number()) == (0, 0, 1)


@pytest.fixture
def connection(merchant: Merchant) -> Iterator[socket.socket]:
    host, _, port = merchant.host.partition(":")
    with socket.create_connection((host, int(port)), timeout=SOCKET_SECONDS) as connection:
        yield connection


def is_ended_while_sending(connection: socket.socket, piece: bytes, limit: int) -> bool:
    """Return whether the gateway closes the connection before it has read this many bytes."""
    try:
        for _ in range(limit // len(piece)):
            connection.sendall(piece)
        return connection.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize(
    "start",
    [
        b"GET /",
        b"GET / HTTP/1.1\r\nX: ",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ",
    ],
    ids=["target", "header", "chunk extension", "trailer"],
)
def test_the_connection_is_closed_on_an_endless_head(connection: socket.socket, start: bytes) -> None:
    connection.sendall(start)
    assert is_ended_while_sending(connection, b"x" * 16 * KIB, 32 * MIB)


def test_the_connection_is_closed_on_endless_headers(connection: socket.socket) -> None:
    connection.sendall(b"GET / HTTP/1.1\r\n")
    assert is_ended_while_sending(connection, b"X: y\r\n" * 1000, 32 * MIB)


def test_a_head_that_is_too_large_is_refused_with_the_reason(merchant: Merchant) -> None:
    answer = merchant.call(CANCEL, changed={"X-Large": "x" * MAX_HEAD_BYTES})
    assert (answer.status, answer.body) == (400, b"Request header too large.")


def test_a_large_head_is_accepted(merchant: Merchant) -> None:
    assert merchant.call(CANCEL, changed={"X-Large": "x" * (MAX_HEAD_BYTES // 2)}).status == 204


def test_a_body_in_chunks_of_one_byte_is_accepted(merchant: Merchant) -> None:
    body = b"{" + b" " * (100 * KIB) + b"}"
    signed = merchant.authorization("POST", REVOKE, body)
    raw = merchant.raw(
        REVOKE, changed={"Content-Length": None, "Transfer-Encoding": "chunked", "Authorization": signed}
    )
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in body)
    answer = merchant.send(raw + chunks + b"0\r\n\r\n")
    assert answer is not None
    assert answer.status == 200


@pytest.mark.parametrize("is_declared", [True, False], ids=["declared", "chunked"])
def test_large_bodies_that_arrive_at_the_same_time_are_all_accepted(merchant: Merchant, is_declared: bool) -> None:  # noqa: FBT001
    """Together they need more memory than is available: the later ones wait until the first are read."""
    body = b"{" + b" " * (12 * MIB) + b"}"
    changed = {} if is_declared else {"Content-Length": None, "Transfer-Encoding": "chunked"}
    signed = {"Authorization": merchant.authorization("POST", REVOKE, body)}
    head = merchant.raw(REVOKE, changed={"Content-Length": str(len(body)), **changed, **signed})
    sent = body if is_declared else b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    raw = head + sent
    with ThreadPoolExecutor(7) as threads:
        answers = list(threads.map(merchant.send, [raw] * 7))
    assert [answer and answer.status for answer in answers] == [200] * 7


@pytest.mark.parametrize(
    ("method", "path", "kind"),
    [
        ("POST", "/_gateway/console/families/orders/steps/pay", "form"),
        ("POST", "/_gateway/pay/x", "form"),
        ("POST", "/_gateway/faults", "json"),
        ("POST", "/_gateway/reset", "json"),
        ("GET", "/_gateway/state", "json"),
        ("GET", "/_gateway/console", "form"),
        ("DELETE", "/_gateway/requests", "json"),
    ],
)
def test_an_endless_control_request_is_refused(
    merchant: Merchant, connection: socket.socket, method: str, path: str, kind: str
) -> None:
    media_type = "application/json" if kind == "json" else "application/x-www-form-urlencoded"
    head = f"{method} {path} HTTP/1.1\r\nHost: {merchant.host}\r\nOrigin: http://{merchant.host}\r\n"
    connection.sendall(f"{head}Content-Type: {media_type}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
    chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
    for _ in range(MAX_CONTROL_BYTES // 0x4000 + 1):
        connection.sendall(chunk)
    answer = receive(connection)
    assert answer is not None
    assert (answer.status, answer.headers["connection"]) == (413, "close")


class FakeLoop:
    """An event loop whose time a test advances; it stores scheduled calls."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timers: list[asyncio.TimerHandle] = []

    def time(self) -> float:
        return self.now

    def call_later(self, delay: float, callback: Callable[[], object]) -> asyncio.TimerHandle:
        timer = asyncio.TimerHandle(self.now + delay, callback, (), cast("asyncio.AbstractEventLoop", self))
        self.timers.append(timer)
        return timer

    def get_debug(self) -> bool:
        return False

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        if handle in self.timers:
            self.timers.remove(handle)

    def create_task(self, running: Coroutine[Any, Any, None]) -> "FakeTask":
        running.close()
        return FakeTask()

    def advance(self, seconds: float) -> None:
        """Advance the time and make the calls that are due."""
        self.now += seconds
        for timer in [timer for timer in self.timers if timer.when() <= self.now]:
            self.timers.remove(timer)
            timer._run()


class FakeTask:
    """A request that is never handled."""

    def add_done_callback(self, _callback: Callable[..., object]) -> None:
        """Do nothing."""


class FakeTransport(asyncio.Transport):
    """A transport that receives nothing and only records whether it is closed."""

    is_closed = False

    def close(self) -> None:
        self.is_closed = True

    def abort(self) -> None:
        self.is_closed = True

    def is_closing(self) -> bool:
        return self.is_closed

    def write(self, data: Any) -> None:
        """Discard the data."""

    def pause_reading(self) -> None:
        """Do nothing."""

    def resume_reading(self) -> None:
        """Do nothing."""

    def get_extra_info(self, name: str, default: Any = None) -> Any:  # noqa: ARG002 - the fake transport has no information
        return default


@pytest.fixture
def loop() -> FakeLoop:
    return FakeLoop()


@pytest.fixture
def transport() -> FakeTransport:
    return FakeTransport()


def make_protocol(loop: FakeLoop, transport: FakeTransport, state: ServerState | None = None) -> GatewayProtocol:
    config = uvicorn.Config(lambda *_: None, http=GatewayProtocol, ws="none", lifespan="off", timeout_keep_alive=8)
    protocol = GatewayProtocol(config, state or ServerState(), {}, cast("asyncio.AbstractEventLoop", loop))
    protocol.connection_made(transport)
    return protocol


HEAD = b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n"


@pytest.mark.parametrize(
    ("start", "piece", "seconds"),
    [
        (b"", b"", 8),
        (b"", b"\r\n", 8),
        (b"POST / HTTP/1.1\r\nX: ", b"y", 60),
        (HEAD, b"", 8),
        (HEAD.replace(b"9", b"999"), b"y", 60),
    ],
    ids=["silent", "blank lines", "head", "no body", "body"],
)
def test_a_connection_that_sends_too_slowly_is_closed(
    loop: FakeLoop, transport: FakeTransport, start: bytes, piece: bytes, seconds: int
) -> None:
    protocol = make_protocol(loop, transport)
    if start:
        protocol.data_received(start)
    ended_at: float | None = None
    while ended_at is None and loop.now < 100:
        loop.advance(1)
        if piece and not transport.is_closed:
            protocol.data_received(piece)
        ended_at = loop.now if transport.is_closed else None
    assert ended_at is not None
    assert seconds <= ended_at <= seconds + 1


def test_a_connection_that_the_gateway_has_paused_is_not_idle(loop: FakeLoop, transport: FakeTransport) -> None:
    protocol = make_protocol(loop, transport)
    protocol.data_received(HEAD)
    protocol.flow.pause_reading()
    loop.advance(30)
    assert not transport.is_closed
    protocol.flow.resume_reading()
    loop.advance(8)
    assert transport.is_closed


def test_a_connection_beyond_the_limit_is_closed(loop: FakeLoop) -> None:
    state = ServerState()
    transports = [FakeTransport() for _ in range(MAX_CONNECTIONS + 1)]
    for transport in transports:
        make_protocol(loop, transport, state)
    assert [transport.is_closed for transport in transports] == [False] * MAX_CONNECTIONS + [True]
