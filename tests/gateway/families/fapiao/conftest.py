import pytest

from gateway.fapiao import Issuer
from gateway.merchant_side import Merchant
from wechatpay_gateway.server import RunningGateway


@pytest.fixture
def issuer(gateway: RunningGateway, merchant: Merchant) -> Issuer:
    """A service provider whose sub-merchant has a card template."""
    issuer = Issuer(gateway, merchant)
    issuer.create_template()
    return issuer
