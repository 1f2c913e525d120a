"""Both transports send the bytes they are given, once, and say what became of them."""

import asyncio
import gzip
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from support import authority
from support.peer import Line, playing
from support.server import answer, dripping, scripted
from support.tunnel import tunnelling
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.failures import broken, not_connected
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
from wechatpay_runtime.errors import (
    ConnectionBroken,
    ConnectionFailed,
    ReadTimedOut,
    ReplyTooLarge,
    TransportError,
)

HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "test"}


class SyncSender:
    def __init__(self, **settings: Any) -> None:
        self.transport = Urllib3Transport(**settings)

    def send(self, request: Request, options: Options | None = None) -> Reply:
        return self.transport.send(request, options or Options())

    def close(self) -> None:
        self.transport.close()


class AsyncSender:
    def __init__(self, **settings: Any) -> None:
        self.transport = AiohttpTransport(**settings)
        self.runner = asyncio.Runner()

    def send(self, request: Request, options: Options | None = None) -> Reply:
        return self.runner.run(self.transport.send(request, options or Options()))

    def close(self) -> None:
        self.runner.run(self.transport.close())
        self.runner.close()


Sender = SyncSender | AsyncSender


@pytest.fixture(params=[SyncSender, AsyncSender], ids=["urllib3", "aiohttp"])
def make_sender(request: pytest.FixtureRequest) -> Iterator[Callable[..., Sender]]:
    made: list[Sender] = []

    def make(**settings: Any) -> Sender:
        made.append(request.param(**settings))
        return made[-1]

    yield make
    for sender in made:
        sender.close()


@pytest.fixture
def sender(make_sender: Callable[..., Sender]) -> Sender:
    return make_sender()


def get(origin: str, target: str = "/v3/x") -> Request:
    return Request(origin, "GET", target, HEADERS, b"")


def post(origin: str, body: bytes = b"") -> Request:
    return Request(
        origin, "POST", "/v3/x", {**HEADERS, "Content-Type": "application/json", "Content-Length": str(len(body))}, body
    )


@pytest.mark.parametrize(
    "target", ["/v3/x", "/v3/a%2Fb%20c?x=%E4%B8%AD&y=a+b", "/v3/~-._", "/v3/x?token=a:b/c@d,e;f!$'()*", "/v3//x"]
)
def test_the_target_goes_out_byte_for_byte(sender: Sender, target: str) -> None:
    with scripted(lambda _: answer()) as server:
        sender.send(get(server.origin, target))

    assert server.requests[0].split(b"\r\n")[0] == f"GET {target} HTTP/1.1".encode()


def test_the_body_goes_out_byte_for_byte(sender: Sender) -> None:
    body = '{"name":"微信","n":1}'.encode()
    with scripted(lambda _: answer()) as server:
        sender.send(post(server.origin, body))

    assert server.requests[0].endswith(b"\r\n\r\n" + body)


@pytest.mark.parametrize("make_request", [get, post])
def test_nothing_is_added_but_what_http_needs(sender: Sender, make_request: Callable[[str], Request]) -> None:
    with scripted(lambda _: answer()) as server:
        sender.send(make_request(server.origin))

    names = {line.split(b":")[0].decode().lower() for line in server.requests[0].split(b"\r\n")[1:] if line}
    assert names == {"host", *(name.lower() for name in make_request("").headers)}


def test_the_reply_comes_back_as_it_was(sender: Sender) -> None:
    with scripted(lambda _: answer(b'{"a": 1}', headers="Request-ID: 08-0\r\nX: 1\r\nX: 2\r\n")) as server:
        reply = sender.send(get(server.origin))

    assert (reply.status, reply.body, reply.headers["request-id"], reply.headers["x"]) == (
        200,
        b'{"a": 1}',
        "08-0",
        "1, 2",
    )


def test_a_reply_without_length_is_read_to_its_end(sender: Sender) -> None:
    with scripted(lambda _: b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}") as server:
        assert sender.send(get(server.origin)).body == b"{}"


def test_a_chunked_reply_is_put_together(sender: Sender) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
    with scripted(lambda _: chunked) as server:
        assert sender.send(get(server.origin)).body == b"{}"


def test_a_compressed_reply_is_not_unpacked(sender: Sender) -> None:
    packed = gzip.compress(b"{}")
    with scripted(lambda _: answer(packed, headers="Content-Encoding: gzip\r\n")) as server:
        assert sender.send(get(server.origin)).body == packed


def test_a_redirect_is_not_followed(sender: Sender) -> None:
    with scripted(lambda _: answer(b"", status="302 Found", headers="Location: /v3/other\r\n")) as server:
        reply = sender.send(get(server.origin))

    assert (reply.status, len(server.requests)) == (302, 1)


