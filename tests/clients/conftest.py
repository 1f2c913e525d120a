"""Clients of both kinds, against a gateway over real HTTP."""

import socket
from collections.abc import Iterator

import pytest

from support.both import ADAPTERS, Both, Opened
from support.world import MovableClock, World, make_gateway
from wechatpay_gateway.server import RunningGateway, running


@pytest.fixture(params=list(ADAPTERS))
def opened(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Opens sync clients, then async clients."""
    with Opened(ADAPTERS[request.param]) as opened:
        yield opened


@pytest.fixture
def example_orders(wechatpay_gateway: RunningGateway) -> None:
    """The orders and refunds of the specs' examples, for modules that call operations as in their examples."""
    wechatpay_gateway.add_examples(wechatpay_gateway.merchants.default.mchid)


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway) -> Both:
    """A strict client of the gateway."""
    return opened(wechatpay_gateway.environment, strict=True)


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
