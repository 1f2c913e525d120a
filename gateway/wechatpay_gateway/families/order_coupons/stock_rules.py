"""Rules for a new stock of coupons: https://pay.weixin.qq.com/doc/v3/merchant/4012084207, section 4, and 4012534633."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_LEAST_FEN, _MOST_FEN = 10, 100_000
"""The values that a coupon can have, and the smallest minimum of an order, in fen."""
_DAY_SECONDS = 86400
_LONGEST_SECONDS, _LATEST_SECONDS = 90 * _DAY_SECONDS, 365 * _DAY_SECONDS
"""How long coupons can be used, and how far their beginning can be away. That it is not in the past is not checked: examples have old dates."""


def check_stock(call: Call) -> None:
    """Check the amounts and the times of a new stock.

    Raises:
        Refusal: a rule is broken.
    """
    _check_limits(call, call.fields["stock_use_rule"])
    value: Mapping[str, Any] | None = call.fields["coupon_use_rule"].get("fixed_normal_coupon")
    if value is not None:
        _check_value(call, value, call.fields["stock_use_rule"])
    _check_times(call)


def _check_limits(call: Call, rule: Mapping[str, Any]) -> None:
    if rule.get("max_amount_by_day", rule["max_amount"]) > rule["max_amount"]:
        raise _not_allowed(call, "stock_use_rule.max_amount_by_day must not exceed max_amount.")
    if rule["max_coupons_per_user"] > rule["max_coupons"]:
        raise _not_allowed(call, "stock_use_rule.max_coupons_per_user must not exceed max_coupons.")


def _check_value(call: Call, value: Mapping[str, Any], rule: Mapping[str, Any]) -> None:
    amount, minimum = value["coupon_amount"], value["transaction_minimum"]
    if not _LEAST_FEN <= amount <= _MOST_FEN:
        raise _not_allowed(call, f"coupon_amount must be from {_LEAST_FEN} to {_MOST_FEN}, not {amount}.")
    if minimum <= amount:
        raise _not_allowed(call, f"transaction_minimum must be higher than coupon_amount, {amount}, not {minimum}.")
    budget = amount * rule["max_coupons"]
    if rule["max_amount"] != budget:
        en = f"max_amount must be coupon_amount times max_coupons, {budget}, not {rule['max_amount']}."
        raise refuse(call, "INVALID_REQUEST", "批次预算等于批次面额乘以发券数", en)


def _check_times(call: Call) -> None:
    begins = from_moment(call.fields["available_begin_time"])
    ends = from_moment(call.fields["available_end_time"])
    if not 0 <= ends - begins <= _LONGEST_SECONDS or begins - call.now > _LATEST_SECONDS:
        en = "The coupons can be used for at most 90 days, from a time within the next 365 days."
        raise refuse(call, "REQUEST_BLOCKED", "活动未开始或已结束", en)


def _not_allowed(call: Call, en: str) -> Exception:
    return refuse(call, "NO_AUTH", "你配置的信息需要开通特殊权限", en)
