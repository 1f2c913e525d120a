"""Reads replies of the sync transport within a deadline: complete heads, final replies, valid chunks."""

import http.client
import io
import re
import socket
from contextvars import ContextVar
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._transport.attempt import Attempt
from wechatpay_runtime._transport.base import MAX_HEAD_BYTES
from wechatpay_runtime._transport.failures import HEAD_TOO_LONG, HUNG_UP, SWITCHED, BrokenReply, DeadlinePassed

ATTEMPT: ContextVar[Attempt] = ContextVar("ATTEMPT")
"""The attempt that this thread performs; urllib3 has no parameter to pass it through."""
_CLOSED = -1
"""File descriptor of a closed socket."""


class _Inlet(io.RawIOBase):
    """Passed to http.client in place of a socket; each read may take the remaining time of the attempt."""

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
        """Keep the socket open until this is closed, even if its connection is closed earlier."""
        self._hold = self._socket.makefile("rb", buffering=0)

    def stop(self, reader: "_Reader") -> None:
        """Stop reading, and record whether the reader has unread bytes."""
        self._is_stopped = True
        if reader.peek(1):
            self._attempt.has_leftover = True
        if self._hold is not None:
            self._hold.close()
        is_open = self._attempt.is_connecting and self._socket.fileno() != _CLOSED
        if is_open:  # a proxy has responded; the TLS handshake may take the remaining time
            self._socket.settimeout(self._attempt.remaining_seconds())


class _Reader(io.BufferedReader):
    """Stops its inlet at the end of the reply."""

    raw: Any

    def close(self) -> None:
        if not self.closed:
            self.raw.stop(self)
        super().close()


class _WholeLines:
    """Refuses incomplete lines.

    Consecutive lines form a head, a chunk's size or trailers; their total length is limited.
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
    """Also checks chunk sizes and chunk ends, which http.client reads less strictly than RFC 9112 section 7.1 requires."""

    def __init__(self, reader: _Reader) -> None:
        super().__init__(reader)
        self._is_in_trailers = False

    def readline(self, size: int = -1, /) -> bytes:
        line = super().readline(size)
        if not self._is_in_trailers:
            length = re.match(_CHUNK_SIZE, line)
            if length is None:
                raise BrokenReply(phrase("the size of a chunk is not a number"))
            self._is_in_trailers = int(length[1], 16) == 0
        return line

    def read(self, size: int = -1, /) -> bytes:
        end = super().read(size)
        if end != b"\r\n":
            raise BrokenReply(phrase("a chunk is longer than its size, or was truncated"))
        return end


_CHUNK_SIZE = rb"([0-9A-Fa-f]+)[ \t]*[;\r\n]"


class FinalReply(http.client.HTTPResponse):
    """A final reply with a complete head; interim replies before it are skipped."""

    fp: Any

    def __init__(self, connection: socket.socket, *arguments: Any, **keywords: Any) -> None:
        self._inlet = _Inlet(connection, ATTEMPT.get())
        place_of_the_socket: Any = self._inlet
        super().__init__(place_of_the_socket, *arguments, **keywords)

    def begin(self, **settings: Any) -> None:  # newer versions of http.client pass some
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
            raise BrokenReply(phrase("its headers are malformed"))
        if self.chunked:
            self.fp = _Chunks(reader)
        if self.will_close:
            self._inlet.hold()

    def close(self) -> None:
        """End the reply. Its connection keeps this object until the next request, so the headers are dropped here."""
        super().close()
        self.headers = self.msg = None  # type: ignore[assignment]  # as before the first head


_FINAL = 200
_SWITCHING_PROTOCOLS = 101
_END_OF_HEAD = b"\r\n\r\n"
_INTERIM = (b"HTTP/1.1 1", b"HTTP/1.0 1")
