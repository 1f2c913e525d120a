"""Rules for the payments of e-invoices: https://pay.weixin.qq.com/doc/v3/partner/4016078358."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.families.fapiao.invoices import Invoices
from wechatpay_gateway.families.payments.orders import Order, Orders
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_PAID = frozenset({OrderState.SUCCESS, OrderState.REFUND})


def order_of(call: Call, orders: Orders, transaction_id: str, sub_mchid: str) -> Order | None:
    """Return the paid WeChat Pay order of a sub-merchant with this number; `None` if there is no such order.

    Raises:
        Refusal: the order is another merchant's, or is not paid.
    """
    return _checked(call, orders.of_transaction(transaction_id), sub_mchid)


def payments_of(
    call: Call, orders: Orders, transactions: Sequence[Mapping[str, Any]], sub_mchid: str
) -> tuple[dict[str, int], str]:
    """Return the amounts of the payments of an invoice, by `transaction_id`, and the OpenID of who paid.

    Raises:
        Refusal: a payment does not exist, is another merchant's, or has another amount; or several users paid.
    """
    amounts: dict[str, int] = {}
    payers: set[str] = set()
    for each in transactions:
        order = _order(call, orders, each, sub_mchid)
        if each["amount"] <= 0:
            raise _wrong(call, "交易信息中，交易金额必须大于0", "The amount of a payment must be positive.")
        if order.total != each["amount"]:
            en = f"The amount of a payment must be that of its order, {order.total}."
            raise _wrong(call, "微信支付交易信息金额错误", en)
        amounts[str(order.transaction_id)] = order.total
        payers.add(order.openid or "")
    if len(payers) > 1:
        en = "The payments of an invoice must be those of one user."
        raise _wrong(call, "多个微信支付渠道交易合并开票时，必须是同一个用户的所属交易账单", en)
    return amounts, next(iter(payers), "")


def check_amounts(call: Call, invoices: Invoices, sub_mchid: str, amounts: Mapping[str, int], total: int) -> None:
    """Check that the payments cover an invoice, together with the invoices that they have already.

    Raises:
        Refusal: the payments are too small.
    """
    if total > sum(amounts.values()):
        en = "The invoice must not exceed its payments."
        raise _wrong(call, "发票申请单申请开票的总金额，不能超过交易信息的总金额", en)
    others = invoices.paid_with(sub_mchid, list(amounts))
    available = {**amounts, **{name: fen for each in others for name, fen in invoices.payments_of(each).items()}}
    if total + sum(each.total for each in others) > sum(available.values()):
        raise _wrong(call, "交易可剩余开票金额不足", "The payments have less left to invoice.")


def _order(call: Call, orders: Orders, transaction: Mapping[str, Any], sub_mchid: str) -> Order:
    found: Order | None = None
    if number := transaction.get("transaction_id"):
        found = _checked(call, orders.of_transaction(number), sub_mchid)
        if found is not None and transaction.get("out_trade_no", found.out_trade_no) != found.out_trade_no:
            en = f"The payment {number} has the out_trade_no {found.out_trade_no}."
            raise _wrong(call, "支付订单号与支付商户订单号不匹配", en)
    elif number := transaction.get("out_trade_no"):
        found = _checked(call, orders.of_caller(call.mchid, number), sub_mchid)
    if found is None:
        raise _wrong(call, "微信支付订单不存在", "The WeChat Pay order of a payment does not exist.")
    return found


def _checked(call: Call, orders: Sequence[Order], sub_mchid: str) -> Order | None:
    if not orders:
        return None
    order = next((each for each in orders if sub_mchid in (each.sub_mchid, each.payee)), None)
    if order is None:
        zh = "微信支付订单所属商户与当前开票商户不一致"
        raise refuse(call, "RULE_LIMIT", zh, "The WeChat Pay order belongs to another merchant.")
    if order.state not in _PAID:
        zh = "微信支付订单状态不满足开票要求，请确认微信支付订单已完成支付"
        raise refuse(
            call, "RULE_LIMIT", zh, f"The WeChat Pay order is {order.state.value}, so it cannot have an invoice."
        )
    return order


def _wrong(call: Call, zh: str, en: str) -> Refusal:
    return refuse(call, "INVALID_REQUEST", zh, en)