def test_a_connection_is_used_again(sender: Sender) -> None:
    with scripted(lambda _: answer()) as server:
        for _ in range(3):
            sender.send(get(server.origin))

    assert server.connections == 1


@pytest.mark.parametrize("make_request", [get, post])
def test_a_kept_connection_that_turns_out_dead_is_not_tried_again_by_itself(
    sender: Sender, make_request: Callable[[str], Request]
) -> None:
    answers = iter([answer(), None, answer()])
    with scripted(lambda _: next(answers)) as server:
        sender.send(make_request(server.origin))
        with pytest.raises(ConnectionBroken):
            sender.send(make_request(server.origin))

    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (None, ConnectionBroken),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{}", ConnectionBroken),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{", ConnectionBroken),
        (b"not HTTP at all\r\n\r\nConnection: close", ConnectionBroken),
        (answer(b"x" * 101), ReplyTooLarge),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 101, ReplyTooLarge),
    ],
    ids=["nothing", "cut body", "cut chunk", "no HTTP", "too large", "too large without length"],
)
def test_a_reply_that_is_not_whole_has_its_error(
    sender: Sender, reply: bytes | None, error: type[TransportError]
) -> None:
    with scripted(lambda _: reply) as server, pytest.raises(TransportError) as caught:
        sender.send(get(server.origin), Options(max_reply_bytes=100))

    assert type(caught.value) is error


def test_a_reply_as_large_as_allowed_passes(sender: Sender) -> None:
    with scripted(lambda _: answer(b"x" * 100)) as server:
        assert len(sender.send(get(server.origin), Options(max_reply_bytes=100)).body) == 100


def test_a_reply_without_a_length_is_read_however_long_a_reply_may_be(sender: Sender) -> None:
    def script(line: Line) -> None:
        line.receive()
        line.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nx")

    with playing(script) as peer:
        assert sender.send(get(peer.origin), Options(max_reply_bytes=sys.maxsize)).body == b"x"


def test_a_reply_that_does_not_come_is_timed_out(sender: Sender) -> None:
    with scripted(lambda _: b"") as server, pytest.raises(ReadTimedOut, match=r"did not respond within 0\.05 s"):
        sender.send(get(server.origin), Options(timeout_seconds=0.05))


def test_a_reply_that_drips_is_timed_out_as_a_whole(sender: Sender) -> None:
    with (
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", every_seconds=0.02) as origin,
        pytest.raises(ReadTimedOut),
    ):
        sender.send(get(origin), Options(connect_timeout_seconds=0.1, timeout_seconds=0.1))


@pytest.mark.parametrize("is_over_tls", [False, True])
def test_a_request_that_is_taken_too_slowly_is_timed_out_as_a_whole(
    make_sender: Callable[..., Sender],
    tmp_path: Path,
    is_over_tls: bool,  # noqa: FBT001 - a table
) -> None:
    path = authority.write_certificate(tmp_path)
    sender = make_sender(ca_file=str(path))
    context = authority.server_context(path) if is_over_tls else None
    with playing(lambda line: line.sip(), context=context) as peer, pytest.raises(ReadTimedOut):
        sender.send(post(peer.origin, bytes(40_000_000)), Options(timeout_seconds=1))


def test_a_stray_reply_on_a_kept_connection_is_not_taken_for_the_next_answer(sender: Sender) -> None:
    answers = iter([answer(b"1") + answer(b"stray"), answer(b"2")])
    with scripted(lambda _: next(answers)) as server:
        sender.send(get(server.origin))
        with suppress(ConnectionBroken):
            assert sender.send(get(server.origin)).body == b"2"


def test_an_error_is_not_chained_to_the_librarys_which_holds_our_headers(sender: Sender) -> None:
    with (
        scripted(lambda _: b"HTTP/1.1 broken\r\n\r\nConnection: close") as server,
        pytest.raises(ConnectionBroken) as caught,
    ):
        sender.send(get(server.origin))

    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_opens_connections_of_its_own() -> None:
    transport = Urllib3Transport()
    with scripted(lambda _: answer()) as server:
        transport.send(get(server.origin), Options())
        child = os.fork()
        if child == 0:
            os._exit(0 if transport.send(get(server.origin), Options()).status == 200 else 1)
        _, status = os.waitpid(child, 0)
        transport.close()

    assert (status, server.connections) == (0, 2)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_can_close_a_client_whose_parent_was_about_to_connect() -> None:
    transport = Urllib3Transport()
    with transport._lock:  # pyright: ignore[reportPrivateUsage]  # a lock shows nowhere else
        child = os.fork()
        if child == 0:
            signal.alarm(10)  # ends the process if it waits for the parent
            transport.close()
            os._exit(0)
        _, status = os.waitpid(child, 0)

    assert status == 0


