"""The payer's page: the amount once, coupons, and a payer who does not pay."""

import pytest

from gateway.coupons import VALUE, Shop
from gateway.merchant_side import Merchant
from gateway.orders import NUMBER, combined, direct
from gateway.pages import Element, opened, page, parsed
from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.payments.discounts import PAYERS_OPENID
from wechatpay_gateway.server import RunningGateway

TOTAL = 1000


def code_of(merchant: Merchant, kind: str = "native", *, is_combined: bool = False) -> str:
    """Place an order and return the path of its payer's page."""
    target, body = combined(merchant, kind) if is_combined else direct(merchant, kind)
    url = str(merchant.call_json(target, body).json()["code_url"])
    return f"/_gateway/pay/{url.partition('pr=')[2].partition('&')[0]}"


def facts(document: Element) -> dict[str, str]:
    return {each.all("dt")[0].text: each.all("dd")[0].text for each in document.all("div") if each.all("dt")}


def amounts(document: Element) -> list[str]:
    return [word for word in document.all("main")[0].text.split() if "¥" in word]


@pytest.mark.parametrize("is_paid", [False, True])
def test_the_amount_is_shown_once(merchant: Merchant, *, is_paid: bool) -> None:
    path = code_of(merchant)
    assert amounts(opened(merchant, path, {} if is_paid else None)) == ["¥10.00"]


def test_each_part_of_a_combined_order_has_its_amount(merchant: Merchant) -> None:
    assert amounts(opened(merchant, code_of(merchant, is_combined=True))) == ["¥10.00", "¥5.00", "¥5.00"]


def test_a_payer_who_declines_leaves_the_order_as_it_is(gateway: RunningGateway, merchant: Merchant) -> None:
    path = code_of(merchant)
    back = "https://shop.example/cart"
    document = opened(merchant, f"{path}/decline", {"back_to_shop": back})
    links = {each.text: each.attributes["href"] for each in document.all("main")[0].all("a")}
    assert gateway.orders.get(NUMBER).state == "NOTPAY"
    assert links == {"Pay after all": f"{path}?redirect_url=https%3A//shop.example/cart", "Back to the shop": back}


def test_an_order_that_cannot_be_paid_any_more_says_why(gateway: RunningGateway, merchant: Merchant) -> None:
    path = code_of(merchant)
    gateway.clock.advance(hours=3)
    answer = page(merchant, path, {})
    assert (answer.status, "expired at" in parsed(answer.body.decode()).text) == (400, True)


def test_a_declined_payment_does_not_exist_for_an_unknown_code(merchant: Merchant) -> None:
    assert page(merchant, "/_gateway/pay/nothing/decline", {}).status == 404


@pytest.fixture
def coupon_path(gateway: RunningGateway, merchant: Merchant) -> str:
    """The payer's page of an order whose payer has a coupon."""
    shop = Shop(gateway, merchant)
    shop.coupon(openid=PAYERS_OPENID)
    return code_of(merchant)


def test_a_coupon_lowers_the_amount(gateway: RunningGateway, merchant: Merchant, coupon_path: str) -> None:
    shown = opened(merchant, coupon_path)
    assert (amounts(shown), facts(shown)["Coupon Autumn"]) == (
        [f"¥{yuan(TOTAL - VALUE)}", f"−¥{yuan(VALUE)}"],
        "−¥3.00",
    )
    paid = opened(merchant, coupon_path, {})
    assert amounts(paid) == amounts(shown)
    assert gateway.orders.get(NUMBER).payer_total == TOTAL - VALUE


def test_a_payer_pays_without_coupons(gateway: RunningGateway, merchant: Merchant, coupon_path: str) -> None:
    assert amounts(opened(merchant, coupon_path, {"coupon_id": "none"})) == ["¥10.00"]
    assert gateway.orders.get(NUMBER).payer_total == TOTAL


def test_the_payers_page_is_in_chinese(merchant: Merchant) -> None:
    document = opened(merchant, code_of(merchant), Accept_Language="zh")
    assert [each.text for each in document.all("main")[0].all("button")] == ["立即支付", "取消支付"]
