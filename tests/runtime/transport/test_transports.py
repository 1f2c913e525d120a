"""Every transport sends a request once, byte for byte, and returns its reply or raises a specific error."""

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
from support.frames import runtime_locals_as_text
from support.peer import Line, playing
from support.server import answer, dripping, scripted
from support.transports import ASYNC, SENDERS, SYNC, Sender
from support.tunnel import tunnelling
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import AsyncTransport, Transport
from wechatpay_runtime._transport.failures import broken, not_connected
from wechatpay_runtime.errors import (
    ConnectionBroken,
    ConnectionFailed,
    ReadTimedOut,
    ReplyTooLarge,
    TransportError,
)

HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "test"}


@pytest.fixture(params=list(SENDERS))
def make_sender(request: pytest.FixtureRequest) -> Iterator[Callable[..., Sender]]:
    senders: list[Sender] = []

    def make(**settings: Any) -> Sender:
        senders.append(SENDERS[request.param](**settings))
        return senders[-1]

    yield make
    for sender in senders:
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
def test_the_target_is_sent_byte_for_byte(sender: Sender, target: str) -> None:
    with scripted(lambda _: answer()) as server:
        sender.send(get(server.origin, target))

    assert server.requests[0].split(b"\r\n")[0] == f"GET {target} HTTP/1.1".encode()


def test_the_body_is_sent_byte_for_byte(sender: Sender) -> None:
    body = '{"name":"微信","n":1}'.encode()
    with scripted(lambda _: answer()) as server:
        sender.send(post(server.origin, body))

    assert server.requests[0].endswith(b"\r\n\r\n" + body)


@pytest.mark.parametrize("make_request", [get, post])
def test_only_the_host_header_is_added(sender: Sender, make_request: Callable[[str], Request]) -> None:
    with scripted(lambda _: answer()) as server:
        sender.send(make_request(server.origin))

    names = {line.split(b":")[0].decode().lower() for line in server.requests[0].split(b"\r\n")[1:] if line}
    assert names == {"host", *(name.lower() for name in make_request("").headers)}


def test_status_headers_and_body_of_a_reply_are_returned(sender: Sender) -> None:
    with scripted(lambda _: answer(b'{"a": 1}', headers="Request-ID: 08-0\r\nX: 1\r\nX: 2\r\n")) as server:
        reply = sender.send(get(server.origin))

    assert (reply.status, reply.body, reply.headers["request-id"], reply.headers["x"]) == (
        200,
        b'{"a": 1}',
        "08-0",
        "1, 2",
    )


def test_a_reply_without_content_length_is_read_until_the_connection_closes(sender: Sender) -> None:
    with scripted(lambda _: b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}") as server:
        assert sender.send(get(server.origin)).body == b"{}"


def test_the_chunks_of_a_reply_are_joined(sender: Sender) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
    with scripted(lambda _: chunked) as server:
        assert sender.send(get(server.origin)).body == b"{}"


def test_a_compressed_reply_is_not_decompressed(sender: Sender) -> None:
    compressed = gzip.compress(b"{}")
    with scripted(lambda _: answer(compressed, headers="Content-Encoding: gzip\r\n")) as server:
        assert sender.send(get(server.origin)).body == compressed


def test_a_redirect_is_not_followed(sender: Sender) -> None:
    with scripted(lambda _: answer(b"", status="302 Found", headers="Location: /v3/other\r\n")) as server:
        reply = sender.send(get(server.origin))

    assert (reply.status, len(server.requests)) == (302, 1)


def test_a_closed_transport_sends_nothing(sender: Sender) -> None:
    with scripted(lambda _: answer()) as server:
        sender.send(get(server.origin))
        sender.close_transport()
        for send in (sender.send, sender.open):
            with pytest.raises(ConnectionFailed, match="the client was closed"):
                send(get(server.origin))

    assert len(server.requests) == 1


def test_a_connection_is_reused(sender: Sender) -> None:
    with scripted(lambda _: answer()) as server:
        for _ in range(3):
            sender.send(get(server.origin))

    assert server.connections == 1


@pytest.mark.parametrize("make_request", [get, post])
def test_a_request_on_a_dead_connection_is_not_retried(sender: Sender, make_request: Callable[[str], Request]) -> None:
    replies = iter([answer(), None, answer()])
    with scripted(lambda _: next(replies)) as server:
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
    ids=["nothing", "cut body", "cut chunk", "not HTTP", "too large", "too large without length"],
)
def test_an_incomplete_or_too_large_reply_raises_a_specific_error(
    sender: Sender, reply: bytes | None, error: type[TransportError]
) -> None:
    with scripted(lambda _: reply) as server, pytest.raises(TransportError) as caught:
        sender.send(get(server.origin), Options(max_reply_bytes=100))

    assert type(caught.value) is error


def test_a_reply_of_the_maximum_size_is_accepted(sender: Sender) -> None:
    with scripted(lambda _: answer(b"x" * 100)) as server:
        assert len(sender.send(get(server.origin), Options(max_reply_bytes=100)).body) == 100


