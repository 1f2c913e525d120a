"""The rows of bills, from the orders and refunds of the gateway.

A payment is listed on the day of payment, a refund on the day on which it was requested:
https://pay.weixin.qq.com/doc/v3/merchant/4013071238.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.families.bills.files import DIRECTION, FUND_AMOUNT, INCOME, OUTGO, STATE, Row
from wechatpay_gateway.families.order_coupons.used import cash_of, value_of
from wechatpay_gateway.families.payments.fees import RATE_TEXT, fee_of
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import RefundStatus
from wechatpay_gateway.families.payments.views import BANK_TYPE

_CENTS = Decimal("0.01")
_BOTH = {"\\": "\\\\", ",": "\\ ", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\ue000": "\\ "}
PAYMENT_ESCAPES = str.maketrans(_BOTH | {"'": "\\'", '"': '\\"', "`": "\\`"})
_REFUND_ESCAPES = str.maketrans(_BOTH | {'"': '\\"', "`": "\\140"})
"""Escapes for text from a merchant in rows of payments and of refunds: https://pay.weixin.qq.com/doc/v3/merchant/4013071246, section 3."""
SHARED, RETURNED = "分账", "分账回退"
"""The kinds of movements of profit sharing."""
LOCKED, UNLOCKED = "商家转账资金锁定", "商家转账资金退回"
"""The kinds of movements of merchant transfers. The pages name only the first."""
_NAMES = {"退款": "退款", SHARED: SHARED, RETURNED: SHARED, LOCKED: "商家转账", UNLOCKED: "商家转账"}
_STATUS_TEXTS = {
    RefundStatus.PROCESSING: "PROCESSING",
    RefundStatus.SUCCESS: "SUCCESS",
    RefundStatus.ABNORMAL: "CHANGE",
    RefundStatus.CLOSED: "FAIL",
}


def trade_rows(records: Records, caller: str, sub_mchid: str | None, start: float, end: float) -> list[Row]:
    """Return the rows of a trade bill from `start` up to but excluding `end`, in seconds since 1970.

    `sub_mchid` limits them to one sub-merchant.
    """
    rows = [
        (order.paid or 0, _payment(order))
        for order in records.orders.paid_between(caller, start, end)
        if sub_mchid in (None, order.payee)
    ]
    rows += [
        (part.created, _reversal(part, order, _returned_fee(records, part)))
        for order in records.orders.paid_between(caller, start, end)
        if sub_mchid in (None, order.payee) and (part := records.reversed_part(order)) is not None
    ]
    for refund in records.refunds.made_between(caller, start, end):
        order = records.order_of(refund)
        if sub_mchid in (None, order.payee):
            rows.append((refund.created, _refund(refund, order, _returned_fee(records, refund))))
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


@frozen
class Movement:
    """A change of an account's balance, in fen; `number` is WeChat Pay's number, `voucher` the 业务凭证号."""

    at: float
    number: str
    voucher: str
    kind: str
    fen: int


def fund_rows(
    records: Records,
    caller: str,
    sub_mchid: str | None,
    start: float,
    end: float,
    others: Iterable[Movement] = (),
) -> list[Row]:
    """Return the rows of a fund flow bill from `start` up to but excluding `end`; the balance includes everything earlier.

    `others` are movements other than payments and refunds.
    """
    balance, rows = 0, list[Row]()
    for movement in sorted((*_movements(records, caller, sub_mchid, end), *others), key=lambda each: each.at):
        balance += movement.fen
        if movement.at >= start:
            rows.append(fund_row(movement, balance))
    return rows


def _movements(records: Records, caller: str, sub_mchid: str | None, end: float) -> Iterator[Movement]:
    for order in records.orders.paid_between(caller, 0, end):
        if sub_mchid in (None, order.payee):
            number, at = order.transaction_id or "", order.paid or 0
            yield Movement(at, number, order.out_trade_no, "交易", order.settlement_total)
            if fee := fee_of(order.settlement_total):
                yield Movement(at, number, order.out_trade_no, "扣除交易手续费", -fee)
            if (part := records.reversed_part(order)) is not None:
                yield from _refunded(records, part, number, order.out_trade_no)
    for refund in records.refunds.made_between(caller, 0, end):
        order = records.order_of(refund)
        if sub_mchid in (None, order.payee) and refund.status is not RefundStatus.CLOSED:
            yield from _refunded(records, refund, refund.refund_id, refund.out_refund_no)


