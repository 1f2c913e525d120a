"""The message of a failed connection is the same for both clients, and contains no repr of a library's object."""

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from support import authority
from support.both import Both
from support.peer import NUMBER, QUERY, Line, playing, reply, unreachable
from wechatpay_runtime.errors import ConnectionBroken, ConnectionFailed, ReadTimedOut, TransportError

Situation = Generator[tuple[str, dict[str, Any]]]
OBJECT = re.compile(r"<|0x[0-9a-f]{6}|Pool|object|Bounded|self\.")


@contextmanager
def answering(reply_bytes: bytes, **settings: Any) -> Situation:
    def script(line: Line) -> None:
        line.receive()
        line.send(reply_bytes)

    with playing(script) as peer:
        yield peer.origin, settings


@contextmanager
def silent() -> Situation:
    with playing(lambda line: line.hold()) as peer:
        yield peer.origin, {"timeout": 0.3}


@contextmanager
def refusing() -> Situation:
    with playing(lambda line: line.hold()) as peer:
        origin = peer.origin
    yield origin, {}


@contextmanager
def full() -> Situation:
    with unreachable() as (host, port):
        yield f"http://{host}:{port}", {"timeout": 0.3}


@contextmanager
def unknown() -> Situation:
    yield "https://no-such-host.invalid", {}


@contextmanager
def behind(reply_bytes: bytes) -> Situation:
    with answering(reply_bytes) as (origin, _):
        yield "https://no-such-host.invalid", {"proxy": origin}


SITUATIONS: dict[str, tuple[Callable[[], Any], type[TransportError], str]] = {
    "refused": (refusing, ConnectionFailed, r"ConnectionRefusedError: \[Errno \d+\] Connect"),
    "unresponsive": (full, ConnectionFailed, "connecting timed out. Nothing was sent"),
    "an unknown name": (unknown, ConnectionFailed, r"gaierror: \[Errno -\d\] "),
    "a proxy that refuses": (
        lambda: behind(b"HTTP/1.1 502 Bad Gateway\r\n\r\n"),
        ConnectionFailed,
        r"502.*\. Nothing was sent",
    ),
    "a proxy that hangs up": (lambda: behind(b""), ConnectionFailed, "Nothing was sent"),
    "silent": (silent, ReadTimedOut, r"did not respond within 0\.3 s"),
    "closed": (lambda: answering(b""), ConnectionBroken, "before a complete reply was received: the server closed it"),
    "truncated in its head": (
        lambda: answering(reply(QUERY)[:100]),
        ConnectionBroken,
        "before a complete reply was received: the server closed it",
    ),
    "truncated in its body": (
        lambda: answering(reply(QUERY)[:-3]),
        ConnectionBroken,
        "before a complete reply was received: the server closed it",
    ),
    "not HTTP": (
        lambda: answering(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
        ConnectionBroken,
        "broke before a complete reply was received",
    ),
    "a switch": (
        lambda: answering(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
        ConnectionBroken,
        "it switches to another protocol, which the request did not ask for",
    ),
    "too long a head": (
        lambda: answering(b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000),
        ConnectionBroken,
        "its head is longer than 65536 bytes or 101 lines",
    ),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_message_describes_the_failure(open_client: Callable[..., Both], name: str) -> None:
    situation, kind, words = SITUATIONS[name]
    with situation() as (origin, settings):
        client = open_client(origin, **settings)
        with pytest.raises(kind, match=words) as caught:
            client.call(QUERY, out_trade_no=NUMBER)

    assert OBJECT.search(str(caught.value)) is None


def test_the_message_names_an_untrusted_certificate(open_client: Callable[..., Both], tmp_path: Path) -> None:
    context = authority.server_context(authority.write_certificate(tmp_path))
    with playing(lambda line: line.hold(), context=context) as peer:
        client = open_client(peer.origin)
        with pytest.raises(ConnectionFailed, match="certificate verify failed") as caught:
            client.call(QUERY, out_trade_no=NUMBER)

    assert OBJECT.search(str(caught.value)) is None
