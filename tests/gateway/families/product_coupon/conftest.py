import pytest

from gateway.merchant_side import Merchant
from gateway.product_coupons import Shop
from wechatpay_gateway.server import RunningGateway


@pytest.fixture
def shop(gateway: RunningGateway, merchant: Merchant) -> Shop:
    """A service provider."""
    return Shop(gateway, merchant)


@pytest.fixture
def brand(gateway: RunningGateway) -> Shop:
    """A brand that calls for itself."""
    return Shop(gateway, Merchant.brand_from_env(gateway.environment), is_brand=True)


@pytest.fixture(params=[False, True], ids=["partner", "brand"])
def side(request: pytest.FixtureRequest, shop: Shop, brand: Shop) -> Shop:
    """One of the two APIs."""
    return brand if request.param else shop
