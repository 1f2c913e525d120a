"""Delivery plans: their review, their changes, their limits and their end."""

import json
from typing import Any

import pytest
from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.product_coupons import BRAND, USER, Coupon, Shop, done, refused
from wechatpay_gateway.family.controls import controls_of
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

ROOT = "/v3/marketing/partner/delivery-plan/delivery-plans"
INVALID = (400, "INVALID_REQUEST")
UPDATED = {
    "CREATED_REJECTED": "CREATED",
    "DELIVERING": "DELIVERING",
    "DELIVERING_REJECTED": "DELIVERING",
    "PAUSED": "PAUSED",
    "PAUSED_REJECTED": "PAUSED",
}
OPEN = ("CREATED", "DELIVERING_IN_REVIEW", "PAUSED_IN_REVIEW", *UPDATED)
FINAL = ("TERMINATED", "EXPIRED")
SEEN = {"coupon_usage_method_list": ["PAYMENT_CODE"], "usage_description": "可用"}
RULE = {"max_count": 10002, "max_count_per_user": 2}


@frozen
class Planner:
    """A service provider with a product coupon that plans can offer."""

    shop: Shop
    coupon: Coupon

    def body(self, **changes: Any) -> dict[str, Any]:
        body = {
            "out_request_no": "plan-1",
            "brand_id": BRAND,
            "product_coupon_id": self.coupon.product_coupon_id,
            "stock_id": self.coupon.stock_id,
            "reuse_coupon_config": False,
            "plan_name": "冬季优惠投放",
            "total_count": 10000,
            "user_limit": 1,
            "daily_limit": 2,
            "delivery_start_time": self.shop.at(1),
            "delivery_end_time": self.shop.at(20),
            **changes,
        }
        return {name: value for name, value in body.items() if value is not None}

    def create(self, **changes: Any) -> Answer:
        return self.shop.merchant.call_json(ROOT, self.body(**changes))

    def new(self, state: str = "CREATED", **changes: Any) -> str:
        """Create a plan, put it into a state, and return its number."""
        number: str = done(self.create(**changes))["plan"]["plan_id"]
        self.machine.set_state(number, state)
        return number

    def offering(self, **changes: Any) -> str:
        """Create a plan that offers coupons now, and return its number."""
        number = self.new(**changes)
        self.machine.approve(number)
        self.shop.gateway.clock.advance(days=2)
        return number

    @property
    def machine(self) -> Any:
        return self.shop.gateway.delivery_plans

    def update(self, number: str, **changes: Any) -> Answer:
        target = f"{ROOT}/{number}"
        return self.shop.merchant.call(target, self._encoded(changes), method="PATCH")

    @staticmethod
    def _encoded(changes: dict[str, Any]) -> bytes:
        return json.dumps({"modify_content": changes, "out_request_no": "update-1"}).encode()

    def terminate(self, number: str) -> Answer:
        return self.shop.merchant.call(f"{ROOT}/{number}/terminate")

    def listed(self, **arguments: Any) -> dict[str, Any]:
        named = "&".join(f"{name}={value}" for name, value in arguments.items())
        return done(self.shop.merchant.call(f"{ROOT}/{BRAND}/delivery-plans?{named}", method="GET"))

    def shown(self, number: str) -> dict[str, Any]:
        (plan,) = self.listed(plan_id=number)["plan_list"]
        found: dict[str, Any] = plan
        return found


@pytest.fixture
def planner(gateway: RunningGateway, merchant: Merchant) -> Planner:
    shop = Shop(gateway, merchant)
    return Planner(shop, shop.new(stock_send_rule=RULE, usage_rule_display_info=SEEN))


def test_a_new_plan_waits_for_its_review(planner: Planner) -> None:
    plan = done(planner.create(recommend_word="天天有惊喜"))["plan"]
    body = planner.body(recommend_word="天天有惊喜")
    kept = {name: value for name, value in body.items() if name != "out_request_no"}
    assert plan == {**kept, "plan_id": plan["plan_id"], "plan_state": "CREATED", "usage_mode": "SINGLE"}
    assert planner.listed(audit_state="AUDIT_PROCESSING") == {"total_count": 1, "plan_list": [plan]}


def test_the_same_request_is_one_plan(planner: Planner) -> None:
    body = planner.body()
    first = done(planner.shop.merchant.call_json(ROOT, body))
    assert done(planner.shop.merchant.call_json(ROOT, body)) == first
    assert refused(planner.shop.merchant.call_json(ROOT, {**body, "user_limit": 2})) == INVALID


@pytest.mark.parametrize(
    "changes",
    [{"product_coupon_id": "1"}, {"stock_id": "1"}, {"brand_id": "120345"}, {"usage_mode": "PROGRESSIVE_BUNDLE"}],
    ids=min,
)
def test_a_plan_needs_an_existing_stock(planner: Planner, changes: dict[str, Any]) -> None:
    assert planner.create(**changes).status == 400