def test_a_reply_without_content_length_is_read_with_the_largest_limit(sender: Sender) -> None:
    def script(line: Line) -> None:
        line.receive()
        line.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nx")

    with playing(script) as peer:
        assert sender.send(get(peer.origin), Options(max_reply_bytes=sys.maxsize)).body == b"x"


def test_a_missing_reply_times_out(sender: Sender) -> None:
    with scripted(lambda _: b"") as server, pytest.raises(ReadTimedOut, match=r"did not respond within 0\.05 s"):
        sender.send(get(server.origin), Options(timeout_seconds=0.05))


def test_each_request_on_a_kept_connection_has_its_own_timeout(sender: Sender) -> None:
    replies = iter([answer(), b""])
    with scripted(lambda _: next(replies)) as server:
        sender.send(get(server.origin), Options(timeout_seconds=30))
        with pytest.raises(ReadTimedOut, match=r"did not respond within 0\.05 s"):
            sender.send(get(server.origin), Options(timeout_seconds=0.05))


SIGNATURE = "c2lnbmF0dXJl-of-this-request"
FAILING_REPLIES = {
    "silence": b"",
    "not HTTP": b"SSH-2.0\r\n\r\nConnection: close",
    "a cut head": b"HTTP/1.1 200 OK\r\nConnection: close",
    "a cut body": b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nx",
    "too large": answer(b"x" * 101),
}


@pytest.mark.parametrize("name", FAILING_REPLIES)
def test_no_frame_of_an_error_contains_the_signature_of_its_request(sender: Sender, name: str) -> None:
    headers = {**HEADERS, "Authorization": f'WECHATPAY2-SHA256-RSA2048 signature="{SIGNATURE}"'}
    with scripted(lambda _: FAILING_REPLIES[name]) as server, pytest.raises(TransportError) as caught:
        sender.send(
            Request(server.origin, "GET", "/v3/x", headers, b""), Options(timeout_seconds=0.1, max_reply_bytes=100)
        )

    assert SIGNATURE in server.requests[0].decode()
    assert SIGNATURE not in "".join(runtime_locals_as_text(caught.value))


def test_the_timeout_covers_the_whole_of_a_slow_reply(sender: Sender) -> None:
    with (
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", every_seconds=0.02) as origin,
        pytest.raises(ReadTimedOut),
    ):
        sender.send(get(origin), Options(connect_timeout_seconds=0.1, timeout_seconds=0.1))


@pytest.mark.parametrize("is_over_tls", [False, True])
def test_the_timeout_covers_the_whole_of_a_request_that_is_read_slowly(
    make_sender: Callable[..., Sender],
    tmp_path: Path,
    is_over_tls: bool,  # noqa: FBT001 - a table
) -> None:
    path = authority.write_certificate(tmp_path)
    sender = make_sender(ca_file=str(path))
    context = authority.server_context(path) if is_over_tls else None
    with playing(lambda line: line.sip(), context=context) as peer, pytest.raises(ReadTimedOut):
        sender.send(post(peer.origin, bytes(40_000_000)), Options(timeout_seconds=1))


def test_a_stray_reply_on_a_kept_connection_is_not_mistaken_for_the_next_reply(sender: Sender) -> None:
    replies = iter([answer(b"1") + answer(b"stray"), answer(b"2")])
    with scripted(lambda _: next(replies)) as server:
        sender.send(get(server.origin))
        with suppress(ConnectionBroken):
            assert sender.send(get(server.origin)).body == b"2"


def test_an_error_is_not_chained_to_the_error_of_the_http_library(sender: Sender) -> None:
    """That error refers to the headers of the request, which contain its signature."""
    with (
        scripted(lambda _: b"HTTP/1.1 broken\r\n\r\nConnection: close") as server,
        pytest.raises(ConnectionBroken) as caught,
    ):
        sender.send(get(server.origin))

    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("kind", SYNC.values(), ids=SYNC)
def test_a_forked_process_opens_its_own_connections(kind: Callable[..., Transport]) -> None:
    transport = kind()
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
@pytest.mark.parametrize("kind", SYNC.values(), ids=SYNC)
def test_a_forked_process_can_close_a_client_whose_lock_its_parent_holds(kind: Callable[..., Transport]) -> None:
    transport = kind()
    with vars(transport)["_lock"]:  # it is not visible elsewhere
        child = os.fork()
        if child == 0:
            signal.alarm(10)  # ends the process if it waits for the parent
            transport.close()
            os._exit(0)
        _, status = os.waitpid(child, 0)

    assert status == 0


def test_the_error_for_a_proxy_that_refuses_does_not_contain_its_password(
    make_sender: Callable[..., Sender],
) -> None:
    with scripted(lambda _: answer(b"", status="407 Proxy Authentication Required")) as proxy:
        sender = make_sender(proxy=proxy.origin.replace("//", "//user:s3cr3t@"))
        with pytest.raises(ConnectionFailed) as caught:
            sender.send(get("https://no-such-host.invalid"))

    assert "s3cr3t" not in str(caught.value)
    assert b"CONNECT no-such-host.invalid:443" in proxy.requests[0]
    assert b"Basic dXNlcjpzM2NyM3Q=" in proxy.requests[0]


