"""The sync transport connects within one deadline, and the libraries still have the methods that the transports override."""

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
from wechatpay_runtime._transport.attempt import Attempt
from wechatpay_runtime._transport.dialing import connect_to_one, look_up
from wechatpay_runtime._transport.failures import DeadlinePassed
from wechatpay_runtime._transport.urllib3_reading import FinalReply

V4 = socket.AddressFamily.AF_INET


def attempt(seconds: float) -> Attempt:
    return Attempt(Options(timeout_seconds=seconds))


def test_all_addresses_of_a_host_share_one_deadline() -> None:
    start = time.monotonic()
    with unreachable() as first, unreachable() as second, pytest.raises((DeadlinePassed, TimeoutError)):
        connect_to_one([(V4, first), (V4, second)] * 50, attempt(0.5))

    assert time.monotonic() - start < 25  # half of what 100 addresses would take with a time-out each


def test_an_unresponsive_address_leaves_time_for_the_next() -> None:
    with unreachable() as silent, playing(lambda line: line.hold()) as peer:
        port = int(peer.origin.rpartition(":")[2])
        with connect_to_one([(V4, silent), (V4, ("127.0.0.1", port))], attempt(3)) as connection:
            assert connection.getpeername() == ("127.0.0.1", port)


def test_the_timeout_of_a_socket_is_the_time_left_until_the_deadline() -> None:
    with playing(lambda line: line.hold()) as peer:
        port = int(peer.origin.rpartition(":")[2])
        with connect_to_one([(V4, ("127.0.0.1", port))], attempt(20)) as connection:
            assert 0 < (connection.gettimeout() or 0) <= 20


def test_connecting_to_a_host_without_addresses_raises_an_error() -> None:
    with pytest.raises(OSError, match="no address"):
        connect_to_one([], attempt(1))


def test_an_unresponsive_resolver_is_abandoned_at_the_deadline() -> None:
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


def test_an_error_from_the_resolver_is_propagated() -> None:
    with pytest.raises(socket.gaierror):
        look_up("no-such-host.invalid", 443, attempt(20))


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)])
def test_an_ip_address_is_resolved_without_a_lookup(host: str, family: socket.AddressFamily) -> None:
    flags_of_lookups: list[int] = []

    def resolve(name: str, port: int, *, type: socket.SocketKind, flags: int = 0) -> Any:  # noqa: A002 - the name in getaddrinfo
        flags_of_lookups.append(flags)
        return socket.getaddrinfo(name, port, type=type, flags=flags)

    found = look_up(host, 443, attempt(20), resolve)

    assert [(kind, address[:2]) for kind, address in found] == [(family, (host, 443))]
    assert flags_of_lookups == [socket.AI_NUMERICHOST]


def _own_methods(kind: type) -> set[str]:
    made = {"__annotate_func__"}  # by Python 3.14 for annotations
    return {name for name, value in vars(kind).items() if callable(value) or isinstance(value, property)} - made


@pytest.mark.parametrize(
    ("subclass", "base"),
    [
        (urllib3_connection.BoundedConnection, urllib3.connection.HTTPConnection),
        (FinalReply, http.client.HTTPResponse),
        (aiohttp_connection.CleanConnector, aiohttp.TCPConnector),
    ],
)
def test_the_libraries_still_have_every_method_that_is_overridden(subclass: type, base: type) -> None:
    assert _own_methods(subclass) - set(dir(base)) == set()


HANDLER = ("data_received", "eof_received", "connection_lost", "pause_writing", "resume_writing", "exception")
HANDLER_STATE = ("should_close", "force_close", "set_exception")


@pytest.mark.parametrize("name", [*HANDLER, *HANDLER_STATE])
def test_the_response_handler_of_aiohttp_has_every_member_that_the_guard_uses(name: str) -> None:
    assert hasattr(vars(client_proto)["ResponseHandler"], name)


@pytest.mark.parametrize("name", ["transport", "protocol", "add_callback", "close"])
def test_a_connection_of_aiohttp_has_every_member_that_the_connector_uses(name: str) -> None:
    assert hasattr(aiohttp.connector.Connection, name)
