"""Delivery plans, brand stores and partnerships in a state file."""

import json
from pathlib import Path

from gateway.merchant_side import Merchant
from gateway.product_coupons import BRAND, USER, Shop, done
from wechatpay_gateway.server import RunningGateway, running

PLANS = "/v3/marketing/partner/delivery-plan/delivery-plans"
STORES = "/v3/brand/partner/store/brandstores"
PARTNERSHIP = {
    "partner": {"type": "APPID", "appid": "wx4e1916a585d1f4e9"},
    "authorized_data": {"business_type": "FAVOR_STOCK", "stock_id": "98065001"},
}
ADDRESS = {"address_code": "440305", "address_detail": "深南大道10000号"}


def fill(gateway: RunningGateway) -> tuple[str, str]:
    """Create a plan that offers coupons, a store with a merchant number, and a partnership; return the first two numbers."""
    merchant = Merchant.from_env(gateway.environment)
    shop = Shop(gateway, merchant)
    seen = {"coupon_usage_method_list": ["PAYMENT_CODE"], "usage_description": "可用"}
    rule = {"max_count": 10000, "max_count_per_user": 2}
    coupon = shop.new(stock_send_rule=rule, usage_rule_display_info=seen)
    body = {
        "out_request_no": "plan-1",
        "brand_id": BRAND,
        "product_coupon_id": coupon.product_coupon_id,
        "stock_id": coupon.stock_id,
        "reuse_coupon_config": False,
        "plan_name": "冬季优惠投放",
        "total_count": 10,
        "user_limit": 1,
        "daily_limit": 2,
        "delivery_start_time": shop.at(0.01),
        "delivery_end_time": shop.at(20),
    }
    plan = done(merchant.call_json(PLANS, body))["plan"]["plan_id"]
    gateway.delivery_plans.approve(plan)
    done(
        merchant.call(
            f"{PLANS}/{plan}",
            json.dumps({"modify_content": {"total_count": 11}, "out_request_no": "update-1"}).encode(),
            method="PATCH",
        )
    )
    gateway.clock.advance(hours=1)
    gateway.delivery_plans.receive(plan, USER)
    store = done(merchant.call_json(STORES, {"brand_id": BRAND, "store_address": ADDRESS}))["store_id"]
    bound = {"brand_id": BRAND, "mchid": "1230000109", "company_name": "腾讯"}
    done(merchant.call_json(f"{STORES}/{store}/bindrecipient", bound))
    built = json.dumps(PARTNERSHIP).encode()
    done(merchant.call("/v3/marketing/partnerships/build", built, changed={"Idempotency-Key": "key-1"}))
    return plan, store


def test_a_state_file_keeps_plans_stores_and_partnerships(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with running(state=state, has_published_keys=True) as first:
        plan, store = fill(first)
    with running(state=state, has_published_keys=True) as second:
        merchant = Merchant.from_env(second.environment)
        assert second.delivery_plans.get(plan).sent == 1
        second.delivery_plans.approve(plan)
        (shown,) = done(merchant.call(f"{PLANS}/{BRAND}/delivery-plans?plan_id={plan}", method="GET"))["plan_list"]
        assert (shown["plan_state"], shown["total_count"]) == ("DELIVERING", 11)
        found = done(merchant.call(f"{STORES}/{store}?brand_id={BRAND}", method="GET"))
        assert (found["store_state"], found["store_recipient"][0]["mchid"]) == ("CREATING", "1230000109")
        assert second.partnerships.get("key-1").state == "ESTABLISHED"
