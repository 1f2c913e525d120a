"""The TLS layer of the async transport on httptools, against a server in memory."""

import ssl
from contextlib import suppress
from pathlib import Path

import pytest

from support import authority
from wechatpay_runtime._transport.over_asyncio.tls import TlsLayer

HOST = "127.0.0.1"
MESSAGE = bytes(range(256)) * 200
"""Longer than two records."""


class Server:
    """The other end of a session."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.session = context.wrap_bio(self.incoming, self.outgoing, server_side=True)

    def shake_hands(self, data: bytes) -> bytes:
        self.incoming.write(data)
        with suppress(ssl.SSLWantReadError):
            self.session.do_handshake()
        return self.outgoing.read()

    def send(self, data: bytes) -> bytes:
        self.session.write(data)
        return self.outgoing.read()


@pytest.fixture(params=[ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Server:
    """A server that speaks one version of TLS."""
    context = authority.server_context(authority.write_certificate(tmp_path))
    context.minimum_version = context.maximum_version = request.param
    return Server(context)


@pytest.fixture
def client_context(tmp_path: Path) -> ssl.SSLContext:
    """A context that trusts the server."""
    return ssl.create_default_context(cafile=str(authority.write_certificate(tmp_path)))


def receive(layer: TlsLayer, data: bytes, step: int) -> bytes:
    """Return what bytes decrypt to that arrive in pieces of this size."""
    return b"".join(layer.receive(data[start : start + step]) for start in range(0, len(data), step))


def opened(context: ssl.SSLContext, server: Server, step: int = 1 << 20) -> TlsLayer:
    """Return a layer after its handshake."""
    layer = TlsLayer(context, HOST)
    while not layer.is_open:
        assert receive(layer, server.shake_hands(layer.pending()), step) == b""
    assert layer.receive(server.shake_hands(layer.pending())) == b""  # TLS 1.3 sends tickets for later sessions
    return layer


@pytest.mark.parametrize("step", [1, 100, 16_390, 1 << 20])
def test_bytes_in_pieces_of_any_size_are_decrypted(client_context: ssl.SSLContext, server: Server, step: int) -> None:
    layer = opened(client_context, server, step)

    assert receive(layer, server.send(MESSAGE), step) == MESSAGE


def test_bytes_are_encrypted(client_context: ssl.SSLContext, server: Server) -> None:
    layer = opened(client_context, server)
    server.incoming.write(layer.encrypt(MESSAGE))

    assert b"".join(server.session.read(1 << 20) for _ in range(-(-len(MESSAGE) // 16_384))) == MESSAGE


def test_a_peer_that_ends_the_session_is_noticed_after_its_last_bytes(
    client_context: ssl.SSLContext, server: Server
) -> None:
    layer = opened(client_context, server)
    last = server.send(b"last")
    with pytest.raises(ssl.SSLWantReadError):
        server.session.unwrap()

    assert layer.receive(last + server.outgoing.read()) == b"last"
    assert layer.has_ended


def test_changed_bytes_are_refused(client_context: ssl.SSLContext, server: Server) -> None:
    layer = opened(client_context, server)
    changed = bytearray(server.send(b"amount: 1"))
    changed[-1] ^= 1

    with pytest.raises(ssl.SSLError):
        layer.receive(bytes(changed))


def test_another_host_name_is_refused(client_context: ssl.SSLContext, server: Server) -> None:
    layer = TlsLayer(client_context, "other.example")

    with pytest.raises(ssl.SSLCertVerificationError):
        layer.receive(server.shake_hands(layer.pending()))


def test_the_peer_is_told_that_its_certificate_is_refused(server: Server) -> None:
    layer = TlsLayer(ssl.create_default_context(), HOST)
    with pytest.raises(ssl.SSLCertVerificationError):
        layer.receive(server.shake_hands(layer.pending()))

    with pytest.raises(ssl.SSLError, match=r"(?i)alert unknown ca"):
        server.shake_hands(layer.pending())