def test_all_requests_on_a_connection_share_one_proxy_tunnel(
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


def test_a_closed_port_raises_connection_failed(sender: Sender) -> None:
    with scripted(lambda _: answer()) as server:
        origin = server.origin

    with pytest.raises(ConnectionFailed, match="Nothing was sent"):
        sender.send(get(origin))


def test_an_unresolvable_host_raises_connection_failed(sender: Sender) -> None:
    with pytest.raises(ConnectionFailed, match="Nothing was sent"):
        sender.send(get("http://no-such-host.invalid"))


def test_an_untrusted_certificate_is_refused_before_anything_is_sent(sender: Sender, tmp_path: Path) -> None:
    context = authority.server_context(authority.write_certificate(tmp_path))
    with scripted(lambda _: answer(), context=context) as server, pytest.raises(ConnectionFailed):
        sender.send(get(server.origin))

    assert not server.requests


def test_the_authority_in_a_ca_file_is_trusted(make_sender: Callable[..., Sender], tmp_path: Path) -> None:
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


@pytest.mark.parametrize("kind", ASYNC.values(), ids=ASYNC)
def test_an_async_transport_on_a_new_event_loop_closes_the_connections_of_the_old_one(
    kind: Callable[..., AsyncTransport],
) -> None:
    transport = kind()

    async def send(origin: str) -> Reply:
        return await transport.send(get(origin), Options())

    with scripted(lambda _: answer()) as server:
        assert [asyncio.run(send(server.origin)).status for _ in range(2)] == [200, 200]
        assert {server.wait_until_left(), server.wait_until_left()} == {1, 2}


LARGE = bytes(range(256)) * 4096


@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_large_body_is_read_in_pieces(sender: Sender, is_chunked: bool) -> None:  # noqa: FBT001 - a table
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(LARGE), LARGE)
    with scripted(lambda _: chunked if is_chunked else answer(LARGE)) as server:
        pieces = sender.open(get(server.origin))
    assert len(pieces.read) > 1
    assert pieces.body == LARGE


def test_a_body_in_pieces_is_not_decompressed(sender: Sender) -> None:
    compressed = gzip.compress(LARGE)
    with scripted(lambda _: answer(compressed, headers="Content-Encoding: gzip\r\n")) as server:
        assert sender.open(get(server.origin)).body == compressed


def test_a_body_in_pieces_can_exceed_max_reply_bytes(sender: Sender) -> None:
    with scripted(lambda _: answer(LARGE)) as server:
        assert len(sender.open(get(server.origin), Options(max_reply_bytes=1)).body) == len(LARGE)


def test_a_connection_is_reused_after_its_body_was_read_completely(sender: Sender) -> None:
    with scripted(lambda _: answer(LARGE)) as server:
        for _ in range(3):
            sender.open(get(server.origin))
    assert server.connections == 1


@pytest.mark.parametrize(
    "reply",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nhalf", b"not HTTP\r\n\r\nConnection: close"],
)
def test_an_incomplete_body_in_pieces_raises_connection_broken(sender: Sender, reply: bytes) -> None:
    with scripted(lambda _: reply) as server, pytest.raises(ConnectionBroken):
        sender.open(get(server.origin))


def test_each_piece_has_its_own_timeout(sender: Sender) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"
    with dripping(head, every_seconds=30) as origin, pytest.raises(ReadTimedOut):
        sender.open(get(origin), Options(timeout_seconds=0.2))


def test_a_slow_body_is_read_completely_if_each_piece_arrives_in_time(sender: Sender) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
    options = Options(connect_timeout_seconds=0.1, timeout_seconds=0.2)
    with dripping(head, every_seconds=0.1) as origin:
        assert sender.open(get(origin), options).body == b"xxxxxx"


def test_reading_pieces_from_a_closed_port_raises_connection_failed(sender: Sender) -> None:
    with scripted(lambda _: None) as server:
        origin = server.origin
    with pytest.raises(ConnectionFailed):
        sender.open(get(origin))


@pytest.mark.parametrize("is_https", [False, True], ids=["http proxy", "https proxy"])
def test_consecutive_calls_share_one_proxy_tunnel(
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
    ids=["status line", "status", "header", "chunk", "not HTTP"],
)
def test_an_error_message_contains_no_control_characters_from_the_server(
    make_sender: Callable[..., Sender], reply: bytes
) -> None:
    with scripted(lambda _: reply + b"Connection: close") as server, pytest.raises(TransportError) as caught:
        make_sender().send(Request(server.origin, "GET", "/v3/x", HEADERS, b""))

    assert str(caught.value).isprintable()


@pytest.mark.parametrize("make_error", [broken, not_connected])
def test_an_error_message_contains_no_control_characters_from_an_http_library(
    make_error: Callable[[Request, object], TransportError],
) -> None:
    error = make_error(Request("http://127.0.0.1:1", "GET", "/v3/x", HEADERS, b""), ValueError("a\x1b[31m\r\n\u202eb"))

    assert str(error).isprintable()
