"""Trade bills (交易账单): payments and refunds of one day.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071246
"""

from attrs import frozen

from wechatpay_runtime.bills.cells import as_count, as_fen, as_moment, as_yuan
from wechatpay_runtime.bills.columns import Column, OptionalColumn, Row, Summary
from wechatpay_runtime.bills.reading import Bill, Lines


@frozen
class TradeBillRow(Row):
    """One payment or one refund.

    What belongs to refunds is `None` in a bill of payments only. Amounts are exact; each is there in yuan and in fen.
    """

    recognised_by = ("交易时间", "微信订单号")
    transaction_time = Column(as_moment, "交易时间")
    """交易时间. When the order was paid or the refund was taken, Beijing time; not when the refund arrived."""
    appid = Column(str, "公众账号ID")
    """公众账号ID. AppID under which the order was placed."""
    mchid = Column(str, "商户号")
    """商户号. Merchant number that placed the order."""
    sub_mchid = Column(str, "特约商户号", "子商户号")
    """特约商户号. Merchant number of the sub-merchant of a partner or platform; `0` for a direct merchant."""
    device_id = Column(str, "设备号")
    """设备号. Number of the till or shop, as the order had it; empty where it had none."""
    transaction_id = Column(str, "微信订单号")
    """微信订单号. Number WeChat Pay gave the payment, also on the row of a refund."""
    out_trade_no = Column(str, "商户订单号")
    """商户订单号. Number you gave the order, also on the row of a refund."""
    openid = Column(str, "用户标识")
    """用户标识. OpenID of the user under `appid`."""
    trade_type = Column(str, "交易类型")
    """交易类型. How the user paid: `JSAPI` (mini programs, too), `NATIVE`, `APP`, `MICROPAY`, `FACE`, or a new one."""
    trade_state = Column(str, "交易状态")
    """交易状态. What the row is: `SUCCESS` a payment, `REFUND` a refund, `REVOKED` the refund of an order that was
    reversed."""
    bank_type = Column(str, "付款银行")
    """付款银行. Bank and kind of card, as `CMB_CREDIT` or `CMB_DEBIT`; `OTHERS` for the balance and all that is no
    card."""
    currency = Column(str, "货币种类")
    """货币种类. Currency as ISO 4217 writes it, `CNY`."""
    settlement_total = Column(as_yuan, "应结订单金额", "总金额")
    """应结订单金额. The order without the coupons for which nobody paid you; what the fee is taken of. 0 on a refund. In
    yuan."""
    settlement_total_fen = Column(as_fen, "应结订单金额", "总金额")
    """应结订单金额, in fen."""
    coupon_amount = Column(as_yuan, "代金券金额", "企业红包金额")
    """代金券金额. What coupons of WeChat Pay took off the order. 0 on a refund. In yuan."""
    coupon_amount_fen = Column(as_fen, "代金券金额", "企业红包金额")
    """代金券金额, in fen."""
    refund_create_time = OptionalColumn(as_moment, "退款申请时间")
    """退款申请时间. When you asked for the refund, Beijing time; only in bills of refunds."""
    refund_success_time = OptionalColumn(as_moment, "退款成功时间")
    """退款成功时间. When the refund arrived, Beijing time; only in bills of refunds."""
    refund_id = OptionalColumn(str, "微信退款单号")
    """微信退款单号. Number WeChat Pay gave the refund; `0` on a payment."""
    out_refund_no = OptionalColumn(str, "商户退款单号")
    """商户退款单号. Number you gave the refund; `0` on a payment."""
    settlement_refund = OptionalColumn(as_yuan, "退款金额")
    """退款金额. The refund without its share of the coupons for which nobody paid you; never negative, 0 on a payment.
    In yuan."""
    settlement_refund_fen = OptionalColumn(as_fen, "退款金额")
    """退款金额, in fen."""
    coupon_refund = OptionalColumn(as_yuan, "充值券退款金额", "企业红包退款金额")
    """充值券退款金额. What of the refund are coupons for which somebody paid; never negative, 0 on a payment. In yuan."""
    coupon_refund_fen = OptionalColumn(as_fen, "充值券退款金额", "企业红包退款金额")
    """充值券退款金额, in fen."""
    refund_type = OptionalColumn(str, "退款类型")
    """退款类型. `ORIGINAL` the way it was paid, `BALANCE` to the user's balance; with `PLATFORM-` before it where
    WeChat Pay refunded."""
    refund_status = OptionalColumn(str, "退款状态")
    """退款状态. `SUCCESS`, `PROCESSING`, `FAIL` or `CHANGE` (it cannot go the way it was paid), as it was when the
    bill was made."""
    description = Column(str, "商品名称")
    """商品名称. What was sold, as the order described it, escaped."""
    attach = Column(str, "商户数据包")
    """商户数据包. What you gave with the order, escaped; empty where you gave nothing."""
    fee = Column(as_yuan, "手续费")
    """手续费. WeChat Pay's fee; negative on a refund. In yuan."""
    fee_fen = Column(as_fen, "手续费")
    """手续费, in fen."""
    rate = Column(str, "费率")
    """费率. Rate of the fee, as `0.60%`."""
    total = Column(as_yuan, "订单金额")
    """订单金额. Amount of the whole order, coupons included. 0 on a refund. In yuan."""
    total_fen = Column(as_fen, "订单金额")
    """订单金额, in fen."""
    refund = OptionalColumn(as_yuan, "申请退款金额")
    """申请退款金额. What you asked to give back, coupons included. 0 on a payment. In yuan."""
    refund_fen = OptionalColumn(as_fen, "申请退款金额")
    """申请退款金额, in fen."""
    rate_note = Column(str, "费率备注")
    """费率备注. Rule or campaign that the rate comes from; can be empty."""


