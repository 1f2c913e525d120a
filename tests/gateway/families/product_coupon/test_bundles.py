"""Bundles: stocks that are used one after the other, and the coupons of a user that follow each other."""

from typing import Any

import pytest

from gateway.product_coupons import USER, Coupon, Shop, done, refused

INVALID, UNUSABLE, UNKNOWN = (400, "INVALID_REQUEST"), (403, "NOT_ENOUGH"), (404, "NOT_FOUND")


def coupons_of(coupon: Coupon, bundle_id: str) -> list[dict[str, Any]]:
    """Return the coupons of a user's bundle, in their order."""
    listed = done(coupon.shop.get(f"users/{USER}/coupons", appid="wx1", user_coupon_bundle_id=bundle_id))
    found: list[dict[str, Any]] = listed["user_coupon_list"]
    return found[::-1]


def use(coupon: Coupon, position: int, code: str, **changes: Any) -> None:
    """Confirm and use the coupon at a position of a bundle."""
    own = coupon.of(coupon.stocks[position])
    done(own.change("confirm", code, out_request_no=f"confirm-number-{position}"))
    done(own.change("use", code, **{"out_request_no": f"use-number-{position}", **changes}))


@pytest.fixture
def coupon(shop: Shop) -> Coupon:
    """A product coupon with a bundle for three uses."""
    return shop.new_bundle(stock_send_rule={"max_count": 5, "max_count_per_day": 2, "max_count_per_user": 1})


def test_a_bundle_has_a_stock_for_each_use(shop: Shop) -> None:
    created = done(shop.post("product-coupons", **shop.bundled()))["stock_bundle"]
    stocks = created["stock_list"]
    bundle_id = created["stock_bundle_id"]

    assert [each["stock_bundle_info"] for each in stocks] == [
        {"stock_bundle_id": bundle_id, "stock_bundle_index": at} for at in range(3)
    ]
    discounts = [each["progressive_bundle_usage_rule"]["discount_coupon"]["percent_off"] for each in stocks]
    assert discounts == [50, 20, 30]
    path = f"product-coupons/{stocks[0]['product_coupon_id']}/stocks"
    assert len(done(shop.get(path, stock_bundle_id=bundle_id))["stock_list"]) == 3
    assert done(shop.get(f"{path}/{stocks[2]['stock_id']}")) == stocks[2]


def test_only_the_first_stock_of_a_bundle_has_a_daily_limit(coupon: Coupon) -> None:
    rules = [coupon.of(each).shown()["stock_send_rule"] for each in coupon.stocks]
    assert ["max_count_per_day" in each for each in rules] == [True, False, False]


def test_a_further_bundle_has_its_own_stocks(shop: Shop, coupon: Coupon) -> None:
    path = f"{coupon.path}/stock-bundles"
    added = done(shop.post(path, out_request_no="bundle-2", stock_bundle=shop.bundle()))
    assert added["stock_bundle_id"] != coupon.stock_bundle_id
    numbers = [each["stock_id"] for each in added["stock_list"]]
    assert not set(numbers) & set(coupon.stocks)
    listed = done(shop.get(f"{coupon.path}/stocks", stock_bundle_id=added["stock_bundle_id"]))
    assert ([each["stock_id"] for each in listed["stock_list"]], listed["total_count"]) == (numbers[::-1], 3)
    again = shop.post(path, out_request_no="bundle-2", stock_bundle=shop.bundle())
    assert refused(again) == (400, "ALREADY_EXISTS")


@pytest.mark.parametrize(
    ("discounts", "status"), [((50, 20, 30), 200), ((50, 30, 20), 400), ((50, 20), 400), ((50, 20, 30, 40), 400)]
)
def test_each_use_has_a_discount_that_does_not_get_worse(shop: Shop, discounts: tuple[int, ...], status: int) -> None:
    rule = {
        "coupon_available_period": shop.period(),
        "discount_coupon_list": [{"threshold": 0, "percent_off": each} for each in discounts],
    }
    body = shop.bundled(stock_bundle=shop.bundle(progressive_bundle_usage_rule=rule))
    assert shop.post("product-coupons", **body).status == status


@pytest.mark.parametrize("changes", [{"coupon_code_mode": "API_ASSIGN"}, {"progressive_bundle_usage_rule": None}])
def test_a_bundle_with_wrong_fields_is_refused(shop: Shop, changes: dict[str, Any]) -> None:
    body = shop.bundled(stock_bundle=shop.bundle(**changes))
    assert refused(shop.post("product-coupons", **body)) == INVALID


