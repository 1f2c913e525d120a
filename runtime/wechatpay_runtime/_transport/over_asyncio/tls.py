"""TLS for the async transport on httptools: between bytes, so that the event loop only moves bytes.

asyncio's own TLS keeps 256 KiB of buffers for each connection, and costs more per call.
"""

import ssl
from contextlib import suppress

_RECORD_BYTES = 16 * 1024


class TlsLayer:
    """One TLS session of a client: `receive` and `encrypt` return the bytes for the layer above and for the one below.

    Both raise `ssl.SSLError`. After `receive`, `pending` has the bytes to send below, also if it raised: they may be an alert.
    """

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._session = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        self.is_open = False
        """Whether the handshake is complete, and so the certificate and the host name were checked."""
        self.has_ended = False
        """Whether the peer has ended the session."""
        self._shake_hands()

    def _shake_hands(self) -> None:
        with suppress(ssl.SSLWantReadError):
            self._session.do_handshake()
            self.is_open = True

    def receive(self, data: bytes | memoryview) -> bytes:
        """Return what these bytes from below decrypt to."""
        self._incoming.write(data)
        if not self.is_open:
            self._shake_hands()
        pieces: list[bytes] = []
        with suppress(ssl.SSLWantReadError):
            while self.is_open and not self.has_ended and (self._incoming.pending or self._session.pending()):
                piece = self._session.read(_RECORD_BYTES)
                self.has_ended = not piece
                pieces.append(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def pending(self) -> bytes:
        """Return the bytes that TLS itself has to send below."""
        return self._outgoing.read() if self._outgoing.pending else b""

    def encrypt(self, data: bytes | memoryview) -> bytes:
        """Return the bytes to send below."""
        self._session.write(data)
        return self._outgoing.read()
