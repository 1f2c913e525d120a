import pytest

from gateway.members import Club, new_template
from gateway.merchant_side import Merchant
from wechatpay_gateway.server import RunningGateway


@pytest.fixture(scope="session")
def brand(server: RunningGateway) -> Merchant:
    return Merchant.brand_from_env(server.environment)


@pytest.fixture
def club(gateway: RunningGateway, merchant: Merchant) -> Club:
    """A service provider with a template whose codes the merchant assigns."""
    return Club(gateway, merchant, new_template(merchant))


@pytest.fixture
def brand_club(gateway: RunningGateway, brand: Merchant) -> Club:
    """A brand that manages its own template."""
    return Club(gateway, brand, new_template(brand, is_brand=True), is_brand=True)


@pytest.fixture(params=["club", "brand_club"], ids=["partner", "brand"])
def side(request: pytest.FixtureRequest) -> Club:
    """The service provider, and the brand itself."""
    club: Club = request.getfixturevalue(request.param)
    return club