def _refunded(records: Records, refund: Refund, number: str, voucher: str) -> Iterator[Movement]:
    """Yield the movements of a refund: https://pay.weixin.qq.com/doc/v3/merchant/4013071249 names both kinds."""
    yield Movement(refund.created, number, voucher, "退款", -refund.settlement_refund)
    if fee := _returned_fee(records, refund):
        yield Movement(refund.created, number, voucher, "退还交易手续费", fee)


def _returned_fee(records: Records, refund: Refund) -> int:
    """Return the fee that came back with a refund; of a refund in an older state file, the fee of its part."""
    fee = records.funds.returned_fee(refund)
    return fee_of(refund.settlement_refund) if fee is None else fee


def fund_row(movement: Movement, balance: int) -> Row:
    """Return the row of a movement; `balance` is what the account has after it, in fen."""
    return {
        "记账时间": time_text(movement.at),
        "微信支付业务单号": movement.number,
        "资金流水单号": movement.number,
        "业务名称": _NAMES.get(movement.kind, "交易"),
        "业务类型": movement.kind,
        DIRECTION: INCOME if movement.fen > 0 else OUTGO,
        FUND_AMOUNT: yuan_text(abs(movement.fen)),
        "账户结余(元)": yuan_text(balance),
        "资金变更提交申请人": "system",
        "业务凭证号": movement.voucher,
    }


def _common(order: Order, escapes: Mapping[int, str]) -> dict[str, str]:
    fields = order.fields
    is_partner = order.payee != order.caller
    scene: dict[str, Any] = fields.get("scene_info", {})
    return {
        "公众账号ID": str(fields.get("appid") or fields.get("sp_appid") or ""),
        "商户号": order.caller,
        "特约商户号": order.payee if is_partner else "0",
        "设备号": str(scene.get("device_id", "")).translate(escapes),
        "微信订单号": order.transaction_id or "",
        "商户订单号": order.out_trade_no,
        "用户标识": order.openid or "",
        "交易类型": order.trade_type,
        "付款银行": BANK_TYPE,
        "货币种类": "CNY",
        "商品名称": str(fields.get("description", "")).translate(escapes),
        "商户数据包": str(fields.get("attach", "")).translate(escapes),
        "费率": RATE_TEXT,
    }


def _payment(order: Order) -> Row:
    return _common(order, PAYMENT_ESCAPES) | {
        "交易时间": time_text(order.paid or 0),
        STATE: "SUCCESS",
        "应结订单金额": yuan_text(order.settlement_total),
        "代金券金额": yuan_text(value_of(order.coupons)),
        "充值券退款金额": "0.00",
        "微信退款单号": "0",
        "商户退款单号": "0",
        "退款金额": "0.00",
        "手续费": yuan_text(fee_of(order.settlement_total)),
        "订单金额": yuan_text(order.total),
        "申请退款金额": "0.00",
    }


def _reversal(reversed_part: Refund, order: Order, fee: int) -> Row:
    """Return the row of a reversal, which is like a refund without numbers."""
    return {**_refund(reversed_part, order, fee), STATE: "REVOKED", "微信退款单号": "0", "商户退款单号": "0"}


def _refund(refund: Refund, order: Order, fee: int) -> Row:
    return _common(order, _REFUND_ESCAPES) | {
        "交易时间": time_text(refund.created),
        STATE: "REFUND",
        "应结订单金额": "0.00",
        "代金券金额": "0.00",
        "充值券退款金额": yuan_text(cash_of(refund.coupons)),
        "退款申请时间": time_text(refund.created),
        "退款成功时间": time_text(refund.succeeded) if refund.succeeded else "",
        "微信退款单号": refund.refund_id,
        "商户退款单号": refund.out_refund_no,
        "退款金额": yuan_text(refund.settlement_refund),
        "退款类型": refund.channel,
        "退款状态": _STATUS_TEXTS[refund.status],
        "手续费": yuan_text(-fee),
        "订单金额": "0.00",
        "申请退款金额": yuan_text(refund.amount),
    }


def yuan_text(fen: int) -> str:
    """Return an amount in yuan, as bills show it."""
    return str((Decimal(fen) / 100).quantize(_CENTS))


def time_text(seconds: float) -> str:
    """Return a time in Chinese time, as bills show it."""
    return datetime.fromtimestamp(int(seconds), CHINA).strftime("%Y-%m-%d %H:%M:%S")
