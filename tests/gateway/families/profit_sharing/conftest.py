import pytest

from gateway.merchant_side import Merchant
from gateway.sharing import BRAND, DIRECT, ECOMMERCE, PARTNER, Sharer
from wechatpay_gateway.server import RunningGateway


@pytest.fixture(params=[DIRECT, PARTNER, BRAND, ECOMMERCE], ids=lambda each: each.name)
def sharer(request: pytest.FixtureRequest, gateway: RunningGateway, merchant: Merchant) -> Sharer:
    """The merchant side of each API."""
    return Sharer(gateway, merchant, request.param)


@pytest.fixture
def one(gateway: RunningGateway, merchant: Merchant) -> Sharer:
    """The merchant side of one API, for rules that do not depend on the API."""
    return Sharer(gateway, merchant, DIRECT)
