"""When coupons of users can be used, and how they begin and end by the clock."""

from typing import Any

import pytest

from gateway.product_coupons import Shop, done, refused
from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.product_coupon.validity import is_usable, validity

STOCK = {"available_begin_time": "2025-08-04T08:00:00+08:00", "available_end_time": "2025-08-13T08:00:00+08:00"}
RECEIVED = "2025-08-05T13:29:35+08:00"
UNUSABLE = (403, "NOT_ENOUGH")
IRREGULAR = [
    {"begin_time": "2025-08-06T08:00:00+08:00", "end_time": "2025-08-07T08:00:00+08:00"},
    {"begin_time": "2025-08-10T08:00:00+08:00", "end_time": "2025-08-12T08:00:00+08:00"},
]


@pytest.mark.parametrize(
    ("rules", "received", "begins", "ends"),
    [
        ({}, RECEIVED, RECEIVED, STOCK["available_end_time"]),
        ({}, "2025-08-01T00:00:00+08:00", STOCK["available_begin_time"], STOCK["available_end_time"]),
        ({"available_days": 1}, RECEIVED, RECEIVED, "2025-08-05T23:59:59+08:00"),
        ({"available_days": 3}, RECEIVED, RECEIVED, "2025-08-07T23:59:59+08:00"),
        ({"available_days": 30}, RECEIVED, RECEIVED, STOCK["available_end_time"]),
        (
            {"available_days": 2},
            "2025-08-01T00:00:00+08:00",
            STOCK["available_begin_time"],
            "2025-08-05T23:59:59+08:00",
        ),
        (
            {"available_days": 3, "wait_days_after_receive": 2},
            RECEIVED,
            "2025-08-07T00:00:00+08:00",
            "2025-08-09T23:59:59+08:00",
        ),
        (
            {"available_days": 1, "wait_days_after_receive": 1},
            "2025-08-01T00:00:00+08:00",
            "2025-08-05T00:00:00+08:00",
            "2025-08-05T23:59:59+08:00",
        ),
        ({"available_seconds": 7200}, RECEIVED, RECEIVED, "2025-08-05T15:29:35+08:00"),
        (
            {"irregular_available_period_list": IRREGULAR},
            RECEIVED,
            IRREGULAR[0]["begin_time"],
            IRREGULAR[1]["end_time"],
        ),
    ],
)
def test_the_validity_of_a_coupon(rules: dict[str, Any], received: str, begins: str, ends: str) -> None:
    found = validity({**STOCK, **rules}, from_moment(received))
    assert tuple(map(to_moment, found)) == (begins, ends)


@pytest.mark.parametrize(
    ("rules", "moment", "expected"),
    [
        ({}, RECEIVED, True),
        ({"weekly_available_period": {"day_list": ["TUESDAY"]}}, RECEIVED, True),
        ({"weekly_available_period": {"day_list": ["MONDAY"]}}, RECEIVED, False),
        (
            {"weekly_available_period": {"day_list": ["TUESDAY"], "day_period_list": [{"begin_time": 48575, "end_time": 48575}]}},
            RECEIVED,
            True,
        ),
        (
            {"weekly_available_period": {"day_list": ["TUESDAY"], "day_period_list": [{"begin_time": 0, "end_time": 48574}]}},
            RECEIVED,
            False,
        ),
        ({"irregular_available_period_list": IRREGULAR}, "2025-08-08T00:00:00+08:00", False),
        ({"irregular_available_period_list": IRREGULAR}, "2025-08-11T00:00:00+08:00", True),
    ],
)  # fmt: skip
def test_the_periods_in_which_a_coupon_can_be_used(rules: dict[str, Any], moment: str, *, expected: bool) -> None:
    assert is_usable({**STOCK, **rules}, from_moment(moment)) is expected


def test_a_confirmed_coupon_begins_and_ends_by_the_clock(shop: Shop) -> None:
    coupon = shop.new(period=shop.period(wait_days_after_receive=2, available_days=3))
    code = coupon.sent()
    assert done(coupon.change("confirm", code))["coupon_state"] == "PENDING"
    assert refused(coupon.change("use", code)) == UNUSABLE
    for days, state in ((1, "PENDING"), (1, "EFFECTIVE"), (2, "EFFECTIVE"), (1, "EXPIRED")):
        shop.gateway.clock.advance(days=days)
        assert coupon.state(code) == state


def test_a_coupon_that_nobody_confirmed_does_not_expire(shop: Shop) -> None:
    coupon = shop.new(period=shop.period(available_days=1))
    code = coupon.sent()
    shop.gateway.clock.advance(days=2)
    assert coupon.state(code) == "CONFIRMING"
    done(coupon.change("confirm", code))
    assert coupon.state(code) == "EXPIRED"


def test_a_used_coupon_that_is_returned_after_its_end_expires(shop: Shop) -> None:
    coupon = shop.new(period=shop.period(available_days=1))
    code = coupon.effective()
    done(coupon.change("use", code))
    shop.gateway.clock.advance(days=2)
    assert coupon.state(code) == "USED"
    assert done(coupon.change("return", code))["coupon_state"] == "EFFECTIVE"
    assert coupon.state(code) == "EXPIRED"


def test_a_long_wait_begins_and_ends_a_coupon_at_once(shop: Shop) -> None:
    coupon = shop.new(period=shop.period(wait_days_after_receive=1, available_days=1))
    code = coupon.sent()
    done(coupon.change("confirm", code))
    shop.gateway.clock.advance(days=29)
    assert coupon.state(code) == "EXPIRED"


@pytest.mark.parametrize("days", [-1, 2])
def test_a_use_outside_the_validity_is_refused(shop: Shop, days: int) -> None:
    coupon = shop.new(period=shop.period(available_days=1))
    code = coupon.effective()
    assert refused(coupon.change("use", code, use_time=shop.at(days))) == UNUSABLE


def test_a_use_outside_the_weekly_periods_is_refused(shop: Shop) -> None:
    days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
    today = to_moment(shop.gateway.clock.now())
    closed = [name for name in days if is_usable({"weekly_available_period": {"day_list": [name]}}, from_moment(today))]
    others = [name for name in days if name not in closed]
    coupon = shop.new(period=shop.period(weekly_available_period={"day_list": others}))
    assert refused(coupon.change("use", coupon.effective(), use_time=today)) == UNUSABLE
