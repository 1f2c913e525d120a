"""Clients of both kinds, against a gateway over real HTTP."""

import socket
from collections.abc import Iterator

import pytest

from support.both import FACES, Both, Opened
from wechatpay_gateway.server import RunningGateway


@pytest.fixture(params=list(FACES))
def opened(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Opens clients of one kind, then of the other."""
    with Opened(FACES[request.param]) as opened:
        yield opened


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway) -> Both:
    """A strict client of the gateway."""
    return opened(wechatpay_gateway.environment, strict=True)


@pytest.fixture
def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
