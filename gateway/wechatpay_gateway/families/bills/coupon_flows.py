"""The files with the uses and refunds of the coupons of a stock.

The page only says that the file has order numbers, items and bank references (https://pay.weixin.qq.com/doc/v3/merchant/4012463585), and no
page shows its columns: their names are those that programs for the file use. The file is ready at 10:00 on the day after the last use.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from wechatpay_gateway.base.times import CHINA, from_moment
from wechatpay_gateway.families.bills.files import Row, coupon_flow, to_bytes
from wechatpay_gateway.families.bills.rows import time_text, yuan_text
from wechatpay_gateway.families.bills.sample_files import sample_file
from wechatpay_gateway.families.order_coupons.used import UsedCoupon
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import RefundStatus
from wechatpay_gateway.family.behavior import Call, Place
from wechatpay_gateway.family.refusals import refuse

_READY_HOUR = 10
_Rows = Callable[[Records, str], Iterator[tuple[float, Row]]]


def flow_file(records: Records, place: Place, call: Call) -> bytes:
    """Return the file of a stock; that of a stock that no request created is a sample.

    Raises:
        Refusal: the stock does not exist, belongs to another merchant, or its file is not ready.
    """
    stock_id: str = call.arguments["stock_id"]
    stock = records.coupons.stock(stock_id)
    if stock and "coupon_use_rule" not in stock:
        return sample_file(call.arguments)
    if stock and stock["mchid"] != call.mchid:
        en = "Only the merchant that created the stock can download its files."
        raise refuse(call, "REQUEST_BLOCKED", "仅支持批次创建方下载", en)
    if not stock or call.now < _ready(stock["available_end_time"]):
        en = (
            f"The stock does not exist, or its file is not ready: it is from {_READY_HOUR}:00 on the day after its end."
        )
        raise refuse(call, "RESOURCE_NOT_EXISTS", "账单文件不存在", en)
    rows = sorted(FLOWS[place](records, stock_id), key=lambda each: each[0])
    return to_bytes(coupon_flow([row for _, row in rows]))


def _ready(text: str) -> float:
    """Return when the file of a stock that ends at a moment is ready, in seconds since 1970."""
    end = datetime.fromtimestamp(from_moment(text), CHINA) + timedelta(days=1)
    return end.replace(hour=_READY_HOUR, minute=0, second=0, microsecond=0).timestamp()


def _uses(records: Records, stock_id: str) -> Iterator[tuple[float, Row]]:
    for order in _orders(records, stock_id):
        for coupon in order.coupons:
            if coupon.stock_id == stock_id:
                yield order.paid or 0, _row(order, coupon, "支付", order.paid or 0)


def _refunds(records: Records, stock_id: str) -> Iterator[tuple[float, Row]]:
    for order in _orders(records, stock_id):
        for refund in records.refunds.of_order(order.transaction_id or ""):
            for coupon in refund.coupons if refund.status is not RefundStatus.CLOSED else ():
                if coupon.stock_id == stock_id:
                    row = _row(order, coupon, "退款", refund.created)
                    yield refund.created, {**row, "退款单号": refund.refund_id}


def _orders(records: Records, stock_id: str) -> Iterator[Order]:
    for number in records.coupons.uses(stock_id):
        yield from records.orders.of_transaction(number)


def _row(order: Order, coupon: UsedCoupon, kind: str, at: float) -> Row:
    return {
        "批次ID": coupon.stock_id,
        "优惠ID": coupon.coupon_id,
        "优惠类型": "全场代金券",
        "优惠金额（元）": yuan_text(coupon.amount),
        "订单总金额（元）": yuan_text(order.total),
        "交易类型": kind,
        "支付单号": order.transaction_id or "",
        "消耗时间": time_text(at),
        "消耗商户号": order.payee,
    }


FLOWS: Mapping[Place, _Rows] = {
    ("GET", "/v3/marketing/favor/stocks/{}/use-flow"): _uses,
    ("GET", "/v3/marketing/favor/stocks/{}/refund-flow"): _refunds,
}
"""The operations with the files of a stock, and the function that lists the rows of each, with their times."""
