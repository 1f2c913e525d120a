import pytest

from gateway.merchant_side import Merchant
from gateway.platform_money import Platform
from wechatpay_gateway.server import RunningGateway


@pytest.fixture
def platform(gateway: RunningGateway, merchant: Merchant) -> Platform:
    """A platform at the gateway without the examples' orders, so that only a test's own money moves."""
    return Platform(gateway, merchant)