def test_a_user_gets_the_coupons_of_a_bundle_one_after_the_other(coupon: Coupon) -> None:
    sent = done(coupon.send_bundle())
    bundle_id = sent["user_coupon_bundle_id"]
    assert [each["stock"]["stock_id"] for each in sent["user_product_coupon_list"]] == coupon.stocks[:1]

    for position in range(3):
        *_, newest = coupons_of(coupon, bundle_id)
        info = newest["user_product_coupon_bundle_info"]
        assert (newest["coupon_state"], newest["stock"]["stock_id"]) == ("CONFIRMING", coupon.stocks[position])
        assert (info["user_coupon_bundle_index"], info["total_count"], info["used_count"]) == (position, 3, position)
        use(coupon, position, newest["coupon_code"])

    shown = coupons_of(coupon, bundle_id)
    assert [each["coupon_state"] for each in shown] == ["USED"] * 3
    assert [coupon.of(each).shown()["sent_count_info"]["total_count"] for each in coupon.stocks] == [1, 1, 1]
    assert shown[0]["progressive_bundle_usage_detail"]["use_request_no"] == "use-number-0"


def test_a_coupon_of_a_bundle_that_was_not_used_has_an_empty_usage(coupon: Coupon) -> None:
    (first,) = done(coupon.send_bundle())["user_product_coupon_list"]
    assert (first["progressive_bundle_usage_detail"], "single_usage_detail" in first) == ({}, False)


def test_the_same_request_is_one_bundle(coupon: Coupon) -> None:
    assert done(coupon.send_bundle()) == done(coupon.send_bundle())
    assert refused(coupon.send_bundle(attach="other")) == (400, "ALREADY_EXISTS")


def test_the_limits_of_a_bundle_are_those_of_its_first_stock(coupon: Coupon) -> None:
    done(coupon.send_bundle())
    assert refused(coupon.send_bundle("send-2")) == INVALID
    done(coupon.send_bundle(user="user-2"))
    assert refused(coupon.send_bundle(user="user-3")) == UNUSABLE


def test_all_stocks_of_a_bundle_must_be_sending(coupon: Coupon) -> None:
    coupon.shop.gateway.product_coupon_stocks.pause(coupon.stocks[2])
    assert refused(coupon.send_bundle()) == INVALID


def test_a_returned_coupon_does_not_take_back_the_next_one(coupon: Coupon) -> None:
    first = done(coupon.send_bundle())["user_product_coupon_list"][0]
    bundle_id = first["user_product_coupon_bundle_info"]["user_coupon_bundle_id"]
    use(coupon, 0, first["coupon_code"])
    returned = done(coupon.change("return", first["coupon_code"]))
    assert returned["user_product_coupon_bundle_info"]["used_count"] == 1
    done(coupon.change("use", first["coupon_code"], out_request_no="use-number-9"))
    assert len(coupons_of(coupon, bundle_id)) == 2


@pytest.mark.parametrize(("interval_days", "days", "status"), [(0, 0, 200), (1, 0, 403), (1, 1, 200), (2, 1, 403)])
def test_the_next_use_waits_for_the_interval(shop: Shop, interval_days: int, days: int, status: int) -> None:
    coupon = shop.new_bundle(interval_days=interval_days)
    first = done(coupon.send_bundle())["user_product_coupon_list"][0]
    use(coupon, 0, first["coupon_code"])
    bundle_id = first["user_product_coupon_bundle_info"]["user_coupon_bundle_id"]
    second = coupons_of(coupon, bundle_id)[1]["coupon_code"]
    own = coupon.of(coupon.stocks[1])
    done(own.change("confirm", second))
    shop.gateway.clock.advance(days=days)
    assert own.change("use", second).status == status


def test_all_coupons_of_a_bundle_have_the_same_validity(shop: Shop) -> None:
    coupon = shop.new_bundle(period=shop.period(available_days=5))
    first = done(coupon.send_bundle())["user_product_coupon_list"][0]
    shop.gateway.clock.advance(days=2)
    use(coupon, 0, first["coupon_code"])
    second = coupons_of(coupon, first["user_product_coupon_bundle_info"]["user_coupon_bundle_id"])[1]
    assert second["valid_end_time"] == first["valid_end_time"]