@frozen
class TradeBillSummary(Summary):
    """Count and sums of a trade bill."""

    recognised_by = ("总交易单数",)
    row_count = Column(as_count, "总交易单数")
    """总交易单数. How many rows the bill has."""
    settlement_total = Column(as_yuan, "应结订单总金额", "总交易额")
    """应结订单总金额. Sum of `settlement_total`. In yuan."""
    settlement_total_fen = Column(as_fen, "应结订单总金额", "总交易额")
    """应结订单总金额, in fen."""
    settlement_refund = OptionalColumn(as_yuan, "退款总金额", "总退款金额")
    """退款总金额. Sum of `settlement_refund`. In yuan."""
    settlement_refund_fen = OptionalColumn(as_fen, "退款总金额", "总退款金额")
    """退款总金额, in fen."""
    coupon_refund = OptionalColumn(as_yuan, "充值券退款总金额", "总企业红包退款金额")
    """充值券退款总金额. Sum of `coupon_refund`. In yuan."""
    coupon_refund_fen = OptionalColumn(as_fen, "充值券退款总金额", "总企业红包退款金额")
    """充值券退款总金额, in fen."""
    fee = Column(as_yuan, "手续费总金额")
    """手续费总金额. Sum of `fee`. In yuan."""
    fee_fen = Column(as_fen, "手续费总金额")
    """手续费总金额, in fen."""
    total = Column(as_yuan, "订单总金额")
    """订单总金额. Sum of `total`. In yuan."""
    total_fen = Column(as_fen, "订单总金额")
    """订单总金额, in fen."""
    refund = OptionalColumn(as_yuan, "申请退款总金额")
    """申请退款总金额. Sum of `refund`. In yuan."""
    refund_fen = OptionalColumn(as_fen, "申请退款总金额")
    """申请退款总金额, in fen."""


def read_trade_bill(lines: bytes | Lines) -> Bill[TradeBillRow, TradeBillSummary]:
    """Read a trade bill, of any `bill_type`.

    Args:
        lines: The bill as text or bytes, or its lines, as `open(path, "rb")` gives them. Unpacked, opened and proved
            before. Do not cut text with `splitlines()`, which also cuts inside cells.

    Returns:
        Its rows, to be walked through once, and its `summary()`. Reading raises `DamagedBill` where the file is not as
        the page describes it, or not whole.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071246
    """
    return Bill(TradeBillRow, TradeBillSummary, lines)
