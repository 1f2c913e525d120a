from collections.abc import Iterator
from time import time

import pytest

from gateway.clocks import Clock, gateway_with
from gateway.direct_calls import without_connections
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import RunningGateway


@pytest.fixture(scope="module", autouse=True)
def direct_calls(server: RunningGateway) -> Iterator[None]:
    """The tests of a family are about its records, so their calls need no connection; those of `tests/clients` have one."""
    with without_connections(server):
        yield


@pytest.fixture(scope="module")
def shared_clock() -> Clock:
    """The clock of `clocked_gateway`, which each test sets."""
    clock = Clock()
    clock.now = time()
    return clock


@pytest.fixture(scope="module")
def clocked_gateway(shared_clock: Clock) -> Iterator[Gateway]:
    """A gateway without a server, which each test resets after it has set the clock."""
    with gateway_with(shared_clock) as gateway:
        yield gateway
