"""Stocks: create, list, update and deactivate them, their limits, their codes and their stores."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from gateway.merchant_side import Answer
from gateway.product_coupons import Coupon, Shop, done, refused
from wechatpay_gateway.family.steps import WrongStateError

INVALID = (400, "INVALID_REQUEST")
STATES = ("AUDITING", "SENDING", "PAUSED", "STOPPED", "DEACTIVATED")
SENDING_OR_PAUSED = {"SENDING", "PAUSED"}
VALID = {"AUDITING", "SENDING", "PAUSED"}
SEEN = {"usage_rule_display_info": {"coupon_usage_method_list": ["PAYMENT_CODE"], "usage_description": "新"}}


def add(coupon: Coupon, number: str = "stock-2", **changes: Any) -> Answer:
    shop = coupon.shop
    return shop.post(f"{coupon.path}/stocks", out_request_no=number, stock=shop.stock(**changes))


def budget(coupon: Coupon, name: str, current: int, target: int, **changes: Any) -> Answer:
    limits = {f"current_{name}": current, f"target_{name}": target}
    body = {"out_request_no": "budget-1", "update_mode": name.upper(), **limits, **changes}
    return coupon.shop.post(f"{coupon.stock_path}/update-budget", **body)


def upload(coupon: Coupon, *codes: str) -> Answer:
    path = f"{coupon.stock_path}/upload-coupon-codes"
    return coupon.shop.post(path, out_request_no="upload-1", code_list=list(codes))


def stores(coupon: Coupon, verb: str, *numbers: str) -> Answer:
    listed = [{"store_id": each} for each in numbers]
    return coupon.shop.post(f"{coupon.stock_path}/{verb}-stores", store_list=listed)


def associated(coupon: Coupon) -> list[str]:
    listed = done(coupon.shop.get(f"{coupon.stock_path}/associated-stores"))
    return [each["store_id"] for each in listed["store_list"]]


def test_a_further_stock_is_shown_and_listed_first(side: Shop) -> None:
    coupon = side.new()
    added = done(add(coupon, remark="second"))

    assert (added["remark"], added["stock_id"]) == ("second", f"{coupon.product_coupon_id}002")
    assert done(side.get(f"{coupon.path}/stocks/{added['stock_id']}")) == added
    listed = done(side.get(f"{coupon.path}/stocks"))
    assert [each["stock_id"] for each in listed["stock_list"]] == [added["stock_id"], coupon.stock_id]
    assert (listed["total_count"], "next_page_token" in listed) == (2, False)


def test_a_number_creates_one_stock_of_a_product_coupon(shop: Shop) -> None:
    coupon = shop.new()
    done(add(coupon))
    assert refused(add(coupon)) == (400, "ALREADY_EXISTS")


def test_stocks_are_listed_page_by_page_and_by_state(shop: Shop) -> None:
    coupon = shop.new()
    numbers = [done(add(coupon, f"stock-{at}"))["stock_id"] for at in range(4)]
    shop.gateway.product_coupon_stocks.pause(numbers[0])
    found: list[str] = []
    page = done(shop.get(f"{coupon.path}/stocks", page_size=2))
    while True:
        found += [each["stock_id"] for each in page["stock_list"]]
        if "next_page_token" not in page:
            break
        page = done(shop.get(f"{coupon.path}/stocks", page_size=2, page_token=page["next_page_token"]))
    assert found == [*reversed(numbers), coupon.stock_id]
    paused = done(shop.get(f"{coupon.path}/stocks", state="PAUSED"))
    assert [each["stock_id"] for each in paused["stock_list"]] == numbers[:1]


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ({"wait_days_after_receive": 1, "available_days": 3}, 200),
        ({"available_end_time": "2020-01-01T00:00:00+08:00"}, 400),
        ({"available_begin_time": "2020-01-01T00:00:00+08:00"}, 400),
        ({"available_seconds": 7200}, 200),
        ({"available_seconds": 4000}, 400),
        ({"available_seconds": 7200, "available_days": 1}, 400),
        (
            {
                "available_days": 1,
                "irregular_available_period_list": [
                    {"begin_time": "2026-01-01T00:00:00+08:00", "end_time": "2026-01-02T00:00:00+08:00"}
                ],
            },
            400,
        ),
    ],
)
def test_periods_that_exclude_each_other_are_refused(shop: Shop, period: dict[str, Any], code: int) -> None:
    assert add(shop.new(), period=shop.period(**period)).status == code


def test_a_stock_needs_a_rule_of_use(shop: Shop) -> None:
    assert refused(add(shop.new(), single_usage_rule=None)) == INVALID


def test_a_product_coupon_has_at_most_200_stocks_in_effect(shop: Shop) -> None:
    coupon = shop.new()
    stocks = shop.gateway.product_coupon.records.stocks
    for at in range(1, 200):
        stocks.add(evolve(stocks.get(coupon.stock_id), stock_id=int(coupon.stock_id) + at))
    assert refused(add(coupon)) == INVALID
    shop.gateway.product_coupon_stocks.stop(coupon.stock_id)
    assert add(coupon).status == 200


CALLS: dict[str, tuple[set[str], Callable[[Coupon], Answer]]] = {
    "update_stock": (
        SENDING_OR_PAUSED,
        lambda coupon: coupon.shop.patch(coupon.stock_path, out_request_no="update-1", **SEEN),
    ),
    "deactivate_stock": (
        SENDING_OR_PAUSED,
        lambda coupon: coupon.shop.post(
            f"{coupon.stock_path}/deactivate", out_request_no="ending-1", deactivate_reason="重新创建"
        ),
    ),
    "update_budget": (VALID, lambda coupon: budget(coupon, "max_count", 100, 200)),
    "upload_coupon_codes": (VALID, lambda coupon: upload(coupon, "code-1")),
    "associate_stores": (VALID, lambda coupon: stores(coupon, "associate", "100000001")),
    "disassociate_stores": (VALID, lambda coupon: stores(coupon, "disassociate", "100000001")),
    "list_associated_stores": (VALID, lambda coupon: coupon.shop.get(f"{coupon.stock_path}/associated-stores")),
    "send_coupon": ({"SENDING"}, lambda coupon: coupon.send()),
    "pre_send_coupon": (
        {"SENDING"},
        lambda coupon: coupon.shop.post("users/user-1/pre-send-coupon", **coupon.numbers, send_request_no="send-1"),
    ),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("call", CALLS)
def test_a_call_is_refused_in_every_other_state(shop: Shop, call: str, state: str) -> None:
    coupon = shop.new(coupon_code_mode="UPLOAD", store_scope="SPECIFIC")
    done(upload(coupon, "first"))
    shop.gateway.product_coupon_stocks.set_state(coupon.stock_id, state)
    states, make = CALLS[call]
    answer = make(coupon)
    assert answer.status == 200 if state in states else refused(answer) == INVALID


@pytest.mark.parametrize(
    "call", ["update_stock", "update_budget", "deactivate_stock", "associate_stores", "send_coupon"]
)
def test_a_stock_of_a_bundle_is_refused(shop: Shop, call: str) -> None:
    coupon = shop.new_bundle(store_scope="SPECIFIC")
    assert refused(CALLS[call][1](coupon)) == INVALID


@pytest.mark.parametrize("kind", ["new", "new_bundle"])
def test_a_product_coupon_gets_stocks_of_its_kind_only(shop: Shop, kind: str) -> None:
    coupon: Coupon = getattr(shop, kind)()
    wrong = {"new": ("stock-bundles", "stock_bundle", shop.bundle()), "new_bundle": ("stocks", "stock", shop.stock())}
    path, name, fields = wrong[kind]
    assert refused(shop.post(f"{coupon.path}/{path}", **{"out_request_no": "stock-2", name: fields})) == INVALID


def test_an_update_changes_the_stock_but_not_the_coupons_of_users(shop: Shop) -> None:
    coupon = shop.new(store_scope="ALL")
    code = coupon.sent()
    updated = done(shop.patch(coupon.stock_path, out_request_no="update-1", remark="新", **SEEN))

    assert (updated["remark"], updated["store_scope"]) == ("新", "NONE")
    assert updated["usage_rule_display_info"] == SEEN["usage_rule_display_info"]
    assert "remark" not in done(coupon.query(code))["stock"]


def test_a_deactivation_is_one_and_leaves_the_coupons_of_users(shop: Shop) -> None:
    coupon = shop.new()
    code = coupon.effective()
    first = done(CALLS["deactivate_stock"][1](coupon))
    assert done(CALLS["deactivate_stock"][1](coupon)) == first
    assert coupon.state(code) == "EFFECTIVE"
    assert done(shop.get(coupon.path))["state"] == "EFFECTIVE"


@pytest.mark.parametrize(
    ("name", "current", "target", "status"),
    [
        ("max_count", 100, 1, 200),
        ("max_count", 100, 0, 400),
        ("max_count", 99, 200, 400),
        ("max_count_per_day", 10, 20, 200),
        ("max_count_per_day", 9, 20, 400),
    ],
)
def test_a_limit_changes_if_the_present_one_is_known(
    shop: Shop, name: str, current: int, target: int, status: int
) -> None:
    rule = {"max_count": 100, "max_count_per_day": 10, "max_count_per_user": 2}
    coupon = shop.new(stock_send_rule=rule)
    coupon.sent()
    answer = budget(coupon, name, current, target)
    assert answer.status == status
    assert coupon.shown()["stock_send_rule"] == (rule if status == 400 else {**rule, name: target})


def test_a_stock_without_a_daily_limit_cannot_get_one(shop: Shop) -> None:
    assert refused(budget(shop.new(), "max_count_per_day", 10, 20)) == INVALID


def test_one_call_changes_one_limit(shop: Shop) -> None:
    assert refused(budget(shop.new(), "max_count", 100, 20, target_max_count_per_day=5)) == INVALID


def test_uploaded_codes_are_sorted_into_lists(shop: Shop) -> None:
    coupon = shop.new(coupon_code_mode="UPLOAD", stock_send_rule={"max_count": 3, "max_count_per_user": 3})
    assert done(upload(coupon, "a", "b", "a")) == {
        "total_count": 2,
        "success_code_list": ["a", "b"],
        "duplicate_code_list": ["a"],
    }
    assert done(upload(coupon, "b", "c", "d")) == {
        "total_count": 3,
        "success_code_list": ["c"],
        "already_exist_code_list": ["b"],
        "failed_code_list": [{"coupon_code": "d", "code": "INVALID_REQUEST", "message": "上传的自定义code已达上限"}],
    }
    assert coupon.shown()["coupon_code_count_info"] == {"total_count": 3, "available_count": 3}


def test_each_coupon_takes_an_uploaded_code(shop: Shop) -> None:
    coupon = shop.new(coupon_code_mode="UPLOAD")
    assert refused(coupon.send()) == (403, "NOT_ENOUGH")
    done(upload(coupon, "a", "b"))
    assert {coupon.sent("send-1"), coupon.sent("send-2")} == {"a", "b"}
    assert coupon.shown()["coupon_code_count_info"] == {"total_count": 2, "available_count": 0}
    assert refused(coupon.send("send-3", "user-2")) == (403, "NOT_ENOUGH")


def test_codes_are_uploaded_only_for_stocks_with_that_mode(shop: Shop) -> None:
    assert refused(upload(shop.new(), "a")) == INVALID


def test_stores_are_collected_and_removed(side: Shop) -> None:
    coupon, add_store = side.new(store_scope="SPECIFIC"), side.gateway.brand_stores.add
    first, second, third = (str(add_store().store_id) for _ in range(3))
    assert done(stores(coupon, "associate", first, second, first))["total_count"] == 2
    done(stores(coupon, "associate", second, third))
    assert associated(coupon) == [first, second, third]
    assert done(stores(coupon, "disassociate", second))["success_store_list"] == [{"store_id": second}]
    assert done(stores(coupon, "disassociate", second))["success_store_list"] == [{"store_id": second}]
    assert associated(coupon) == [first, third]


def test_stores_that_the_brand_does_not_have_fail(shop: Shop) -> None:
    coupon, add_store = shop.new(store_scope="SPECIFIC"), shop.gateway.brand_stores.add
    own, other = str(add_store().store_id), str(add_store(brand_id="120345").store_id)
    found = done(stores(coupon, "associate", own, other, "12"))
    assert found["success_store_list"] == [{"store_id": own}]
    assert [each["store_id"] for each in found["failed_store_list"]] == [other, "12"]
    assert {each["code"] for each in found["failed_store_list"]} == {"INVALID_REQUEST"}


def test_stores_need_a_stock_for_specific_stores(shop: Shop) -> None:
    coupon = shop.new(store_scope="ALL")
    calls = [CALLS[name][1] for name in ("associate_stores", "disassociate_stores", "list_associated_stores")]
    assert [refused(make(coupon)) for make in calls] == [INVALID] * 3


def test_a_stock_of_another_product_coupon_is_not_found(shop: Shop) -> None:
    first = shop.new()
    second = done(shop.create(out_request_no="coupon-2"))
    path = f"product-coupons/{second['product_coupon_id']}"
    answers = (
        shop.get(f"{path}/stocks/{first.stock_id}"),
        shop.get(f"{path}/stocks/1"),
        shop.patch(f"{path}/stock-bundles/1", out_request_no="update-1"),
    )
    assert [refused(each) for each in answers] == [(404, "NOT_FOUND")] * 3


def test_a_stock_is_paused_and_restarted_by_a_test(shop: Shop) -> None:
    coupon, machine = shop.new(), shop.gateway.product_coupon_stocks
    machine.pause(coupon.stock_id)
    assert coupon.shown()["state"] == "PAUSED"
    machine.restart(coupon.stock_id)
    assert coupon.send().status == 200
    with pytest.raises(WrongStateError):
        machine.restart(coupon.stock_id)


def test_a_stock_stops_at_its_end(shop: Shop) -> None:
    coupon = shop.new()
    shop.gateway.clock.advance(days=28)
    assert coupon.shown()["state"] == "SENDING"
    shop.gateway.clock.advance(days=2)
    assert coupon.shown()["state"] == "STOPPED"
    assert refused(coupon.send()) == INVALID
