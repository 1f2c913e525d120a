"""TLS over a connection that is itself TLS, to a host behind a proxy that is reached over TLS; `ssl` only wraps plain sockets."""

import ssl
import time
from collections.abc import Callable
from typing import TypeVar

_READ_BYTES = 16 * 1024
_R = TypeVar("_R")


class TlsInTls:
    """The methods of a socket that a connection uses. Each of them ends within the timeout, however the bytes arrive."""

    def __init__(self, outer: ssl.SSLSocket, context: ssl.SSLContext, host: str) -> None:
        self._outer = outer
        self._received = ssl.MemoryBIO()
        self._to_send = ssl.MemoryBIO()
        self._inner = context.wrap_bio(self._received, self._to_send, server_hostname=host)
        self.settimeout(outer.gettimeout() or 0.0)
        self._run(self._inner.do_handshake)

    def settimeout(self, seconds: float) -> None:
        """Set the time in which each call must end."""
        self._seconds = seconds

    def recv(self, most: int) -> bytes:
        """Return the bytes that arrive next; empty at the end."""
        try:
            return self._run(lambda: self._inner.read(most))
        except ssl.SSLEOFError:
            return b""

    def sendall(self, data: bytes | memoryview) -> None:
        """Send bytes."""
        view = memoryview(data)
        while view:
            view = view[self._run(lambda rest=view: self._inner.write(rest)) :]  # type: ignore[misc]  # the default binds it

    def pending(self) -> int:
        """Return a number above 0 if bytes have arrived that were not read."""
        return self._inner.pending() or self._received.pending or self._outer.pending()

    def fileno(self) -> int:
        """Return the descriptor of the socket."""
        return self._outer.fileno()

    def close(self) -> None:
        """Close the socket."""
        self._outer.close()

    def _run(self, action: Callable[[], _R]) -> _R:
        self._deadline = time.monotonic() + self._seconds
        while True:
            try:
                result = action()
            except ssl.SSLWantReadError:
                self._flush()
                self._receive()
            else:
                self._flush()
                return result

    def _flush(self) -> None:
        if data := self._to_send.read():
            self._limit()
            self._outer.sendall(data)

    def _receive(self) -> None:
        self._limit()
        if data := self._outer.recv(_READ_BYTES):
            self._received.write(data)
        else:
            self._received.write_eof()

    def _limit(self) -> None:
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        self._outer.settimeout(seconds)