@pytest.mark.parametrize(
    ("starts", "ends"), [(-0.5, 20), (1, 5), (1, 28.5)], ids=["in the past", "too short", "beyond the stock"]
)
def test_the_times_of_a_plan_are_checked(planner: Planner, starts: float, ends: float) -> None:
    times = {"delivery_start_time": planner.shop.at(starts), "delivery_end_time": planner.shop.at(ends)}
    assert refused(planner.create(**times)) == INVALID


def test_the_days_of_a_coupon_shorten_its_plan(gateway: RunningGateway, merchant: Merchant) -> None:
    shop = Shop(gateway, merchant)
    period = shop.period(wait_days_after_receive=2, available_days=8)
    planner = Planner(shop, shop.new(stock_send_rule=RULE, usage_rule_display_info=SEEN, period=period))
    assert refused(planner.create(delivery_end_time=shop.at(18.5))) == INVALID
    assert planner.create(delivery_end_time=shop.at(17.5)).status == 200


@pytest.mark.parametrize(
    "changes",
    [{"usage_rule_display_info": None}, {"stock_send_rule": {"max_count": 9999, "max_count_per_user": 1}}],
    ids=["used offline", "too few"],
)
def test_a_stock_that_does_not_fit_is_refused(
    gateway: RunningGateway, merchant: Merchant, changes: dict[str, Any]
) -> None:
    shop = Shop(gateway, merchant)
    fields = {"stock_send_rule": RULE, "usage_rule_display_info": SEEN, **changes}
    coupon = shop.new(**{name: value for name, value in fields.items() if value is not None})
    assert refused(Planner(shop, coupon).create()) == INVALID


def test_a_paused_stock_is_refused(planner: Planner) -> None:
    planner.shop.gateway.product_coupon_stocks.pause(planner.coupon.stock_id)
    assert refused(planner.create()) == INVALID


def test_a_plan_can_copy_what_its_coupon_says(planner: Planner) -> None:
    own = ("plan_name", "total_count", "user_limit", "daily_limit", "delivery_start_time", "delivery_end_time")
    plan = done(planner.create(reuse_coupon_config=True, **dict.fromkeys(own)))["plan"]
    assert (plan["plan_name"], plan["total_count"], plan["user_limit"]) == ("全场满100立打8折", 10002, 2)
    assert (plan["delivery_start_time"], "daily_limit" in plan) == (planner.shop.at(-1), False)
    number = plan["plan_id"]
    planner.machine.approve(number)
    assert refused(planner.update(number, total_count=10003)) == INVALID
    assert planner.machine.receive(number, USER)


def test_a_plan_that_copies_its_coupon_follows_the_limit_of_the_stock(planner: Planner) -> None:
    own = ("plan_name", "total_count", "user_limit", "daily_limit", "delivery_start_time", "delivery_end_time")
    number = planner.new("DELIVERING", reuse_coupon_config=True, **dict.fromkeys(own))
    other = planner.new("DELIVERING", out_request_no="plan-2")
    limits = {"update_mode": "MAX_COUNT", "current_max_count": 10002, "target_max_count": 20000}
    done(planner.shop.post(f"{planner.coupon.stock_path}/update-budget", out_request_no="budget-1", **limits))
    assert (planner.shown(number)["total_count"], planner.shown(other)["total_count"]) == (20000, 10000)


def test_a_plan_needs_codes_that_were_uploaded(gateway: RunningGateway, merchant: Merchant) -> None:
    shop = Shop(gateway, merchant)
    coupon = shop.new(stock_send_rule=RULE, usage_rule_display_info=SEEN, coupon_code_mode="UPLOAD")
    assert refused(Planner(shop, coupon).create()) == INVALID


def test_an_approved_plan_without_a_stock_pauses_at_once(planner: Planner) -> None:
    number = planner.new()
    planner.shop.gateway.product_coupon_stocks.pause(planner.coupon.stock_id)
    planner.machine.approve(number)
    assert planner.shown(number)["plan_state"] == "PAUSED"
    planner.shop.gateway.product_coupon_stocks.restart(planner.coupon.stock_id)
    assert planner.listed(plan_state="PAUSED", audit_state="AUDIT_PROCESSING")["total_count"] == 1


def test_an_approved_change_takes_effect(planner: Planner) -> None:
    number = planner.new("DELIVERING")
    done(planner.update(number, total_count=10001, plan_name="新"))
    assert (planner.shown(number)["total_count"], planner.shown(number)["plan_name"]) == (10000, "冬季优惠投放")
    planner.machine.approve(number)
    assert (planner.shown(number)["total_count"], planner.shown(number)["plan_name"]) == (10001, "新")


