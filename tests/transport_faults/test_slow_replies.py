"""A reply that arrives byte by byte times out after `timeout`, in every part of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.both import Both
from support.peer import PREPAY, Line, chunk, outcome, owed, playing, reply_head
from wechatpay_runtime.errors import ReadTimedOut
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route

TIMEOUT_SECONDS = 0.6
HEAD = reply_head(b"{}", framing="chunked")
LENGTH = b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"
DRIPS = {
    "nothing at all": (b"", b""),
    "the status line": (b"HTTP/1.1 200 ", b"O"),
    "a header's name": (b"HTTP/1.1 200 OK\r\nX-", b"a"),
    "a header's value": (b"HTTP/1.1 200 OK\r\nX: ", b"a"),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X: a\r\n"),
    "interim replies": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "the head of an interim reply": (b"HTTP/1.1 103 Early Hints\r\n", b"Link: </a>\r\n"),
    "the body": (LENGTH, b"x"),
    "chunks": (HEAD, chunk(b"x")),
    "the length of a chunk": (HEAD, b"0"),
    "the extension of a chunk": (HEAD + b"1;", b"x"),
    "the data of a chunk": (HEAD + b"9000\r\n", b"x"),
    "trailers": (HEAD + chunk(b"{}") + b"0\r\n", b"X: a\r\n"),
    "a trailer": (HEAD + chunk(b"{}") + b"0\r\nX: ", b"a"),
}
OF_DATA = {"the body", "chunks", "the data of a chunk"}
"""Parts in which a file may take any time, if each piece arrives in time."""
REFUSED = {name: tuple(part.replace(b"200 OK", b"404 Not Found") for part in DRIPS[name]) for name in sorted(OF_DATA)}
"""The same for an error, whose body is not a file."""
IMAGE: Operation[None] = Operation(
    name="risk.complaints.get_image",
    method="GET",
    routes=(Route("/v3/merchant-service/images/1"),),
    replies={200: FILE_REPLY},
)


def dripping(start: bytes, drop: bytes) -> Callable[[Line], None]:

    def script(line: Line) -> None:
        line.receive()
        line.send(start)
        if drop:
            line.drip(drop)
        else:
            line.hold()

    return script


@pytest.mark.parametrize("name", DRIPS)
def test_a_slow_reply_times_out_and_leaves_a_change_open(open_client: Callable[..., Both], name: str) -> None:
    with playing(dripping(*DRIPS[name])) as peer:
        client = open_client(peer.origin, timeout=TIMEOUT_SECONDS)
        assert outcome(client, PREPAY) == owed(PREPAY, "ReadTimedOut")


@pytest.mark.parametrize("name", [name for name in DRIPS if name not in OF_DATA])
def test_a_slow_head_or_framing_times_out_in_a_download(
    open_client: Callable[..., Both], name: str, tmp_path: Path
) -> None:
    with playing(dripping(*DRIPS[name])) as peer:
        client = open_client(peer.origin, timeout=TIMEOUT_SECONDS)
        with pytest.raises(ReadTimedOut):
            client.download(IMAGE, {}, tmp_path / "image.png")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_slow_error_times_out_in_a_download(open_client: Callable[..., Both], name: str, tmp_path: Path) -> None:
    with playing(dripping(*REFUSED[name])) as peer:
        client = open_client(peer.origin, timeout=TIMEOUT_SECONDS)
        with pytest.raises(ReadTimedOut):
            client.download(IMAGE, {}, tmp_path / "image.png")
