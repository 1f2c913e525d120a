"""The error of a reply that was compressed in transit, although the request did not allow it, names the encoding."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from support import platform
from support.both import Both
from support.peer import ARGUMENTS, BODIES, NUMBER, PREPAY, QUERY, Line, playing
from wechatpay_runtime.errors import ApiError, BadSignature, CorruptDownload, StaleTimestamp
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route

NAMED = "The reply has Content-Encoding: gzip, although the request did not accept one"
IMAGE: Operation[None] = Operation(
    name="risk.complaints.get_image",
    method="GET",
    routes=(Route("/v3/merchant-service/images/1"),),
    replies={200: FILE_REPLY},
)


def wire(
    body: bytes, *, encoding: str, status: str = "200 OK", signed: bytes | None = None, now: int = platform.NOW
) -> bytes:
    """Return a reply whose signature is for `signed`, the body before it was compressed."""
    headers = platform.signature_headers(body if signed is None else signed, timestamp=now)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 {status}\r\n{lines}Content-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def answering(*replies: bytes) -> Callable[[Line], None]:
    def script(line: Line) -> None:
        for each in replies:
            line.receive()
            line.send(each)
        line.hold()

    return script


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
def test_the_error_of_a_compressed_reply_names_its_encoding(open_client: Callable[..., Both], operation: str) -> None:
    plain = BODIES[operation]
    with playing(answering(wire(gzip.compress(plain), encoding="gzip", signed=plain))) as peer:
        client = open_client(peer.origin)
        with pytest.raises(BadSignature, match=NAMED):
            client.call(operation, **ARGUMENTS[operation])


def test_the_error_of_a_compressed_refusal_names_its_encoding(open_client: Callable[..., Both]) -> None:
    body = gzip.compress(b'{"code": "PARAM_ERROR", "message": "no"}')
    with playing(answering(wire(body, encoding="gzip", status="400 Bad Request"))) as peer:
        client = open_client(peer.origin)
        with pytest.raises(ApiError, match=NAMED):
            client.call(PREPAY, **ARGUMENTS[PREPAY])


def test_the_error_of_a_compressed_reply_with_an_old_signature_names_only_the_clock(
    open_client: Callable[..., Both],
) -> None:
    stale = wire(gzip.compress(b"{}"), encoding="gzip", now=platform.NOW - 4000)
    with playing(answering(stale)) as peer:
        client = open_client(peer.origin)
        with pytest.raises(StaleTimestamp) as caught:
            client.call(QUERY, **ARGUMENTS[QUERY])

    assert "Content-Encoding" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["identity", "Identity", ""])
def test_content_encoding_identity_is_accepted(open_client: Callable[..., Both], encoding: str) -> None:
    with playing(answering(wire(BODIES[QUERY], encoding=encoding))) as peer:
        assert open_client(peer.origin).call(QUERY, **ARGUMENTS[QUERY]).out_trade_no == NUMBER


def test_a_compressed_file_without_a_digest_is_refused(open_client: Callable[..., Both], tmp_path: Path) -> None:
    with playing(answering(wire(gzip.compress(b"image"), encoding="gzip"))) as peer:
        client = open_client(peer.origin)
        with pytest.raises(CorruptDownload, match=NAMED):
            client.download(IMAGE, {}, tmp_path / "image.png")

    assert list(tmp_path.iterdir()) == []
