"""If connecting fails, nothing was sent, and it fails within `timeout`, whatever a peer or proxy does."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support import authority
from support.both import Both
from support.peer import PREPAY, QUERY, Line, outcome, playing, unreachable

LONG_SECONDS = 30
"""Much longer than any of these calls may take, even on a busy machine."""
NOWHERE = "https://no-such-host.invalid"


def silent(line: Line) -> None:
    line.hold()


def closing(line: Line) -> None:
    line.close()


def closing_after_the_request(line: Line) -> None:
    line.receive()


def sends(*pieces: bytes) -> Callable[[Line], None]:
    def script(line: Line) -> None:
        line.receive()
        line.send(*pieces)

    return script


def drips(piece: bytes, start: bytes = b"") -> Callable[[Line], None]:
    def script(line: Line) -> None:
        line.receive()
        line.send(start)
        line.drip(piece)

    return script


PROXIES = {
    "407": sends(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"),
    "407 without a length": sends(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
    "403 with a page": sends(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nno way"),
    "502": sends(b"HTTP/1.0 502 Bad Gateway\r\n\r\n"),
    "a redirect": sends(b"HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"),
    "a truncated head": sends(b"HTTP/1.1 200 Connection established\r\nX: "),
    "a truncated status line": sends(b"HTTP/1.1 20"),
    "bytes that are not HTTP": sends(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "200 and then nothing": sends(b"HTTP/1.1 200 OK\r\n\r\n"),
    "200 and more in the same packet": sends(b"HTTP/1.1 200 OK\r\n\r\nhello"),
    "200 and then no TLS": sends(b"HTTP/1.1 200 OK\r\n\r\n", b"hello"),
    "it closes": closing,
    "it closes after the request": closing_after_the_request,
    "it is silent": silent,
    "its status line arrives byte by byte": drips(b"0", b"HTTP/1.1 200 O"),
    "its headers never end": drips(b"X: a\r\n", b"HTTP/1.1 200 OK\r\n"),
    "its interim replies never end": drips(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "it is silent after 200": drips(b"", b"HTTP/1.1 200 OK\r\n\r\n"),
}


@pytest.mark.parametrize("proxy", PROXIES)
def test_a_proxy_that_opens_no_tunnel_is_a_failed_connection(open_client: Callable[..., Both], proxy: str) -> None:
    with playing(PROXIES[proxy]) as peer:
        client = open_client(NOWHERE, proxy=peer.origin, timeout=LONG_SECONDS, connect_timeout=0.6)
        started = time.monotonic()
        assert outcome(client, PREPAY) == "ConnectionFailed"

    assert time.monotonic() - started < LONG_SECONDS


HANDSHAKES: dict[str, Callable[[Line], None]] = {"it closes": closing, "it is silent": silent}


@pytest.mark.parametrize("handshake", HANDSHAKES)
def test_an_incomplete_tls_handshake_is_a_failed_connection(open_client: Callable[..., Both], handshake: str) -> None:
    with playing(HANDSHAKES[handshake]) as peer:
        client = open_client(peer.origin.replace("http:", "https:"), timeout=LONG_SECONDS, connect_timeout=0.6)
        started = time.monotonic()
        assert outcome(client, PREPAY) == "ConnectionFailed"

    assert time.monotonic() - started < LONG_SECONDS


@pytest.mark.parametrize("operation", [QUERY, PREPAY])
@pytest.mark.parametrize("options", [{"timeout": 0.6, "connect_timeout": 30}, {"timeout": 30, "connect_timeout": 0.6}])
def test_an_unresponsive_host_fails_within_the_shorter_timeout(
    open_client: Callable[..., Both], operation: str, options: dict[str, float]
) -> None:
    with unreachable() as (host, port):
        client = open_client(f"http://{host}:{port}", **options)
        started = time.monotonic()
        assert outcome(client, operation) == "ConnectionFailed"

    assert time.monotonic() - started < LONG_SECONDS


def test_an_untrusted_certificate_is_a_failed_connection(open_client: Callable[..., Both], tmp_path: Path) -> None:
    context = authority.server_context(authority.write_certificate(tmp_path))
    with playing(silent, context=context) as peer:
        assert outcome(open_client(peer.origin), PREPAY) == "ConnectionFailed"
