"""Clients of both kinds, against a gateway over real HTTP."""

import socket
from collections.abc import Iterator

import pytest

from support.both import FACES, Both, Opened
from support.world import MovableClock, World, make_gateway
from wechatpay_gateway.server import RunningGateway, running


@pytest.fixture(params=list(FACES))
def opened(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Opens clients of one kind, then of the other."""
    with Opened(FACES[request.param]) as opened:
        yield opened


@pytest.fixture
def wechatpay_gateway(wechatpay_gateway: RunningGateway) -> RunningGateway:
    """With the orders and refunds that the specs' examples name, since many tests call an operation as its example does."""
    wechatpay_gateway.add_examples(wechatpay_gateway.merchants.default.mchid)
    return wechatpay_gateway


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway) -> Both:
    """A strict client of the gateway."""
    return opened(wechatpay_gateway.environment, strict=True)


@pytest.fixture(scope="session")
def timeless_world() -> Iterator[World]:
    """A gateway with a clock of its own, for the whole session; tests take `world`."""
    clock = MovableClock()
    gateway = make_gateway(clock)
    with running(gateway=gateway) as served:
        world = World(served, clock)
        assert world.serials  # made now, so that it is valid from the beginning
        yield world
    gateway.close()


@pytest.fixture
def world(timeless_world: World) -> World:
    """The gateway in its starting state, at the beginning of its time."""
    timeless_world.clock.rewind()
    timeless_world.gateway.reset()
    return timeless_world


@pytest.fixture
def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
