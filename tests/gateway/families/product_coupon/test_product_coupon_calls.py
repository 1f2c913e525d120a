"""Product coupons: create, query, update and deactivate them, as a service provider and as a brand."""

from collections.abc import Callable
from typing import Any

import pytest

from gateway.merchant_side import Merchant
from gateway.product_coupons import DISCOUNT, Shop, done, refused
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

OTHER = {"name": "全场满100立打7折", "image_url": "https://a.example/1", "background_url": "https://a.example/2"}
INVALID = (400, "INVALID_REQUEST")
REASON = {"out_request_no": "ending-1", "deactivate_reason": "重新创建"}


def test_a_new_product_coupon_has_what_the_request_says(side: Shop) -> None:
    body = side.product(out_product_no="P1")
    created = done(side.post("product-coupons", **body))

    stock = created.pop("stock")
    assert created == {
        **{name: body[name] for name in ("scope", "type", "usage_mode", "single_usage_info", "display_info")},
        "out_product_no": "P1",
        "product_coupon_id": created["product_coupon_id"],
        "state": "EFFECTIVE",
        **side.brand,
    }
    assert stock == {
        **body["stock"],
        "product_coupon_id": created["product_coupon_id"],
        "stock_id": f"{created['product_coupon_id']}001",
        "sent_count_info": {"total_count": 0, "today_count": 0},
        "state": "SENDING",
        **side.brand,
    }
    assert done(side.get(f"product-coupons/{created['product_coupon_id']}")) == created


def test_a_number_creates_one_product_coupon(side: Shop) -> None:
    done(side.create())
    assert refused(side.create()) == (400, "ALREADY_EXISTS")
    assert done(side.create(out_request_no="coupon-2"))


def test_the_same_number_of_another_brand_is_another_product_coupon(shop: Shop) -> None:
    first, second = done(shop.create()), done(shop.create(brand_id="120345"))
    assert first["product_coupon_id"] != second["product_coupon_id"]


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "EXCHANGE"},
        {"single_usage_info": {"discount_coupon": DISCOUNT, "normal_coupon": {"threshold": 1, "discount_amount": 1}}},
        {"scope": "SINGLE", "single_usage_info": None},
        {"scope": "SINGLE", "single_usage_info": None, "display_info": {**OTHER, "combo_package_list": [
            {"name": "超值套餐", "pick_count": 1, "choice_list": [{"name": "美式", "price": 100, "count": 1}]}]}},
    ],
    ids=["exchange for all", "two discounts", "no products", "stock without discount"],
)  # fmt: skip
def test_fields_that_do_not_fit_together_are_refused(shop: Shop, changes: dict[str, Any]) -> None:
    assert refused(shop.create(**changes)) == INVALID


def test_an_update_changes_what_users_see(side: Shop) -> None:
    coupon = side.new()
    done(side.patch(coupon.path, out_request_no="update-1", display_info=OTHER))
    assert done(side.get(coupon.path))["display_info"] == OTHER


def test_a_coupon_of_a_user_stays_as_it_was_sent(shop: Shop) -> None:
    coupon = shop.new()
    code = coupon.sent()
    done(shop.patch(coupon.path, out_request_no="update-1", display_info=OTHER))

    assert done(coupon.query(code))["product_coupon"]["display_info"]["name"] == "全场满100立打8折"
    assert done(coupon.query(coupon.sent("send-2")))["product_coupon"]["display_info"] == OTHER


def test_a_deactivated_product_coupon_has_deactivated_stocks(side: Shop) -> None:
    coupon = side.new()
    ended = done(side.post(f"{coupon.path}/deactivate", **REASON))

    deactivation = {"deactivate_request_no": "ending-1", "deactivate_reason": "重新创建"}
    assert ended["state"] == "DEACTIVATED"
    assert ended.items() >= deactivation.items()
    assert "deactivate_time" in ended
    stock = coupon.shown()
    assert stock["state"] == "DEACTIVATED"
    assert stock.items() >= deactivation.items()


def test_a_stopped_stock_stays_stopped_when_its_product_coupon_is_deactivated(shop: Shop) -> None:
    coupon = shop.new()
    shop.gateway.product_coupon_stocks.stop(coupon.stock_id)
    done(shop.post(f"{coupon.path}/deactivate", **REASON))
    assert coupon.shown()["state"] == "STOPPED"


def test_the_same_deactivation_is_one_and_another_is_refused(side: Shop) -> None:
    path = f"{side.new().path}/deactivate"
    first = done(side.post(path, **REASON))
    assert done(side.post(path, **REASON)) == first
    assert refused(side.post(path, **{**REASON, "out_request_no": "ending-2"})) == INVALID


def test_coupons_of_users_survive_the_deactivation(shop: Shop) -> None:
    coupon = shop.new()
    code = coupon.effective()
    done(shop.post(f"{coupon.path}/deactivate", **REASON))
    assert coupon.state(code) == "EFFECTIVE"
    assert done(coupon.change("use", code))["coupon_state"] == "USED"


CHANGES: dict[str, Callable[[Shop, str], Any]] = {
    "update": lambda shop, path: shop.patch(path, out_request_no="update-1", display_info=OTHER),
    "deactivate": lambda shop, path: shop.post(f"{path}/deactivate", **REASON),
    "create_stock": lambda shop, path: shop.post(f"{path}/stocks", out_request_no="stock-2", stock=shop.stock()),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("state", ["AUDITING", "DEACTIVATED"])
def test_only_a_product_coupon_in_effect_can_be_changed(shop: Shop, change: str, state: str) -> None:
    coupon = shop.new()
    shop.gateway.product_coupons.set_state(coupon.product_coupon_id, state)
    assert refused(CHANGES[change](shop, coupon.path)) == INVALID


def test_a_review_takes_as_long_as_a_test_wants(shop: Shop) -> None:
    coupon, machine = shop.new(), shop.gateway.product_coupons
    machine.review(coupon.product_coupon_id)
    assert done(shop.get(coupon.path))["state"] == "AUDITING"
    machine.approve(coupon.product_coupon_id)
    assert done(shop.get(coupon.path))["state"] == "EFFECTIVE"
    with pytest.raises(WrongStateError, match="is in state EFFECTIVE; approve requires AUDITING"):
        machine.approve(coupon.product_coupon_id)


def test_a_product_coupon_of_another_caller_is_not_found(shop: Shop, brand: Shop, gateway: RunningGateway) -> None:
    path = shop.new().path
    other = Shop(gateway, Merchant.from_env(gateway.merchants.add("1900000109")))
    answers = (other.get(path), brand.get(path), shop.get(path, brand_id="120345"))
    assert [refused(each) for each in answers] == [(404, "NOT_FOUND")] * 3


@pytest.mark.parametrize("number", ["1", "not-a-number", "9" * 30])
def test_an_unknown_product_coupon_is_not_found(shop: Shop, number: str) -> None:
    assert refused(shop.get(f"product-coupons/{number}")) == (404, "NOT_FOUND")
    with pytest.raises(LookupError, match=f"the gateway has no product coupon {number}"):
        shop.gateway.product_coupons.get(number)
