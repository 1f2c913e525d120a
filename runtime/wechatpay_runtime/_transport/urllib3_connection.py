"""Connections of the sync transport, each attempt bounded by one deadline.

urllib3 and http.client bound each read by itself, take a head that was cut short for a whole one, and skip no
interim reply but 100. The classes here read through the same public seams: `makefile` of a socket, `send` and
`connect` of a connection, `begin` of a response.
"""

import http.client
import io
import re
import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import HTTPResponse

from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import MAX_HEAD_BYTES
from wechatpay_runtime._transport.failures import (
    HEAD_TOO_LONG,
    HUNG_UP,
    SWITCHED,
    TOO_SLOW,
    BrokenReply,
    DeadlinePassed,
    NotConnected,
)

_PIECE_BYTES = 16 * 1024
"""How much is sent under one time-out; the size of a TLS record, so that one write is one record."""


class Attempt:
    """One attempt to send a request: when it must be over, and whether its reply left anything unread.

    While it connects, the deadline is the one for connecting.
    """

    __slots__ = ("_connect_by", "_deadline", "_ends_at", "has_leftover", "is_connecting")

    def __init__(self, options: Options) -> None:
        now = time.monotonic()
        self._ends_at = now + options.timeout_seconds
        self._connect_by = now + min(options.connect_timeout_seconds, options.timeout_seconds)
        self._deadline = self._ends_at
        self.is_connecting = False
        self.has_leftover = False

    def begin_connecting(self) -> None:
        """Apply the deadline for connecting."""
        self.is_connecting = True
        self._deadline = self._connect_by

    def end_connecting(self) -> None:
        """Apply the deadline of the whole attempt again."""
        self.is_connecting = False
        self._deadline = self._ends_at

    def restart(self, seconds: float) -> None:
        """Allow so many seconds from now."""
        self._deadline = time.monotonic() + seconds

    def remaining_seconds(self) -> float:
        """How long the next step may take.

        Raises:
            DeadlinePassed: No time is left.
        """
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise DeadlinePassed
        return seconds


ATTEMPT: ContextVar[Attempt] = ContextVar("ATTEMPT")
"""The attempt that this thread carries out; urllib3 has no place to hand it through."""


_CLOSED = -1
"""The number of a socket that was closed."""


class _Inlet(io.RawIOBase):
    """Reads from a socket, for whose place at http.client it stands; each read has the time that its attempt has left."""

    def __init__(self, connection: socket.socket, attempt: Attempt) -> None:
        self._socket = connection
        self._attempt = attempt
        self._is_stopped = False
        self._hold: io.RawIOBase | None = None

    def makefile(self, _mode: str) -> "_Reader":
        return _Reader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        if self._is_stopped:
            return None
        self._socket.settimeout(self._attempt.remaining_seconds())
        try:
            return self._socket.recv_into(buffer)
        except TimeoutError:
            raise DeadlinePassed from None

    def hold(self) -> None:
        """Keep the socket open until this is closed, though its connection is closed before."""
        self._hold = self._socket.makefile("rb", buffering=0)

    def stop(self, reader: "_Reader") -> None:
        """Read nothing more, and note what the reader holds that nobody took."""
        self._is_stopped = True
        if reader.peek(1):
            self._attempt.has_leftover = True
        if self._hold is not None:
            self._hold.close()
        is_open = self._attempt.is_connecting and self._socket.fileno() != _CLOSED
        if is_open:  # a proxy has answered; the TLS handshake has the time that is left
            self._socket.settimeout(self._attempt.remaining_seconds())


class _Reader(io.BufferedReader):
    """Tells its inlet when the reply is over."""

    raw: Any

    def close(self) -> None:
        if not self.closed:
            self.raw.stop(self)
        super().close()


class _WholeLines:
    """Reads lines to their end, or not at all.

    Lines in succession are a head, or the frame of a chunk, or trailers; they are bounded together.
    """

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self._bytes_of_lines = 0
        self.close = reader.close
        self.flush = reader.flush

    def readline(self, size: int = -1, /) -> bytes:
        line = self._reader.readline(size)
        self._bytes_of_lines += len(line)
        if self._bytes_of_lines > MAX_HEAD_BYTES:
            raise BrokenReply(HEAD_TOO_LONG)
        if not line.endswith(b"\n"):
            raise BrokenReply(HUNG_UP)
        return line

    def read(self, size: int = -1, /) -> bytes:
        self._bytes_of_lines = 0
        return self._reader.read(size)

    def read1(self, size: int = -1, /) -> bytes:
        self._bytes_of_lines = 0
        return self._reader.read1(size)


class _Chunks(_WholeLines):
    """The same for the frame of chunks, which http.client reads with less care than RFC 9112, 7.1, asks for."""

    def __init__(self, reader: _Reader) -> None:
        super().__init__(reader)
        self._is_in_trailers = False

    def readline(self, size: int = -1, /) -> bytes:
        line = super().readline(size)
        if not self._is_in_trailers:
            length = _CHUNK_SIZE.match(line)
            if length is None:
                raise BrokenReply("the length of a chunk is not a number")
            self._is_in_trailers = int(length[1], 16) == 0
        return line

    def read(self, size: int = -1, /) -> bytes:
        end = super().read(size)
        if end != b"\r\n":
            raise BrokenReply("a chunk is longer than its length, or was cut")
        return end


_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]+)[ \t]*[;\r\n]")


