"""Sharing bills (分账账单): splits and returns of one day.

The official page, https://pay.weixin.qq.com/doc/v3/merchant/4012289690, describes the format of the file, but shows its columns only
in a spreadsheet that could not be read. The names here are those that programs for the bill use. If your file has others, use
`row["…"]` or `to_dict()`, which have the columns of the file, and report the difference.
"""

from attrs import frozen

from wechatpay_runtime.bills.bill import Bill
from wechatpay_runtime.bills.cells import as_fen, as_moment, as_yuan
from wechatpay_runtime.bills.columns import Column, Row, Summary
from wechatpay_runtime.bills.reading import Lines

_TOTAL = ("订单金额", "订单金额(元)", "订单金额（元）")
_AMOUNT = ("金额", "金额(元)", "金额（元）", "分账金额", "分账金额(元)", "分账金额（元）")


@frozen
class SharingBillRow(Row):
    """One share that a receiver got or gave back. Unsuccessful splits are not in the bill."""

    kind = "sharing"
    recognised_by = ("分账时间", "微信订单号")
    codes = frozenset({"分账发起方", "分账方", "业务类型", "处理状态"})
    sharing_time = Column(as_moment, "分账时间")
    """分账时间. When the money moved, in Beijing time."""
    initiator = Column(str, "分账发起方")
    """分账发起方. Merchant number of the merchant that requested the split or the return."""
    sharing_mchid = Column(str, "分账方")
    """分账方. Merchant number of the merchant whose money was split."""
    transaction_id = Column(str, "微信订单号")
    """微信订单号. WeChat Pay's number of the payment."""
    order_id = Column(str, "微信分账/回退单号")
    """微信分账/回退单号. WeChat Pay's number of the split or the return."""
    detail_id = Column(str, "分账明细单号", "微信分账明细单号")
    """分账明细单号. WeChat Pay's number of the transfer to this receiver, as in `detail_id` of the split."""
    out_order_no = Column(str, "商户分账/回退单号")
    """商户分账/回退单号. Your number of the split or the return."""
    order_total = Column(as_yuan, *_TOTAL)
    """订单金额. Amount of the order, in yuan."""
    order_total_fen = Column(as_fen, *_TOTAL)
    """订单金额, in fen."""
    receiver = Column(str, "分账接收方")
    """分账接收方. Merchant number of the receiver, or OpenID of the user."""
    amount = Column(as_yuan, *_AMOUNT)
    """金额. Amount that the receiver got or gave back, in yuan."""
    amount_fen = Column(as_fen, *_AMOUNT)
    """金额, in fen."""
    business_type = Column(str, "业务类型")
    """业务类型. Type of movement in Chinese, such as 分账 or 分账回退. New values can be added."""
    state = Column(str, "处理状态")
    """处理状态. State of the movement, in Chinese."""
    description = Column(str, "备注", "分账描述")
    """备注. Reason from the request."""


@frozen
class SharingBillSummary(Summary):
    """Counts and totals of a sharing bill, by the names in the file: `summary["…"]` or `summary.to_dict()`."""


def read_sharing_bill(lines: bytes | Lines) -> Bill[SharingBillRow, SharingBillSummary]:
    """Read a sharing bill.

    Args:
        lines: The bill as a string or bytes, or an iterable of its lines, such as `open(path, "rb")`. It must be decompressed and
            verified already. Do not split text with `splitlines()`, which also splits inside cells.

    Returns:
        A `Bill`, which can be iterated once and has a `summary()`. Reading raises `DamagedBill` if the file is incomplete. The
        number of rows is not compared with the summary; the digest of the file shows whether it is complete.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012289690
    """
    return Bill(SharingBillRow, SharingBillSummary, lines)
