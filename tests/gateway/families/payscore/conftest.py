import pytest

from gateway.merchant_side import Merchant
from gateway.service_orders import Side
from wechatpay_gateway.server import RunningGateway


@pytest.fixture(params=[False, True], ids=["merchant", "partner"])
def side(request: pytest.FixtureRequest, gateway: RunningGateway, merchant: Merchant) -> Side:
    """One of the two APIs."""
    return Side(gateway, merchant, request.param)


@pytest.fixture
def shop(gateway: RunningGateway, merchant: Merchant) -> Side:
    """The API of merchants."""
    return Side(gateway, merchant)


@pytest.fixture
def partner(gateway: RunningGateway, merchant: Merchant) -> Side:
    """The API of service providers."""
    return Side(gateway, merchant, is_partner=True)