class _FinalReply(http.client.HTTPResponse):
    """A final reply with a whole head; the interim replies before it are read past."""

    fp: Any

    def __init__(self, connection: socket.socket, *arguments: Any, **keywords: Any) -> None:
        self._inlet = _Inlet(connection, ATTEMPT.get())
        place_of_the_socket: Any = self._inlet
        super().__init__(place_of_the_socket, *arguments, **keywords)

    def begin(self, **settings: Any) -> None:  # newer versions of http.client have some
        reader = self.fp
        start = reader.peek(1)
        if _END_OF_HEAD not in start or start.startswith(_INTERIM):
            self.fp = _WholeLines(reader)
        super().begin(**settings)
        while self.status < _FINAL and self.status != _SWITCHING_PROTOCOLS:
            self.headers = self.msg = None  # type: ignore[assignment]  # as before the first head
            if self.fp is reader:
                self.fp = _WholeLines(reader)
            super().begin(**settings)
        if self.status == _SWITCHING_PROTOCOLS:
            raise BrokenReply(SWITCHED)
        if self.msg.defects or self.msg.get_payload():
            raise BrokenReply("its headers are malformed")
        if self.chunked:
            self.fp = _Chunks(reader)
        if self.will_close:
            self._inlet.hold()

    def close(self) -> None:
        """End the reply; its connection keeps this object until the next request, and need not keep its headers."""
        super().close()
        self.headers = self.msg = None  # type: ignore[assignment]  # as before the first head


_FINAL = 200
_SWITCHING_PROTOCOLS = 101
_END_OF_HEAD = b"\r\n\r\n"
_INTERIM = (b"HTTP/1.1 1", b"HTTP/1.0 1")


class BoundedConnection(HTTPConnection):
    """Connects, sends and reads within the deadline of its attempt; used again only if clean."""

    response_class = _FinalReply
    debuglevel = 0  # where somebody sets http.client's own to 1, it would print what is sent
    _attempt: Attempt | None = None

    def _new_conn(self) -> socket.socket:
        attempt = ATTEMPT.get()
        return connect_to_one(look_up(self.host.strip("[]"), self.port or self.default_port, attempt), attempt)

    def connect(self) -> None:
        """Connect; whatever fails becomes `NotConnected`."""
        attempt = ATTEMPT.get()
        attempt.begin_connecting()
        try:
            super().connect()
        except (DeadlinePassed, TimeoutError):
            raise NotConnected(TOO_SLOW) from None
        except BrokenReply as error:
            raise NotConnected(f"the proxy did not answer with HTTP: {error}") from None
        except Exception as error:  # noqa: BLE001 - whatever goes wrong here, no byte of the request has left
            raise NotConnected(f"{type(error).__name__}: {error}") from None
        attempt.end_connecting()

    def send(self, data: Any) -> None:
        """Send bytes, connecting first where there is no connection."""
        if self.sock is None:
            self.connect()
        connection: Any = self.sock
        attempt = ATTEMPT.get()
        view = data if len(data) <= _PIECE_BYTES else memoryview(data)
        try:
            for start in range(0, len(data), _PIECE_BYTES):
                connection.settimeout(attempt.remaining_seconds())
                super().send(view[start : start + _PIECE_BYTES])
        except TimeoutError:
            raise DeadlinePassed from None

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 itself declares it
        """Wait for the head of the final reply."""
        response = super().getresponse()
        self._attempt = ATTEMPT.get()
        return response

    @property
    def is_connected(self) -> bool:
        """Whether another request may be sent on it: nothing was left unread, and nothing has come since."""
        return (
            (self._attempt is None or not self._attempt.has_leftover)
            and not _has_decrypted(self.sock)
            and super().is_connected
        )


class BoundedTlsConnection(BoundedConnection, HTTPSConnection):
    """The same over TLS."""


def _has_decrypted(connection: Any) -> bool:
    """Whether TLS has read bytes that nobody took; they no longer wait on the socket."""
    pending = getattr(connection, "pending", None)
    return pending is not None and pending() > 0


def look_up(
    host: str, port: int, attempt: Attempt, resolve: Callable[..., Any] | None = None
) -> list[tuple[socket.AddressFamily, Any]]:
    """Find the addresses of a host.

    A resolver takes no time-out, and may take half a minute where its servers are silent, so it runs in a thread.

    Raises:
        OSError: There is no such host.
        DeadlinePassed: It was not found in time.
    """
    found: list[tuple[Any, ...]] = []
    failures: list[Exception] = []

    def run(**flags: int) -> None:
        try:
            found.extend((resolve or socket.getaddrinfo)(host, port, type=socket.SOCK_STREAM, **flags))
        except Exception as error:  # noqa: BLE001 - it is raised by the thread that waits
            failures.append(error)

    run(flags=socket.AI_NUMERICHOST)
    if not found:
        failures.clear()
        thread = threading.Thread(target=run, name="wechatpay-resolver", daemon=True)
        try:
            thread.start()
            thread.join(attempt.remaining_seconds())
        except RuntimeError:  # no thread can be started, as when Python is shutting down
            run()
        if thread.is_alive():
            raise DeadlinePassed
    if failures:
        raise failures[0]
    return [(family, address) for family, _, _, _, address in found]


def connect_to_one(addresses: Sequence[tuple[socket.AddressFamily, Any]], attempt: Attempt) -> socket.socket:
    """Connect to the first address that answers; each has an even share of the time that is left.

    Raises:
        OSError: None answered; what the last one failed with.
        DeadlinePassed: No time is left.
    """
    failure = OSError("the name has no address")
    for position, (family, address) in enumerate(addresses):
        share = attempt.remaining_seconds() / (len(addresses) - position)
        try:
            return _connect(family, address, share, attempt)
        except OSError as error:
            failure = error
    raise failure


def _connect(family: socket.AddressFamily, address: Any, seconds: float, attempt: Attempt) -> socket.socket:
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(seconds)
        connection.connect(address)
        connection.settimeout(attempt.remaining_seconds())  # for the TLS handshake, which has no other
    except BaseException:
        connection.close()
        raise
    return connection
