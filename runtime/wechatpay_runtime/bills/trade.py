"""Trade bills (交易账单): payments and refunds of one day.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071246
"""

from attrs import frozen

from wechatpay_runtime.bills.bill import Bill
from wechatpay_runtime.bills.cells import as_count, as_fen, as_moment, as_yuan
from wechatpay_runtime.bills.columns import Column, OptionalColumn, Row, Sum, Summary
from wechatpay_runtime.bills.reading import Lines


@frozen
class TradeBillRow(Row):
    """One payment or one refund.

    Attributes of refunds are `None` in a bill that contains payments only. Amounts are exact, and available in yuan and in fen.
    """

    kind = "trade"
    recognised_by = ("交易时间", "微信订单号")
    codes = frozenset(
        {
            *("公众账号ID", "商户号", "特约商户号", "设备号", "交易类型", "交易状态", "付款银行", "货币种类"),
            *("退款类型", "退款状态", "费率", "费率备注"),
        }
    )
    unrounded = frozenset({"手续费"})
    transaction_time = Column(as_moment, "交易时间")
    """交易时间. When the order was paid or the refund was accepted, in Beijing time; not when the refund arrived."""
    appid = Column(str, "公众账号ID")
    """公众账号ID. AppID with which the order was placed."""
    mchid = Column(str, "商户号")
    """商户号. Merchant number of the merchant that placed the order."""
    sub_mchid = Column(str, "特约商户号", "子商户号")
    """特约商户号. Merchant number of the sub-merchant of a partner or platform; `0` for a direct merchant."""
    device_id = Column(str, "设备号")
    """设备号. Number of the till or shop from the order; empty if the order had none."""
    transaction_id = Column(str, "微信订单号")
    """微信订单号. WeChat Pay's number of the payment, also on the row of a refund."""
    out_trade_no = Column(str, "商户订单号")
    """商户订单号. Your number of the order, also on the row of a refund."""
    openid = Column(str, "用户标识")
    """用户标识. OpenID of the user under `appid`."""
    trade_type = Column(str, "交易类型")
    """交易类型. How the user paid: `JSAPI` (also in mini programs), `NATIVE`, `APP`, `MICROPAY`, `FACE`, `AUTH` (pay score, charged
    automatically), or a new value."""
    trade_state = Column(str, "交易状态")
    """交易状态. `SUCCESS` for a payment, `REFUND` for a refund, `REVOKED` for the refund of an order that was reversed."""
    bank_type = Column(str, "付款银行")
    """付款银行. Bank and type of card, such as `CMB_CREDIT` or `CMB_DEBIT`; `OTHERS` for the balance and everything else
    that is not a card."""
    currency = Column(str, "货币种类")
    """货币种类. ISO 4217 currency code, `CNY`."""
    settlement_total = Column(as_yuan, "应结订单金额", "总金额")
    """应结订单金额. Amount of the order without coupons for which you are not paid; the fee is a share of it. 0 for a
    refund. In yuan."""
    settlement_total_fen = Column(as_fen, "应结订单金额", "总金额")
    """应结订单金额, in fen."""
    coupon_amount = Column(as_yuan, "代金券金额", "企业红包金额")
    """代金券金额. Discount by WeChat Pay's coupons. 0 for a refund. In yuan."""
    coupon_amount_fen = Column(as_fen, "代金券金额", "企业红包金额")
    """代金券金额, in fen."""
    refund_create_time = OptionalColumn(as_moment, "退款申请时间")
    """退款申请时间. When you requested the refund, in Beijing time; only in bills that contain refunds."""
    refund_success_time = OptionalColumn(as_moment, "退款成功时间")
    """退款成功时间. When the refund arrived, in Beijing time; only in bills that contain refunds."""
    refund_id = OptionalColumn(str, "微信退款单号")
    """微信退款单号. WeChat Pay's number of the refund; `0` for a payment."""
    out_refund_no = OptionalColumn(str, "商户退款单号")
    """商户退款单号. Your number of the refund; `0` for a payment."""
    settlement_refund = OptionalColumn(as_yuan, "退款金额")
    """退款金额. Amount of the refund without its share of coupons for which you are not paid; never negative, 0 for a
    payment. In yuan."""
    settlement_refund_fen = OptionalColumn(as_fen, "退款金额")
    """退款金额, in fen."""
    coupon_refund = OptionalColumn(as_yuan, "充值券退款金额", "企业红包退款金额")
    """充值券退款金额. Share of the refund that is prepaid coupons; never negative, 0 for a payment. In yuan."""
    coupon_refund_fen = OptionalColumn(as_fen, "充值券退款金额", "企业红包退款金额")
    """充值券退款金额, in fen."""
    refund_type = OptionalColumn(str, "退款类型")
    """退款类型. `ORIGINAL` if refunded to the original payment method, `BALANCE` to the user's balance; prefixed with
    `PLATFORM-` if WeChat Pay made the refund."""
    refund_status = OptionalColumn(str, "退款状态")
    """退款状态. `SUCCESS`, `PROCESSING`, `FAIL` or `CHANGE` (the original payment method cannot be refunded), when the
    bill was created."""
    description = Column(str, "商品名称")
    """商品名称. Description from the order, escaped; see `unescape`."""
    attach = Column(str, "商户数据包")
    """商户数据包. `attach` from the order, escaped; see `unescape`. Empty if the order had none."""
    fee = Column(as_yuan, "手续费")
    """手续费. WeChat Pay's fee; negative for a refund. In yuan."""
    fee_fen = Column(as_fen, "手续费")
    """手续费, in fen."""
    rate = Column(str, "费率")
    """费率. Fee rate, such as `0.60%`."""
    total = Column(as_yuan, "订单金额")
    """订单金额. Total amount of the order, including coupons. 0 for a refund. In yuan."""
    total_fen = Column(as_fen, "订单金额")
    """订单金额, in fen."""
    refund = OptionalColumn(as_yuan, "申请退款金额")
    """申请退款金额. Refund amount that you requested, including coupons. 0 for a payment. In yuan."""
    refund_fen = OptionalColumn(as_fen, "申请退款金额")
    """申请退款金额, in fen."""
    rate_note = Column(str, "费率备注")
    """费率备注. Rule or campaign that determines the rate; can be empty."""


