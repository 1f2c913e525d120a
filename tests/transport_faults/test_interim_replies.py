"""Interim replies (RFC 9110, 15.2) are skipped: every call has its own reply, on the same connection."""

import re
from collections.abc import Callable

import pytest

from support.both import Both
from support.peer import PREPAY, QUERY, Line, outcome, owed, playing, reply

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
PROCESSING = b"HTTP/1.1 102 Processing\r\n\r\n"
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
UNKNOWN = b"HTTP/1.1 199 Anything\r\nX: a\r\n\r\n"
INTERIM = {
    "100": [CONTINUE],
    "102": [PROCESSING],
    "103": [HINTS],
    "199": [UNKNOWN],
    "100, 100": [CONTINUE, CONTINUE],
    "100, 103": [CONTINUE, HINTS],
    "102, 102, 102": [PROCESSING] * 3,
    "103, 100, 102": [HINTS, CONTINUE, PROCESSING],
}


def script_of(interim: list[bytes], *, is_in_pieces: bool, framing: str = "length") -> Callable[[Line], None]:
    """Return a script that replies to each query with the requested order, after interim replies."""

    def script(line: Line) -> None:
        while request := line.receive():
            named = re.search(rb"out-trade-no/([^?]+)", request)
            final = reply(QUERY, number=named[1].decode(), framing=framing) if named else reply(PREPAY, framing=framing)
            line.send(*interim, final) if is_in_pieces else line.send(b"".join([*interim, final]))

    return script


@pytest.mark.parametrize("framing", ["length", "chunked"])
@pytest.mark.parametrize("is_in_pieces", [False, True])
@pytest.mark.parametrize("name", INTERIM)
def test_each_call_has_its_own_reply(
    open_client: Callable[..., Both],
    name: str,
    is_in_pieces: bool,  # noqa: FBT001 - parametrized
    framing: str,
) -> None:
    with playing(script_of(INTERIM[name], is_in_pieces=is_in_pieces, framing=framing)) as peer:
        client = open_client(peer.origin)
        numbers = ["order-A", "order-B", "order-C"]
        answers = [client.call(QUERY, out_trade_no=number).out_trade_no for number in numbers]

    assert (answers, len(peer.lines)) == (numbers, 1)


@pytest.mark.parametrize("name", INTERIM)
def test_the_final_reply_decides_the_outcome_of_a_change(open_client: Callable[..., Both], name: str) -> None:
    with playing(script_of(INTERIM[name], is_in_pieces=True)) as peer:
        assert outcome(open_client(peer.origin), PREPAY) == "answered"


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("before", [b"", CONTINUE, HINTS])
def test_101_is_a_broken_connection(open_client: Callable[..., Both], operation: str, before: bytes) -> None:
    def script(line: Line) -> None:
        line.receive()
        line.send(
            before + b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
            reply(operation),
        )
        line.hold()

    with playing(script) as peer:
        client = open_client(peer.origin)
        outcomes = [outcome(client, operation) for _ in range(2)]

    assert (outcomes, len(peer.lines)) == ([owed(operation, "ConnectionBroken")] * 2, 2)


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("interim", [CONTINUE, PROCESSING, HINTS])
def test_endless_interim_replies_are_a_broken_connection(
    open_client: Callable[..., Both], operation: str, interim: bytes
) -> None:
    def script(line: Line) -> None:
        line.receive()
        while True:
            line.send(interim * 100)

    with playing(script) as peer:
        assert outcome(open_client(peer.origin), operation) == owed(operation, "ConnectionBroken")


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("interim", [CONTINUE, HINTS])
def test_an_interim_reply_alone_is_a_broken_connection(
    open_client: Callable[..., Both], operation: str, interim: bytes
) -> None:
    def script(line: Line) -> None:
        line.receive()
        line.send(interim)

    with playing(script) as peer:
        assert outcome(open_client(peer.origin), operation) == owed(operation, "ConnectionBroken")
