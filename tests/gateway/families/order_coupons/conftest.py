import pytest

from gateway.coupons import Shop
from gateway.merchant_side import Merchant
from wechatpay_gateway.server import RunningGateway


@pytest.fixture
def shop(gateway: RunningGateway, merchant: Merchant) -> Shop:
    return Shop(gateway, merchant)
