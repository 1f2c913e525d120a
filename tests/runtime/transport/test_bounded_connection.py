"""A connection of the sync transport is made within one deadline, and its base classes still call what it overrides."""

import http.client
import socket
import time
from threading import Event
from typing import Any

import aiohttp
import pytest
import urllib3.connection
from aiohttp import client_proto

from support.peer import playing, unreachable
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport import aiohttp_connection, urllib3_connection
from wechatpay_runtime._transport.dialing import connect_to_one, look_up
from wechatpay_runtime._transport.failures import DeadlinePassed
from wechatpay_runtime._transport.urllib3_attempt import Attempt
from wechatpay_runtime._transport.urllib3_reading import FinalReply

V4 = socket.AddressFamily.AF_INET


def attempt(seconds: float) -> Attempt:
    return Attempt(Options(timeout_seconds=seconds))


def test_all_addresses_of_a_host_share_one_deadline() -> None:
    started = time.monotonic()
    with unreachable() as one, unreachable() as other, pytest.raises((DeadlinePassed, TimeoutError)):
        connect_to_one([(V4, one), (V4, other)] * 50, attempt(0.5))

    assert time.monotonic() - started < 25  # half of what 100 addresses would take by themselves


def test_an_address_that_does_not_answer_leaves_time_for_the_next() -> None:
    with unreachable() as silent, playing(lambda line: line.hold()) as peer:
        port = int(peer.origin.rpartition(":")[2])
        with connect_to_one([(V4, silent), (V4, ("127.0.0.1", port))], attempt(3)) as connection:
            assert connection.getpeername() == ("127.0.0.1", port)


def test_a_socket_has_the_time_that_is_left() -> None:
    with playing(lambda line: line.hold()) as peer:
        port = int(peer.origin.rpartition(":")[2])
        with connect_to_one([(V4, ("127.0.0.1", port))], attempt(20)) as connection:
            assert 0 < (connection.gettimeout() or 0) <= 20


def test_a_host_without_an_address_is_an_error() -> None:
    with pytest.raises(OSError, match="no address"):
        connect_to_one([], attempt(1))


def test_a_resolver_that_does_not_answer_is_left_in_time() -> None:
    is_over = Event()

    def resolve(host: str, *_: Any, flags: int = 0, **__: Any) -> list[Any]:
        if not flags:
            is_over.wait(20)
        raise socket.gaierror(socket.EAI_NONAME, host)

    try:
        with pytest.raises(DeadlinePassed):
            look_up("shop.example", 443, attempt(0.3), resolve)
    finally:
        is_over.set()


def test_what_a_resolver_raises_is_raised() -> None:
    with pytest.raises(socket.gaierror):
        look_up("no-such-host.invalid", 443, attempt(20))


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)])
def test_an_address_is_its_own_name_and_asks_nobody(host: str, family: socket.AddressFamily) -> None:
    asked: list[int] = []

    def resolve(name: str, port: int, *, type: socket.SocketKind, flags: int = 0) -> Any:  # noqa: A002 - its own name
        asked.append(flags)
        return socket.getaddrinfo(name, port, type=type, flags=flags)

    found = look_up(host, 443, attempt(20), resolve)

    assert [(kind, address[:2]) for kind, address in found] == [(family, (host, 443))]
    assert asked == [socket.AI_NUMERICHOST]


def _own_methods(kind: type) -> set[str]:
    return {name for name, value in vars(kind).items() if callable(value) or isinstance(value, property)}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (urllib3_connection.BoundedConnection, urllib3.connection.HTTPConnection),
        (FinalReply, http.client.HTTPResponse),
        (aiohttp_connection.CleanConnector, aiohttp.TCPConnector),
    ],
)
def test_the_libraries_still_have_every_method_that_is_overridden(ours: type, theirs: type) -> None:
    assert _own_methods(ours) - set(dir(theirs)) == set()


HANDLER = ("data_received", "eof_received", "connection_lost", "pause_writing", "resume_writing", "exception")
HANDLER_STATE = ("should_close", "force_close", "set_exception")


@pytest.mark.parametrize("name", [*HANDLER, *HANDLER_STATE])
def test_the_handler_behind_a_guard_still_has_what_the_guard_asks_of_it(name: str) -> None:
    assert hasattr(vars(client_proto)["ResponseHandler"], name)


@pytest.mark.parametrize("name", ["transport", "protocol", "add_callback", "close"])
def test_a_connection_still_has_what_the_connector_asks_of_it(name: str) -> None:
    assert hasattr(aiohttp.connector.Connection, name)
