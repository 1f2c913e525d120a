"""A connection that ends at any byte of a reply is a broken connection, and what was asked for is left open."""

from collections.abc import Callable

import pytest

from support.both import Both
from support.peer import CLOSE, PREPAY, QUERY, Line, outcome, owed, playing, reply


def cut(whole: bytes, operation: str, open_client: Callable[..., Both]) -> dict[int, str]:
    """How a call ends, for each number of bytes of its reply that come."""
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
def test_uncut_it_is_the_answer(open_client: Callable[..., Both], operation: str) -> None:
    def script(line: Line) -> None:
        line.receive()
        line.send(reply(operation))

    with playing(script) as peer:
        assert outcome(open_client(peer.origin), operation) == "answered"