def test_a_bundle_is_deactivated_except_for_what_was_used(coupon: Coupon) -> None:
    sent = done(coupon.send_bundle())
    use(coupon, 0, sent["user_product_coupon_list"][0]["coupon_code"])
    path = f"users/{USER}/coupon-bundles/{sent['user_coupon_bundle_id']}/deactivate"
    numbers = {"product_coupon_id": coupon.product_coupon_id, "stock_bundle_id": coupon.stock_bundle_id}
    body = {**numbers, "appid": "wx1", "out_request_no": "ending-1", "deactivate_reason": "商品已下线"}

    ended = done(coupon.shop.post(path, **body))
    assert [each["coupon_state"] for each in ended["user_product_coupon_list"]] == ["USED", "DEACTIVATED"]
    assert done(coupon.shop.post(path, **body)) == ended
    assert refused(coupon.shop.post(path, **{**body, "out_request_no": "ending-2"})) == INVALID
    assert refused(coupon.shop.post(path.replace(USER, "user-2"), **body)) == UNKNOWN


def test_a_coupon_of_a_bundle_is_not_deactivated_alone(coupon: Coupon) -> None:
    first = done(coupon.send_bundle())["user_product_coupon_list"][0]
    assert refused(coupon.change("deactivate", first["coupon_code"])) == INVALID


def test_updates_and_limits_of_a_bundle_apply_to_its_stocks(coupon: Coupon) -> None:
    updated = done(coupon.shop.patch(coupon.bundle_path, out_request_no="update-1", remark="新"))
    assert [each["remark"] for each in updated["stock_list"]] == ["新"] * 3
    body = {"out_request_no": "budget-1", "update_mode": "MAX_COUNT", "current_max_count": 5, "target_max_count": 6}
    limited = done(coupon.shop.post(f"{coupon.bundle_path}/update-budget", **body))
    assert [each["stock_send_rule"]["max_count"] for each in limited["stock_list"]] == [6] * 3
    daily = {"update_mode": "MAX_COUNT_PER_DAY", "current_max_count_per_day": 2, "target_max_count_per_day": 3}
    limited = done(coupon.shop.post(f"{coupon.bundle_path}/update-budget", out_request_no="budget-2", **daily))
    assert [each["stock_send_rule"].get("max_count_per_day") for each in limited["stock_list"]] == [3, None, None]


@pytest.mark.parametrize("state", ["STOPPED", "DEACTIVATED"])
def test_a_bundle_that_is_over_cannot_be_changed(coupon: Coupon, state: str) -> None:
    coupon.shop.gateway.product_coupon_stocks.set_state(coupon.stocks[1], state)
    assert refused(coupon.shop.patch(coupon.bundle_path, out_request_no="update-1", remark="新")) == INVALID


def test_stores_of_a_bundle_are_those_of_all_its_stocks(shop: Shop) -> None:
    coupon = shop.new_bundle(store_scope="SPECIFIC")
    listed = [{"store_id": str(shop.gateway.brand_stores.add().store_id)} for _ in range(2)]
    for verb, expected in (("associate", listed), ("disassociate", [])):
        done(shop.post(f"{coupon.bundle_path}/{verb}-stores", store_list=listed))
        for each in coupon.stocks:
            found = done(shop.get(f"{coupon.path}/stocks/{each}/associated-stores"))
            assert found.get("store_list", []) == expected


def test_a_token_gives_a_user_the_first_coupon_of_a_bundle(coupon: Coupon) -> None:
    numbers = {"product_coupon_id": coupon.product_coupon_id, "stock_bundle_id": coupon.stock_bundle_id}
    body = {**numbers, "appid": "wx1", "send_request_no": "send-1"}
    token = done(coupon.shop.post(f"users/{USER}/pre-send-coupon-bundle", **body))["token"]
    received = coupon.shop.gateway.user_product_coupons.receive_by_token(token)
    assert (str(received.stock_id), received.position) == (coupon.stocks[0], 0)


def test_a_bundle_without_codes_for_every_use_cannot_be_sent(shop: Shop) -> None:
    coupon = shop.new_bundle(coupon_code_mode="UPLOAD")
    for at, each in enumerate(coupon.stocks):
        assert refused(coupon.send_bundle()) == UNUSABLE
        path = f"{coupon.path}/stocks/{each}/upload-coupon-codes"
        done(shop.post(path, out_request_no="upload-1", code_list=[f"code-{at}"]))
    first = done(coupon.send_bundle())["user_product_coupon_list"][0]
    assert first["coupon_code"] == "code-0"
