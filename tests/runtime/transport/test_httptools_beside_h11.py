"""Damaged replies: what the reader on httptools accepts, h11 reads as the same reply, and the reader reads it however it is cut."""

import h11
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wechatpay_runtime._transport.failures import BrokenReply
from wechatpay_runtime._transport.httptools_reply import ReplyReader

OK = b"HTTP/1.1 200 OK\r\n"
REPLIES = [
    OK + b"Content-Length: 12\r\nX: a\r\n\r\nhello world!",
    OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;a=b\r\n world!\r\n0\r\nT: x\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 204 No Content\r\n\r\n",
    b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}",
    OK + b"Connection: close\r\n\r\nabc",
]
PIECES = [
    *(b"\r\n", b"\n", b"\r", b" ", b":", b";", b"0", b"1", b"-", b",", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n"),
    *(b"Content-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip\r\n", b"101", b"204"),
]
Change = tuple[int, int, bytes]


def damaged(whole: bytes, changes: list[Change]) -> bytes:
    """Return a reply in which bytes were replaced: at a position, some are removed and others inserted."""
    for position, removed, inserted in changes:
        start = position % (len(whole) + 1)
        whole = whole[:start] + inserted + whole[start + removed :]
    return whole


def read(whole: bytes, step: int) -> tuple[int, bytes, bool] | None:
    """Return status, body and whether the connection can be used again; `None` if the reply is refused."""
    reader = ReplyReader()
    reader.begin()
    try:
        for start in range(0, len(whole), step):
            reader.feed(whole[start : start + step])
        if not reader.is_complete:
            reader.end()
    except BrokenReply:
        return None
    return reader.status, reader.take(), reader.keeps_connection


def read_by_h11(whole: bytes) -> tuple[int, bytes] | None:
    """Return status and body; `None` if h11 refuses the reply."""
    connection, status, body = h11.Connection(h11.CLIENT), 0, b""
    connection.send(h11.Request(method="GET", target="/", headers=[("Host", "shop.example")]))
    connection.send(h11.EndOfMessage())
    try:
        for data in (whole, b""):
            connection.receive_data(data)
            while (event := connection.next_event()) is not h11.NEED_DATA:
                if isinstance(event, h11.Response):
                    status = event.status_code
                elif isinstance(event, h11.Data):
                    body += bytes(event.data)
                elif isinstance(event, h11.EndOfMessage):
                    return status, body
                elif not isinstance(event, h11.InformationalResponse):
                    return None
    except h11.RemoteProtocolError:
        pass
    return None


CHANGES = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 6), st.sampled_from(PIECES) | st.binary(max_size=2)), max_size=3
)


@settings(max_examples=25)
@given(st.sampled_from(REPLIES), CHANGES)
@example(REPLIES[0], [(17, 0, b"Transfer-Encoding: chunked\r\n")])
@example(REPLIES[1], [(50, 0, b"0")])
@example(REPLIES[5], [])
def test_an_accepted_reply_is_the_one_that_h11_reads(whole: bytes, changes: list[Change]) -> None:
    reply = damaged(whole, changes)
    ours, theirs = read(reply, len(reply) or 1), read_by_h11(reply)

    assert ours is None or theirs is None or ours[:2] == theirs


@settings(max_examples=25)
@given(st.sampled_from(REPLIES), CHANGES, st.integers(1, 40))
def test_a_damaged_reply_is_the_same_however_it_is_cut(whole: bytes, changes: list[Change], step: int) -> None:
    reply = damaged(whole, changes)

    assert read(reply, step) == read(reply, len(reply) or 1)
