"""Which calls the state, the kind and the limits of a stock allow."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wechatpay_gateway.families.product_coupon.steps import StockState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_LIMITS = {"MAX_COUNT": "max_count", "MAX_COUNT_PER_DAY": "max_count_per_day"}
_OVER = frozenset({StockState.STOPPED, StockState.DEACTIVATED})


def check_single(call: Call, stock: Stock) -> None:
    """Check that a stock is not in a bundle.

    Raises:
        Refusal: 400 INVALID_REQUEST: it is in a bundle.
    """
    if stock.stock_bundle_id is not None:
        en = f"The stock is in bundle {stock.stock_bundle_id}, which does not allow this call. Use the calls for bundles."
        raise refuse(call, "INVALID_REQUEST", "批次组内的批次不可使用本接口", en)


def check_state(call: Call, stock: Stock, allowed: Collection[StockState]) -> None:
    """Check that a stock is in one of some states.

    Raises:
        Refusal: 400 INVALID_REQUEST: it is in another state.
    """
    if stock.state not in allowed:
        en = f"The stock is in state {stock.state}; this call requires {' or '.join(allowed)}."
        raise refuse(call, "INVALID_REQUEST", f"批次当前状态为{stock.state}，不允许此操作", en)


def check_valid(call: Call, stocks: Sequence[Stock]) -> None:
    """Check that stocks have neither ended nor been deactivated.

    Raises:
        Refusal: 400 INVALID_REQUEST: one of them has.
    """
    for stock in stocks:
        if stock.state in _OVER:
            en = f"Stock {stock.stock_id} is in state {stock.state}, so it is not valid any more."
            raise refuse(call, "INVALID_REQUEST", f"批次{stock.stock_id}已过期或已失效", en)


def check_specific(call: Call, stocks: Sequence[Stock]) -> None:
    """Check that stocks are for specific stores.

    Raises:
        Refusal: 400 INVALID_REQUEST: one of them is for all stores or for none.
    """
    for stock in stocks:
        if stock.fields["store_scope"] != "SPECIFIC" and not stock.is_example:
            en = f"The store_scope of stock {stock.stock_id} is {stock.fields['store_scope']}; this call requires SPECIFIC."
            raise refuse(call, "INVALID_REQUEST", "只有store_scope为SPECIFIC的批次可以使用本接口", en)


def changed_limits(call: Call, stock: Stock) -> Mapping[str, Any]:
    """Return the limits of a stock after a call that changes one of them: https://pay.weixin.qq.com/doc/v3/partner/4015781561.

    Raises:
        Refusal: 400 INVALID_REQUEST: the stock does not have this limit, its limit differs from that of the call, or it has sent more coupons.
    """
    mode: str = call.fields["update_mode"]
    name = _LIMITS[mode]
    present, current = stock.limits.get(name), call.fields[f"current_{name}"]
    target: int = call.fields[f"target_{name}"]
    for other in _LIMITS.values():
        if other != name and f"target_{other}" in call.fields:
            en = f"target_{other} must be omitted because update_mode is {mode}."
            raise refuse(call, "INVALID_REQUEST", f"{mode}模式不可传入target_{other}", en)
    if stock.is_example:
        return {**stock.limits, name: target}
    if present is None:
        en = f"Stock {stock.stock_id} has no {name}, and cannot get one."
        raise refuse(call, "INVALID_REQUEST", "批次未限制每日发放次数，无法修改", en)
    if current != present:
        en = f"The {name} of stock {stock.stock_id} is {present}, not {current}. Query the stock first."
        raise refuse(call, "INVALID_REQUEST", f"current_{name}与真实值不符", en)
    if name == "max_count" and target < stock.sent:
        en = f"Stock {stock.stock_id} has sent {stock.sent} coupons, so its max_count cannot be {target}."
        raise refuse(call, "INVALID_REQUEST", "目标批次发放次数总上限不可小于已发放次数", en)
    return {**stock.limits, name: target}
