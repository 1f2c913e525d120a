"""Clients of both kinds, against a gateway over real HTTP."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from support.both import ADAPTERS, Both, Kept, Opened
from support.leaks import LeakWatch
from support.world import MovableClock, World, make_gateway
from wechatpay_gateway.server import RunningGateway, running


@pytest.fixture(params=list(ADAPTERS))
def client_kind(request: pytest.FixtureRequest) -> str:
    """The name of the kind of client that a test uses: sync, then async."""
    kind: str = request.param
    return kind


@pytest.fixture
def opened(client_kind: str) -> Iterator[Opened]:
    """Opens clients of one kind, for one test."""
    with Opened(ADAPTERS[client_kind]) as opened:
        yield opened


@pytest.fixture(scope="session")
def gateway_with_examples() -> Iterator[RunningGateway]:
    """A gateway with everything that an example needs: its orders, and platform certificates."""
    with running(trust="both", has_published_keys=True) as gateway:
        yield gateway


@pytest.fixture
def wechatpay_gateway(request: pytest.FixtureRequest) -> RunningGateway:
    """A gateway in its starting state: empty, or with the orders of the specs' examples if the test uses `example_orders`."""
    has_examples = "example_orders" in request.fixturenames
    gateway: RunningGateway = request.getfixturevalue(
        "gateway_with_examples" if has_examples else "wechatpay_gateway_server"
    )
    gateway.reset()
    return gateway


@pytest.fixture
def example_orders() -> None:
    """Lets `wechatpay_gateway` start with the orders and refunds of the specs' examples, and with platform certificates."""


@pytest.fixture(scope="session")
def kept_clients() -> Iterator[dict[str, Kept]]:
    """Opens clients of both kinds, which all tests share."""
    with ExitStack() as stack:
        yield {kind: stack.enter_context(Kept(adapter)) for kind, adapter in ADAPTERS.items()}


@pytest.fixture
def ready_for(wechatpay_gateway: RunningGateway, pytestconfig: pytest.Config) -> Callable[[dict[str, Any]], None]:
    """Gives the gateway its starting state before the next call of a test that calls many operations.

    It is reset after calls that may have changed something, which takes as long as a call.
    """
    watch = pytestconfig.pluginmanager.get_plugin("leak-watch")
    assert isinstance(watch, LeakWatch)
    is_changed = False

    def ready_for(entry: dict[str, Any]) -> None:
        nonlocal is_changed
        watch.guard_gateway(wechatpay_gateway)
        wechatpay_gateway.faults.clear()
        if is_changed:
            wechatpay_gateway.reset()
        is_changed = entry["method"] != "GET"

    return ready_for


@pytest.fixture
def kept(client_kind: str, kept_clients: dict[str, Kept]) -> Kept:
    """Opens clients of one kind, which all tests share; do not close them."""
    return kept_clients[client_kind]


@pytest.fixture
def client(kept: Kept, wechatpay_gateway: RunningGateway) -> Both:
    """A strict client of the gateway, which all tests share; `opened` opens one for a single test."""
    return kept(wechatpay_gateway.environment, strict=True)


@pytest.fixture(scope="session")
def timeless_world() -> Iterator[World]:
    """A gateway with a fake clock, shared by the whole session. Tests use `world`."""
    clock = MovableClock()
    gateway = make_gateway(clock)
    with running(gateway=gateway) as running_gateway:
        world = World(running_gateway, clock)
        assert world.serials  # created now, so that it is valid from the start of the clock
        yield world
    gateway.close()


@pytest.fixture
def world(timeless_world: World) -> World:
    """The gateway in its starting state, with its clock reset."""
    timeless_world.clock.rewind()
    timeless_world.gateway.reset()
    return timeless_world


@pytest.fixture
def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
