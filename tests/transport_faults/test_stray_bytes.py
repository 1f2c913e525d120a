"""Bytes after a reply are ignored: the reply is valid, the connection is closed, and the next call uses another."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from support import authority
from support.both import Both
from support.peer import CLOSE, QUERY, Line, outcome, playing, reply

STRAY = {
    "a signed reply about another order": reply(QUERY, number="order-X"),
    "a signed chunked reply": reply(QUERY, number="order-X", framing="chunked"),
    "the head of a reply": reply(QUERY, number="order-X")[:-3],
    "part of a head": reply(QUERY, number="order-X")[:40],
    "an interim reply": b"HTTP/1.1 100 Continue\r\n\r\n",
    "a body without a head": b'{"out_trade_no": "order-X"}',
    "an empty line": b"\r\n",
    "one byte": b"H",
}
FIRST = {
    "a reply with a length": (QUERY, reply(QUERY)),
    "a chunked reply": (QUERY, reply(QUERY, framing="chunked")),
    "a 204": (CLOSE, reply(CLOSE)),
    "a 204 with a length": (CLOSE, reply(CLOSE).replace(b"\r\n\r\n", b"\r\nContent-Length: 4\r\n\r\n")),
}


@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("first", FIRST)
def test_bytes_sent_together_with_a_reply_affect_neither_it_nor_the_next_call(
    open_client: Callable[..., Both], first: str, stray: str
) -> None:
    operation, whole = FIRST[first]

    def script(line: Line) -> None:
        line.receive()
        line.send(whole + STRAY[stray])
        if line.receive():
            line.send(reply(QUERY))

    with playing(script) as peer:
        client = open_client(peer.origin)
        outcomes = [outcome(client, operation), outcome(client, operation)]

    assert (outcomes, [len(line.requests) for line in peer.lines]) == (["answered"] * 2, [1, 1])


@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("first", FIRST)
def test_bytes_on_an_idle_connection_do_not_affect_the_next_call(
    open_client: Callable[..., Both], first: str, stray: str
) -> None:
    operation, whole = FIRST[first]

    def script(line: Line) -> None:
        while line.receive():
            line.send(whole)

    with playing(script) as peer:
        client = open_client(peer.origin)
        outcomes = [outcome(client, operation)]
        peer.lines[0].send(STRAY[stray])
        outcomes.append(outcome(client, operation))

    assert (outcomes, [len(line.requests) for line in peer.lines]) == (["answered"] * 2, [1, 1])


@pytest.mark.parametrize("first", FIRST)
def test_a_reply_without_extra_bytes_keeps_its_connection(open_client: Callable[..., Both], first: str) -> None:
    operation, whole = FIRST[first]

    def script(line: Line) -> None:
        while line.receive():
            line.send(whole)

    with playing(script) as peer:
        client = open_client(peer.origin)
        outcomes = [outcome(client, operation) for _ in range(3)]

    assert (outcomes, [len(line.requests) for line in peer.lines]) == (["answered"] * 3, [3])


@pytest.mark.parametrize("size", [1, 100, 20_000, 200_000])
@pytest.mark.parametrize("is_idle", [False, True])
def test_bytes_after_a_reply_over_tls_do_not_affect_the_next_call(
    open_client: Callable[..., Both],
    tmp_path: Path,
    size: int,
    is_idle: bool,  # noqa: FBT001 - parametrized
) -> None:
    stray = (reply(QUERY, number="order-X") * (1 + size // 600))[:size]
    path = authority.write_certificate(tmp_path)
    is_answered, is_sent = Event(), Event()

    def script(line: Line) -> None:
        line.receive()
        if not is_sent.is_set():
            with suppress(OSError):  # a client that has its reply may close before all stray bytes are sent
                line.send(reply(QUERY) if is_idle else reply(QUERY) + stray)
                if is_idle:
                    is_answered.wait(20)
                    line.send(stray)
            is_sent.set()
        else:
            line.send(reply(QUERY))
        line.hold()

    with playing(script, context=authority.server_context(path)) as peer:
        client = open_client(peer.origin, ca_file=str(path))
        outcomes = [outcome(client, QUERY)]
        is_answered.set()
        assert is_sent.wait(20)
        outcomes.append(outcome(client, QUERY))

    assert (outcomes, [len(line.requests) for line in peer.lines]) == (["answered"] * 2, [1, 1])
