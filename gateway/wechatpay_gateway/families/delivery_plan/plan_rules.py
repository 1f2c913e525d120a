"""The rules of delivery plans: https://pay.weixin.qq.com/doc/v3/partner/4016184554, 4016111064 and 4017418618."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.delivery_plan.plans import DeliveryPlan
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.steps import StockState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_DAY_SECONDS = 86400
_SHORTEST_SECONDS = 5 * _DAY_SECONDS
_FEWEST_COUPONS = 10000
_GROWING = ("total_count", "user_limit", "daily_limit")
_COPIED = ("product_coupon_id", "stock_id", "stock_bundle_id", "recommend_word", "brand_id", "reuse_coupon_config")
_OWN = ("plan_name", "total_count", "user_limit", "daily_limit", "delivery_start_time", "delivery_end_time")


def _invalid(call: Call, zh: str, en: str) -> Refusal:
    return refuse(call, "INVALID_REQUEST", zh, en)


def fields_of_new(call: Call, coupon: ProductCoupon, stock: Stock) -> dict[str, Any]:
    """Return the fields of a new plan; with `reuse_coupon_config`, those that the request omits are those of the stock.

    Raises:
        Refusal: 400 INVALID_REQUEST: the stock or the times do not allow the plan.
    """
    given = call.fields
    fields: dict[str, Any] = {
        **(_reused(coupon, stock) if given["reuse_coupon_config"] else {}),
        **{name: given[name] for name in (*_COPIED, *_OWN) if name in given},
        "usage_mode": given.get("usage_mode", "SINGLE"),
    }
    if not coupon.is_example:
        _check_stock(call, stock)
        _check_times(call, fields, stock)
    return fields


def _reused(coupon: ProductCoupon, stock: Stock) -> dict[str, Any]:
    limits = stock.limits
    daily = {"daily_limit": limits["max_count_per_day"]} if "max_count_per_day" in limits else {}
    return {
        "plan_name": coupon.fields["display_info"]["name"][:_LONGEST_NAME],
        "total_count": limits["max_count"],
        "user_limit": limits["max_count_per_user"],
        **daily,
        "delivery_start_time": stock.period["available_begin_time"],
        "delivery_end_time": to_moment(_latest_end(stock)),
    }


_LONGEST_NAME = 12


def _check_stock(call: Call, stock: Stock) -> None:
    if stock.state is not StockState.SENDING:
        en = f"The stock is in state {stock.state}; a plan requires SENDING."
        raise _invalid(call, f"批次当前状态为{stock.state}，不可投放", en)
    if "OFFLINE" in stock.fields["usage_rule_display_info"]["coupon_usage_method_list"]:
        en = "coupon_usage_method_list of the stock has OFFLINE, which plans do not allow."
        raise _invalid(call, "该商品券核销方式暂不支持，请检查核销方式", en)
    if stock.left < _FEWEST_COUPONS:
        codes = ", counting the codes that were uploaded" if stock.code_mode == "UPLOAD" else ""
        en = f"The stock has {stock.left} coupons left{codes}; a plan requires at least {_FEWEST_COUPONS}."
        raise _invalid(call, f"批次可用库存需大于等于{_FEWEST_COUPONS}", en)


def _check_times(call: Call, fields: Mapping[str, Any], stock: Stock) -> None:
    starts, ends = from_moment(fields["delivery_start_time"]), from_moment(fields["delivery_end_time"])
    is_early = starts <= call.now or starts < from_moment(stock.period["available_begin_time"])
    if is_early and "delivery_start_time" in call.fields:  # a plan that copies its coupon starts with the stock
        en = "delivery_start_time must be in the future, and not before the start of the stock."
        raise _invalid(call, "投放开始时间需晚于当前时间和批次开始时间", en)
    if ends - starts < _SHORTEST_SECONDS:
        raise _invalid(call, "投放计划周期过短", "A plan must run for at least 5 days.")
    _check_end(call, ends, stock)


def _check_end(call: Call, ends: float, stock: Stock) -> None:
    if ends > (latest := _latest_end(stock)):
        en = f"delivery_end_time must not be later than {to_moment(latest)}, because of the validity of the stock."
        raise _invalid(call, "活动结束时间至批次券失效的核销预留时间小于批次相对可用时间", en)


def _latest_end(stock: Stock) -> float:
    """Return the latest end of a plan: a day before the end of the stock, and by the days of a coupon earlier."""
    period = stock.period
    waits, days = period.get("wait_days_after_receive"), period.get("available_days")
    reserved = (waits + days if waits and days else 0) + 1
    return stock.ends - reserved * _DAY_SECONDS


def check_change(call: Call, plan: DeliveryPlan, stock: Stock | None) -> None:
    """Check what a call wants to change in a plan.

    Raises:
        Refusal: 400 INVALID_REQUEST: a limit or the end would not be greater than before, or the plan copies everything from its coupon.
    """
    changes: Mapping[str, Any] = call.fields["modify_content"]
    if plan.is_example:
        return
    if plan.shown[0] == "DELIVERING" and plan.fields["reuse_coupon_config"]:
        en = "The plan has reuse_coupon_config, so it cannot be changed while it is DELIVERING."
        raise _invalid(call, "复用商品券信息的投放计划不可修改", en)
    for name in _GROWING:
        if name in changes and changes[name] <= plan.fields.get(name, changes[name]):
            en = f"{name} must be greater than before, which is {plan.fields.get(name, 'no limit')}."
            raise _invalid(call, f"{name}需大于修改前的值", en)
    if (end := changes.get("delivery_end_time")) is not None:
        if from_moment(end) <= plan.ends:
            raise _invalid(call, "投放结束时间需晚于修改前的时间", "delivery_end_time must be later than before.")
        if stock is not None:
            _check_end(call, from_moment(end), stock)
