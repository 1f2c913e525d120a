"""Reads replies from bytes, for the transports on httptools; it knows neither sockets nor event loops.

llhttp, the parser of httptools, checks the syntax of heads and chunks. The rules here are those that it does not have: where a
head ends, how long it may be, which reply is final, what defines the end of its body, and what may follow.
"""

from httptools import HttpResponseParser

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._transport.base import MAX_HEAD_BYTES, MAX_HEAD_LINES
from wechatpay_runtime._transport.failures import (
    HEAD_TOO_LONG,
    HUNG_UP,
    NO_STATUS,
    SWITCHED,
    BrokenReply,
    check_framing,
)
from wechatpay_runtime._transport.httptools_events import Events, parse

_START = b"HTTP/1."
_END_OF_HEAD = b"\r\n\r\n"
_LOWEST, _SWITCHING_PROTOCOLS, _FINAL = 100, 101, 200
_WITHOUT_BODY = {204, 304}
_END_BYTES = 5
"""The last bytes of a chunked reply: the last byte of a line, the end of that line, and an empty line."""


class ReplyReader:
    """Reads one reply after another; `begin` is called before each.

    `feed` and `end` raise `BrokenReply` if the bytes are not a complete HTTP reply with a clear end.
    """

    __slots__ = (
        "_body",
        "_events",
        "_framing_bytes",
        "_has_body",
        "_is_chunked",
        "_lines",
        "_may_keep",
        "_parser",
        "_start",
        "_tail",
        "has_head",
        "headers",
        "is_clean",
        "is_complete",
        "keeps_connection",
        "missing",
        "received",
        "status",
    )

    status: int
    headers: dict[str, str]
    """Keyed in lower case; the values of a repeated header are joined by a comma."""
    has_head: bool
    """Whether the head of the final reply was read; before, `status` and `headers` mean nothing."""
    is_complete: bool
    is_clean: bool
    """Whether a complete reply is not followed by further bytes, so far."""
    keeps_connection: bool
    """Whether the connection of a complete reply can be used again: nothing follows the reply, and the server does not close it."""
    received: int
    """Number of bytes of the body so far."""
    missing: int | None
    """Number of bytes of the body that have not arrived; `None` if the head does not state its length."""

    def begin(self, *, has_body: bool = True) -> None:
        """Expect the next reply.

        Args:
            has_body: Whether it may have a body; a reply to `HEAD` has none, nor has one to `CONNECT` that opens a tunnel.
        """
        self._has_body = has_body
        self._framing_bytes = self._lines = self.received = 0
        self.missing: int | None = None
        self.has_head = self.is_complete = self.is_clean = self.keeps_connection = self._is_chunked = self._may_keep = (
            False
        )
        self._body: list[bytes] = []
        self._begin_head()

    def feed(self, data: bytes) -> None:
        """Read the bytes that arrived next; there is at least one."""
        if not self.has_head:
            self._feed_heads(data)
        elif self.is_complete:
            self.is_clean = self.keeps_connection = False
        elif self._is_chunked:
            self._feed_chunks(data)
        else:
            self._feed_body(data)

    def end(self) -> None:
        """The server closed the connection. Only a body with neither a length nor chunks ends like this."""
        if self.is_complete:
            self.keeps_connection = False
        elif not self.has_head or self._is_chunked or self.missing is not None:
            raise BrokenReply(HUNG_UP)
        else:
            self._complete(is_clean=True)

    def take(self) -> bytes:
        """Return the bytes of the body that were read since the last call."""
        body, self._body = self._body, []
        return body[0] if len(body) == 1 else b"".join(body)

    def _begin_head(self) -> None:
        self._start = self._tail = b""
        self._events = Events()
        self._parser = HttpResponseParser(self._events)
        self._events.parser = self._parser

    def _feed_heads(self, data: bytes) -> None:
        while data and not self.has_head:
            joined = self._tail + data
            end = joined.find(_END_OF_HEAD)
            if end < 0:
                self._tail = joined[1 - len(_END_OF_HEAD) :]
                self._parse_head(data, is_whole=False)
                return
            length = end + len(_END_OF_HEAD) - len(self._tail)
            self._parse_head(data[:length], is_whole=True)
            data = data[length:]
            if self.status >= _FINAL:
                self._frame(data)
            else:
                self._begin_head()

    def _parse_head(self, piece: bytes, *, is_whole: bool) -> None:
        """Parse a piece of a head; both we and the parser must see the end of the head in the same place."""
        if len(self._start) < len(_START):
            self._start = (self._start + piece)[: len(_START)]
            if not _START.startswith(self._start):
                raise BrokenReply(phrase("it does not start as an HTTP/1 reply"))
        self._framing_bytes += len(piece)
        self._lines += piece.count(b"\n")
        if self._framing_bytes > MAX_HEAD_BYTES or self._lines > MAX_HEAD_LINES:
            raise BrokenReply(HEAD_TOO_LONG)
        parser, events = self._parser, self._events
        complaint = parse(parser, piece)
        if events.is_in_head == is_whole:
            raise BrokenReply(complaint or phrase("its headers are malformed"))
        if is_whole:
            self.status = parser.get_status_code()
            if self.status == _SWITCHING_PROTOCOLS:
                raise BrokenReply(SWITCHED)
            if self.status < _LOWEST:
                raise BrokenReply(NO_STATUS)
        if complaint:
            raise BrokenReply(complaint)

    def _frame(self, rest: bytes) -> None:
        """Decide from the head of the final reply where the reply ends, and read the bytes after the head."""
        parser, events = self._parser, self._events
        self.headers = events.headers()
        check_framing(self.headers)
        self.has_head = True
        self._framing_bytes = 0
        self._may_keep = events.may_keep
        if not self._has_body or self.status in _WITHOUT_BODY:
            self._complete(is_clean=not rest)
        elif "transfer-encoding" in self.headers:
            parser.set_dangerous_leniencies(lenient_spaces_after_chunk_size=True)
            self._is_chunked = True
            self._tail = b""
            if rest:
                self._feed_chunks(rest)
        else:
            length = self.headers.get("content-length")
            self.missing = None if length is None else int(length)
            if rest or not self.missing:
                self._feed_body(rest)

    def _feed_body(self, data: bytes) -> None:
        missing = self.missing
        if missing is None:
            self._add(data)
            return
        size = len(data)
        if size < missing:
            self._add(data)
            self.missing = missing - size
        else:
            self._add(data if size == missing else data[:missing])
            self.missing = 0
            self._complete(is_clean=size == missing)

    def _feed_chunks(self, data: bytes) -> None:
        parser, events = self._parser, self._events
        complaint = parse(parser, data)
        if complaint and not events.has_ended:
            raise BrokenReply(complaint)
        self._tail = (self._tail + data[-_END_BYTES:])[-_END_BYTES:]
        self._framing_bytes += len(data)
        if body := events.take():
            self._framing_bytes = 0
            self._add(body)
        if self._framing_bytes > MAX_HEAD_BYTES:
            raise BrokenReply(HEAD_TOO_LONG)
        if events.has_ended:
            is_last = self._tail.endswith(_END_OF_HEAD) and self._tail[:1] not in b"\r\n"
            self._complete(is_clean=is_last and not complaint and not events.has_more)

    def _add(self, data: bytes) -> None:
        if data:
            self.received += len(data)
            self._body.append(data)

    def _complete(self, *, is_clean: bool) -> None:
        self.is_complete = True
        self.is_clean = is_clean
        self.keeps_connection = is_clean and self._may_keep
        del self._parser, self._events  # an idle connection keeps this reader
