"""Rules for refunds from the text of the official pages: order numbers, funds and goods.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012791862 and https://pay.weixin.qq.com/doc/v3/partner/4012739034.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.base.errors import InternalNumber, Refusal
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_GOODS_FIELDS = ("merchant_goods_id", "wechatpay_goods_id", "goods_name", "unit_price")
_AMOUNTS = frozenset({"amount.refund", "amount.total"})


def check_numbers(call: Call, order: Order) -> None:
    """Check that both numbers in a request belong to `order`.

    Raises:
        Refusal: the numbers belong to different orders.
    """
    if call.fields.get("out_trade_no", order.out_trade_no) != order.out_trade_no and not order.is_example:
        zh, en = (
            "transaction_id与out_trade_no不是同一笔订单",
            "transaction_id and out_trade_no belong to different orders.",
        )
        raise refuse(call, "INVALID_REQUEST", zh, en)


def check_funds(call: Call, order: Order) -> None:
    """Check the accounts that fund a refund.

    Their amounts must add up to the refund, and no account may be listed twice. Only an order with profit sharing can have several.

    Raises:
        Refusal: the accounts break a rule.
    """
    amount: Mapping[str, Any] = call.fields["amount"]
    funds: Sequence[Mapping[str, Any]] = amount.get("from", ())
    for index, part in enumerate(funds):
        if part["amount"] < 1:
            raise wrong_value(f"/amount/from/{index}/amount", part["amount"], "金额必须大于0", "must be at least 1 fen")
    if not funds:
        return
    if len({part["account"] for part in funds}) < len(funds):
        raise refuse(call, "INVALID_REQUEST", "出资账户类型重复", "amount.from lists an account twice.")
    if sum(part["amount"] for part in funds) != amount["refund"]:
        en = "The amounts of amount.from must add up to amount.refund."
        raise refuse(call, "INVALID_REQUEST", "出资金额之和与退款金额不一致", en)
    if len(funds) > 1 and not order.is_example and not order.has_profit_sharing:
        en = "Only the refund of an order with profit_sharing can be funded from several accounts."
        raise refuse(call, "INVALID_REQUEST", "仅待分账或分账中的订单支持多账户出资退款", en)


def check_goods(call: Call, order: Order, earlier: Sequence[Refund]) -> None:
    """Check that a refund lists goods of the order, and no more than were bought and not yet refunded.

    Args:
        call: the request.
        order: the order to refund.
        earlier: its earlier refunds that were not closed.

    Raises:
        Refusal: the order does not list the goods, or a quantity is invalid.
    """
    if order.is_example:
        return
    bought = goods_of(order)
    before = [goods for refund in earlier for goods in refund.fields.get("goods_detail", ())]
    requested: Sequence[Mapping[str, Any]] = call.fields.get("goods_detail", ())
    for index, goods in enumerate(requested):
        same = [each for each in bought if _is_same(goods, each)]
        if not same:
            en = f"goods_detail[{index}] does not match the goods_detail of the order."
            raise refuse(call, "INVALID_REQUEST", "退款商品与下单时传入的商品不一致", en)
        of_its_kind = [each for each in (*before, *requested) if _is_same(each, same[0])]
        count = sum(each["refund_quantity"] for each in of_its_kind)
        if goods["refund_quantity"] < 1 or count > sum(each["quantity"] for each in same):
            en = f"goods_detail[{index}].refund_quantity must be between 1 and the quantity not yet refunded."
            raise refuse(call, "INVALID_REQUEST", "商品退货数量不正确", en)


def goods_of(order: Order) -> Sequence[Mapping[str, Any]]:
    """Return the goods of an order, as its request lists them."""
    detail = order.fields.get("detail")
    goods = cast("Mapping[str, Any]", detail).get("goods_detail", ()) if isinstance(detail, dict) else ()
    return cast("Sequence[Mapping[str, Any]]", goods)


def _is_same(refunded: Mapping[str, Any], bought: Mapping[str, Any]) -> bool:
    """Return whether goods of a refund match goods of an order; fields that the refund omits match."""
    number = bought.get("wechatpay_goods_id", bought.get("wxpay_goods_id"))
    full = {**bought, "wechatpay_goods_id": number}
    return all(refunded.get(name, full.get(name)) == full.get(name) for name in _GOODS_FIELDS)


def changed_refund(call: Call, existing: Refund) -> Refusal:
    """Return the refusal for a number that another refund already has; the message lists the fields that differ."""
    before, now = _flat(existing.fields), _flat(call.fields)
    names = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    en = f"The number is already used by a refund with a different {', '.join(names)}."
    zh = "订单金额或退款金额" if _AMOUNTS.intersection(names) else "、".join(names)
    zh = f"{zh}与之前请求不一致，请核实后再试"
    return refuse(call, "INVALID_REQUEST", zh, en, InternalNumber.CHANGED_PARAMETERS)


def _flat(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a refund, with the fields of `amount` named `amount.…`."""
    amount: Mapping[str, Any] = fields.get("amount", {})
    others = {name: value for name, value in fields.items() if name != "amount"}
    return others | {f"amount.{name}": value for name, value in amount.items()}
