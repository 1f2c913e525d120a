"""A connection that closes at any byte of a reply is a broken connection, and a change stays open."""

from collections.abc import Callable, Iterable
from itertools import takewhile

import pytest

from support.both import Both
from support.peer import CLOSE, PREPAY, QUERY, Line, outcome, owed, playing, reply


def cut(whole: bytes, operation: str, open_client: Callable[..., Both], positions: Iterable[int]) -> dict[int, str]:
    """Return the outcome of a call for each number of bytes of its reply that arrive."""
    remaining = iter(positions)

    def script(line: Line) -> None:
        line.receive()
        line.send(whole[: next(remaining)])

    with playing(script, is_serial=True) as peer:
        client = open_client(peer.origin)
        return {position: outcome(client, operation) for position in positions}


@pytest.mark.parametrize("operation", [QUERY, PREPAY, CLOSE])
def test_a_cut_at_any_byte_is_a_broken_connection(open_client: Callable[..., Both], operation: str) -> None:
    whole = reply(operation)
    positions = range(len(whole))

    assert cut(whole, operation, open_client, positions) == dict.fromkeys(
        positions, owed(operation, "ConnectionBroken")
    )


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
def test_a_cut_at_any_byte_of_chunks_is_a_broken_connection(open_client: Callable[..., Both], operation: str) -> None:
    whole = reply(operation, framing="chunked")
    # Up to the header of the framing, the bytes are those of the test above.
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(whole, reply(operation), strict=False)))
    positions = range(common, len(whole))

    assert cut(whole, operation, open_client, positions) == dict.fromkeys(
        positions, owed(operation, "ConnectionBroken")
    )


@pytest.mark.parametrize("operation", [QUERY, PREPAY, CLOSE])
def test_a_complete_reply_is_accepted(open_client: Callable[..., Both], operation: str) -> None:
    def script(line: Line) -> None:
        line.receive()
        line.send(reply(operation))

    with playing(script) as peer:
        assert outcome(open_client(peer.origin), operation) == "answered"
