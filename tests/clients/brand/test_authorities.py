"""Products of a brand that a service provider may manage."""

import pytest

from support.both import Both
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

QUERY = "brand.applyments.list_product_authorities"


def test_the_products_of_a_brand_that_authorized_the_caller_are_listed(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    product = "BRAND_PRODUCT_AUTHORITY_BRAND_STORE"
    wechatpay_gateway.brand_authorities.add("120345", "AUTHORIZATION_TYPE_PARTLY", [product])

    found = client.call(QUERY, brand_id="120345")
    assert (found.authorization_type, found.authorization_product) == ("AUTHORIZATION_TYPE_PARTLY", [product])


def test_a_brand_that_authorized_nothing_is_refused(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call(QUERY, brand_id="999999")
    assert (refusal.value.status, refusal.value.code) == (400, "PARAM_ERROR")
