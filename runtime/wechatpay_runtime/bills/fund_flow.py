"""Fund-flow bills (资金账单): what came into an account and went out of it on one day; those of sub-merchants, too.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071249
"""

from attrs import frozen

from wechatpay_runtime.bills.cells import as_count, as_fen, as_moment, as_yuan
from wechatpay_runtime.bills.columns import Column, Row, Summary
from wechatpay_runtime.bills.reading import Bill, Lines


@frozen
class FundFlowRow(Row):
    """One movement of money."""

    recognised_by = ("记账时间", "资金流水单号")
    accounting_time = Column(as_moment, "记账时间")
    """记账时间. When the money was booked, Beijing time; not when a refund arrived."""
    business_no = Column(str, "微信支付业务单号")
    """微信支付业务单号. Number WeChat Pay gave the business behind the movement, as a payment or a refund."""
    fund_flow_no = Column(str, "资金流水单号")
    """资金流水单号. Number of the movement itself."""
    business_name = Column(str, "业务名称")
    """业务名称. Field of business, in Chinese, as 交易 or 退款; new ones come."""
    business_type = Column(str, "业务类型")
    """业务类型. Kind of movement, in Chinese, as 交易, 扣除交易手续费 or 退款; new ones come."""
    direction = Column(str, "收支类型")
    """收支类型. 收入 where the money came in, 支出 where it went out."""
    amount = Column(as_yuan, "收支金额(元)", "收支金额（元）")
    """收支金额(元). How much came in or went out. In yuan."""
    amount_fen = Column(as_fen, "收支金额(元)", "收支金额（元）")
    """收支金额(元), in fen."""
    balance = Column(as_yuan, "账户结余(元)", "账户结余（元）")
    """账户结余(元). What the account held afterwards. In yuan."""
    balance_fen = Column(as_fen, "账户结余(元)", "账户结余（元）")
    """账户结余(元), in fen."""
    applicant = Column(str, "资金变更提交申请人")
    """资金变更提交申请人. Who moved the money: a person, the interface or `system`; can be empty."""
    remark = Column(str, "备注")
    """备注. Note of yours or of the business; can be empty."""
    voucher_no = Column(str, "业务凭证号")
    """业务凭证号. Number that stands behind the movement, mostly the one you gave the order."""


@frozen
class FundFlowSummary(Summary):
    """Counts and sums of a fund-flow bill."""

    recognised_by = ("资金流水总笔数",)
    row_count = Column(as_count, "资金流水总笔数")
    """资金流水总笔数. How many rows the bill has."""
    income_count = Column(as_count, "收入笔数")
    """收入笔数. How many of them came in."""
    income = Column(as_yuan, "收入金额")
    """收入金额. Sum of what came in. In yuan."""
    income_fen = Column(as_fen, "收入金额")
    """收入金额, in fen."""
    expense_count = Column(as_count, "支出笔数")
    """支出笔数. How many of them went out."""
    expense = Column(as_yuan, "支出金额")
    """支出金额. Sum of what went out. In yuan."""
    expense_fen = Column(as_fen, "支出金额")
    """支出金额, in fen."""


def read_fund_flow_bill(lines: bytes | Lines) -> Bill[FundFlowRow, FundFlowSummary]:
    """Read a fund-flow bill, of an account of your own or of a sub-merchant's.

    Args:
        lines: The bill as text or bytes, or its lines, as `open(path, "rb")` gives them. Unpacked, opened and proved
            before. Do not cut text with `splitlines()`, which also cuts inside cells.

    Returns:
        Its rows, to be walked through once, and its `summary()`. Reading raises `DamagedBill` where the file is not as
        the page describes it, or not whole.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071249
    """
    return Bill(FundFlowRow, FundFlowSummary, lines)