def test_a_proxy_that_refuses_is_a_failed_connection_and_its_password_stays_hidden(
    make_sender: Callable[..., Sender],
) -> None:
    with scripted(lambda _: answer(b"", status="407 Proxy Authentication Required")) as proxy:
        sender = make_sender(proxy=proxy.origin.replace("//", "//user:s3cr3t@"))
        with pytest.raises(ConnectionFailed) as caught:
            sender.send(get("https://no-such-host.invalid"))

    assert "s3cr3t" not in str(caught.value)
    assert b"CONNECT no-such-host.invalid:443" in proxy.requests[0]
    assert b"Basic dXNlcjpzM2NyM3Q=" in proxy.requests[0]


def test_a_proxy_opens_the_way_once_for_all_requests_on_a_connection(
    make_sender: Callable[..., Sender], tmp_path: Path
) -> None:
    path = authority.write_certificate(tmp_path)

    def script(line: Line) -> None:
        line.receive()
        line.send(b"HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n")
        line.start_tls(authority.server_context(path))
        while line.receive():
            line.send(b"HTTP/1.1 103 Early Hints\r\n\r\n", answer())

    with playing(script) as peer:
        sender = make_sender(proxy=peer.origin, ca_file=str(path))
        bodies = [sender.send(post("https://shop.example", b"{}")).body for _ in range(3)]

    assert (bodies, len(peer.lines), len(peer.requests)) == ([b"{}"] * 3, 1, 4)
    assert peer.requests[0].startswith(b"CONNECT shop.example:443 HTTP/1.")


def test_a_closed_port_is_a_failed_connection(sender: Sender) -> None:
    with scripted(lambda _: answer()) as server:
        origin = server.origin

    with pytest.raises(ConnectionFailed, match="Nothing was sent"):
        sender.send(get(origin))


def test_a_name_that_cannot_be_resolved_is_a_failed_connection(sender: Sender) -> None:
    with pytest.raises(ConnectionFailed, match="Nothing was sent"):
        sender.send(get("http://no-such-host.invalid"))


def test_a_certificate_that_nobody_trusts_is_refused_before_anything_is_sent(sender: Sender, tmp_path: Path) -> None:
    context = authority.server_context(authority.write_certificate(tmp_path))
    with scripted(lambda _: answer(), context=context) as server, pytest.raises(ConnectionFailed):
        sender.send(get(server.origin))

    assert not server.requests


def test_an_authority_of_ones_own_can_be_trusted(make_sender: Callable[..., Sender], tmp_path: Path) -> None:
    path = authority.write_certificate(tmp_path)
    sender = make_sender(ca_file=str(path))
    with scripted(lambda _: answer(), context=authority.server_context(path)) as server:
        assert sender.send(get(server.origin)).status == 200


def test_a_certificate_for_another_host_is_refused(make_sender: Callable[..., Sender], tmp_path: Path) -> None:
    path = authority.write_certificate(tmp_path)
    sender = make_sender(ca_file=str(path))
    with (
        scripted(lambda _: answer(), context=authority.server_context(path)) as server,
        pytest.raises(ConnectionFailed),
    ):
        sender.send(get(server.origin.replace("127.0.0.1", "localhost")))


def test_an_async_transport_moves_to_a_new_event_loop_and_leaves_nothing_open_on_the_old_one() -> None:
    transport = AiohttpTransport()

    async def send(origin: str) -> Reply:
        return await transport.send(get(origin), Options())

    with scripted(lambda _: answer()) as server:
        assert [asyncio.run(send(server.origin)).status for _ in range(2)] == [200, 200]
        assert {server.wait_until_left(), server.wait_until_left()} == {1, 2}


class Pieces:
    """A reply read piece by piece, whichever transport it comes over."""

    def __init__(self, sender: Sender, request: Request, options: Options | None = None) -> None:
        self.read: list[bytes] = []
        options = options or Options()
        if isinstance(sender, SyncSender):
            reply = sender.transport.open(request, options)
            try:
                self.status, self.headers = reply.status, reply.headers
                self.read += reply.chunks()
            finally:
                reply.close()
        else:
            sender.runner.run(self._read(sender.transport, request, options))

    async def _read(self, transport: AiohttpTransport, request: Request, options: Options) -> None:
        reply = await transport.open(request, options)
        try:
            self.status, self.headers = reply.status, reply.headers
            self.read += [piece async for piece in reply.chunks()]
        finally:
            reply.close()


LARGE = bytes(range(256)) * 4096


