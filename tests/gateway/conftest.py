from collections.abc import Iterator

import pytest

from gateway.merchant_side import Merchant
from wechatpay_gateway.server import RunningGateway, running


@pytest.fixture(scope="session")
def server() -> Iterator[RunningGateway]:
    """A gateway without the examples' orders: only a test's own money moves, and a reset takes a quarter of the time."""
    with running(has_example_orders=False) as gateway:
        yield gateway


@pytest.fixture
def gateway(server: RunningGateway) -> RunningGateway:
    server.reset()
    return server


@pytest.fixture
def example_orders(gateway: RunningGateway) -> None:
    """The orders, refunds and transfers that the examples name."""
    gateway.add_examples(gateway.merchants.default.mchid)


@pytest.fixture(scope="session")
def default_merchant(server: RunningGateway) -> Merchant:
    return Merchant.from_env(server.environment)


@pytest.fixture
def merchant(gateway: RunningGateway, default_merchant: Merchant) -> Merchant:
    return default_merchant