def test_a_rejected_change_is_corrected(planner: Planner) -> None:
    number = planner.new("DELIVERING")
    done(planner.update(number, total_count=10001))
    planner.machine.reject_change(number)
    assert planner.listed(audit_state="AUDIT_REJECTED")["total_count"] == 1
    assert planner.shown(number)["plan_state"] == "DELIVERING"
    done(planner.update(number, plan_name="新"))
    planner.machine.approve(number)
    assert (planner.shown(number)["total_count"], planner.shown(number)["plan_name"]) == (10001, "新")


def test_a_rejected_plan_is_corrected(planner: Planner) -> None:
    number = planner.new()
    planner.machine.reject(number)
    assert done(planner.update(number, user_limit=2))["plan"]["user_limit"] == 2
    planner.machine.approve(number)
    assert planner.shown(number)["plan_state"] == "DELIVERING"


@pytest.mark.parametrize(
    ("name", "days"), [("total_count", 0), ("user_limit", 0), ("daily_limit", 0), ("delivery_end_time", 19)]
)
def test_limits_and_the_end_only_grow(planner: Planner, name: str, days: int) -> None:
    number = planner.new("DELIVERING")
    value = planner.shop.at(days) if days else planner.body()[name]
    assert refused(planner.update(number, **{name: value})) == INVALID


@pytest.mark.parametrize("state", [*OPEN, *FINAL])
def test_a_plan_in_review_or_over_cannot_be_changed(planner: Planner, state: str) -> None:
    number = planner.new(state)
    answer = planner.update(number, total_count=10001)
    if state in UPDATED:
        assert done(answer)["plan"]["plan_state"] == UPDATED[state]
        assert planner.listed(audit_state="AUDIT_PROCESSING")["total_count"] == 1
    else:
        assert refused(answer) == INVALID


@pytest.mark.parametrize("state", [*OPEN, *FINAL])
def test_every_open_plan_can_be_terminated_once(planner: Planner, state: str) -> None:
    number = planner.new(state)
    answer = planner.terminate(number)
    if state in FINAL:
        assert refused(answer) == INVALID
        assert planner.shown(number)["plan_state"] == state
    else:
        assert answer.status == 204
        assert planner.shown(number)["plan_state"] == "TERMINATED"


def test_plans_are_listed_by_state_page_by_page(planner: Planner) -> None:
    numbers = [planner.new(out_request_no=f"plan-{at}") for at in range(12)]
    planner.machine.approve(numbers[0])
    assert [each["plan_id"] for each in planner.listed(plan_state="DELIVERING")["plan_list"]] == numbers[:1]
    pages = [planner.listed(offset=offset)["plan_list"] for offset in (0, 10)]
    assert [each["plan_id"] for page in pages for each in page] == numbers[::-1]
    assert [each["plan_id"] for each in planner.listed(audit_state="AUDIT_PASSED")["plan_list"]] == numbers[:1]
    assert planner.listed(plan_state="EXPIRED") == {"total_count": 0}


def test_a_plan_of_another_merchant_is_not_found(planner: Planner, gateway: RunningGateway) -> None:
    number = planner.new()
    other = Merchant.from_env(gateway.merchants.add("1900000109"))
    assert refused(other.call(f"{ROOT}/{number}/terminate")) == INVALID
    assert done(other.call(f"{ROOT}/{BRAND}/delivery-plans", method="GET")) == {"total_count": 0}


def test_users_get_coupons_within_the_limits_of_the_plan(planner: Planner) -> None:
    number = planner.offering()
    received = planner.machine.receive(number, USER)
    assert done(planner.coupon.query(received.coupon_code))["send_channel"] == "BRAND_MANAGE"
    with pytest.raises(WrongStateError, match="as many as its user_limit allows"):
        planner.machine.receive(number, USER)
    planner.machine.receive(number, "user-2")
    with pytest.raises(WrongStateError, match="as many as its daily_limit allows"):
        planner.machine.receive(number, "user-3")
    planner.shop.gateway.clock.advance(days=1)
    assert planner.machine.receive(number, "user-3")


def test_the_limits_of_the_stock_apply_as_well(planner: Planner) -> None:
    number = planner.offering(user_limit=5, daily_limit=5)
    planner.machine.receive(number, USER)
    planner.coupon.sent()
    with pytest.raises(WrongStateError, match="as many as max_count_per_user allows"):
        planner.machine.receive(number, USER)


@pytest.mark.parametrize("state", [*OPEN, *FINAL])
def test_users_get_coupons_only_while_a_plan_delivers(planner: Planner, state: str) -> None:
    number = planner.offering()
    planner.machine.set_state(number, state)
    if state.startswith("DELIVERING"):
        assert planner.machine.receive(number, USER)
    else:
        with pytest.raises(WrongStateError, match="in which users get no coupons"):
            planner.machine.receive(number, USER)


