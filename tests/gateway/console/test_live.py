"""The stream of server-sent events that keeps pages up to date."""

import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from time import monotonic
from urllib.parse import urlsplit

import pytest

from gateway.merchant_side import CANCEL, Merchant
from gateway.pages import opened, page
from wechatpay_gateway.console.live import MAX_STREAMS
from wechatpay_gateway.server import RunningGateway, running

EVENTS = "/_gateway/console/events"
_SECONDS = 10


class Stream:
    """A connection that receives events, as a browser's `EventSource` makes it."""

    def __init__(self, base_url: str, host: str | None = None) -> None:
        address = urlsplit(base_url)
        assert address.hostname
        self._socket = socket.create_connection((address.hostname, address.port or 80), _SECONDS)
        self._socket.sendall(f"GET {EVENTS} HTTP/1.1\r\nHost: {host or address.netloc}\r\n\r\n".encode())
        self._lines = self._socket.makefile("rb")
        self.status = int(self._lines.readline().split()[1])
        self.headers = dict(self._header_lines())

    def _header_lines(self) -> Iterator[tuple[str, str]]:
        while line := self._lines.readline().strip():
            name, _, value = line.decode().partition(": ")
            yield name.lower(), value

    def revision(self) -> str:
        """Return the data of the next event; empty if the gateway closes the connection."""
        for line in self._lines:
            if line.startswith(b"data: "):
                return line.removeprefix(b"data: ").strip().decode()
        return ""

    def stop_sending(self) -> None:
        """Close the sending side, which is all that a server sees of a browser that closed its connection."""
        self._socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self._lines.close()
        self._socket.close()


@contextmanager
def stream(gateway: RunningGateway, host: str | None = None) -> Generator[Stream]:
    made = Stream(gateway.base_url, host)
    try:
        yield made
    finally:
        made.close()


def test_the_stream_begins_with_the_revision_that_the_page_shows(gateway: RunningGateway, merchant: Merchant) -> None:
    shown = opened(merchant, "/_gateway/console/clock").all("p", id="live")[0].attributes["data-revision"]
    with stream(gateway) as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        assert events.revision() == shown


def call(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)


def queue(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.notify("A.B", {}, "http://127.0.0.1:9/", original_type="a")


def break_something(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add("slow_reply", seconds=1)


def wait_for_an_hour(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.clock.advance(hours=1)


def forget(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.clear()
    gateway.balances.deposit("o1", 1)


@pytest.mark.parametrize("change", [call, queue, break_something, wait_for_an_hour, forget])
def test_a_change_sends_an_event(
    gateway: RunningGateway, merchant: Merchant, change: Callable[[RunningGateway, Merchant], None]
) -> None:
    with stream(gateway) as events:
        before = events.revision()
        change(gateway, merchant)
        assert events.revision() not in {"", before}


def test_a_request_for_another_host_gets_no_events(gateway: RunningGateway) -> None:
    with stream(gateway, "evil.example") as events:
        assert events.status == 403


def test_only_so_many_streams_are_open_at_the_same_time(gateway: RunningGateway) -> None:
    streams = [Stream(gateway.base_url) for _ in range(MAX_STREAMS + 1)]
    statuses = [each.status for each in streams]
    for each in streams:
        each.close()
    assert (statuses[-1], statuses.count(200) <= MAX_STREAMS) == (503, True)
    assert reopened(gateway) == 200


def reopened(gateway: RunningGateway) -> int:
    """Return the status of a stream after the gateway noticed that others were closed."""
    end = monotonic() + _SECONDS
    while True:
        with stream(gateway) as events:
            if events.status == 200 or monotonic() > end:
                return events.status


def test_an_open_stream_ends_when_the_gateway_stops() -> None:
    with running(has_example_orders=False, has_published_keys=True) as gateway:
        events = Stream(gateway.base_url)
        assert events.revision()
        started = monotonic()
    took = monotonic() - started
    assert events.revision() == ""
    events.close()
    assert took < 1


def test_a_stream_ends_when_the_browser_leaves_the_page(gateway: RunningGateway) -> None:
    with stream(gateway) as events:
        assert events.revision()
        started = monotonic()
        events.stop_sending()
        assert events.revision() == ""
    assert monotonic() - started < 1


def test_streams_do_not_delay_calls(gateway: RunningGateway, merchant: Merchant) -> None:
    streams = [Stream(gateway.base_url) for _ in range(8)]
    try:
        assert [merchant.call(CANCEL).status for _ in range(3)] == [204] * 3
    finally:
        for each in streams:
            each.close()


def test_a_page_after_a_form_that_was_refused_is_not_live(merchant: Merchant) -> None:
    body = page(merchant, "/_gateway/console/families/orders/steps/pay", {}).body
    assert b"live.js" not in body
