"""A connection that closes at any byte of a reply is a broken connection, and a change stays open."""

from collections.abc import Callable

import pytest

from support.both import Both
from support.peer import CLOSE, PREPAY, QUERY, Line, outcome, owed, playing, reply


def cut(whole: bytes, operation: str, open_client: Callable[..., Both]) -> dict[int, str]:
    """Return the outcome of a call for each number of bytes of its reply that arrive."""
    positions = iter(range(len(whole)))

    def script(line: Line) -> None:
        line.receive()
        line.send(whole[: next(positions)])

    with playing(script) as peer:
        client = open_client(peer.origin)
        return {position: outcome(client, operation) for position in range(len(whole))}


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("framing", ["length", "chunked"])
def test_a_cut_at_any_byte_is_a_broken_connection(
    open_client: Callable[..., Both], operation: str, framing: str
) -> None:
    whole = reply(operation, framing=framing)

    assert cut(whole, operation, open_client) == dict.fromkeys(range(len(whole)), owed(operation, "ConnectionBroken"))


def test_a_cut_at_any_byte_of_a_204_is_a_broken_connection(open_client: Callable[..., Both]) -> None:
    whole = reply(CLOSE)

    assert cut(whole, CLOSE, open_client) == dict.fromkeys(range(len(whole)), owed(CLOSE, "ConnectionBroken"))


@pytest.mark.parametrize("operation", [QUERY, PREPAY, CLOSE])
def test_a_complete_reply_is_accepted(open_client: Callable[..., Both], operation: str) -> None:
    def script(line: Line) -> None:
        line.receive()
        line.send(reply(operation))

    with playing(script) as peer:
        assert outcome(open_client(peer.origin), operation) == "answered"
