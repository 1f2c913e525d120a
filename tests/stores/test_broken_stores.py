"""Stores whose connection is cut, which do not reply, which were killed or are full: calls go on, and no notification is lost."""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest

from stores.conftest import Delivering
from support import sample_notifications
from support.opened_stores import certificates, replay_guard
from support.relay import Network, Relay, relaying
from support.store_servers import PostgresqlServer, RedisServer, Server, running, temporary_folder
from support.world import APPLYMENT, CANCEL, LIST, World
from wechatpay_clients import Client
from wechatpay_runtime.adapters.postgresql import create_tables

SERVERS = ["redis", "postgresql"]
LONGEST_SECONDS = 20
"""No call waits longer for a store, however it fails."""


class Broken:
    """A store behind a network that can break."""

    def __init__(self, kind: str, server: Any, relay: Relay) -> None:
        self.kind = kind
        self.server = server
        self.relay = relay
        self.address = server.url.replace(str(server.port), str(relay.port))


@pytest.fixture(params=SERVERS)
def broken(request: pytest.FixtureRequest) -> Iterator[Broken]:
    """A store over a relay."""
    server = request.getfixturevalue(f"{request.param}_server")
    if request.param == "postgresql":
        create_tables(server.url)
    with relaying(server.port) as relay:
        yield Broken(request.param, server, relay)


def call(world: World, store: Any) -> None:
    with Client.from_env(world.gateway.certificate_environment, clock=world.clock, certificates_store=store) as client:
        client.call(CANCEL, APPLYMENT)


@pytest.mark.parametrize("network", [Network.CUT, Network.SILENT])
def test_a_call_is_verified_without_the_store(world: World, broken: Broken, network: Network) -> None:
    broken.relay.set(network)
    started = monotonic()
    call(world, certificates(broken.kind, broken.address, "shop"))

    assert world.operations == [LIST, CANCEL]
    assert monotonic() - started < LONGEST_SECONDS


@pytest.mark.parametrize("chunks", range(1, 12))
def test_a_call_is_verified_if_the_connection_is_cut_at_any_moment(world: World, broken: Broken, chunks: int) -> None:
    broken.relay.break_after(chunks)
    call(world, certificates(broken.kind, broken.address, "shop"))

    assert world.operations == [LIST, CANCEL]


@pytest.mark.parametrize("chunks", [4, 7])
def test_a_store_that_falls_silent_during_a_statement_delays_a_call_by_its_timeouts(
    world: World, broken: Broken, chunks: int
) -> None:
    broken.relay.break_after(chunks, Network.SILENT)
    started = monotonic()
    call(world, certificates(broken.kind, broken.address, "shop"))

    assert world.operations == [LIST, CANCEL]
    assert monotonic() - started < LONGEST_SECONDS


@pytest.mark.parametrize("network", [Network.CUT, Network.SILENT])
def test_a_notification_is_not_acknowledged_without_the_store_and_handled_once_later(
    broken: Broken, network: Network, delivering: Delivering
) -> None:
    deliver, handled = delivering(replay_guard(broken.kind, broken.address))
    broken.relay.set(network)
    started = monotonic()
    status, count = deliver(), len(handled)
    seconds = monotonic() - started
    broken.relay.set(Network.WORKS)

    assert (status, count, [deliver(), deliver()], len(handled)) == (500, 0, [200, 200], 1)
    assert seconds < LONGEST_SECONDS


@pytest.mark.parametrize("chunks", range(1, 9))
def test_a_notification_is_handled_if_the_connection_is_cut_at_any_moment(
    broken: Broken, chunks: int, delivering: Delivering
) -> None:
    deliver, handled = delivering(replay_guard(broken.kind, broken.address))
    broken.relay.break_after(chunks)
    first, count = deliver(), len(handled)
    broken.relay.set(Network.WORKS)
    later_guard = replay_guard(broken.kind, broken.address)
    is_new = later_guard.is_new(sample_notifications.ID)

    assert (first == 200) <= (count == 1)  # what is acknowledged was handled
    assert (first == 200) <= (not is_new)  # and is not handled again
    assert is_new or count == 1  # what is remembered was handled


@pytest.fixture(params=SERVERS)
def mortal(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server of the test's own, which it can kill."""
    with temporary_folder() as folder:
        server: Server = RedisServer(folder) if request.param == "redis" else PostgresqlServer(folder)
        with running(server):
            yield server


def url_of(server: Server) -> tuple[str, str]:
    """Return the kind and the address of a server."""
    if isinstance(server, RedisServer):
        return "redis", server.url
    assert isinstance(server, PostgresqlServer)
    create_tables(server.url)
    return "postgresql", server.url


def test_what_was_handled_is_known_after_the_server_was_killed(mortal: Server, delivering: Delivering) -> None:
    kind, address = url_of(mortal)
    deliver, handled = delivering(replay_guard(kind, address))
    statuses = [deliver()]
    mortal.kill()
    statuses.append(deliver())
    mortal.start()
    statuses.append(deliver())

    assert (statuses, len(handled)) == ([200, 500, 200], 1)


def test_a_server_that_stops_replying_delays_a_call_by_its_timeouts(world: World, mortal: Server) -> None:
    kind, address = url_of(mortal)
    mortal.freeze(is_frozen=True)
    started = monotonic()
    call(world, certificates(kind, address, "shop"))
    seconds = monotonic() - started
    mortal.freeze(is_frozen=False)

    assert world.operations == [LIST, CANCEL]
    assert seconds < LONGEST_SECONDS
