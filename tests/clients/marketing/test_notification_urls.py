"""The URLs of notifications about coupons, which a call of its own sets."""

import pytest

from support.both import Both

URL = "https://shop.example/coupons"
SETTERS = {
    "marketing.product_coupons.set_notify_config": "marketing.product_coupons.query_notify_config",
    "marketing.cash_coupons.set_callback": "marketing.cash_coupons.query_callback",
    "brand_own.product_coupons.set_notify_config": "brand_own.product_coupons.query_notify_config",
}


@pytest.mark.parametrize("setter", SETTERS)
def test_a_url_that_is_set_again_replaces_the_first(client: Both, setter: str) -> None:
    client.call(setter, notify_url=URL)
    client.call(setter, notify_url=f"{URL}/2")

    assert client.call(SETTERS[setter]).notify_url == f"{URL}/2"