@frozen
class TradeBillSummary(Summary):
    """Count and totals of a trade bill."""

    recognised_by = ("总交易单数",)
    sums = (
        *(Sum(name, name) for name in ("settlement_total_fen", "settlement_refund_fen", "coupon_refund_fen")),
        *(Sum(name, name) for name in ("fee", "total_fen", "refund_fen")),
    )
    row_count = Column(as_count, "总交易单数")
    """总交易单数. Number of rows in the bill."""
    settlement_total = Column(as_yuan, "应结订单总金额", "总交易额")
    """应结订单总金额. Sum of `settlement_total`, in yuan."""
    settlement_total_fen = Column(as_fen, "应结订单总金额", "总交易额")
    """应结订单总金额, in fen."""
    settlement_refund = OptionalColumn(as_yuan, "退款总金额", "总退款金额")
    """退款总金额. Sum of `settlement_refund`, in yuan."""
    settlement_refund_fen = OptionalColumn(as_fen, "退款总金额", "总退款金额")
    """退款总金额, in fen."""
    coupon_refund = OptionalColumn(as_yuan, "充值券退款总金额", "总企业红包退款金额")
    """充值券退款总金额. Sum of `coupon_refund`, in yuan."""
    coupon_refund_fen = OptionalColumn(as_fen, "充值券退款总金额", "总企业红包退款金额")
    """充值券退款总金额, in fen."""
    fee = Column(as_yuan, "手续费总金额")
    """手续费总金额. Sum of `fee`, in yuan."""
    fee_fen = Column(as_fen, "手续费总金额")
    """手续费总金额, in fen."""
    total = Column(as_yuan, "订单总金额")
    """订单总金额. Sum of `total`, in yuan."""
    total_fen = Column(as_fen, "订单总金额")
    """订单总金额, in fen."""
    refund = OptionalColumn(as_yuan, "申请退款总金额")
    """申请退款总金额. Sum of `refund`, in yuan."""
    refund_fen = OptionalColumn(as_fen, "申请退款总金额")
    """申请退款总金额, in fen."""


def read_trade_bill(lines: bytes | Lines) -> Bill[TradeBillRow, TradeBillSummary]:
    """Read a trade bill, of any `bill_type`.

    Args:
        lines: The bill as a string or bytes, or an iterable of its lines, such as `open(path, "rb")`. It must be decompressed,
            decrypted and verified already. Do not split text with `splitlines()`, which also splits inside cells.

    Returns:
        A `Bill`, which can be iterated once and has a `summary()`. Reading raises `DamagedBill` if the file is incomplete or
        differs from the official page.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071246
    """
    return Bill(TradeBillRow, TradeBillSummary, lines)
