"""A reply with an ambiguous end is a broken connection: another parser could see a different end."""

from collections.abc import Callable

import pytest

from support import platform
from support.both import Both
from support.peer import BODIES, PREPAY, QUERY, Line, chunk, outcome, owed, playing

LINES = 100
"""Maximum number of header lines that http.client reads."""


def head(body: bytes, *lines: str) -> bytes:
    """Return a signed head with these lines."""
    signature = [f"{name}: {value}" for name, value in platform.signature_headers(body).items()]
    return "\r\n".join(["HTTP/1.1 200 OK", *signature, *lines, "", ""]).encode()


def chunked(body: bytes, *, size: str = "", end: str = "\r\n", trailers: str = "") -> bytes:
    return f"{size or f'{len(body):x}'}\r\n".encode() + body + f"{end}0\r\n{trailers}\r\n".encode()


REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "a length twice": lambda b: head(b, f"Content-Length: {len(b)}", f"Content-Length: {len(b)}") + b,
    "two lengths": lambda b: head(b, f"Content-Length: {len(b)}", "Content-Length: 1") + b,
    "a list of lengths": lambda b: head(b, f"Content-Length: {len(b)}, {len(b)}") + b,
    "a length with a sign": lambda b: head(b, f"Content-Length: +{len(b)}") + b,
    "a negative length": lambda b: head(b, "Content-Length: -1") + b,
    "a length with a line below": lambda b: head(b, f"Content-Length: {len(b) // 10}_{len(b) % 10}") + b,
    "a length that is not a number": lambda b: head(b, "Content-Length: x") + b,
    "a length of many digits": lambda b: head(b, f"Content-Length: {'9' * 5000}") + b,
    "no length": lambda b: head(b, "Content-Length: ") + b,
    "a length beside chunks": lambda b: head(b, f"Content-Length: {len(b)}", "Transfer-Encoding: chunked") + chunked(b),
    "chunks twice": lambda b: head(b, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked") + chunked(b),
    "another transfer encoding": lambda b: head(b, "Transfer-Encoding: gzip, chunked") + chunked(b),
    "the obsolete transfer encoding": lambda b: head(b, f"Content-Length: {len(b)}", "Transfer-Encoding: identity") + b,
    "a chunk of 0x": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, size=f"0x{len(b):x}"),
    "a chunk with a sign": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, size=f"+{len(b):x}"),
    "a chunk with a negative size": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, size="-5"),
    "a chunk without a size": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, size=";a"),
    "a chunk longer than its size": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, end="XX"),
    "too many lines": lambda b: head(b, f"Content-Length: {len(b)}", *["X: a"] * (LINES - 5)) + b,
    "a long line": lambda b: head(b, f"Content-Length: {len(b)}", "X: " + "a" * 66_000) + b,
    "many long lines": lambda b: head(b, f"Content-Length: {len(b)}", *["X: " + "a" * 1000] * 70) + b,
}
ACCEPTED: dict[str, Callable[[bytes], bytes]] = {
    "spaces around a length": lambda b: head(b, f"Content-Length:   {len(b)}  ") + b,
    "zeros before a length": lambda b: head(b, f"Content-Length: 000{len(b)}") + b,
    "a length in lower case": lambda b: head(b, f"content-length:{len(b)}") + b,
    "chunks in upper case": lambda b: head(b, "TRANSFER-ENCODING: CHUNKED") + chunked(b, size=f"{len(b):X}"),
    "zeros before a size": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, size=f"000{len(b):x}"),
    "an extension": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, size=f'{len(b):x};a="b"'),
    "a space after a size": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, size=f"{len(b):x} "),
    "trailers": lambda b: head(b, "Transfer-Encoding: chunked") + chunked(b, trailers="X: a\r\nY: b\r\n"),
    "a byte in each chunk": lambda b: (
        head(b, "Transfer-Encoding: chunked") + b"".join(chunk(bytes([byte])) for byte in b) + chunk(b"")
    ),
    "as many lines as allowed": lambda b: head(b, f"Content-Length: {len(b)}", *["X: a"] * (LINES - 6)) + b,
    "a long line": lambda b: head(b, f"Content-Length: {len(b)}", "X: " + "a" * 60_000) + b,
}


def answering(whole: bytes) -> Callable[[Line], None]:
    def script(line: Line) -> None:
        while line.receive():
            line.send(whole)

    return script


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("name", REFUSED)
def test_a_reply_with_an_ambiguous_end_is_a_broken_connection(
    open_client: Callable[..., Both], name: str, operation: str
) -> None:
    with playing(answering(REFUSED[name](BODIES[operation]))) as peer:
        assert outcome(open_client(peer.origin), operation) == owed(operation, "ConnectionBroken")


@pytest.mark.parametrize("name", REFUSED)
def test_the_connection_of_an_ambiguous_reply_is_closed(open_client: Callable[..., Both], name: str) -> None:
    with playing(answering(REFUSED[name](BODIES[QUERY]))) as peer:
        client = open_client(peer.origin)
        for _ in range(2):
            outcome(client, QUERY)

    assert [len(line.requests) for line in peer.lines] == [1, 1]


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("status", ["099", "000", "101"])
def test_an_invalid_status_is_a_broken_connection(
    open_client: Callable[..., Both], operation: str, status: str
) -> None:
    whole = head(BODIES[operation], f"Content-Length: {len(BODIES[operation])}").replace(b"200", status.encode(), 1)
    with playing(answering(whole + BODIES[operation])) as peer:
        assert outcome(open_client(peer.origin), operation) == owed(operation, "ConnectionBroken")


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("name", ACCEPTED)
def test_a_reply_with_a_clear_end_is_read_and_its_connection_reused(
    open_client: Callable[..., Both], name: str, operation: str
) -> None:
    with playing(answering(ACCEPTED[name](BODIES[operation]))) as peer:
        client = open_client(peer.origin)
        outcomes = [outcome(client, operation) for _ in range(2)]

    assert (outcomes, len(peer.lines)) == (["answered"] * 2, 1)


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("end", ["0", "z", "\r\n", ";"])
def test_an_invalid_chunk_within_a_body_is_a_broken_connection(
    open_client: Callable[..., Both], operation: str, end: str
) -> None:
    body = BODIES[operation]

    def script(line: Line) -> None:
        line.receive()
        line.send(head(body, "Transfer-Encoding: chunked"), chunk(body[:5]), f"{end}x\r\n".encode())
        line.hold()

    with playing(script) as peer:
        assert outcome(open_client(peer.origin), operation) == owed(operation, "ConnectionBroken")