def test_users_get_no_coupons_before_the_start(planner: Planner) -> None:
    number = planner.new("DELIVERING")
    with pytest.raises(WrongStateError, match="offers coupons from"):
        planner.machine.receive(number, USER)


def test_a_plan_expires_at_its_end(planner: Planner) -> None:
    number = planner.new("PAUSED")
    planner.shop.gateway.clock.advance(days=19)
    assert planner.shown(number)["plan_state"] == "PAUSED"
    planner.shop.gateway.clock.advance(days=1)
    assert planner.shown(number)["plan_state"] == "EXPIRED"


def test_a_longer_plan_expires_later(planner: Planner) -> None:
    number = planner.new("DELIVERING")
    done(planner.update(number, delivery_end_time=planner.shop.at(22)))
    planner.machine.approve(number)
    planner.shop.gateway.clock.advance(days=21)
    assert planner.shown(number)["plan_state"] == "DELIVERING"


@pytest.mark.parametrize("state", ["DELIVERING", "DELIVERING_IN_REVIEW", "DELIVERING_REJECTED"])
def test_a_plan_pauses_without_a_stock(planner: Planner, state: str) -> None:
    number = planner.new(state)
    planner.shop.gateway.product_coupon_stocks.pause(planner.coupon.stock_id)
    assert planner.shown(number)["plan_state"] == "PAUSED"


def test_a_plan_that_ran_out_is_reviewed_once_its_stock_has_coupons(planner: Planner) -> None:
    number = planner.new("DELIVERING")
    stocks = planner.shop.gateway.product_coupon.records.stocks
    stocks.update(stocks.get(planner.coupon.stock_id), sent=10001)
    planner.coupon.sent()
    assert planner.shown(number)["plan_state"] == "PAUSED"
    limits = {"update_mode": "MAX_COUNT", "current_max_count": 10002, "target_max_count": 20000}
    done(planner.shop.post(f"{planner.coupon.stock_path}/update-budget", out_request_no="budget-1", **limits))
    assert planner.listed(plan_state="PAUSED", audit_state="AUDIT_PROCESSING")["total_count"] == 1
    planner.machine.approve(number)
    assert planner.shown(number)["plan_state"] == "DELIVERING"


def test_a_plan_that_the_brand_paused_waits_for_the_brand(planner: Planner) -> None:
    number, stocks = planner.new("DELIVERING"), planner.shop.gateway.product_coupon_stocks
    planner.machine.pause(number)
    stocks.pause(planner.coupon.stock_id)
    stocks.restart(planner.coupon.stock_id)
    assert planner.listed(plan_state="PAUSED", audit_state="AUDIT_PASSED")["total_count"] == 1
    planner.machine.resume(number)
    assert planner.listed(plan_state="PAUSED", audit_state="AUDIT_PROCESSING")["total_count"] == 1


def test_a_plan_offers_a_bundle(gateway: RunningGateway, merchant: Merchant) -> None:
    shop = Shop(gateway, merchant)
    coupon = shop.new_bundle(stock_send_rule=RULE, usage_rule_display_info=SEEN)
    planner = Planner(shop, coupon)
    bundle = {"stock_id": None, "stock_bundle_id": coupon.stock_bundle_id, "usage_mode": "PROGRESSIVE_BUNDLE"}
    received = planner.machine.receive(planner.offering(**bundle), USER)
    assert (str(received.stock_id), received.position) == (coupon.stock_id, 0)


@pytest.mark.parametrize("state", OPEN)
def test_the_plans_of_a_deactivated_product_coupon_end(planner: Planner, state: str) -> None:
    number = planner.new(state)
    reason = {"out_request_no": "ending-1", "deactivate_reason": "重新创建"}
    done(planner.shop.post(f"{planner.coupon.path}/deactivate", **reason))
    assert planner.shown(number)["plan_state"] == "TERMINATED"


def test_the_plans_of_a_deactivated_stock_pause(planner: Planner) -> None:
    number = planner.new("DELIVERING")
    reason = {"out_request_no": "ending-1", "deactivate_reason": "重新创建"}
    done(planner.shop.post(f"{planner.coupon.stock_path}/deactivate", **reason))
    assert planner.shown(number)["plan_state"] == "PAUSED"


def test_a_control_of_a_plan_returns_the_coupon_that_a_user_got(planner: Planner) -> None:
    number = planner.offering()
    control = next(each for each in controls_of(planner.machine) if each.name == "receive")
    added = control.perform(planner.machine, {"plan_id": number, "openid": USER})
    assert (added["stock_id"], added["openid"], added["state"]) == (planner.coupon.stock_id, USER, "CONFIRMING")
