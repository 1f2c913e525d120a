from collections.abc import Iterator

import pytest

from gateway.merchant_side import Merchant
from wechatpay_gateway.server import RunningGateway, running


@pytest.fixture(scope="session")
def server() -> Iterator[RunningGateway]:
    with running() as gateway:
        yield gateway


@pytest.fixture
def gateway(server: RunningGateway) -> RunningGateway:
    server.reset()
    return server


@pytest.fixture(scope="session")
def default_merchant(server: RunningGateway) -> Merchant:
    return Merchant.from_env(server.environment)


@pytest.fixture
def merchant(gateway: RunningGateway, default_merchant: Merchant) -> Merchant:
    return default_merchant