@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_large_body_comes_in_pieces(sender: Sender, is_chunked: bool) -> None:  # noqa: FBT001 - a table
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(LARGE), LARGE)
    with scripted(lambda _: chunked if is_chunked else answer(LARGE)) as server:
        pieces = Pieces(sender, get(server.origin))
    assert len(pieces.read) > 1
    assert b"".join(pieces.read) == LARGE


def test_a_body_in_pieces_is_not_unpacked(sender: Sender) -> None:
    packed = gzip.compress(LARGE)
    with scripted(lambda _: answer(packed, headers="Content-Encoding: gzip\r\n")) as server:
        assert b"".join(Pieces(sender, get(server.origin)).read) == packed


def test_a_body_in_pieces_may_be_larger_than_a_reply(sender: Sender) -> None:
    with scripted(lambda _: answer(LARGE)) as server:
        assert len(b"".join(Pieces(sender, get(server.origin), Options(max_reply_bytes=1)).read)) == len(LARGE)


def test_a_connection_whose_body_was_read_to_its_end_is_used_again(sender: Sender) -> None:
    with scripted(lambda _: answer(LARGE)) as server:
        for _ in range(3):
            Pieces(sender, get(server.origin))
    assert server.connections == 1


@pytest.mark.parametrize(
    "sent",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nhalf", b"no HTTP\r\n\r\nConnection: close"],
)
def test_a_body_in_pieces_that_is_not_whole_is_a_broken_connection(sender: Sender, sent: bytes) -> None:
    with scripted(lambda _: sent) as server, pytest.raises(ConnectionBroken):
        Pieces(sender, get(server.origin))


def test_each_piece_has_a_time_out_of_its_own(sender: Sender) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"
    with dripping(head, every_seconds=30) as origin, pytest.raises(ReadTimedOut):
        Pieces(sender, get(origin), Options(timeout_seconds=0.2))


def test_a_body_that_drips_in_time_is_read_to_its_end(sender: Sender) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
    options = Options(connect_timeout_seconds=0.1, timeout_seconds=0.2)
    with dripping(head, every_seconds=0.1) as origin:
        assert b"".join(Pieces(sender, get(origin), options).read) == b"xxxxxx"


def test_a_closed_port_is_a_failed_connection_in_pieces_too(sender: Sender) -> None:
    with scripted(lambda _: None) as server:
        origin = server.origin
    with pytest.raises(ConnectionFailed):
        Pieces(sender, get(origin))


@pytest.mark.parametrize("is_https", [False, True], ids=["http proxy", "https proxy"])
def test_a_proxy_opens_one_tunnel_for_calls_in_turn(
    make_sender: Callable[..., Sender],
    tmp_path: Path,
    is_https: bool,  # noqa: FBT001 - a table
) -> None:
    path = authority.write_certificate(tmp_path)
    context = authority.server_context(path)
    with (
        scripted(lambda _: answer(), context=context) as server,
        tunnelling(int(server.origin.rpartition(":")[2]), context=context if is_https else None) as proxy,
    ):
        sender = make_sender(proxy=proxy.origin.replace("//", "//user:s3cr3t@"), ca_file=str(path))
        for _ in range(2):
            assert sender.send(get("https://shop.example")).status == 200

    [request] = proxy.requests
    assert request.startswith(b"CONNECT shop.example:443 ")
    assert b"proxy-authorization: basic dxnlcjpzm2nym3q=" in request.lower()
    assert [b"host: shop.example\r\n" in each.lower() for each in server.requests] == [True, True]
    assert [b"proxy-" in each.lower() for each in server.requests] == [False, False]


@pytest.mark.parametrize(
    "reply",
    [
        b"\x1b[31mHTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 2\x1b[31m0 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA\x1b[31m: b\r\n\x07c\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\x1b[31m\r\n",
        b"\xe2\x80\xae\r\n\x00\r\n\r\n",
    ],
    ids=["status line", "status", "header", "chunk", "no HTTP"],
)
def test_control_characters_of_a_peer_do_not_reach_a_message(make_sender: Callable[..., Sender], reply: bytes) -> None:
    with scripted(lambda _: reply + b"Connection: close") as server, pytest.raises(TransportError) as caught:
        make_sender().send(Request(server.origin, "GET", "/v3/x", HEADERS, b""))

    assert str(caught.value).isprintable()


@pytest.mark.parametrize("word", [broken, not_connected])
def test_control_characters_of_a_library_do_not_reach_a_message(
    word: Callable[[Request, object], TransportError],
) -> None:
    error = word(Request("http://127.0.0.1:1", "GET", "/v3/x", HEADERS, b""), ValueError("a\x1b[31m\r\n\u202eb"))

    assert str(error).isprintable()
