from collections.abc import Iterator

import pytest

from gateway.merchant_side import Merchant
from gateway.platform_money import Platform
from wechatpay_gateway.server import RunningGateway, running


@pytest.fixture(scope="module")
def server_without_examples() -> Iterator[RunningGateway]:
    """A gateway without the examples' orders, so that only a test's own money moves."""
    with running(has_example_orders=False) as gateway:
        yield gateway


@pytest.fixture
def platform(server_without_examples: RunningGateway) -> Platform:
    server_without_examples.reset()
    return Platform(server_without_examples, Merchant.from_env(server_without_examples.environment))
