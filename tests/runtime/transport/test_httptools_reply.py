"""The reader of the transports on httptools: which bytes are a reply, where it ends, and whether its connection can be used again."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from httptools import HttpResponseParser
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wechatpay_runtime._transport.failures import BrokenReply
from wechatpay_runtime._transport.httptools_events import parse
from wechatpay_runtime._transport.httptools_reply import ReplyReader

OK = b"HTTP/1.1 200 OK\r\n"
TWO = OK + b"Content-Length: 2\r\n\r\n"
CHUNKS = OK + b"Transfer-Encoding: chunked\r\n\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nConnection: close\r\n\r\n"


def read(pieces: Iterable[bytes], *, is_closed: bool = False, has_body: bool = True) -> ReplyReader:
    reader = ReplyReader()
    reader.begin(has_body=has_body)
    for piece in pieces:
        reader.feed(piece)
    if is_closed:
        reader.end()
    return reader


KEPT = {
    "a length": (TWO + b"{}", b"{}"),
    "a length of nothing": (OK + b"Content-Length: 0\r\n\r\n", b""),
    "chunks": (CHUNKS + b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n", b"{}"),
    "no chunks": (CHUNKS + b"0\r\n\r\n", b""),
    "trailers": (CHUNKS + b"2\r\n{}\r\n0\r\nX: a\r\nContent-Type: b\r\n\r\n", b"{}"),
    "spaces after a size": (CHUNKS + b"2 \r\n{}\r\n0 \r\n\r\n", b"{}"),
    "an extension": (CHUNKS + b'2;a="b"\r\n{}\r\n0;c\r\n\r\n', b"{}"),
    "interim replies": (INTERIM * 3 + TWO + b"{}", b"{}"),
    "204": (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
    "204 with a length": (b"HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\n", b""),
    "204 with chunks": (b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", b""),
    "304": (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n", b""),
    "HTTP/1.0 with keep-alive": (b"HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\n{}", b"{}"),
    "no reason": (b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}", b"{}"),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_complete_reply_keeps_its_connection(name: str) -> None:
    whole, body = KEPT[name]
    reader = read([whole])

    assert (reader.is_complete, reader.keeps_connection, reader.take()) == (True, True, body)


@pytest.mark.parametrize("name", KEPT)
def test_a_reply_is_read_byte_by_byte(name: str) -> None:
    whole, body = KEPT[name]
    reader = read(whole[position : position + 1] for position in range(len(whole)))

    assert (reader.is_complete, reader.keeps_connection, reader.take()) == (True, True, body)


@pytest.mark.parametrize("stray", [b"\r\n", b"\n", b"\r", b"H", b"\0", INTERIM, TWO + b"[]", CHUNKS + b"0\r\n\r\n"])
@pytest.mark.parametrize("name", KEPT)
def test_bytes_after_a_reply_do_not_belong_to_it(name: str, stray: bytes) -> None:
    whole, body = KEPT[name]
    at_once = read([whole + stray])
    later = read([whole, stray])

    assert [(each.is_complete, each.keeps_connection, each.take()) for each in (at_once, later)] == [
        (True, False, body)
    ] * 2


CLOSED = {
    "Connection: close": OK + b"Connection: close\r\nContent-Length: 2\r\n\r\n{}",
    "204 with Connection: close": b"HTTP/1.1 204 No Content\r\nConnection: x, Close\r\n\r\n",
    "chunks with Connection: close": OK + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a length of nothing with Connection: close": OK + b"Connection: close\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("name", CLOSED)
def test_a_reply_after_which_the_server_closes_does_not_keep_its_connection(name: str) -> None:
    reader = read([CLOSED[name]])

    assert (reader.is_complete, reader.keeps_connection) == (True, False)


def test_a_body_without_a_length_ends_with_the_connection() -> None:
    reader = read([OK + b"\r\n{", b"}"], is_closed=True)

    assert (reader.is_complete, reader.keeps_connection, reader.take()) == (True, False, b"{}")


@pytest.mark.parametrize("head", [TWO, CHUNKS, OK + b"\r\n"])
def test_a_reply_to_head_has_no_body(head: bytes) -> None:
    reader = read([head], has_body=False)

    assert (reader.is_complete, reader.missing, reader.take()) == (True, None, b"")


REFUSED = {
    "a length twice": OK + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    "a list of lengths": OK + b"Content-Length: 2, 2\r\n\r\n{}",
    "a length with a sign": OK + b"Content-Length: +2\r\n\r\n{}",
    "no length": OK + b"Content-Length: \r\n\r\n{}",
    "a length beside chunks": OK + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a length of 20 digits": OK + b"Content-Length: 18446744073709551615\r\n\r\n{}",
    "chunks twice": OK + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "another encoding": OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a size of 0x": CHUNKS + b"0x2\r\n{}\r\n0\r\n\r\n",
    "a size that is too large": CHUNKS + b"fffffffffffffffff\r\n",
    "a chunk that is longer than its size": CHUNKS + b"1\r\n{}\r\n0\r\n\r\n",
    "a length in the trailers": CHUNKS + b"0\r\nContent-Length: 3\r\n\r\n",
    "lines that end with LF": b"HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
    "a head that ends with LF": OK + b"Content-Length: 2\r\n\n{}",
    "a line break within a value": OK + b"X: a\rb\r\n\r\n",
    "a folded line": OK + b"X: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
    "a space before a colon": OK + b"Content-Length : 2\r\n\r\n{}",
    "a line without a colon": OK + b"X\r\n\r\n",
    "a null character": OK + b"X: a\0b\r\n\r\n",
    "an empty line at the start": b"\r\n" + TWO + b"{}",
    "another version": b"HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    "HTTP/0.9": b"HTTP/0.9 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    "another protocol": b"RTSP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    "not HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "status 99": b"HTTP/1.1 099 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "101": b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
    "101 with Upgrade": b"HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
    "too many lines": OK + b"X: a\r\n" * 100 + b"\r\n",
    "too many interim replies": b"HTTP/1.1 100 Continue\r\n\r\n" * 51,
    "a head of more than 64 KiB": OK + b"X: " + b"a" * 65_536,
    "an endless extension": CHUNKS + b"2;" + b"a" * 65_536,
    "endless trailers": CHUNKS + b"0\r\n" + b"X: a\r\n" * 11_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_reply_that_is_not_valid_is_refused(name: str) -> None:
    with pytest.raises(BrokenReply):
        read([REFUSED[name]])


@pytest.mark.parametrize("name", REFUSED)
def test_a_reply_that_is_not_valid_is_refused_in_pieces(name: str) -> None:
    whole = REFUSED[name]
    with pytest.raises(BrokenReply):
        read(whole[start : start + 7] for start in range(0, len(whole), 7))


@pytest.mark.parametrize("whole", [TWO + b"{}", CHUNKS + b"2\r\n{}\r\n0\r\n\r\n", INTERIM + TWO + b"{}"])
def test_a_reply_that_is_cut_off_is_refused(whole: bytes) -> None:
    complaints: set[str] = set()
    for length in range(len(whole)):
        with pytest.raises(BrokenReply) as caught:
            read([whole[:length]] if length else [], is_closed=True)
        complaints.add(str(caught.value))

    assert complaints == {"the server closed it"}


def test_headers_are_keyed_in_lower_case_and_joined() -> None:
    reader = read([OK + b"X: 1\r\nx:  2 \r\nEmpty:\r\nName: \xe4\r\nContent-Length: 0\r\n\r\n"])

    assert reader.headers == {"x": "1, 2", "empty": "", "name": "ä", "content-length": "0"}


def test_trailers_and_later_heads_do_not_change_the_headers() -> None:
    reader = read([INTERIM + CHUNKS + b"0\r\nX: a\r\n\r\n" + OK + b"X: b\r\n\r\n"])

    assert reader.headers == {"transfer-encoding": "chunked"}


def test_a_reader_reads_one_reply_after_another() -> None:
    reader = read([CHUNKS + b"2\r\n{}\r\n0\r\n\r\n"])
    reader.begin()
    reader.feed(TWO + b"[]")

    assert (reader.is_complete, reader.take(), reader.received) == (True, b"[]", 2)


@settings(max_examples=25)
@given(st.sampled_from(sorted(KEPT)), st.sets(st.integers(1, 200)))
@example("trailers", {67, 68, 69, 70, 71})
def test_a_reply_is_the_same_however_it_is_cut_into_pieces(name: str, cuts: set[int]) -> None:
    whole, body = KEPT[name]
    edges = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    reader = read(whole[start:end] for start, end in pairwise(edges))

    assert (reader.is_complete, reader.keeps_connection, reader.take()) == (True, True, body)


class Interrupted(BaseException):
    """Raised by a signal handler, as `KeyboardInterrupt` is, which would end the tests."""


class StoppedBySignal(Exception):
    """Raised by the signal handler of a task queue."""


class Stopped:
    """Receives the calls of a parser while a signal arrives."""

    def __init__(self, interruption: type[BaseException]) -> None:
        self._interruption = interruption

    def on_header(self, *_: bytes) -> None:
        """Raise what the signal handler raises."""
        raise self._interruption


@pytest.mark.parametrize("interruption", [Interrupted, StoppedBySignal])
def test_what_a_signal_handler_raises_is_not_lost(interruption: type[BaseException]) -> None:
    parser = HttpResponseParser(Stopped(interruption))
    with pytest.raises(interruption):
        parse(parser, TWO)


def test_what_the_caller_is_handling_is_not_raised_again() -> None:
    try:
        parse(HttpResponseParser(Stopped(Interrupted)), TWO)
    except Interrupted:
        with pytest.raises(BrokenReply, match="not valid HTTP"):
            read([OK + b"Content-Length: +2\r\n\r\n"])
