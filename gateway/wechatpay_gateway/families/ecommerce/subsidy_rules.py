"""The conditions of subsidies, of their returns and of their cancellations.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012477631, 4012477636, 4012477639 and 4015593692.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.steps import SubsidyResult
from wechatpay_gateway.families.ecommerce.subsidies import Subsidy
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.steps import PAID, RefundStatus
from wechatpay_gateway.families.profit_sharing.sharing_rules import FIRST_SECONDS, check_permitted
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

MOST_RETURNS = 50


def subsidy_of(order: Order) -> int:
    """Return the subsidy that an order was created with, in fen; 0 if it has none, or no profit sharing."""
    fen: int = order.fields.get("settle_info", {}).get("subsidy_amount", 0) if order.has_profit_sharing else 0
    return fen


def subsidized_order(call: Call, records: Records) -> Order:
    """Return the paid order with a subsidy that a request names.

    Raises:
        Refusal: the order does not exist, belongs to another merchant or has no subsidy; or a merchant must not share money.
    """
    for mchid in (call.mchid, call.fields["sub_mchid"]):
        check_permitted(call, records.profit_sharing, mchid)
    found = records.payments.orders.of_transaction(call.fields["transaction_id"])
    own = [each for each in found if (each.initiator, each.sub_mchid) == (call.mchid, call.fields["sub_mchid"])]
    paid = [each for each in own if each.state in PAID]
    if not paid:
        en = "The order does not exist, is not paid, or belongs to another sub-merchant."
        raise refuse(call, "ORDER_NOT_EXIST INVALID_REQUEST", "微信支付订单号不存在", en)
    order = next((each for each in paid if subsidy_of(each)), None)
    if order is None:
        en = "The order was placed without profit_sharing or without subsidy_amount."
        raise refuse(call, "INVALID_REQUEST", "非分账订单或者非补差订单，不能请求补差", en)
    return order


def paid_subsidy(records: Records, order: Order) -> Subsidy | None:
    """Return the subsidy that an order received, or `None`."""
    found = records.subsidies.of_order(order.initiator, order.payee, order.transaction_id or "")
    return next((each for each in found if each.result is SubsidyResult.SUCCESS), None)


def is_canceled(records: Records, order: Order) -> bool:
    """Return whether the subsidy of an order was canceled."""
    return records.subsidies.is_canceled(order.initiator, order.payee, order.transaction_id or "")


def refunds_of(records: Records, order: Order) -> list[Refund]:
    """Return the refunds of an order that were not closed."""
    found = records.payments.refunds.of_order(order.transaction_id or "")
    return [each for each in found if each.caller == order.caller and each.status is not RefundStatus.CLOSED]


def check_subsidy(call: Call, records: Records, order: Order) -> None:
    """Check that an order can receive a subsidy.

    Raises:
        Refusal: the amount is wrong; or the order is not settled yet, is unfrozen, or has a subsidy or a cancellation.
    """
    amount, most = call.fields["amount"], subsidy_of(order)
    if amount < 1:
        raise wrong_value("/amount", amount, "金额必须大于0", "must be at least 1 fen")
    if amount > most:
        en = f"amount must be at most {most}, the subsidy_amount of the order."
        raise refuse(call, "INVALID_REQUEST", "补差金额超过下单时的补差金额", en)
    if order.is_example:
        return
    if amount < most and not refunds_of(records, order):
        en = f"amount must be {most}, the subsidy_amount of the order, because the order was not refunded."
        raise refuse(call, "INVALID_REQUEST", "订单没有退款，补差金额不能小于下单时金额", en)
    if call.now - (order.paid or 0) < FIRST_SECONDS:
        en = f"The order is settled {FIRST_SECONDS} seconds after its payment. Send the same request again then."
        raise refuse(call, "INVALID_REQUEST", "订单还未完成结算，请稍后原单重试", en)
    if paid_subsidy(records, order) or is_canceled(records, order):
        en = "The order has a subsidy, or its subsidy was canceled."
        raise refuse(call, "INVALID_REQUEST", "该笔订单已经补差或取消补差", en)
    if not records.payments.funds.of(order).is_open:
        raise refuse(call, "INVALID_REQUEST", "订单已解冻，不能补差", "The money of the order is not frozen any more.")


def check_cancellation(call: Call, records: Records, order: Order) -> None:
    """Check that the subsidy of an order can be canceled.

    Raises:
        Refusal: the order was not refunded, or has a subsidy.
    """
    if order.is_example:
        return
    if paid_subsidy(records, order) or not refunds_of(records, order):
        en = "A subsidy can be canceled only after a refund of the order, and not after the subsidy."
        raise refuse(call, "INVALID_REQUEST", "订单不能取消补差，未发生过退款或者已经补差完成", en)


def returnable_subsidy(call: Call, records: Records, order: Order) -> Subsidy:
    """Return the subsidy that a request returns, after checking its refund, amount and account.

    Raises:
        Refusal: a rule is broken.
    """
    fields = call.fields
    subsidy = paid_subsidy(records, order)
    if subsidy is None or fields.get("subsidy_id", subsidy.subsidy_id) != subsidy.subsidy_id:
        en = "The order has no subsidy with this subsidy_id that succeeded."
        raise refuse(call, "INVALID_REQUEST", "补差单不存在或未补差成功", en)
    returns = [each for each in records.subsidies.returns_of(subsidy) if not each.is_failed]
    if not order.is_example:
        _check_refund(call, {each.refund_id for each in refunds_of(records, order)}, {e.refund_id for e in returns})
    if fields["amount"] < 1:
        raise wrong_value("/amount", fields["amount"], "金额必须大于0", "must be at least 1 fen")
    left = subsidy.amount - sum(each.amount for each in returns)
    if fields["amount"] > left and not order.is_example:
        en = f"amount must be at most {left}, what is left of the subsidy."
        raise refuse(call, "INVALID_REQUEST", "申请回退总金额超过补差金额", en)
    if len(returns) >= MOST_RETURNS:
        en = f"A subsidy can be returned in at most {MOST_RETURNS} parts."
        raise refuse(call, "INVALID_REQUEST", "补差单回退次数已达上限", en)
    _check_source(call, fields)
    return subsidy


def _check_refund(call: Call, refunds: set[str], used: set[str]) -> None:
    refund_id = call.fields.get("refund_id")
    if refund_id is None:
        if refunds - used:
            zh, en = "订单已退款，微信退款单号必填", "is required, because the order was refunded"
            raise wrong_value("/refund_id", None, zh, en)
        return
    if refund_id not in refunds:
        en = "The order has no refund with this refund_id that was not closed."
        raise refuse(call, "INVALID_REQUEST", "微信退款单号不存在", en)
    if refund_id in used:
        en = "The subsidy can be returned only once for each refund."
        raise refuse(call, "INVALID_REQUEST", "一笔微信退款单只允许补差回退一次", en)


def _check_source(call: Call, fields: Mapping[str, Any]) -> None:
    for index, source in enumerate(fields.get("from", ())):
        for name in ("account", "amount"):
            if name not in source:
                raise wrong_value(f"/from/{index}/{name}", None, "必填", "is required")
        if source["amount"] != fields["amount"]:
            en = "amount must equal the amount in from."
            raise refuse(call, "INVALID_REQUEST", "出资金额与回退金额不一致", en)
