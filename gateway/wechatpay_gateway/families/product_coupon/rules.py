"""The rules of product coupons and stocks that combine fields of the request with each other or with the product coupon.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015781289, 4016434630, 4015781304 and 4016280622.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_LONGEST_SECONDS = 365 * 86400
_HOUR_SECONDS = 3600
DISCOUNTS = {"NORMAL": "normal_coupon", "DISCOUNT": "discount_coupon", "EXCHANGE": "exchange_coupon"}
"""The name of the discount of each type of product coupon."""
_DAYS_OF_A_COUPON = ("available_days", "wait_days_after_receive", "weekly_available_period")
_IRREGULAR = "irregular_available_period_list"


def _invalid(call: Call, zh: str, en: str) -> Refusal:
    return refuse(call, "INVALID_REQUEST", zh, en)


def check_product_coupon(call: Call) -> None:
    """Check the fields of a new product coupon.

    Raises:
        Refusal: 400 INVALID_REQUEST: `type`, `scope`, `usage_mode` and the discount do not fit together.
    """
    fields = call.fields
    if fields["type"] == "EXCHANGE" and fields["scope"] == "ALL":
        raise _invalid(
            call, "全场券不支持兑换券类型", "EXCHANGE is only possible if scope is SINGLE. Choose another type."
        )
    if fields["scope"] == "SINGLE" and not fields["display_info"].get("combo_package_list"):
        en = "display_info.combo_package_list is required because scope is SINGLE."
        raise _invalid(call, "适用单品范围时必须传入combo_package_list", en)
    if fields["scope"] == "ALL" and fields["usage_mode"] == "SINGLE":
        _check_discount(call, fields["single_usage_info"], "single_usage_info", fields["type"])


def check_stock(call: Call, stock: Mapping[str, Any], coupon: Mapping[str, Any]) -> None:
    """Check the fields of a new stock of a product coupon that can be used once.

    Raises:
        Refusal: 400 INVALID_REQUEST: it has no rule of use, another discount than the product coupon, or periods that exclude each other.
    """
    rule = stock.get("single_usage_rule")
    if rule is None:
        raise _missing_rule(call, "single_usage_rule")
    if coupon["scope"] == "SINGLE":
        _check_discount(call, rule, "single_usage_rule", coupon["type"])
    _check_period(call, rule["coupon_available_period"])


def check_bundle(call: Call, bundle: Mapping[str, Any], coupon: Mapping[str, Any]) -> None:
    """Check the fields of a new bundle of a product coupon that can be used several times.

    Raises:
        Refusal: 400 INVALID_REQUEST: the number or the order of the discounts is wrong, or one of the rules of a stock is broken.
    """
    if bundle["coupon_code_mode"] == "API_ASSIGN":
        en = "The codes of a bundle cannot be API_ASSIGN. Choose WECHATPAY or UPLOAD."
        raise _invalid(call, "批次组不支持API_ASSIGN模式", en)
    rule = bundle.get("progressive_bundle_usage_rule")
    if rule is None:
        raise _missing_rule(call, "progressive_bundle_usage_rule")
    discounts: Sequence[Mapping[str, int]] = rule.get(f"{DISCOUNTS[coupon['type']]}_list") or ()
    count: int = coupon["progressive_bundle_usage_info"]["count"]
    if len(discounts) != count:
        en = f"{DISCOUNTS[coupon['type']]}_list must have {count} discounts, one for each use; it has {len(discounts)}."
        raise _invalid(call, f"优惠规则数量应为{count}", en)
    _check_order(call, coupon["type"], discounts)
    _check_period(call, rule["coupon_available_period"])


def discount_of(rule: Mapping[str, Any], coupon_type: str, position: int) -> dict[str, Any]:
    """Return the rule of use of one stock of a bundle."""
    name = DISCOUNTS[coupon_type]
    return {"coupon_available_period": rule["coupon_available_period"], name: rule[f"{name}_list"][position]}


def _missing_rule(call: Call, name: str) -> Refusal:
    return _invalid(call, f"缺少{name}", f"{name} is required because of the usage_mode of the product coupon.")


def _check_discount(call: Call, rule: Mapping[str, Any], where: str, coupon_type: str) -> None:
    """Check that a rule has the discount of its type, and no other."""
    given = {kind for kind, name in DISCOUNTS.items() if rule.get(name) is not None}
    if given != {coupon_type}:
        en = f"{where} must have {DISCOUNTS[coupon_type]} and no other discount, because the type is {coupon_type}."
        raise _invalid(call, f"{where}与商品券类型不匹配", en)


def _check_order(call: Call, coupon_type: str, discounts: Sequence[Mapping[str, int]]) -> None:
    """Check that no use from the third on saves less than the one before."""
    name, sign = {
        "NORMAL": ("discount_amount", 1),
        "DISCOUNT": ("percent_off", 1),
        "EXCHANGE": ("exchange_price", -1),
    }[coupon_type]
    values = [sign * each[name] for each in discounts[1:]]
    if values != sorted(values):
        en = f"{name} of the second and later uses must not become less favorable from one use to the next."
        raise _invalid(call, "各轮次优惠力度需大于等于前一轮次", en)


def _check_period(call: Call, period: Mapping[str, Any]) -> None:
    begins, ends = from_moment(period["available_begin_time"]), from_moment(period["available_end_time"])
    if not begins < ends <= begins + _LONGEST_SECONDS:
        en = "available_end_time must be later than available_begin_time, by at most 365 days."
        raise _invalid(call, "批次有效期不合法", en)
    days = [name for name in _DAYS_OF_A_COUPON if period.get(name) is not None]
    if period.get(_IRREGULAR) is not None and days:
        raise _exclusive(call, _IRREGULAR, days[0])
    if (seconds := period.get("available_seconds")) is None:
        return
    others = [name for name in (*_DAYS_OF_A_COUPON, _IRREGULAR) if period.get(name) is not None]
    if others:
        raise _exclusive(call, "available_seconds", others[0])
    if seconds % _HOUR_SECONDS:
        raise _invalid(call, "available_seconds必须是3600的整数倍", "available_seconds must be a multiple of 3600.")


def _exclusive(call: Call, first: str, second: str) -> Refusal:
    return _invalid(call, f"{first}与{second}不能同时使用", f"{first} and {second} exclude each other. Send only one.")
