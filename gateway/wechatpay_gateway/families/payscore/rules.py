"""Rules for the amounts of PayScore orders from the text of the official pages.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012587900, 4012587955, 4012587957, and 4012587200 (questions and answers).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_PAY_LATER = "ESTIMATE_ORDER_COST"


def is_deposit_free(fields: Mapping[str, Any]) -> bool:
    """Return whether an order is in deposit-free mode, where the risk fund limits the amount; otherwise it is in pay-later mode."""
    return bool(fields["risk_fund"]["name"] != _PAY_LATER)


def is_as_in_examples(call: Call, *names: str) -> bool:
    """Return whether these fields are those of an example of the documentation, whose times and amounts break rules."""
    own = [call.fields.get(name) for name in names]
    return any([example.arguments.get(name) for name in names] == own for example in call.operation.examples)


def check_creation(call: Call) -> None:
    """Check what a new order says about itself, apart from its times.

    Raises:
        Refusal: a rule is broken.
    """
    if call.fields.get("need_user_confirm") is False:
        en = "need_user_confirm=false requires the mode without confirmation, which WeChat Pay must enable."
        raise refuse(call, "NO_AUTH", "商户暂无权限使用此服务", en)
    _check_names(call.fields.get("post_discounts", ()))


def check_amount(call: Call, order: ServiceOrder) -> None:
    """Check the amount of an order that is completed or changed.

    Raises:
        Refusal: a rule is broken.
    """
    payments: Sequence[Mapping[str, Any]] = call.fields["post_payments"]
    discounts: Sequence[Mapping[str, Any]] = call.fields.get("post_discounts", ())
    total: int = call.fields["total_amount"]
    if not payments:
        raise wrong_value("/post_payments", "array", "至少传1条后付费项目", "must not be empty")
    _check_names(discounts)
    if total < 0:
        raise wrong_value("/total_amount", total, "必须大于等于0", "must not be negative")
    # The guides of some industries forbid amounts of items, so nothing can be added up.
    if any("amount" in each for each in payments) and total != _sum(payments) - _sum(discounts):
        en = "must be the sum of post_payments minus the sum of post_discounts"
        raise wrong_value("/total_amount", total, "最终总金额计算非法", en)
    fund: int = order.fields["risk_fund"]["amount"]
    is_limited = is_deposit_free(order.fields) and not is_as_in_examples(call, "post_payments", "total_amount")
    if is_limited and total > fund:
        en = f"total_amount must be at most the risk fund of the order, {fund} fen, in deposit-free mode."
        raise refuse(call, "INVALID_REQUEST", "收款总金额不能大于服务风险金额", en)


def check_reduction(call: Call, order: ServiceOrder) -> None:
    """Check that a change lowers the amount of an order whose user paid no deposit.

    Raises:
        Refusal: a rule is broken.
    """
    check_amount(call, order)
    if order.is_deposited:
        en = "The amount cannot be changed, because the user paid the risk fund."
        raise refuse(call, "INVALID_REQUEST", "用户已交风险金的订单不支持修改金额", en)
    before = order.total or 0
    if call.fields["total_amount"] >= before and not order.is_example:
        en = f"total_amount must be lower than the amount so far, {before} fen."
        raise refuse(call, "INVALID_REQUEST", "只能下调收款金额", en)


def _sum(items: Sequence[Mapping[str, Any]]) -> int:
    return sum(each.get("amount", 0) for each in items)


def _check_names(discounts: Sequence[Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for index, each in enumerate(discounts):
        name = each.get("name")
        if name in seen:
            en = "must be different from the names of the other discounts"
            raise wrong_value(f"/post_discounts/{index}/name", name, "优惠名称不可重复", en)
        if name is not None:
            seen.add(name)
